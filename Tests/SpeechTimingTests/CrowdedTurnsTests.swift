import SpeechDetection
import TimedText
import Testing

@testable import SpeechTiming

struct CrowdedTurnsTests {
  /// Ten turns of ten syllables, each a hundred hops of speech.
  private let turns = (1...10).map { line in
    Turn(
      lines: line...line,
      clauses: [Clause(text: "A turn of ten.", breakAfter: .turn, weight: line == 3 ? 5 : 10)])
  }
  private let runs = [SpeechRun(onset: 0, offset: 10_000)]

  /// Where turns were found: the first hop of each.
  private func found(_ onsets: [Int: Int]) -> [PlacedTurn?] {
    turns.indices.map { turn in
      onsets[turn].map { onset in
        PlacedTurn(
          clauses: [.init(onset: onset, offset: onset + 900, voice: 0)], probability: 1, signs: [],
          evidence: .acoustic)
      }
    }
  }

  private func kept(_ onsets: [Int: Int]) -> [Int] {
    let kept = CrowdedTurns(turns: turns, runs: runs).removed(from: found(onsets))
    return turns.indices.filter { kept[$0] != nil }
  }

  @Test func `turns with room between them stay`() {
    #expect(kept([0: 0, 2: 2000, 9: 9000]) == [0, 2, 9])
  }

  @Test func `of two that leave no room for those between them the shorter goes`() {
    #expect(kept([0: 0, 2: 8000, 9: 9000]) == [0, 9])
    #expect(kept([2: 0, 8: 1500, 9: 9000]) == [8, 9])
  }

  @Test func `one answer that is left out crowds nothing`() {
    #expect(kept([0: 0, 1: 900, 3: 2000, 9: 9000]) == [0, 1, 3, 9])
  }
}
