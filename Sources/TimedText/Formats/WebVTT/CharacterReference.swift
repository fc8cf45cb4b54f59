/// Character references of HTML, as WebVTT's cue text has them.
enum CharacterReference {
  /// The longest name, `CounterClockwiseContourIntegral`, and its ampersand and semicolon.
  private static let longest = 33

  /// What the reference that begins at an ampersand stands for, and where it ends; nothing where the
  /// ampersand is one.
  ///
  /// This is how the HTML Standard consumes a character reference (sections 13.2.5.72 to 13.2.5.80):
  /// outside an attribute or, as browsers do in the annotation of a tag, inside one, where a name
  /// without a semicolon is none before a letter, a digit or an equals sign.
  static func read(
    _ bytes: ArraySlice<UInt8>, at start: Int, inAttribute: Bool = false
  ) -> (text: String, end: Int)? {
    let next = start + 1
    guard next < bytes.endIndex else { return nil }
    if bytes[next] == UInt8(ascii: "#") { return number(bytes, at: next + 1) }
    var end = next
    let limit = min(bytes.endIndex, start + longest)
    while end < limit, bytes[end].isLetter || bytes[end].isDigit { end += 1 }
    guard end > next else { return nil }
    if end < bytes.endIndex, bytes[end] == UInt8(ascii: ";"),
      let text = NamedCharacters.all[String(decoding: bytes[next..<end], as: UTF8.self)]
    {
      return (text, end + 1)
    }
    // The longest name that needs no semicolon.
    while end > next {
      let name = String(decoding: bytes[next..<end], as: UTF8.self)
      if NamedCharacters.bare.contains(name), let text = NamedCharacters.all[name] {
        let next = end < bytes.endIndex ? bytes[end] : 0
        let goesOn = next.isLetter || next.isDigit || next == UInt8(ascii: "=")
        return inAttribute && goesOn ? nil : (text, end)
      }
      end -= 1
    }
    return nil
  }

  private static func number(_ bytes: ArraySlice<UInt8>, at start: Int) -> (String, end: Int)? {
    var index = start
    let isHex = index < bytes.endIndex && bytes[index].lowercased == UInt8(ascii: "x")
    if isHex { index += 1 }
    let digits = index
    var value: UInt32 = 0
    while index < bytes.endIndex,
      let digit = Character(Unicode.Scalar(bytes[index])).hexDigitValue, isHex || digit < 10
    {
      value = min(value * (isHex ? 16 : 10) + UInt32(digit), 0x11_0000)
      index += 1
    }
    guard index > digits else { return nil }
    if index < bytes.endIndex, bytes[index] == UInt8(ascii: ";") { index += 1 }
    return (String(character(value)), index)
  }

  private static func character(_ value: UInt32) -> Character {
    if value == 0 { return "\u{FFFD}" }
    if let scalar = windows1252[value].flatMap(Unicode.Scalar.init) { return Character(scalar) }
    return Character(Unicode.Scalar(value) ?? "\u{FFFD}")
  }

  /// Numbers of C1 controls, which pages mean as Windows-1252 (HTML Standard, 13.2.5.80).
  private static let windows1252: [UInt32: UInt32] = [
    0x80: 0x20AC, 0x82: 0x201A, 0x83: 0x0192, 0x84: 0x201E, 0x85: 0x2026, 0x86: 0x2020,
    0x87: 0x2021, 0x88: 0x02C6, 0x89: 0x2030, 0x8A: 0x0160, 0x8B: 0x2039, 0x8C: 0x0152,
    0x8E: 0x017D, 0x91: 0x2018, 0x92: 0x2019, 0x93: 0x201C, 0x94: 0x201D, 0x95: 0x2022,
    0x96: 0x2013, 0x97: 0x2014, 0x98: 0x02DC, 0x99: 0x2122, 0x9A: 0x0161, 0x9B: 0x203A,
    0x9C: 0x0153, 0x9E: 0x017E, 0x9F: 0x0178,
  ]
}
