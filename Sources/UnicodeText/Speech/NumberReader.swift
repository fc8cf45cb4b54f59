/// Reads the digits of a text as they are said: `2020年` digit by digit, `15岁` as fifteen, `1,000`,
/// `3.14`, `10:30`, `21st`, `1990s`, `007`.
struct NumberReader: ~Copyable {
  private let language: String
  private let speller: NumberSpeller?
  private let symbols: SymbolNames

  init(language: String, symbols: SymbolNames) {
    self.language = language
    self.symbols = symbols
    // Languages without rules of their own fall back to digits, which nobody can say.
    speller = NumberSpeller(language: language == "und" ? "en" : language)
  }

  /// The words of the number that begins at an index, and where it ends.
  func read(_ text: ArraySlice<Unicode.Scalar>, at start: Int) -> (words: [String], end: Int) {
    guard let number = Numeral(text, at: start, groups: groupSeparators) else {
      return (numeric(text[start]), start + 1)
    }
    var end = number.end
    var words: [String] = []
    for (index, whole) in number.fields.enumerated() {
      let isLast = index == number.fields.count - 1
      let sense = isLast ? self.sense(of: whole, in: text, number, end: &end) : .cardinal
      words += read(whole, as: sense, isDated: isLast && isYear(whole, in: text, number))
    }
    if !number.decimals.isEmpty {
      words.append(symbols.decimalPoint)
      words += number.decimals.flatMap { spelled(Int64($0), as: .cardinal) }
    }
    return (words, end)
  }
}

extension NumberReader {
  /// What stands between thousands in the language, beside apostrophes and no-break spaces.
  private var groupSeparators: [Unicode.Scalar] {
    switch language {
    case "de", "es", "it", "pt", "nl", "tr", "id", "da", "ro", "hr", "sl", "el", "vi": ["."]
    case "fr", "ru", "uk", "be", "bg", "pl", "cs", "sk", "sv", "nb", "fi", "et", "lv", "lt", "hu":
      [" "]
    default: [",", "，", "٬"]
    }
  }

  private func sense(
    of whole: [UInt8], in text: ArraySlice<Unicode.Scalar>, _ number: Numeral, end: inout Int
  ) -> NumberSpeller.Sense {
    let suffix = text[number.end...].prefix(4).prefix { $0.isLetter }
    let letters = String(scalars: suffix.lazy.map(\.lowercased))
    if Self.ordinalSuffixes[language]?.contains(letters) ?? false {
      end = number.end + suffix.count
      return .ordinal
    }
    guard whole.count == 4, number.decimals.isEmpty, !number.isGrouped else { return .cardinal }
    let value = Self.value(of: whole)
    return (1100...2099).contains(value) && ["en", "de", "sv", "nl"].contains(language)
      ? .year : .cardinal
  }

  private static let ordinalSuffixes: [String: Set<String>] = [
    "en": ["st", "nd", "rd", "th"], "fr": ["er", "re", "e", "ème", "eme", "nd"],
  ]

  /// Whether digits are those of a year, which Chinese reads one by one.
  private func isYear(
    _ whole: [UInt8], in text: ArraySlice<Unicode.Scalar>, _ number: Numeral
  ) -> Bool {
    guard language == "zh", whole.count == 4, number.decimals.isEmpty, !number.isGrouped else {
      return false
    }
    let isFollowed = number.end < text.endIndex && text[number.end] == "年"
    return isFollowed || (1900...2099).contains(Self.value(of: whole))
  }

  private func read(_ whole: [UInt8], as sense: NumberSpeller.Sense, isDated: Bool) -> [String] {
    let isCode = whole.count > 1 && whole[0] == 0 || whole.count > 15
    if isDated || isCode { return whole.flatMap { spelled(Int64($0), as: .cardinal) } }
    return spelled(Self.value(of: whole), as: sense)
  }

  private func spelled(_ value: Int64, as sense: NumberSpeller.Sense) -> [String] {
    let words = speller?.words(of: value, as: sense) ?? String(value)
    if language == "ja" { return [Self.kana(words)] }
    // A character for nothing is read as a word for nothing.
    let scalars = words.unicodeScalars.map { $0 == "〇" ? "零" : $0 }
    return scalars.split(separator: " ").map(String.init(scalars:))
  }

  /// The reading of a number in kanji.
  private static func kana(_ kanji: String) -> String {
    let readings: [Unicode.Scalar: String] = [
      "〇": "ぜろ", "零": "ぜろ", "一": "いち", "二": "に", "三": "さん", "四": "よん", "五": "ご", "六": "ろく",
      "七": "なな",
      "八": "はち", "九": "きゅう", "十": "じゅう", "百": "ひゃく", "千": "せん", "万": "まん", "億": "おく", "兆": "ちょう",
    ]
    return kanji.unicodeScalars.map { readings[$0] ?? String($0) }.joined()
  }

  /// The words of a number that is one character: Ⅳ, ½.
  private func numeric(_ scalar: Unicode.Scalar) -> [String] {
    guard let value = scalar.properties.numericValue, value.isFinite, value >= 0 else { return [] }
    if value == value.rounded(), value < 1e15 { return spelled(Int64(value), as: .cardinal) }
    return spelled(1, as: .cardinal) + spelled(2, as: .cardinal)
  }

  private static func value(of digits: [UInt8]) -> Int64 {
    digits.prefix(18).reduce(0) { $0 * 10 + Int64($1) }
  }
}

/// A number as it is written: its digits without the marks between them.
private struct Numeral {
  /// The digits of its whole numbers: one, or those of a time's hours, minutes and seconds.
  var fields: [[UInt8]]
  /// The digits behind the decimal mark.
  var decimals: [UInt8] = []
  /// Whether marks stood between thousands.
  var isGrouped = false
  var end: Int

  /// Reads the number that begins at an index; nothing where there is no digit.
  init?(_ text: ArraySlice<Unicode.Scalar>, at start: Int, groups: [Unicode.Scalar]) {
    let first = text.digits(from: start)
    guard !first.isEmpty else { return nil }
    fields = [first]
    end = start + first.count
    // Thousands: groups of three behind one to three digits.
    while let mark = text.scalar(at: end), Self.isGroupMark(mark, groups),
      (fields[0].count <= 3 || isGrouped), case let group = text.digits(from: end + 1),
      group.count == 3
    {
      fields[0] += group
      isGrouped = true
      end += 4
    }
    guard let mark = text.scalar(at: end) else { return }
    let rest = text.digits(from: end + 1)
    guard !rest.isEmpty else { return }
    switch mark {
    case ".", ",", "．", "٫":
      guard !groups.contains(mark) || !isGrouped else { return }
      decimals = rest
      end += 1 + rest.count
    case ":", "：":
      guard rest.count == 2, first.count <= 2 else { return }
      fields.append(rest)
      end += 3
      let seconds = text.digits(from: end + 1)
      if text.scalar(at: end) == mark, seconds.count == 2 {
        fields.append(seconds)
        end += 3
      }
    default: break
    }
  }

  private static func isGroupMark(_ mark: Unicode.Scalar, _ groups: [Unicode.Scalar]) -> Bool {
    groups.contains(mark) || mark.isNoBreakSpace || mark == "'" || mark == "’"
  }
}

extension ArraySlice<Unicode.Scalar> {
  fileprivate func scalar(at index: Int) -> Unicode.Scalar? {
    indices.contains(index) ? self[index] : nil
  }

  /// The values of the decimal digits from an index on, of any script.
  fileprivate func digits(from start: Int) -> [UInt8] {
    guard start <= endIndex else { return [] }
    return self[start...].prefix { $0.isDigit }.map { scalar in
      scalar.isASCII ? UInt8(scalar.value - 0x30) : UInt8(scalar.properties.numericValue ?? 0)
    }
  }
}
