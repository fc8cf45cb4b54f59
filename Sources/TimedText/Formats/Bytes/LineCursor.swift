internal import UnicodeText

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
    let end = bytes.span.firstLineEnd(from: start)
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
