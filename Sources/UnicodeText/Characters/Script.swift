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
    return switch icu_script(Int32(value)) {
    case ICU_SCRIPT_LATIN: .latin
    case ICU_SCRIPT_GREEK: .greek
    case ICU_SCRIPT_CYRILLIC: .cyrillic
    case ICU_SCRIPT_ARMENIAN: .armenian
    case ICU_SCRIPT_GEORGIAN: .georgian
    case ICU_SCRIPT_HEBREW: .hebrew
    case ICU_SCRIPT_ARABIC: .arabic
    case ICU_SCRIPT_ETHIOPIC: .ethiopic
    case ICU_SCRIPT_DEVANAGARI: .devanagari
    case ICU_SCRIPT_INDIC: .indic
    case ICU_SCRIPT_THAI: .thai
    case ICU_SCRIPT_LAO: .lao
    case ICU_SCRIPT_KHMER: .khmer
    case ICU_SCRIPT_MYANMAR: .myanmar
    case ICU_SCRIPT_HANGUL: .hangul
    case ICU_SCRIPT_HIRAGANA: .hiragana
    case ICU_SCRIPT_KATAKANA: .katakana
    case ICU_SCRIPT_HAN: .han
    case ICU_SCRIPT_BOPOMOFO: .bopomofo
    case ICU_SCRIPT_COMMON: .common
    default: .other
    }
  }

  /// Whether a terminal shows it in two columns (East Asian width W or F; UAX #11).
  package var isWide: Bool { value >= 0x1100 && icu_is_wide(Int32(value)) }

  /// Whether fonts draw it wide among ideographs and narrow among Latin letters (width A).
  package var isAmbiguouslyWide: Bool { !isASCII && icu_is_ambiguous(Int32(value)) }
}
