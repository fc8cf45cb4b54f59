import Testing

@testable import SpeechTiming

struct TurnContrastTests {
  @Test(arguments: [1, 9])
  func `turns gain over others of their length, however often each is said`(times: Int) {
    let taught = TaughtTalk(LetterTalk(seed: 3, turnCount: 54, wordCounts: 3...6, times: times))
    let turns = Array(taught.talk.turns.indices)
    let contrasts = taught.matcher.contrasts(
      of: turns, taught.truth, voices: turns.map { _ in 0 })
    #expect(contrasts.map(\.turn).sorted() == turns)
    #expect(contrasts.allSatisfy { $0.gain > 0.2 })
    #expect(taught.matcher.pairs(of: turns, taught.truth).allSatisfy { $0.own < $0.other })
  }
}
