internal import UnicodeText

/// How well a sentence can be cut between two words where no punctuation divides it.
enum CutPlace {
  /// The cost of a cut before an index, as a share of the length of a part: below zero before a
  /// conjunction and behind a Japanese particle, above zero where it leaves a small word behind.
  static func cost(of index: Int, in text: ArraySlice<Unicode.Scalar>) -> Double {
    guard index > text.startIndex, index < text.endIndex else { return 0 }
    if beginsConjunction(text[index...]) { return -0.25 }
    let before = text[index - 1], here = text[index]
    if before.isIdeographic {
      if before.script == .hiragana, here.script != .hiragana {
        return particles.contains(before) ? -0.2 : 0
      }
      let isBound = here.script == .hiragana || bound.contains(here) || binding.contains(before)
      return isBound ? 0.4 : 0
    }
    let word = text[..<index].reversed().drop { $0.isSpace }.prefix(5).prefix { $0.isLetter }
    return word.count <= 3 && !word.isEmpty ? 0.3 : 0
  }

  /// Whether a text begins with a word that begins a part of a sentence.
  private static func beginsConjunction(_ text: ArraySlice<Unicode.Scalar>) -> Bool {
    guard let first = text.first else { return false }
    if first.isIdeographic {
      return east.contains { text.starts(with: $0.unicodeScalars) }
    }
    let word = text.prefix(longest + 1).prefix { $0.isLetter }
    guard word.count <= longest else { return false }
    return west.contains(String(scalars: word.lazy.map(\.lowercased)))
  }

  /// Japanese particles that close a phrase.
  private static let particles: Set<Unicode.Scalar> = [
    "は", "が", "を", "に", "で", "て", "と", "も", "へ", "や",
  ]
  /// Chinese characters that belong to what stands before them, and those that belong to what follows.
  private static let bound: Set<Unicode.Scalar> = [
    "了", "的", "地", "得", "着", "著", "们", "們", "过", "過", "吗", "嗎", "呢", "吧", "啊", "之", "些", "个", "個",
  ]
  private static let binding: Set<Unicode.Scalar> = [
    "在", "把", "被", "给", "給", "对", "對", "从", "從", "向", "为", "為", "与", "與", "和", "不", "很", "最", "这",
    "這", "那", "每", "一", "第",
  ]

  /// How long a conjunction is at most.
  private static let longest = 8

  private static let east = [
    "但", "而", "因", "所以", "如果", "那么", "然后", "并且", "或者", "以及", "和", "就", "即使", "虽然", "当", "为了",
    "直到", "除非", "只要", "只有", "也", "还", "又", "却", "從", "从", "並", "還", "則", "则", "しかし", "そして",
    "だから", "もし", "また", "それ", "でも", "ので", "けれど",
  ]

  private static let west: Set<String> = [
    "and", "but", "or", "because", "that", "which", "who", "if", "when", "where", "while", "so",
    "as",
    "than", "since", "until", "though", "although", "whether", "und", "aber", "weil", "dass",
    "oder",
    "wenn", "als", "ob", "denn", "obwohl", "damit", "et", "mais", "que", "qui", "parce", "ou", "où",
    "si", "quand", "donc", "car", "comme", "y", "pero", "porque", "o", "cuando", "donde", "e", "ma",
    "che", "perché", "quando", "mas", "se", "и", "а", "но", "что", "чтобы", "если", "когда", "или",
    "как", "потому", "который", "которая", "которые", "а", "en", "maar", "dat", "och", "att", "men",
    "som", "i", "że", "ale", "lub", "jeśli", "ve", "ama", "çünkü", "và", "nhưng", "mà", "dan",
    "yang",
    "و", "أن", "لكن", "الذي", "التي", "और", "लेकिन", "कि", "जो", "क्योंकि",
  ]
}
