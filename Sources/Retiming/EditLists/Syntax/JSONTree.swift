/// A value of JSON, and where it stands.
struct JSONTree {
  /// What it is.
  enum Value {
    case null
    case truth(Bool)
    /// A number, as it is written.
    case number(String)
    case string(String)
    case list([JSONTree])
    case object([(name: String, value: JSONTree)])
  }

  var value: Value
  /// Where it begins, in bytes.
  var offset: Int
  /// Where it ends.
  var end: Int

  /// The value of a member, the last one of a name.
  subscript(name: String) -> JSONTree? {
    guard case .object(let members) = value else { return nil }
    return members.last { $0.name == name }?.value
  }

  /// The elements of a list.
  var list: [JSONTree]? { if case .list(let list) = value { list } else { nil } }
  /// The members of an object.
  var members: [(name: String, value: JSONTree)]? {
    if case .object(let members) = value { members } else { nil }
  }
  /// The text of a string.
  var string: String? { if case .string(let string) = value { string } else { nil } }
  /// The text of a string, or a number as it is written.
  var text: String? {
    switch value {
    case .number(let text), .string(let text): text
    default: nil
    }
  }
  /// The number, also where it stands in quotation marks.
  var number: WrittenNumber? { text.flatMap { WrittenNumber($0) } }
  /// Whether it is null.
  var isNull: Bool { if case .null = value { true } else { false } }
  /// Whether it is true or false, where it is either.
  var truth: Bool? { if case .truth(let truth) = value { truth } else { nil } }
}

/// Reads JSON, and what people and programs make of it: JSON5's comments, trailing commas, single
/// quotation marks and names without any.
struct JSONTreeReader {
  private static let deepest = 200
  /// Far more than any list needs; each value takes memory.
  private static let mostValues = 8_000_000

  private let text: ListText
  private var bytes: [UInt8] { text.bytes }
  private var position = 0
  private var count = 0

  private init(_ text: ListText) { self.text = text }

  /// The value that a text is.
  static func read(_ text: ListText) throws(EditListError) -> JSONTree {
    var reader = JSONTreeReader(text)
    let tree = try reader.value(depth: 0)
    try reader.skipSpace()
    guard reader.position == text.bytes.count else {
      throw reader.failure("something follows the end of the JSON")
    }
    return tree
  }

  private func failure(_ message: String, at offset: Int? = nil) -> EditListError {
    text.error(message, at: offset ?? position)
  }

  private mutating func skipSpace() throws(EditListError) {
    while position < bytes.count {
      switch bytes[position] {
      case 0x20, 0x0A, 0x0D, 0x09: position += 1
      case UInt8(ascii: "/"):
        let start = position
        guard position + 1 < bytes.count else { throw failure("a stray slash") }
        if bytes[position + 1] == UInt8(ascii: "/") {
          while position < bytes.count, bytes[position] != 0x0A, bytes[position] != 0x0D {
            position += 1
          }
        } else if bytes[position + 1] == UInt8(ascii: "*") {
          position += 2
          while position + 1 < bytes.count,
            !(bytes[position] == UInt8(ascii: "*") && bytes[position + 1] == UInt8(ascii: "/"))
          {
            position += 1
          }
          guard position + 1 < bytes.count else { throw failure("a comment has no end", at: start) }
          position += 2
        } else {
          throw failure("a stray slash")
        }
      default: return
      }
    }
  }

  private mutating func peek() throws(EditListError) -> UInt8 {
    try skipSpace()
    guard position < bytes.count else { throw failure("the JSON ends too early") }
    return bytes[position]
  }

  private mutating func value(depth: Int) throws(EditListError) -> JSONTree {
    let first = try peek()
    let start = position
    guard depth < Self.deepest else {
      throw failure("the JSON is nested more than \(Self.deepest) deep")
    }
    count += 1
    guard count < Self.mostValues else { throw failure("the JSON has more than 8 million values") }
    let value: JSONTree.Value
    switch first {
    case UInt8(ascii: "{"): value = .object(try object(depth: depth))
    case UInt8(ascii: "["): value = .list(try list(depth: depth))
    case UInt8(ascii: "\""), UInt8(ascii: "'"): value = .string(try string())
    default: value = try atom()
    }
    return JSONTree(value: value, offset: start, end: position)
  }

  private mutating func object(
    depth: Int
  ) throws(EditListError) -> [(name: String, value: JSONTree)] {
    position += 1
    var members: [(name: String, value: JSONTree)] = []
    while try peek() != UInt8(ascii: "}") {
      let first = bytes[position]
      let isQuoted = first == UInt8(ascii: "\"") || first == UInt8(ascii: "'")
      let name = isQuoted ? try string() : word()
      guard isQuoted || !name.isEmpty else { throw failure("the name of a member is expected") }
      guard try peek() == UInt8(ascii: ":") else {
        throw failure("a colon is missing behind “\(name)”")
      }
      position += 1
      members.append((name, try value(depth: depth + 1)))
      guard try goesOn(until: UInt8(ascii: "}")) else { break }
    }
    position += 1
    return members
  }

  private mutating func list(depth: Int) throws(EditListError) -> [JSONTree] {
    position += 1
    var elements: [JSONTree] = []
    while try peek() != UInt8(ascii: "]") {
      elements.append(try value(depth: depth + 1))
      guard try goesOn(until: UInt8(ascii: "]")) else { break }
    }
    position += 1
    return elements
  }

  private mutating func goesOn(until end: UInt8) throws(EditListError) -> Bool {
    let next = try peek()
    if next == end { return false }
    guard next == UInt8(ascii: ",") else { throw failure("not JSON: a comma is missing") }
    position += 1
    return true
  }

  /// The letters, digits and signs that come next.
  private mutating func word() -> String {
    let start = position
    while position < bytes.count {
      switch bytes[position] {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "_"), UInt8(ascii: "$"),
        UInt8(ascii: "."), UInt8(ascii: "+"), UInt8(ascii: "-"), 0x80...0xFF:
        position += 1
      default: return text.string(start..<position)
      }
    }
    return text.string(start..<position)
  }

  private mutating func atom() throws(EditListError) -> JSONTree.Value {
    let start = position
    switch word() {
    case "null", "undefined": return .null
    case "true": return .truth(true)
    case "false": return .truth(false)
    // Written by programs, and no number of anything: ``JSONTree/number`` has none.
    case let word where Self.noNumbers.contains(word): return .number(word)
    case let word:
      guard let first = word.utf8.first, first < 0x3A, word.utf8.allSatisfy({ $0 < 0x66 }) else {
        throw failure("not JSON: a value is expected", at: start)
      }
      return .number(word)
    }
  }

  private static let noNumbers: Set = [
    "NaN", "Infinity", "-Infinity", "+Infinity", "inf", "-inf", "nan",
  ]

  private mutating func string() throws(EditListError) -> String {
    let start = position
    let quote = bytes[position]
    position += 1
    var text: [UInt8] = []
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      if byte == quote { return String(decoding: text, as: UTF8.self) }
      guard byte == UInt8(ascii: "\\"), position < bytes.count else {
        text.append(byte)
        continue
      }
      let escape = bytes[position]
      position += 1
      switch escape {
      case UInt8(ascii: "n"): text.append(0x0A)
      case UInt8(ascii: "r"): text.append(0x0D)
      case UInt8(ascii: "t"): text.append(0x09)
      case UInt8(ascii: "b"): text.append(0x08)
      case UInt8(ascii: "f"): text.append(0x0C)
      case UInt8(ascii: "u"): text += Array(String(escapedScalar()).utf8)
      default: text.append(escape)
      }
    }
    throw failure("a string has no end", at: start)
  }

  /// The character of `\u`, with the second half of a pair.
  private mutating func escapedScalar() -> Unicode.Scalar {
    func unit() -> UInt32? {
      guard position + 4 <= bytes.count else { return nil }
      let unit = UInt32(text.string(position..<position + 4), radix: 16)
      if unit != nil { position += 4 }
      return unit
    }
    guard let high = unit() else { return "\u{FFFD}" }
    if let scalar = Unicode.Scalar(high) { return scalar }
    guard high < 0xDC00, position + 1 < bytes.count, bytes[position] == UInt8(ascii: "\\"),
      bytes[position + 1] == UInt8(ascii: "u")
    else { return "\u{FFFD}" }
    position += 2
    guard let low = unit(), (0xDC00..<0xE000).contains(low) else { return "\u{FFFD}" }
    return Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00)) ?? "\u{FFFD}"
  }
}
