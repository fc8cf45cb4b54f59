internal import UnicodeText

/// Tells the full stop that ends a sentence from the one that abbreviates a word.
struct Abbreviations {
  private let language: String

  init(language: String) { self.language = language }

  /// Whether the full stop at an index of a text ends a sentence.
  func endsSentence(_ text: [Unicode.Scalar], at index: Int) -> Bool {
    let next = text[(index + 1)...].prefix(16).drop {
      $0.isSpace || !$0.isWordLike && !$0.endsSentence
    }
    guard let first = next.first else { return true }
    if first.isLetter, first.properties.isLowercase, text[index + 1].isSpace { return false }
    let word = text[..<index].suffix(16).reversed().prefix { $0.isWordLike || $0 == "." }.reversed()
    guard let letter = word.first else { return true }
    if word.allSatisfy(\.isDigit) { return !(language == "de" && word.count <= 2) }
    if word.count == 1, letter.isLetter, !letter.isIdeographic, !letter.script.spacesPhrases {
      return language == "en" && letter == "I"
    }
    var key = String.UnicodeScalarView()
    key.append(contentsOf: word.map(\.lowercased))
    return !Self.beforeNames.contains(String(key))
  }

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
    "avv", "г", "гг", "ул", "им", "т.е", "т.н", "проф", "акад", "св", "др", "руб", "тыс", "млн",
    "млрд",
  ]
}
