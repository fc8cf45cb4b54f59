internal import Timeline

/// Goes through JSON (RFC 8259) once, byte by byte, and knows where everything stands.
///
/// Values are taken one after the other: nothing is built of what nobody asks for. Two faults that
/// common writers make are mended: control characters inside strings, and `NaN`.
struct JSONScanner {
  /// How deep lists and objects may lie inside each other.
  static let deepest = 128

  let bytes: [UInt8]
  /// Where the next byte is.
  var position: Int
  let end: Int
  /// What had to be assumed.
  var repairs = Repairs()

  init(_ bytes: [UInt8], in range: Range<Int>) {
    self.bytes = bytes
    position = range.lowerBound
    end = range.upperBound
  }

  /// What is wrong with the JSON at a place.
  func failure(_ message: String, at offset: Int? = nil) -> SubtitleParseError {
    let offset = min(offset ?? position, bytes.count)
    var (line, start) = (1, 0)
    for index in 0..<offset
    where bytes[index] == 0x0A
      || bytes[index] == 0x0D && !(index + 1 < bytes.count && bytes[index + 1] == 0x0A)
    {
      (line, start) = (line + 1, index + 1)
    }
    return SubtitleParseError(line: line, column: offset - start + 1, message)
  }

  // MARK: - Structure

  mutating func skipSpace() {
    while position < end {
      switch bytes[position] {
      case 0x20, 0x0A, 0x0D, 0x09: position += 1
      default: return
      }
    }
  }

  /// The first byte of what comes next.
  mutating func peek() throws(SubtitleParseError) -> UInt8 {
    skipSpace()
    guard position < end else { throw failure("the JSON ends too early") }
    return bytes[position]
  }

  mutating func take(_ byte: UInt8) throws(SubtitleParseError) {
    guard try peek() == byte else {
      throw failure("not JSON: “\(Unicode.Scalar(byte))” is missing")
    }
    position += 1
  }

  /// Goes into an object.
  mutating func beginObject() throws(SubtitleParseError) { try take(UInt8(ascii: "{")) }

  /// Goes into a list.
  mutating func beginArray() throws(SubtitleParseError) { try take(UInt8(ascii: "[")) }

  /// The name of the next member, whose value comes next; nothing behind the last.
  mutating func nextMember(_ isFirst: inout Bool) throws(SubtitleParseError) -> String? {
    guard try nextElement(&isFirst, end: UInt8(ascii: "}")) else { return nil }
    let name = try string()
    try take(UInt8(ascii: ":"))
    _ = try peek()
    return name
  }

  /// Whether there is one more element, which then comes next.
  mutating func nextElement(_ isFirst: inout Bool) throws(SubtitleParseError) -> Bool {
    try nextElement(&isFirst, end: UInt8(ascii: "]"))
  }

  private mutating func nextElement(
    _ isFirst: inout Bool, end: UInt8
  ) throws(SubtitleParseError) -> Bool {
    let byte = try peek()
    if byte == end {
      position += 1
      return false
    }
    if isFirst {
      isFirst = false
    } else {
      try take(UInt8(ascii: ","))
      _ = try peek()
    }
    return true
  }

  /// Makes sure that nothing is behind the JSON.
  mutating func finish() throws(SubtitleParseError) {
    skipSpace()
    guard position == end else { throw failure("not JSON: something follows its end") }
  }

  // MARK: - Values

  /// Passes over a value, and says where it stands.
  @discardableResult
  mutating func value() throws(SubtitleParseError) -> Range<Int> {
    _ = try peek()
    let start = position
    /// What closes the objects and lists that are open.
    var closers: [UInt8] = []
    var isFirst = true
    repeat {
      if let closer = closers.last {
        guard try nextElement(&isFirst, end: closer) else {
          closers.removeLast()
          isFirst = false
          continue
        }
        if closer == UInt8(ascii: "}") {
          try skipString()
          try take(UInt8(ascii: ":"))
        }
      }
      switch try peek() {
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        guard closers.count < Self.deepest else {
          throw failure("the JSON is nested more than \(Self.deepest) deep")
        }
        // The signs that close stand two behind those that open in ASCII.
        closers.append(bytes[position] + 2)
        isFirst = true
        position += 1
      case UInt8(ascii: "\""): try skipString()
      default: try skipAtom()
      }
    } while !closers.isEmpty
    return start..<position
  }

  private mutating func skipAtom() throws(SubtitleParseError) {
    for (word, isValue) in [
      ("true", true), ("false", true), ("null", true), ("NaN", false), ("Infinity", false),
      ("-Infinity", false),
    ] as [(StaticString, Bool)] where bytes.has(word, at: position, before: end) {
      let range = position..<position + word.utf8CodeUnitCount
      if !isValue { repairs.mend(range, with: Array("null".utf8), "\(word) is taken as null") }
      position = range.upperBound
      return
    }
    _ = try number()
  }

  /// Where the number stands that comes next.
  mutating func number() throws(SubtitleParseError) -> Range<Int> {
    _ = try peek()
    let start = position
    func digits() -> Int {
      let start = position
      while position < end, bytes[position].isDigit { position += 1 }
      return position - start
    }
    if bytes[position] == UInt8(ascii: "-") { position += 1 }
    let whole = position
    let count = digits()
    guard count == 1 || count > 1 && bytes[whole] != 0x30 else {
      throw failure("not JSON: a value is expected", at: start)
    }
    if position < end, bytes[position] == UInt8(ascii: ".") {
      position += 1
      guard digits() > 0 else { throw failure("not JSON: a number ends in its point", at: start) }
    }
    if position < end, bytes[position].lowercased == UInt8(ascii: "e") {
      position += 1
      if position < end, [UInt8(ascii: "+"), UInt8(ascii: "-")].contains(bytes[position]) {
        position += 1
      }
      guard digits() > 0 else { throw failure("not JSON: a number has no exponent", at: start) }
    }
    return start..<position
  }
}
