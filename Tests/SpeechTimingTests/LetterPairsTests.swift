import Testing

@testable import SpeechTiming

/// Pairs of letters that are one sound.
struct LetterPairsTests {
  private static func letters(_ word: String) -> [LetterText.Letter] { word.utf8.map { $0 - 97 } }

  private static func text(_ word: String, times: Int) -> [[[LetterText.Letter]]] {
    [Array(repeating: letters(word), count: times)]
  }

  @Test func `are one letter, from the start of a word`() {
    let pairs = LetterPairs(in: Self.text("sheet", times: 20))
    let joined = pairs.joined(Self.letters("sheets"))
    #expect(joined.count == 4)
    #expect(Set(joined[0...1]).allSatisfy { $0 > LetterText.unknown })
    #expect(joined[0] != joined[1])
    #expect(joined[2...] == [19, 18])
    #expect(pairs.joined(Self.letters("eee")) == [joined[1], 4])
  }

  @Test func `stay two where a text has them seldom, or where they are two sounds`() {
    let seldom = LetterPairs(in: Self.text("sheet", times: 19))
    #expect(seldom.joined(Self.letters("sheet")) == Self.letters("sheet"))
    let two = LetterPairs(in: Self.text("strap", times: 100))
    #expect(two.joined(Self.letters("strap")) == Self.letters("strap"))
  }

  @Test func `are no more than there is room for, the most frequent first`() {
    let words = [
      "sh", "ch", "zh", "th", "ng", "ph", "ck", "gn", "ll", "ou", "oo", "ee", "ea", "ai",
    ]
    let clauses = words.enumerated().flatMap { Self.text($1, times: 20 + $0) }
    let pairs = LetterPairs(in: clauses)
    let joined = words.filter { pairs.joined(Self.letters($0)).count == 1 }
    #expect(joined == Array(words.dropFirst(2)))
    let units = joined.flatMap { pairs.joined(Self.letters($0)) }
    #expect(Set(units).count == LetterPairs.most)
    #expect(units.allSatisfy { $0 < LetterText.letterCount })
  }

  @Test func `leave what has no letters alone`() {
    let pairs = LetterPairs(in: [[[LetterText.unknown, LetterText.unknown]]])
    #expect(
      pairs.joined([LetterText.unknown, LetterText.unknown]) == [
        LetterText.unknown, LetterText.unknown,
      ])
    #expect(pairs.joined([]).isEmpty)
  }
}
