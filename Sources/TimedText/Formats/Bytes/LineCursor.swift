/// Goes through a file line by line, however its lines end.
struct LineCursor {
  let bytes: [UInt8]
  /// Where the next line begins.
  private(set) var position: Int

  init(_ source: SourceText) {
    bytes = source.bytes
    position = source.start
  }

  init(_ bytes: [UInt8], at position: Int) {
    self.bytes = bytes
    self.position = position
  }

  var isAtEnd: Bool { position >= bytes.count }

  /// The next line without its end; nothing at the end of the file. A line end at the very end of
  /// the file has no line behind it.
  mutating func next() -> Range<Int>? {
    guard position < bytes.count else { return nil }
    let start = position
    var end = start
    while end < bytes.count, bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
    position = end
    if position < bytes.count {
      position += bytes[end] == 0x0D && end + 1 < bytes.count && bytes[end + 1] == 0x0A ? 2 : 1
    }
    return start..<end
  }

  /// The next line, left to be read once more.
  func peek() -> Range<Int>? {
    var copy = self
    return copy.next()
  }

  /// Goes back to a place.
  mutating func move(to position: Int) { self.position = position }
}

extension UInt8 {
  /// Whether it is an ASCII digit.
  var isDigit: Bool { (0x30...0x39).contains(self) }
  /// Whether it is a space or a tab.
  var isBlank: Bool { self == 0x20 || self == 0x09 }
  /// Whether it is an ASCII letter.
  var isLetter: Bool { (0x41...0x5A).contains(self) || (0x61...0x7A).contains(self) }
  /// The small letter of an ASCII capital; any other byte as it is.
  var lowercased: UInt8 { (0x41...0x5A).contains(self) ? self | 0x20 : self }
}

extension [UInt8] {
  /// A stretch without the spaces and tabs at its ends.
  func trimmed(_ range: Range<Int>) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, self[start].isBlank { start += 1 }
    while end > start, self[end - 1].isBlank { end -= 1 }
    return start..<end
  }

  /// Whether a stretch begins with some ASCII text.
  func has(_ text: StaticString, at index: Int, before end: Int) -> Bool {
    let count = text.utf8CodeUnitCount
    guard index >= 0, index + count <= end else { return false }
    return self[index..<index + count].elementsEqual(text.description.utf8)
  }

  /// Where three bytes first stand in a stretch: an arrow is sought in every line, so this is quick.
  func firstArrow(in range: Range<Int>) -> Int? {
    var index = range.lowerBound
    while index + 2 < range.upperBound {
      if self[index + 2] == UInt8(ascii: ">") {
        if self[index] == UInt8(ascii: "-"), self[index + 1] == UInt8(ascii: "-") { return index }
        index += 1
      } else if self[index + 2] == UInt8(ascii: "-") {
        index += 1
      } else {
        index += 3
      }
    }
    return nil
  }
}

extension StringProtocol {
  /// Text that cannot end the line it stands in, nor the cue: line ends and other controls, but for
  /// tabs, become spaces.
  var onOneLine: String {
    guard hasLineEndOrControl else { return String(self) }
    return String(String.UnicodeScalarView(unicodeScalars.map { $0.isLineEndOrControl ? " " : $0 }))
  }

  /// Whether a line end or a control other than a tab is in it.
  private var hasLineEndOrControl: Bool {
    var last: UInt8 = 0, beforeLast: UInt8 = 0
    for byte in utf8 {
      if byte < 0x20 && byte != 0x09 || byte == 0x7F || last == 0xC2 && byte < 0xA0
        || beforeLast == 0xE2 && last == 0x80 && (byte == 0xA8 || byte == 0xA9)
      {
        return true
      }
      (beforeLast, last) = (last, byte)
    }
    return false
  }
}

extension String {
  /// Whether it is lines of text, none of them blank, with nothing else that could end one, and
  /// without any of some ASCII characters.
  func isClean(of marks: (UInt8, UInt8, UInt8)) -> Bool {
    var isBlank = true
    var last: UInt8 = 0, beforeLast: UInt8 = 0
    let bytes = utf8.span
    for index in bytes.indices {
      let byte = bytes[index]
      if byte <= 0x20 {
        if byte == 0x0A {
          if isBlank { return false }
          isBlank = true
        } else if !byte.isBlank {
          return false
        }
      } else {
        isBlank = false
        if byte < 0x7F {
          if byte == marks.0 || byte == marks.1 || byte == marks.2 { return false }
        } else if byte == 0x7F || last == 0xC2 && byte < 0xA0
          || beforeLast == 0xE2 && last == 0x80 && (byte == 0xA8 || byte == 0xA9)
        {
          return false
        }
      }
      (beforeLast, last) = (last, byte)
    }
    return !isBlank
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

extension Unicode.Scalar {
  /// Whether it ends a line, or is a control but for the tab.
  var isLineEndOrControl: Bool {
    value < 0x20 && value != 0x09 || (0x7F...0x9F).contains(value) || value == 0x2028
      || value == 0x2029
  }
}
