internal import CICU

extension Unicode.Scalar {
  /// Whether it is one of a–z and A–Z.
  package var isASCIILetter: Bool { (0x61...0x7a).contains(value | 0x20) }

  /// Whether it is one of 0–9.
  package var isASCIIDigit: Bool { (0x30...0x39).contains(value) }

  /// Whether it is a decimal digit of any script, full-width ones included.
  package var isDigit: Bool { isASCII ? isASCIIDigit : category == ICU_CATEGORY_DIGIT }

  /// Whether it is a letter, of any script.
  package var isLetter: Bool { isASCII ? isASCIILetter : category == ICU_CATEGORY_LETTER }

  /// Whether it is a mark that combines with the letter before it.
  package var isCombining: Bool { !isASCII && category == ICU_CATEGORY_COMBINING }

  /// Whether it is a number of any kind: a digit, a letter that counts (Ⅳ), a fraction (½).
  package var isNumber: Bool {
    if isASCII { return isASCIIDigit }
    return switch category {
    case ICU_CATEGORY_DIGIT, ICU_CATEGORY_OTHER_NUMBER: true
    default: false
    }
  }

  /// Whether a word can be made of it: a letter, a mark on one, or a number.
  package var isWordLike: Bool {
    if isASCII { return isASCIILetter || isASCIIDigit }
    return switch category {
    case ICU_CATEGORY_LETTER, ICU_CATEGORY_COMBINING, ICU_CATEGORY_DIGIT,
      ICU_CATEGORY_OTHER_NUMBER:
      true
    default: false
    }
  }

  /// Whether it is white space: a space of any width, a tab, a line end (Unicode's White_Space, which
  /// its stability policy keeps as it is).
  package var isSpace: Bool {
    switch value {
    case 0x20, 0x09...0x0d, 0x85, 0xa0, 0x1680, 0x2000...0x200a, 0x2028, 0x2029, 0x202f, 0x205f,
      0x3000:
      true
    default: false
    }
  }

  /// Whether it is a space that no line breaks at.
  package var isNoBreakSpace: Bool { self == "\u{a0}" || self == "\u{202f}" || self == "\u{2007}" }

  /// Whether it is punctuation.
  package var isPunctuation: Bool {
    switch category {
    case ICU_CATEGORY_OPENING, ICU_CATEGORY_CLOSING, ICU_CATEGORY_OTHER_PUNCTUATION: true
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
    default: category == ICU_CATEGORY_CLOSING
    }
  }

  /// Whether it opens something: a bracket or a quotation mark before what it encloses, ¿ and ¡.
  package var isOpening: Bool {
    switch self {
    case "¿", "¡": true
    default: category == ICU_CATEGORY_OPENING
    }
  }

  /// Its general category, from ICU's table: every letter of every text passes here, and `properties`
  /// takes ten times as long.
  private var category: icu_category_code { icu_category(Int32(value)) }
}

extension Unicode.Scalar {
  /// Whether it is a dash as stands before what a speaker says: a hyphen, an en dash, an em dash, a bar.
  package var isDash: Bool {
    switch self {
    case "-", "–", "—", "―": true
    default: false
    }
  }

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
