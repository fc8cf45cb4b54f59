internal import Timeline

// Values as cues have them.
extension JSONScanner {
  /// A string, or nothing where another value comes next, which is passed over.
  mutating func stringIfAny() throws(SubtitleParseError) -> String? {
    if try peek() == UInt8(ascii: "\"") { return try string() }
    try value()
    return nil
  }

  /// A string, or another value as it stands, which is mended; nothing for `null`.
  mutating func text() throws(SubtitleParseError) -> String? {
    if try peek() == UInt8(ascii: "\"") { return try string() }
    let range = try value()
    guard !bytes[range].elementsEqual("null".utf8) else { return nil }
    let text = String(decoding: bytes[range], as: UTF8.self)
    var quoted = ByteWriter()
    quoted.append(json: text)
    repairs.mend(range, with: quoted.bytes, "text without quotes: it is taken as it stands")
    return text
  }

  /// A number, or nothing where another value comes next, which is passed over.
  mutating func numberIfAny() throws(SubtitleParseError) -> Double? {
    let range = try value()
    guard bytes[range.lowerBound].isDigit || bytes[range.lowerBound] == UInt8(ascii: "-") else {
      return nil
    }
    return Double(String(decoding: bytes[range], as: UTF8.self))
  }

  /// A time in seconds and where it stands; nothing where another value comes next, which is passed
  /// over. A time in quotes is mended.
  mutating func time() throws(SubtitleParseError) -> (time: MediaTime, range: Range<Int>)? {
    let range = try value()
    if let time = MediaTime(decimal: bytes[range]) { return (time, range) }
    guard bytes[range.lowerBound] == UInt8(ascii: "\"") else { return nil }
    let inside = bytes.trimmed(range.lowerBound + 1..<range.upperBound - 1)
    guard let time = ClockTime(bytes[inside])?.time else { return nil }
    var number = ByteWriter()
    number.appendSeconds(time)
    repairs.mend(range, with: number.bytes, "a time in quotes: a number is assumed")
    return (time, range)
  }

  /// The JSON of a value as it stands, but for what is mended in it.
  mutating func raw() throws(SubtitleParseError) -> String {
    let before = repairs.edits.mark
    let range = try value()
    var text: [UInt8] = []
    var position = range.lowerBound
    for edit in repairs.edits.edits(behind: before) {
      text += bytes[position..<edit.range.lowerBound] + edit.replacement
      position = edit.range.upperBound
    }
    text += bytes[position..<range.upperBound]
    return String(decoding: text, as: UTF8.self)
  }

  /// Whether text is a value of JSON, and nothing else.
  static func isValue(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    var scanner = JSONScanner(bytes, in: bytes.indices)
    return (try? scanner.value()) == bytes.indices && scanner.repairs.edits.isEmpty
  }

  /// A member of an object.
  struct Member {
    var name: String
    /// Where its name begins.
    var start: Int
    var value: Range<Int>
  }

  /// The members of an object; nothing where there is none.
  static func members(of bytes: [UInt8], in range: Range<Int>) -> [Member]? {
    var scanner = JSONScanner(bytes, in: range)
    do throws(SubtitleParseError) {
      var members: [Member] = []
      var isFirst = true
      try scanner.beginObject()
      while true {
        var ahead = scanner
        ahead.skipSpace()
        if !isFirst, ahead.position < range.upperBound, bytes[ahead.position] == 0x2C {
          ahead = JSONScanner(bytes, in: ahead.position + 1..<range.upperBound)
          ahead.skipSpace()
        }
        guard let name = try scanner.nextMember(&isFirst) else { return members }
        members.append(Member(name: name, start: ahead.position, value: try scanner.value()))
      }
    } catch {
      return nil
    }
  }
}

extension String {
  /// The text as a string of JSON.
  package var quotedAsJSON: String {
    var writer = ByteWriter()
    writer.append(json: self)
    return String(decoding: writer.bytes, as: UTF8.self)
  }
}

extension ByteWriter {
  /// Writes text as a string of JSON.
  mutating func append(json text: String) {
    append(UInt8(ascii: "\""))
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") })
    {
      self += text
    } else {
      for byte in text.utf8 {
        if byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") {
          append(jsonEscapeOf: byte)
        } else {
          append(byte)
        }
      }
    }
    append(UInt8(ascii: "\""))
  }

  mutating func append(jsonEscapeOf byte: UInt8) {
    append(UInt8(ascii: "\\"))
    switch byte {
    case 0x0A: append(UInt8(ascii: "n"))
    case 0x0D: append(UInt8(ascii: "r"))
    case 0x09: append(UInt8(ascii: "t"))
    case 0..<0x20:
      let digits = Array("0123456789abcdef".utf8)
      self += "u00"
      append(digits[Int(byte >> 4)])
      append(digits[Int(byte & 15)])
    default: append(byte)
    }
  }

  /// Writes a number of JSON; one without end as a number too large to hold.
  mutating func append(json number: Double) {
    if number.isNaN {
      self += "null"
    } else if number.isInfinite {
      self += number < 0 ? "-1e999" : "1e999"
    } else if let whole = Int64(exactly: number) {
      self += String(whole)
    } else {
      self += "\(number)"
    }
  }
}

extension ByteWriter {
  /// Writes attributes of an owner as members of an object, each name once: those that are JSON as
  /// they are, texts and what else is none as strings.
  mutating func append(
    members attributes: [Attribute], of owner: String, separator: inout JSONSeparator,
    unlike known: [String], texts: Set<String> = []
  ) {
    guard !attributes.isEmpty else { return }
    var names = Set(known)
    for attribute in attributes where attribute.name.hasPrefix(owner + ".") {
      let name = String(attribute.name.dropFirst(owner.count + 1))
      guard names.insert(name).inserted else { continue }
      separator.member(name, in: &self)
      if !texts.contains(name), JSONScanner.isValue(attribute.value) {
        self += attribute.value
      } else {
        append(json: attribute.value)
      }
    }
  }
}

/// Writes the members of an object, or the elements of a list.
struct JSONSeparator {
  private var isFirst = true

  /// Goes on to a member.
  mutating func member(_ name: String, in out: inout ByteWriter) {
    element(in: &out)
    out.append(json: name)
    out.append(UInt8(ascii: ":"))
  }

  /// Goes on to an element.
  mutating func element(in out: inout ByteWriter) {
    if !isFirst { out.append(UInt8(ascii: ",")) }
    isFirst = false
  }
}
