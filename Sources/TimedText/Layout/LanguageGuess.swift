internal import UnicodeText

/// The language to lay text out in where nobody says which it is: told by its script, so no more
/// than which rules for lines and words apply.
enum LanguageGuess {
  /// A language tag, `und` where the script does not tell.
  static func language(of texts: some Sequence<String>) -> String {
    var counts: [Script: Int] = [:]
    var left = 20_000
    for text in texts where left > 0 {
      for scalar in text.unicodeScalars where scalar.isLetter {
        counts[scalar.script, default: 0] += 1
        left -= 1
      }
    }
    let kana = counts[.hiragana, default: 0] + counts[.katakana, default: 0]
    let han = counts[.han, default: 0]
    // A Han character says as much as some three letters.
    let wide = (han + kana) * 3
    let others = counts.filter { !$0.key.isIdeographic }
    let most = others.max { ($0.value, $0.key.rawValue) < ($1.value, $1.key.rawValue) }
    if wide > most?.value ?? 0 { return kana * 10 > han ? "ja" : "zh" }
    return switch most?.key {
    case .hangul: "ko"
    case .thai: "th"
    case .lao: "lo"
    case .khmer: "km"
    case .myanmar: "my"
    case .cyrillic: "ru"
    case .arabic: "ar"
    case .devanagari: "hi"
    default: "und"
    }
  }
}
