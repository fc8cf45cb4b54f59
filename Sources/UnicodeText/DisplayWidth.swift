internal import CICU

extension Character {
  /// How many columns the character takes in a terminal: two for full-width characters and emoji,
  /// none for controls and for marks that combine with what stands before them, else one.
  ///
  /// Full-width is what Unicode Standard Annex #11 calls Wide and Fullwidth; what it calls
  /// Ambiguous (“ ” … — ·) is taken as narrow.
  package var displayWidth: Int { columns(ambiguous: 1) }

  /// How many columns the character takes among Han characters, where fonts draw the ambiguous
  /// punctuation marks of Unicode Standard Annex #11 (“ ” … — ·) full-width.
  package var eastAsianWidth: Int { columns(ambiguous: 2) }

  private func columns(ambiguous: Int) -> Int {
    if let ascii = asciiValue { return ascii < 0x20 || ascii == 0x7F ? 0 : 1 }
    let scalars = unicodeScalars
    if let first = scalars.first, (0x4E00...0x9FFF).contains(first.value), scalars.count == 1 {
      return 2
    }
    if isEmoji { return 2 }
    return scalars.reduce(0) { $0 + $1.columns(ambiguous: ambiguous) }
  }

  /// Whether it is drawn as a picture: by default, by a variation selector, or as a flag.
  private var isEmoji: Bool {
    var first: Unicode.Scalar?
    for scalar in unicodeScalars {
      if scalar.properties.isEmojiPresentation { return true }
      if scalar.value == 0xFE0F, first?.properties.isEmoji == true { return true }
      first = first ?? scalar
    }
    return false
  }
}

extension Unicode.Scalar {
  fileprivate func columns(ambiguous: Int) -> Int {
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .control, .lineSeparator, .paragraphSeparator:
      return 0
    default:
      // Vowels and finals of Korean syllables that are spelt out join the consonant before them.
      if (0x1160...0x11FF).contains(value) || (0xD7B0...0xD7FF).contains(value) { return 0 }
      if isWide { return 2 }
      return icu_is_ambiguous(Int32(value)) ? ambiguous : 1
    }
  }
}

extension StringProtocol {
  /// How many columns the text takes in a terminal: the sum of its characters' `displayWidth`.
  ///
  /// - Complexity: O(*n*).
  package var displayWidth: Int { reduce(0) { $0 + $1.displayWidth } }
}
