import TimedText
import Testing

@testable import SpeechTiming

/// Turns as the letters that are said.
struct LetterTextTests {
  private static let text = LetterText(
    [
      Turn(
        lines: 1...1,
        clauses: [
          Clause(text: "one two, ", breakAfter: .comma, weight: 2),
          Clause(text: "three.", breakAfter: .turn, weight: 1),
        ]),
      Turn(lines: 2...2, clauses: [Clause(text: "abc de.", breakAfter: .turn, weight: 2)]),
    ], in: "en")

  private static func words(_ clauses: [[[LetterText.Letter]]]) -> [[String]] {
    clauses.map { clause in
      clause.map { word in String(decoding: word.map { $0 + 97 }, as: UTF8.self) }
    }
  }

  @Test func `are words in clauses in turns`() {
    #expect(Self.words(Self.text.clauses) == [["one", "two"], ["three"], ["abc", "de"]])
    #expect(Self.text.clauses(of: 0) == 0..<2)
    #expect(Self.text.letterCount(of: 0) == 11)
  }

  @Test func `keep their clauses, about as long, in the words of another turn`() {
    let long = Self.text.shape(of: 0, inWordsOf: 1)
    #expect(Self.words(long.clauses) == [["abc", "de"], ["abc", "de"]])
    #expect(long.turnCount == 1 && long.clauses(of: 0) == 0..<2)
    let short = Self.text.shape(of: 1, inWordsOf: 0)
    #expect(Self.words(short.clauses) == [["one", "two"]])
  }
}
