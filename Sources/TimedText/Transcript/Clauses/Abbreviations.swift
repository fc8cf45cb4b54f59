internal import UnicodeText

/// Tells the full stop that ends a sentence from the one that abbreviates a word.
struct Abbreviations {
  private let language: String

  init(language: String) { self.language = language }

  /// How strong a break the full stop at an index of a text is; none where it abbreviates a word.
  func fullStop(_ text: [Unicode.Scalar], at index: Int) -> ClauseBreak? {
    let next = text[(index + 1)...].prefix(16).drop {
      $0.isSpace || !$0.isWordLike && !$0.endsSentence
    }
    guard let first = next.first else { return .sentence }
    let word = Array(
      text[..<index].suffix(16).reversed().prefix { $0.isWordLike || $0 == "." }.reversed())
    guard let letter = word.first else { return .sentence }
    let key = String(scalars: word.lazy.map(\.lowercased))
    let isAbbreviation = Self.beforeNames.contains(key)
    if first.isLetter, first.properties.isLowercase, text[index + 1].isSpace {
      // Who writes without capitals ends sentences so; who does not abbreviates short words.
      let isShort = word.count <= 3 && !word.allSatisfy(\.isDigit) || word.contains(".")
      return isShort || isAbbreviation || Self.insideSentences.contains(key)
        ? nil : .semicolon
    }
    if word.allSatisfy(\.isDigit) { return language == "de" && word.count <= 2 ? nil : .sentence }
    if word.count == 1, letter.isLetter, !letter.isIdeographic, !letter.script.spacesPhrases {
      return language == "en" && letter == "I" ? .sentence : nil
    }
    return isAbbreviation ? nil : .sentence
  }

  /// Longer abbreviations that the sentence goes on after.
  private static let insideSentences: Set<String> = [
    "approx", "appx", "incl", "excl", "resp", "dept", "univ", "corp", "misc", "temp", "esp.",
    "evtl",
    "inkl", "bspw", "vgl.", "sogen", "environ", "aprox", "напр",
  ]

  /// Abbreviations that a name or a number follows, so that no sentence ends at them though a
  /// capital follows.
  private static let beforeNames: Set<String> = [
    "mr", "mrs", "ms", "dr", "prof", "st", "sr", "jr", "vs", "gen", "gov", "sen", "rep", "rev",
    "capt",
    "lt", "col", "sgt", "hon", "mt", "ft", "no", "vol", "fig", "ch", "sec", "art", "p", "pp", "ed",
    "eds", "e.g", "i.e", "cf", "approx", "ca", "nr", "hr", "fr", "z.b", "d.h", "u.a", "bzw", "m",
    "mm",
    "mme", "mlle", "mgr", "me", "sra", "srta", "ud", "uds", "dña", "d", "dott", "sig", "sig.ra",
    "ing",
    "avv", "डॉ", "श्री", "प्रो", "г", "гг", "ул", "им", "т.е", "т.н", "проф", "акад", "св", "др", "руб",
    "тыс", "млн",
    "млрд",
  ]
}
