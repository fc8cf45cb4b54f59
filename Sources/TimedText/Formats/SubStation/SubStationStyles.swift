/// The styles of a script.
struct SubStationStyles {
  /// A style: its fields, by their names in small letters.
  struct Style {
    var name: String
    var fields: [String: String]

    subscript(name: String) -> String? { fields[name] }
  }

  /// The styles in the order of the file.
  private(set) var styles: [Style] = []

  init(_ track: SubtitleTrack) {
    for section in Self.sections(in: track) {
      let dialect = Self.dialect(of: section)
      styles += Self.styles(in: section).map { style in
        var style = style
        // As the tag \an numbers them.
        style.fields["alignment"] = Self.keypad(of: style, in: dialect).map(String.init)
        return style
      }
    }
  }

  // MARK: - Sections

  /// The sections with styles that a track has.
  static func sections(in track: SubtitleTrack) -> [String] {
    track.blocks.compactMap { block in
      guard case .foreign(let owner, let text) = block.content, owner == .ass || owner == .ssa,
        isStyles(text)
      else { return nil }
      return text
    }
  }

  private static func isStyles(_ section: String) -> Bool {
    guard section.utf8.first == UInt8(ascii: "[") else { return false }
    let header = section.prefix { $0 != "\n" }.dropFirst().dropLast().lowercased()
    return SubStation.styleSections.contains(header)
  }

  /// The names of a track's styles, in the order of the file.
  static func names(in track: SubtitleTrack) -> [String] {
    sections(in: track).flatMap { section in
      var place = 0
      var names: [String] = []
      for line in section.split(separator: "\n") {
        if line.hasPrefix("Format:") {
          let columns = values(line.dropFirst("Format:".count)).map { $0.lowercased() }
          place = columns.firstIndex(of: "name") ?? 0
        } else if line.hasPrefix("Style:") {
          let values = line.dropFirst("Style:".count)
            .split(separator: ",", maxSplits: place + 1, omittingEmptySubsequences: false)
          if place < values.count { names.append(name(values[place].unpadded)) }
        }
      }
      return names
    }
  }

  /// The name of a style without the star that older programs put before it.
  private static func name(_ text: String) -> String {
    text.hasPrefix("*") ? String(text.dropFirst()) : text
  }

  private static func dialect(of section: String) -> SubStation.Dialect {
    section.prefix { $0 != "\n" }.contains("+") ? .plus : .v4
  }

  private static func styles(in section: String) -> [Style] {
    var columns = fields(of: dialect(of: section))
    var styles: [Style] = []
    for line in section.split(separator: "\n") {
      if line.hasPrefix("Format:") {
        columns = values(line.dropFirst("Format:".count)).map { $0.lowercased() }
      } else if line.hasPrefix("Style:") {
        let fields = Dictionary(
          zip(columns, values(line.dropFirst("Style:".count))),
          uniquingKeysWith: { first, _ in first })
        guard let name = fields["name"] else { continue }
        styles.append(Style(name: Self.name(name), fields: fields))
      }
    }
    return styles
  }

  private static func values(_ text: Substring) -> [String] {
    text.split(separator: ",", maxSplits: 63, omittingEmptySubsequences: false)
      .map { $0.unpadded }
  }

  private static func keypad(of style: Style, in dialect: SubStation.Dialect) -> Int? {
    guard let number = style["alignment"].flatMap({ Int($0) }) else { return nil }
    switch dialect {
    case .plus: return CueSettings.Anchor(keypad: number)?.keypad
    case .v4: return SubStationPlace.anchor(of: number)?.keypad
    }
  }

  // MARK: - Versions

  private static func names(of dialect: SubStation.Dialect) -> [String] {
    switch dialect {
    case .plus:
      [
        "Name", "Fontname", "Fontsize", "PrimaryColour", "SecondaryColour", "OutlineColour",
        "BackColour", "Bold", "Italic", "Underline", "StrikeOut", "ScaleX", "ScaleY", "Spacing",
        "Angle", "BorderStyle", "Outline", "Shadow", "Alignment", "MarginL", "MarginR", "MarginV",
        "Encoding",
      ]
    case .v4:
      [
        "Name", "Fontname", "Fontsize", "PrimaryColour", "SecondaryColour", "TertiaryColour",
        "BackColour", "Bold", "Italic", "BorderStyle", "Outline", "Shadow", "Alignment", "MarginL",
        "MarginR", "MarginV", "AlphaLevel", "Encoding",
      ]
    }
  }

  private static func fields(of dialect: SubStation.Dialect) -> [String] {
    names(of: dialect).map { $0.lowercased() }
  }

  /// What a style has where it does not say otherwise. The letters are 1/15 of the height of the
  /// screen, white with a black outline, as far from the edges as television keeps its titles.
  private static func usualValue(of field: String, in dialect: SubStation.Dialect) -> String {
    switch field {
    case "name": "Default"
    case "fontname": "Arial"
    case "fontsize": "72"
    case "primarycolour": dialect == .plus ? "&H00FFFFFF" : "16777215"
    case "secondarycolour": dialect == .plus ? "&H000000FF" : "255"
    case "outlinecolour", "tertiarycolour": dialect == .plus ? "&H00000000" : "0"
    case "backcolour": dialect == .plus ? "&H80000000" : "0"
    case "scalex", "scaley": "100"
    case "borderstyle", "encoding": "1"
    case "outline": "4"
    case "alignment": "2"
    case "marginl", "marginr": "120"
    case "marginv": "60"
    default: "0"
    }
  }

  /// The section with the one style that Cuelight gives a script of its own.
  static func usualSection(_ dialect: SubStation.Dialect) -> String {
    section([Style(name: "Default", fields: [:])], in: dialect)
  }

  /// A section as a version of the format has it.
  static func section(_ text: String, in dialect: SubStation.Dialect) -> String {
    guard isStyles(text), Self.dialect(of: text) != dialect else { return text }
    let styles = styles(in: text).map { style in
      var style = style
      let anchor = keypad(of: style, in: Self.dialect(of: text))
        .flatMap { CueSettings.Anchor(keypad: $0) }
      style.fields["alignment"] = anchor.map {
        String(dialect == .plus ? $0.keypad : SubStationPlace.number(of: $0))
      }
      let outline = style["outlinecolour"] ?? style["tertiarycolour"]
      (style.fields["outlinecolour"], style.fields["tertiarycolour"]) = (outline, outline)
      for (name, value) in style.fields where name.hasSuffix("colour") {
        guard let number = SubStationColor.number(value) else { continue }
        style.fields[name] =
          dialect == .plus ? SubStationColor.hexadecimal(number) : String(number & 0xFF_FFFF)
      }
      return style
    }
    return section(styles, in: dialect)
  }

  private static func section(_ styles: [Style], in dialect: SubStation.Dialect) -> String {
    let fields = fields(of: dialect)
    let lines = styles.map { style in
      "Style: "
        + fields.map { style[$0] ?? usualValue(of: $0, in: dialect) }.joined(separator: ",")
    }
    let format = "Format: " + names(of: dialect).joined(separator: ", ")
    return ([dialect.stylesHeader, format] + lines).joined(separator: "\n")
  }
}
