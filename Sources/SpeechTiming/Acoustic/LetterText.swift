internal import TimedText
internal import UnicodeText

/// The transcript as the aligner hears it: each clause as the words that are said, each word as
/// letters.
///
/// Letters are the units of sound. They are no phonemes, but nearly the same sound is the same
/// letter throughout a text, and what it sounds like is learnt from the recording.
struct LetterText: Sendable {
  /// A letter: a to z are 0 to 25, and behind what has none come pairs that are one sound.
  typealias Letter = UInt8
  /// Stands for what has no letters.
  static let unknown: Letter = 26
  /// How many letters there are, that for what has none and pairs included.
  static let letterCount = Int(unknown) + 1 + LetterPairs.most

  /// For each clause its words.
  let clauses: [[[Letter]]]
  /// The first clause of each turn, and the count of clauses behind the last.
  let firstClauses: [Int]

  /// Spells out turns in a language: an ISO 639-1 code.
  init(_ turns: [Turn], in language: String) {
    let form = SpokenForm(language: language)
    var clauses: [[[Letter]]] = []
    var firstClauses = [0]
    for turn in turns {
      for clause in turn.clauses {
        let words = form.latinLetters(of: clause.text).map { word in
          word.utf8.compactMap { byte -> Letter? in (97...122).contains(byte) ? byte - 97 : nil }
        }.filter { !$0.isEmpty }
        clauses.append(words.isEmpty ? [[Self.unknown, Self.unknown]] : words)
      }
      firstClauses.append(clauses.count)
    }
    let pairs = LetterPairs(in: clauses)
    self.clauses = clauses.map { $0.map(pairs.joined) }
    self.firstClauses = firstClauses
  }

  private init(clauses: [[[Letter]]]) {
    self.clauses = clauses
    firstClauses = [0, clauses.count]
  }

  /// A text of one turn: about as long, and with its pauses where a turn has them, but in the words of
  /// another turn.
  ///
  /// They are whole words: letters that are cut anew would not be those of any language, and lose to
  /// any text that is.
  func shape(of turn: Int, inWordsOf other: Int) -> LetterText {
    let words = clauses(of: other).flatMap { clauses[$0] }
    var (next, due) = (0, 0)
    return LetterText(
      clauses: clauses(of: turn).map { clause in
        due += clauses[clause].reduce(0) { $0 + $1.count }
        var chosen: [[Letter]] = []
        // The last word only where it brings the clause nearer to its length.
        while chosen.isEmpty || 2 * due >= words[next].count {
          chosen.append(words[next])
          due -= words[next].count
          next = (next + 1) % words.count
        }
        return chosen
      })
  }

  /// The count of turns.
  var turnCount: Int { firstClauses.count - 1 }

  /// The clauses of a turn.
  func clauses(of turn: Int) -> Range<Int> { firstClauses[turn]..<firstClauses[turn + 1] }

  /// The letters of a turn.
  func letters(of turn: Int) -> [Letter] { clauses(of: turn).flatMap { clauses[$0].joined() } }

  /// How many letters a turn has.
  func letterCount(of turn: Int) -> Int {
    clauses(of: turn).reduce(0) { sum, clause in clauses[clause].reduce(sum) { $0 + $1.count } }
  }
}
