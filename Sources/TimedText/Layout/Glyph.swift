internal import UnicodeText

/// A character as the layout sees it: what it is to a line break.
struct Glyph {
  enum Kind: UInt8 {
    /// Chinese characters.
    case han
    /// Japanese endings and particles.
    case hiragana
    /// Japanese loan words.
    case katakana
    /// Thai, Lao, Khmer and Burmese letters.
    case southEastAsian
    /// A letter of a script that writes spaces between words.
    case letter
    case digit
    case space
    /// A bracket or quotation mark before what it encloses.
    case opening
    /// A bracket or quotation mark after what it encloses.
    case closing
    /// Any other punctuation mark or symbol.
    case mark
  }

  let character: Character
  let scalar: Unicode.Scalar
  let kind: Kind

  init(_ character: Character) {
    self.character = character
    scalar = character.unicodeScalars.first ?? " "
    kind = Self.kind(of: scalar)
  }

  private static func kind(of scalar: Unicode.Scalar) -> Kind {
    if (0x4E00...0x9FFF).contains(scalar.value) { return .han }
    if scalar.isSpace { return .space }
    if scalar.isDigit { return .digit }
    if scalar.isLetter || scalar.isNumber || scalar.isCombining {
      return switch scalar.script {
      case .han, .bopomofo: .han
      case .hiragana: .hiragana
      case .katakana: .katakana
      case .thai, .lao, .khmer, .myanmar: .southEastAsian
      // The sign of length (ー) goes with either kana.
      case .common where scalar.value == 0x30FC: .katakana
      default: .letter
      }
    }
    if scalar.isOpening { return .opening }
    return scalar.isClosing ? .closing : .mark
  }

  /// Whether words of its script are written without a space between them.
  var isUnspaced: Bool {
    switch kind {
    case .han, .hiragana, .katakana, .southEastAsian: true
    default: false
    }
  }

  /// Whether it can be a part of a word, a name or a number that is written with Latin letters
  /// or their like: what may hold such a word together is `joins`.
  var isSpacedWord: Bool { kind == .letter || kind == .digit }

  /// Whether it may stand inside a name, a number or an address: GPT-3, 10:30, example.com/a_b.
  var joins: Bool {
    switch scalar {
    case "-", ".", "_", "/", ":", "@", "#", "&", "%", "+", "=", "~", "?", "'", "’", "*", "\\", ",",
      "\u{2010}", "\u{2011}", "·", "・", "•", "$", "€", "£":
      true
    default: false
    }
  }

  /// Whether it is a Chinese number.
  var isHanNumber: Bool {
    switch scalar {
    case "〇", "零", "一", "二", "两", "三", "四", "五", "六", "七", "八", "九", "十", "百", "千", "万", "萬",
      "亿", "億":
      true
    default: false
    }
  }

  var isUppercase: Bool {
    scalar.isASCII ? (0x41...0x5A).contains(scalar.value) : scalar.properties.isUppercase
  }

  /// Whether no line may start with it.
  ///
  /// JLREQ's classes cl-02 to cl-07 (closing brackets, hyphens, ?!, middle dots, full stops,
  /// commas) and cl-09 to cl-11 (iteration marks, ー, small kana); CLREQ's line-start prohibition
  /// adds the solidus.
  var isProhibitedAtLineStart: Bool {
    if kind == .closing { return true }
    switch scalar {
    case "，", "。", "、", "．", "：", "；", "？", "！", "·", "・", "‧", "•", "／", "%", "％", "‰", "℃", "〜",
      "～",
      "‐", "ー", "々", "〻", "ヽ", "ヾ", "ゝ", "ゞ", "ぁ", "ぃ", "ぅ", "ぇ", "ぉ", "っ", "ゃ", "ゅ", "ょ", "ゎ",
      "ァ", "ィ", "ゥ", "ェ", "ォ", "ッ", "ャ", "ュ", "ョ", "ヮ", "ヵ", "ヶ", "｡", "､", "･", "!", "?", ",",
      ";", ":", ".", "؟", "،", "؛":
      return true
    default: return false
    }
  }

  /// Whether it is a quotation mark that closes in one language and opens in another: “ ” ‘ ’, and
  /// an apostrophe besides.
  var isEitherQuote: Bool {
    switch scalar {
    case "“", "”", "‘", "’": true
    default: false
    }
  }

  /// Whether no line may end with it: an opening bracket or quotation mark (JLREQ's cl-01).
  var isProhibitedAtLineEnd: Bool { kind == .opening || scalar == "¿" || scalar == "¡" }
}
