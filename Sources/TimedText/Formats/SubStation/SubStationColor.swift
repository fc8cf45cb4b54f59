/// Colours as scripts write them: blue, green and red, in hexadecimal behind `&H`, or as one decimal
/// number; a style's have before them how transparent it is.
enum SubStationColor {
  /// The colour of a tag, as CSS writes it; nothing where it is none.
  static func ofTag(_ text: Substring) -> String? {
    var digits = text
    while let first = digits.first, "&Hh".contains(first) { digits.removeFirst() }
    while digits.last == "&" || digits.last == " " { digits.removeLast() }
    guard (1...8).contains(digits.utf8.count), digits.allSatisfy(\.isHexDigit),
      let number = UInt32(digits, radix: 16)
    else { return nil }
    return css(number)
  }

  /// The colour of a style, as CSS writes it, without how transparent it is; nothing where it is
  /// none.
  static func ofStyle(_ text: String) -> String? { number(text).map(css) }

  /// The number that the colour of a style is.
  static func number(_ text: String) -> UInt32? {
    if text.hasPrefix("&H") || text.hasPrefix("&h") {
      let digits = text.dropFirst(2).prefix { $0.isHexDigit }
      return digits.utf8.count <= 8 ? UInt32(digits, radix: 16) : nil
    }
    return Int64(text).map { UInt32(truncatingIfNeeded: $0) }
  }

  private static func css(_ number: UInt32) -> String {
    func part(_ shift: UInt32) -> UInt8 { UInt8(truncatingIfNeeded: number >> shift) }
    return CSSColor.hex(red: part(0), green: part(8), blue: part(16))
  }

  /// A colour of CSS as a tag has it; nothing where it is no colour that is known.
  static func tag(_ color: String) -> String? {
    guard let (red, green, blue, _) = CSSColor.components(color) else { return nil }
    return "&H" + [blue, green, red].map(twoDigits).joined() + "&"
  }

  private static func twoDigits(_ value: UInt8) -> String {
    (value < 16 ? "0" : "") + String(value, radix: 16, uppercase: true)
  }

  /// A number as a style of version 4+ has it.
  static func hexadecimal(_ number: UInt32) -> String {
    let digits = String(number, radix: 16, uppercase: true)
    return "&H" + String(repeating: "0", count: 8 - digits.utf8.count) + digits
  }
}
