/// Pairs of letters that stand for one sound, each a letter of its own: *sh* is no *s* before an *h*.
///
/// Which pairs do differs from language to language, and where one does not, as *sh* in *mishap*, the
/// two are so seldom side by side that nothing is lost. So it is enough to take the usual ones of all
/// languages in Latin letters and of what other scripts are written in them, as far as a text has
/// them often.
struct LetterPairs {
  /// How many pairs become letters at most.
  static let most = 12
  /// How often a text has a pair at least, for its sound to be learnt.
  private static let fewest = 20

  /// Consonants, then vowels and diphthongs, of English, German, Dutch, the Romance languages, pinyin
  /// and the romanizations that ``SpokenForm`` gives.
  private static let sounds = """
    sh ch zh th ng ph ck gn ll \
    ou oo ee ea ai ay ei ey ie au eu oe oi ij ui uu aa oa ow
    """.split(separator: " ").map { Pair(Array($0.utf8)) }

  private struct Pair: Hashable {
    var first: LetterText.Letter
    var second: LetterText.Letter

    init(first: LetterText.Letter, second: LetterText.Letter) {
      (self.first, self.second) = (first, second)
    }

    /// The pair that two of a to z are.
    init(_ ascii: [UInt8]) { self.init(first: ascii[0] - 97, second: ascii[1] - 97) }
  }

  private let letters: [Pair: LetterText.Letter]

  /// Chooses the pairs that a text has most often, of words that are letters.
  init(in clauses: [[[LetterText.Letter]]]) {
    var counts: [Pair: Int] = [:]
    for word in clauses.joined() {
      for (first, second) in zip(word, word.dropFirst()) {
        counts[Pair(first: first, second: second), default: 0] += 1
      }
    }
    let ranked = Self.sounds.enumerated().map { (count: counts[$1] ?? 0, rank: $0, pair: $1) }
      .filter { $0.count >= Self.fewest }
      .sorted { ($1.count, $0.rank) < ($0.count, $1.rank) }
    letters = Dictionary(
      uniqueKeysWithValues: ranked.prefix(Self.most).enumerated().map {
        ($1.pair, LetterText.unknown + 1 + LetterText.Letter($0))
      })
  }

  /// A word with its pairs joined, from its start.
  func joined(_ word: [LetterText.Letter]) -> [LetterText.Letter] {
    var joined: [LetterText.Letter] = []
    var index = 0
    while index < word.count {
      let pair =
        index + 1 < word.count ? Pair(first: word[index], second: word[index + 1]) : nil
      if let letter = pair.flatMap({ letters[$0] }) {
        joined.append(letter)
        index += 2
      } else {
        joined.append(word[index])
        index += 1
      }
    }
    return joined
  }
}
