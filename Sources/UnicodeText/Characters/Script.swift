internal import CICU

/// The writing systems that Cuelight treats in a way of their own.
package enum Script: UInt8, Sendable, Hashable, CaseIterable {
  /// Digits, punctuation, symbols and combining marks: of no script, or of several.
  case common
  case latin
  case greek
  case cyrillic
  case armenian
  case georgian
  case hebrew
  case arabic
  case ethiopic
  case devanagari
  /// The other Brahmic scripts of India, whose syllables are written as Devanagari's are.
  case indic
  case thai
  case lao
  case khmer
  case myanmar
  case hangul
  case hiragana
  case katakana
  case han
  case bopomofo
  /// Every other one.
  case other

  /// Whether words are written without spaces between them and a line may break nearly anywhere.
  package var isIdeographic: Bool {
    switch self {
    case .han, .hiragana, .katakana, .bopomofo: true
    default: false
    }
  }

  /// Whether words are written without spaces between them, and a space stands between phrases.
  package var spacesPhrases: Bool {
    switch self {
    case .thai, .lao, .khmer, .myanmar: true
    default: false
    }
  }
}

extension Unicode.Scalar {
  /// The writing system that it belongs to.
  package var script: Script {
    if isASCII { return isASCIILetter ? .latin : .common }
    return switch icu_script(UChar32(value)) {
    case USCRIPT_LATIN: .latin
    case USCRIPT_HAN: .han
    case USCRIPT_HIRAGANA: .hiragana
    case USCRIPT_KATAKANA: .katakana
    case USCRIPT_HANGUL: .hangul
    case USCRIPT_CYRILLIC: .cyrillic
    case USCRIPT_ARABIC: .arabic
    case USCRIPT_DEVANAGARI: .devanagari
    case USCRIPT_THAI: .thai
    case USCRIPT_GREEK: .greek
    case USCRIPT_HEBREW: .hebrew
    case USCRIPT_COMMON, USCRIPT_INHERITED, USCRIPT_INVALID_CODE: .common
    case USCRIPT_BENGALI, USCRIPT_GUJARATI, USCRIPT_GURMUKHI, USCRIPT_KANNADA, USCRIPT_MALAYALAM,
      USCRIPT_ORIYA, USCRIPT_SINHALA, USCRIPT_TAMIL, USCRIPT_TELUGU:
      .indic
    case USCRIPT_ARMENIAN: .armenian
    case USCRIPT_GEORGIAN: .georgian
    case USCRIPT_ETHIOPIC: .ethiopic
    case USCRIPT_LAO: .lao
    case USCRIPT_KHMER: .khmer
    case USCRIPT_MYANMAR: .myanmar
    case USCRIPT_BOPOMOFO: .bopomofo
    default: .other
    }
  }

  /// Whether a terminal shows it in two columns (East Asian width W or F; UAX #11).
  package var isWide: Bool { value >= 0x1100 && icu_is_wide(UChar32(value)) != 0 }
}
