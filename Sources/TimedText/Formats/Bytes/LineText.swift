extension StringProtocol {
  /// Text that cannot end the line it stands in, nor the cue: line ends and other controls, but for
  /// tabs, become spaces.
  var onOneLine: String {
    guard hasLineEndOrControl else { return String(self) }
    return String(String.UnicodeScalarView(unicodeScalars.map { $0.isLineEndOrControl ? " " : $0 }))
  }

  /// Whether a line end or a control other than a tab is in it.
  private var hasLineEndOrControl: Bool {
    var seen = LastBytes()
    return utf8.contains { seen.endLineOrControl(with: $0) }
  }
}

extension String {
  /// Whether it is lines of text, none of them blank, with nothing else that could end one, and
  /// without any of some ASCII characters.
  func isClean(of marks: (UInt8, UInt8, UInt8)) -> Bool {
    utf8.span.isOrdinary(without: marks) || isCleanByLines(of: marks)
  }

  private func isCleanByLines(of marks: (UInt8, UInt8, UInt8)) -> Bool {
    var seen = LastBytes()
    var isBlank = true
    for byte in utf8 {
      let isOdd = seen.endLineOrControl(with: byte)
      if byte == 0x0A {
        if isBlank { return false }
        isBlank = true
      } else if isOdd || byte == marks.0 || byte == marks.1 || byte == marks.2 {
        return false
      } else if !byte.isBlank {
        isBlank = false
      }
    }
    return !isBlank
  }
}

/// The last bytes of UTF-8 that is gone through, by which line ends and controls beyond ASCII are told.
private struct LastBytes {
  private var last: UInt8 = 0, beforeLast: UInt8 = 0

  /// Takes the next byte, and says whether a line end of any kind, or a control other than a tab, ends
  /// with it.
  mutating func endLineOrControl(with byte: UInt8) -> Bool {
    defer { (beforeLast, last) = (last, byte) }
    return byte < 0x20 && byte != 0x09 || byte == 0x7F || last == 0xC2 && byte < 0xA0
      || beforeLast == 0xE2 && last == 0x80 && (byte == 0xA8 || byte == 0xA9)
  }
}

extension StringProtocol where SubSequence == Substring {
  /// The text without the spaces and tabs at its ends.
  var unpadded: String {
    var text = self[startIndex...]
    while let first = text.utf8.first, first.isBlank { text.removeFirst() }
    while let last = text.utf8.last, last.isBlank { text.removeLast() }
    return String(text)
  }
}

extension String {
  /// The text without white space at its ends.
  var trimmedOfSpace: String {
    guard utf8.first?.isSpace ?? false || utf8.last?.isSpace ?? false else { return self }
    let scalars = unicodeScalars
    func isSpace(_ scalar: Unicode.Scalar) -> Bool { scalar.isASCII && UInt8(scalar.value).isSpace }
    guard let first = scalars.firstIndex(where: { !isSpace($0) }),
      let last = scalars.lastIndex(where: { !isSpace($0) })
    else { return "" }
    return String(scalars[first...last])
  }
}

extension Unicode.Scalar {
  /// Whether it ends a line, or is a control but for the tab.
  var isLineEndOrControl: Bool {
    value < 0x20 && value != 0x09 || (0x7F...0x9F).contains(value) || value == 0x2028
      || value == 0x2029
  }
}

extension Span<UInt8> {
  /// Whether one of some bytes is in it.
  ///
  /// There is no way out before the end, so that the compiler has many bytes looked at at once: all of
  /// a file's text goes through here.
  func contains(_ wanted: (UInt8, UInt8, UInt8, UInt8)) -> Bool {
    var found: UInt8 = 0
    for index in indices {
      let byte = self[index]
      found |= (byte == wanted.0 ? 1 : 0) | (byte == wanted.1 ? 1 : 0)
      found |= (byte == wanted.2 ? 1 : 0) | (byte == wanted.3 ? 1 : 0)
    }
    return found != 0
  }

  /// Whether it is lines of text that begin with more than a blank, without controls, some marks, and
  /// what begins a control or a line end beyond ASCII, as U+0085 and U+2028.
  fileprivate func isOrdinary(without marks: (UInt8, UInt8, UInt8)) -> Bool {
    var odd: UInt8 = 0
    var last: UInt8 = 0x0A
    for index in indices {
      let byte = self[index]
      let (beginsLine, endsLine): (UInt8, UInt8) = (last == 0x0A ? 1 : 0, byte == 0x0A ? 1 : 0)
      odd |= (byte < 0x20 ? 1 : 0) & ~endsLine | (byte <= 0x20 ? 1 : 0) & beginsLine
      odd |= (byte == 0x7F ? 1 : 0) | (byte == 0xC2 ? 1 : 0) | (byte == 0xE2 ? 1 : 0)
      odd |= (byte == marks.0 ? 1 : 0) | (byte == marks.1 ? 1 : 0) | (byte == marks.2 ? 1 : 0)
      last = byte
    }
    return odd == 0 && last != 0x0A
  }
}
