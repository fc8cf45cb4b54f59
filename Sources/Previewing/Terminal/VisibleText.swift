internal import UnicodeText

/// Text from outside as a terminal may show it: lines of characters that each take one column or
/// two, and none that moves the cursor, changes a colour or turns the order of what stands around.
struct VisibleText {
  /// A character and how many columns it takes.
  struct Glyph: Hashable {
    var text: String
    var width: Int
  }

  /// A character of more scalars than that is cut: no script needs them.
  private static let mostScalars = 16

  /// The lines of the text.
  let lines: [[Glyph]]

  /// Takes the first `limit` characters of a text.
  init(_ text: String, limit: Int) {
    lines = text.prefix(limit).split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .map { line in
        Self.glyphs(of: String(String.UnicodeScalarView(line.flatMap(Self.visible))))
      }
  }

  /// The text in one line, a space in place of each line end.
  var joined: [Glyph] { Array(lines.joined(separator: [Glyph(text: " ", width: 1)])) }

  private static func visible(_ character: Character) -> some Sequence<Unicode.Scalar> {
    character.unicodeScalars.prefix(mostScalars).lazy.compactMap { scalar in
      switch scalar.value {
      case 0x09: " "
      // The pictures of the controls.
      case 0x00..<0x20: Unicode.Scalar(0x2400 + scalar.value)
      case 0x7F: "\u{2421}"
      case 0x80..<0xA0: "\u{FFFD}"
      // What embeds, overrides or isolates a direction would do so beyond this text; and no-break
      // spaces without a width, word joiners and soft hyphens have nothing to show.
      case 0x202A...0x202E, 0x2066...0x2069, 0x00AD, 0x200B, 0x2060...0x2064, 0xFEFF: nil
      case 0x2028, 0x2029: " "
      default: scalar.properties.isNoncharacterCodePoint ? "\u{FFFD}" : scalar
      }
    }
  }

  private static func glyphs(of text: String) -> [Glyph] {
    text.reduce(into: []) { glyphs, character in
      let width = character.displayWidth
      if width > 0 {
        glyphs.append(Glyph(text: String(character), width: width))
      } else if character.unicodeScalars.contains(where: {
        $0.properties.generalCategory != .format
      }) {
        // A mark without a letter to stand on.
        glyphs.append(Glyph(text: "\u{25CC}" + String(character), width: 1))
      } else if !glyphs.isEmpty {
        glyphs[glyphs.count - 1].text.append(character)
      }
    }
  }
}

extension Sequence<VisibleText.Glyph> {
  /// How many columns they take together.
  var width: Int { reduce(0) { $0 + $1.width } }
}

extension [VisibleText.Glyph] {
  /// Kept together where a terminal reorders text from right to left, so that the order of what
  /// stands beside it stays; the same where there is none such in it.
  var isolated: Self {
    guard contains(where: { $0.text.unicodeScalars.contains(where: \.isRightToLeft) }) else {
      return self
    }
    var glyphs = self
    glyphs[0].text = "\u{2068}" + glyphs[0].text
    glyphs[count - 1].text += "\u{2069}"
    return glyphs
  }
}

extension Unicode.Scalar {
  /// Whether it belongs to a block of a script that is written from right to left.
  var isRightToLeft: Bool {
    switch value {
    case 0x0590...0x08FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFC, 0x10800...0x10FFF, 0x1E800...0x1EFFF:
      true
    default: false
    }
  }
}
