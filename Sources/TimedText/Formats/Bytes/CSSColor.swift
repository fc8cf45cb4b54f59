/// Colours as CSS writes them.
enum CSSColor {
  /// A colour in one way of writing: `#rrggbb` or `#rrggbbaa`, in small letters; what is no colour
  /// that is known stays as it is, in small letters.
  static func normalized(_ text: String) -> String {
    let small = text.lowercased()
    if let named = names[small] { return named }
    var digits = small[...]
    if digits.first == "#" { digits.removeFirst() }
    guard !digits.isEmpty, digits.allSatisfy(\.isHexDigit), digits.utf8.count == digits.count,
      small.first == "#" || digits.count == 6
    else { return small }
    switch digits.count {
    case 3, 4: return normalized("#" + digits.map { "\($0)\($0)" }.joined())
    case 6: return "#" + digits
    // What cannot be seen through needs no word of it.
    case 8: return "#" + (digits.hasSuffix("ff") ? digits.dropLast(2) : digits)
    default: return small
    }
  }

  /// A colour in any of the ways of a style sheet, as ``normalized(_:)`` writes it; nothing where it is
  /// none that is known.
  static func reading(_ text: String) -> String? {
    let small = text.lowercased().filter { $0 != " " }
    guard small.hasPrefix("rgb"), small.hasSuffix(")"), let open = small.firstIndex(of: "(") else {
      return components(small) == nil ? nil : normalized(small)
    }
    let parts = small[small.index(after: open)...].dropLast().split(separator: ",")
    let shades = parts.prefix(3).compactMap { UInt8($0) }
    guard shades.count == 3, parts.count < 5 else { return nil }
    var alpha = 1.0
    if parts.count == 4 {
      let isPart = parts[3].hasSuffix("%")
      guard let number = Double(isPart ? parts[3].dropLast() : parts[3]) else { return nil }
      alpha = min(1, max(0, isPart ? number / 100 : number))
    }
    let opacity = UInt8((alpha * 255).rounded())
    return normalized(hex(red: shades[0], green: shades[1], blue: shades[2], alpha: opacity))
  }

  /// Red, green, blue and opacity, each from 0 to 255; nothing where it is no colour that is known.
  static func components(_ color: String) -> (red: UInt8, green: UInt8, blue: UInt8, alpha: UInt8)?
  {
    let color = normalized(color)
    guard color.first == "#", let number = UInt32(color.dropFirst(), radix: 16) else { return nil }
    let value = color.utf8.count == 7 ? number << 8 | 0xFF : number
    guard color.utf8.count == 7 || color.utf8.count == 9 else { return nil }
    func part(_ shift: UInt32) -> UInt8 { UInt8(truncatingIfNeeded: value >> shift) }
    return (part(24), part(16), part(8), part(0))
  }

  /// A colour of three components as CSS writes it.
  static func hex(red: UInt8, green: UInt8, blue: UInt8, alpha: UInt8 = 255) -> String {
    func two(_ value: UInt8) -> String { (value < 16 ? "0" : "") + String(value, radix: 16) }
    return "#" + two(red) + two(green) + two(blue) + (alpha == 255 ? "" : two(alpha))
  }

  /// The colours that have names in HTML 4, CSS's basic ones (CSS Color Module Level 4, section 6.1).
  static let names: [String: String] = [
    "black": "#000000", "silver": "#c0c0c0", "gray": "#808080", "white": "#ffffff",
    "maroon": "#800000", "red": "#ff0000", "purple": "#800080", "fuchsia": "#ff00ff",
    "magenta": "#ff00ff", "green": "#008000", "lime": "#00ff00", "olive": "#808000",
    "yellow": "#ffff00", "navy": "#000080", "blue": "#0000ff", "teal": "#008080",
    "aqua": "#00ffff", "cyan": "#00ffff", "orange": "#ffa500", "grey": "#808080",
    "pink": "#ffc0cb", "transparent": "#00000000",
  ]
}
