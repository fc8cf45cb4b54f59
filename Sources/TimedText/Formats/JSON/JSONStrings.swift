// Strings and their escapes.
extension JSONScanner {
  mutating func skipString() throws(SubtitleParseError) {
    _ = try string(isWanted: false)
  }

  /// The string that comes next.
  mutating func string() throws(SubtitleParseError) -> String { try string(isWanted: true) }

  private mutating func string(isWanted: Bool) throws(SubtitleParseError) -> String {
    try take(UInt8(ascii: "\""))
    let start = position
    while position < end, bytes[position] >= 0x20, bytes[position] != UInt8(ascii: "\""),
      bytes[position] != UInt8(ascii: "\\")
    {
      position += 1
    }
    if position < end, bytes[position] == UInt8(ascii: "\"") {
      position += 1
      return isWanted ? String(decoding: bytes[start..<position - 1], as: UTF8.self) : ""
    }
    var text = isWanted ? Array(bytes[start..<position]) : []
    while position < end {
      let byte = bytes[position]
      switch byte {
      case UInt8(ascii: "\""):
        position += 1
        return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"):
        let scalar = try escape()
        if isWanted { text += Array(String(scalar).utf8) }
      default:
        if byte < 0x20 {
          var escaped = ByteWriter()
          escaped.append(jsonEscapeOf: byte)
          repairs.mend(
            position..<position + 1, with: escaped.bytes, "a control character inside a string")
        }
        if isWanted { text.append(byte) }
        position += 1
      }
    }
    throw failure("not JSON: a string has no end", at: start - 1)
  }

  /// The character of an escape.
  private mutating func escape() throws(SubtitleParseError) -> Unicode.Scalar {
    let start = position
    position += 1
    guard position < end else { throw failure("not JSON: a string has no end") }
    position += 1
    switch bytes[position - 1] {
    case UInt8(ascii: "\""): return "\""
    case UInt8(ascii: "\\"): return "\\"
    case UInt8(ascii: "/"): return "/"
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"):
      guard let unit = hexDigits(at: position) else { break }
      position += 4
      if let scalar = Unicode.Scalar(unit) { return scalar }
      if unit < 0xDC00, bytes.has("\\u", at: position, before: end),
        let low = hexDigits(at: position + 2), (0xDC00..<0xE000).contains(low),
        let scalar = Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00))
      {
        position += 6
        return scalar
      }
      repairs.note(start, "half of a surrogate pair: U+FFFD is assumed")
      return "\u{FFFD}"
    default: break
    }
    throw failure("not JSON: a backslash in a string means nothing", at: start)
  }

  private func hexDigits(at index: Int) -> UInt32? {
    guard index + 4 <= end else { return nil }
    var number: UInt32 = 0
    for byte in bytes[index..<index + 4] {
      switch byte {
      case 0x30...0x39: number = number << 4 | UInt32(byte - 0x30)
      case 0x41...0x46, 0x61...0x66: number = number << 4 | UInt32(byte.lowercased - 0x61 + 10)
      default: return nil
      }
    }
    return number
  }
}
