extension Unicode.Scalar {
  /// Whether it is one of a–z and A–Z.
  package var isASCIILetter: Bool { (0x61...0x7a).contains(value | 0x20) }

  /// Whether it is one of 0–9.
  package var isASCIIDigit: Bool { (0x30...0x39).contains(value) }

  /// Whether it is a decimal digit of any script, full-width ones included.
  package var isDigit: Bool {
    isASCII ? isASCIIDigit : properties.generalCategory == .decimalNumber
  }

  /// Whether it is a letter, of any script.
  package var isLetter: Bool {
    if isASCII { return isASCIILetter }
    return switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: true
    default: false
    }
  }

  /// Whether it is a mark that combines with the letter before it.
  package var isCombining: Bool {
    if isASCII { return false }
    return switch properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark: true
    default: false
    }
  }

  /// Whether it is a number of any kind: a digit, a letter that counts (Ⅳ), a fraction (½).
  package var isNumber: Bool {
    if isASCII { return isASCIIDigit }
    return switch properties.generalCategory {
    case .decimalNumber, .letterNumber, .otherNumber: true
    default: false
    }
  }

  /// Whether a word can be made of it: a letter, a mark on one, or a number.
  package var isWordLike: Bool { isLetter || isNumber || isCombining }

  /// Whether it is white space: a space of any width, a tab, a line end.
  package var isSpace: Bool {
    isASCII ? value == 0x20 || (0x09...0x0d).contains(value) : properties.isWhitespace
  }

  /// Whether it is a space that no line breaks at.
  package var isNoBreakSpace: Bool { self == "\u{a0}" || self == "\u{202f}" || self == "\u{2007}" }

  /// Whether it is punctuation.
  package var isPunctuation: Bool {
    switch properties.generalCategory {
    case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation,
      .initialPunctuation, .finalPunctuation, .otherPunctuation:
      true
    default: false
    }
  }

  /// Whether it is a Han, kana or Bopomofo character.
  package var isIdeographic: Bool { value >= 0x2e80 && script.isIdeographic }

  /// Whether it is punctuation that fills an ideograph's place, its own space included: ，。「」（）.
  package var isWidePunctuation: Bool { value >= 0x2e80 && isPunctuation && isWide }

  /// Whether it closes something: a bracket or a quotation mark at the end of what it encloses.
  package var isClosing: Bool {
    switch self {
    case "\u{201d}", "\u{2019}": true
    default:
      switch properties.generalCategory {
      case .closePunctuation, .finalPunctuation: true
      default: false
      }
    }
  }

  /// Whether it opens something: a bracket or a quotation mark before what it encloses, ¿ and ¡.
  package var isOpening: Bool {
    switch self {
    case "¿", "¡": true
    default:
      switch properties.generalCategory {
      case .openPunctuation, .initialPunctuation: true
      default: false
      }
    }
  }
}

extension Unicode.Scalar {
  /// Whether it ends a sentence, wherever it stands but for the full stop, which may end an
  /// abbreviation or stand inside a number.
  package var endsSentence: Bool {
    switch self {
    case ".", "!", "?", "。", "！", "？", "．", "｡", "‼", "⁇", "⁈", "⁉", "؟", "۔", "।", "॥", "։", "።",
      "፧",
      "။", "។", "៕", "\u{37e}", "﹒", "﹖", "﹗":
      true
    default: false
    }
  }
}
