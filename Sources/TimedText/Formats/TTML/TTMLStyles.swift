/// Styles of TTML, their names without a prefix and what they say.
typealias TTMLStyles = [String: String]

/// The styles that a file defines for its elements to refer to (TTML2, section 8.4.1).
struct TTMLStyleSheet {
  private struct Definition {
    var own: TTMLStyles
    var references: [String]
  }

  private var definitions: [String: Definition] = [:]
  private var resolved: [String: TTMLStyles] = [:]

  /// How many styles may refer to each other in a row.
  private static let longestChain = 32

  mutating func define(_ identifier: String, _ own: TTMLStyles, references: [String]) {
    definitions[identifier] = Definition(own: own, references: references)
    // What was found before may be based on this one.
    if !resolved.isEmpty { resolved = [:] }
  }

  func contains(_ identifier: String) -> Bool { definitions[identifier] != nil }

  /// What some styles say together: a later one goes before an earlier one.
  mutating func styles(_ references: [String]) -> TTMLStyles {
    if references.count == 1 { return styles(references[0], depth: 0) }
    return references.prefix(100).reduce(into: [:]) { all, reference in
      all.merge(styles(reference, depth: 0)) { _, later in later }
    }
  }

  private mutating func styles(_ identifier: String, depth: Int) -> TTMLStyles {
    if let known = resolved[identifier] { return known }
    guard depth < Self.longestChain, let definition = definitions[identifier] else { return [:] }
    // A style that refers to itself finds nothing there.
    resolved[identifier] = [:]
    var styles: TTMLStyles = [:]
    for reference in definition.references.prefix(100) {
      styles.merge(self.styles(reference, depth: depth + 1)) { _, later in later }
    }
    styles.merge(definition.own) { _, own in own }
    resolved[identifier] = styles
    return styles
  }
}

/// How letters look by styles of TTML.
struct TTMLLooks {
  /// Slanted or not, where the styles say so; and so on.
  var isItalic: Bool?
  var isBold: Bool?
  var isUnderlined: Bool?
  var isStruckOut: Bool?
  var font = Markup.Font()

  init(_ styles: TTMLStyles) {
    isItalic = styles["fontStyle"].map { $0 == "italic" || $0 == "oblique" }
    isBold = styles["fontWeight"].map { $0 == "bold" }
    for word in (styles["textDecoration"] ?? "").split(separator: " ") {
      switch word {
      case "none": (isUnderlined, isStruckOut) = (false, false)
      case "underline": isUnderlined = true
      case "noUnderline": isUnderlined = false
      case "lineThrough", "noLineThrough": isStruckOut = word == "lineThrough"
      default: break
      }
    }
    font.color = styles["color"].map(Self.color)
    font.background = styles["backgroundColor"].map(Self.color)
    font.face = styles["fontFamily"].map(Self.family)
    font.size = styles["fontSize"]
  }

  /// The markup that gives these looks, the outermost first.
  var markup: [Markup] {
    var markup: [Markup] = []
    if isBold == true { markup.append(.bold) }
    if isItalic == true { markup.append(.italic) }
    if isUnderlined == true { markup.append(.underline) }
    if isStruckOut == true { markup.append(.strikeout) }
    if font != Markup.Font() { markup.append(Markup(.font(font))) }
    return markup
  }

  /// The markup that these looks take away.
  var undone: [Markup] {
    [
      isBold == false ? .bold : nil, isItalic == false ? .italic : nil,
      isUnderlined == false ? .underline : nil, isStruckOut == false ? .strikeout : nil,
    ].compactMap { (markup: Markup?) in markup }
  }

  /// A colour as CSS writes it: TTML has `rgb()` and `rgba()` with whole numbers, opacity too
  /// (section 10.3.5).
  private static func color(_ text: String) -> String {
    let small = text.lowercased().filter { $0 != " " }
    guard small.hasPrefix("rgb"), small.hasSuffix(")"), let open = small.firstIndex(of: "(") else {
      return CSSColor.normalized(small)
    }
    let parts = small[small.index(after: open)...].dropLast().split(separator: ",").map {
      UInt8($0)
    }
    guard (3...4).contains(parts.count), let red = parts[0], let green = parts[1],
      let blue = parts[2]
    else { return small }
    let alpha = parts.count == 4 ? parts[3] : 255
    return CSSColor.hex(red: red, green: green, blue: blue, alpha: alpha ?? 255)
  }

  /// The name of a family; a list of several stays as it is.
  private static func family(_ text: String) -> String {
    guard let quote = text.first, quote == "\"" || quote == "'", text.count > 2,
      text.last == quote
    else { return text }
    var name = ""
    var isEscaped = false
    for character in text.dropFirst().dropLast() {
      if !isEscaped, character == quote { return text }
      if !isEscaped, character == "\\" {
        isEscaped = true
      } else {
        name.append(character)
        isEscaped = false
      }
    }
    return name
  }

  /// The styles that markup is written as, by their names, or nothing where TTML has none.
  static func styles(of markup: Markup) -> [(name: String, value: String)] {
    switch markup.kind {
    case .bold: return [("fontWeight", "bold")]
    case .italic: return [("fontStyle", "italic")]
    case .underline: return [("textDecoration", "underline")]
    case .strikeout: return [("textDecoration", "lineThrough")]
    case .font(let font):
      return [
        font.color.flatMap(written).map { ("color", $0) },
        font.background.flatMap(written).map { ("backgroundColor", $0) },
        font.face.flatMap { $0.isEmpty ? nil : ("fontFamily", written(family: $0)) },
        font.size.flatMap { isLength($0) ? ("fontSize", $0) : nil },
      ].compactMap { (style: (name: String, value: String)?) in style }
    default: return []
    }
  }

  private static func written(_ color: String) -> String? {
    CSSColor.components(color) == nil ? nil : CSSColor.normalized(color)
  }

  private static func written(family: String) -> String {
    let isPlain = family.split(separator: ",", omittingEmptySubsequences: false).allSatisfy {
      let name = $0.drop { $0 == " " }
      guard let first = name.unicodeScalars.first, first.properties.isAlphabetic else {
        return false
      }
      return name.last != " "
        && name.unicodeScalars.allSatisfy {
          $0.properties.isAlphabetic || ("0"..."9").contains($0) || $0 == " " || $0 == "-"
        } && !name.contains("  ")
    }
    if isPlain, family.first != " " { return family }
    let escaped = family.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    return "\"\(escaped)\""
  }

  /// Whether a text is a length that a size may be (section 10.3.12).
  static func isLength(_ text: String) -> Bool {
    let units = ["%", "px", "em", "c", "rw", "rh"]
    return text.split(separator: " ", omittingEmptySubsequences: false).allSatisfy { word in
      guard let unit = units.first(where: word.hasSuffix) else { return false }
      let number = word.dropLast(unit.utf8.count).utf8
      return number.first?.isDigit == true && number.last?.isDigit == true
        && number.allSatisfy { $0.isDigit || $0 == UInt8(ascii: ".") }
        && number.count { $0 == UInt8(ascii: ".") } < 2
    }
  }
}
