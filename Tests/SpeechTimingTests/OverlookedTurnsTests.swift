import Testing

@testable import SpeechTiming

struct OverlookedTurnsTests {
  @Test func `a turn is spoken where there is as much speech for it as it takes, and only there`() {
    let (left, unspoken) = ([3, 6, 7], 9)
    let taught = TaughtTalk(
      LetterTalk(seed: 2, turnCount: 16, unspoken: [unspoken]), without: Set(left))
    let spoken = taught.truth
    var given = spoken
    for turn in left { given[turn] = nil }
    func overlooked(music: [Range<Int>]) -> OverlookedTurns {
      OverlookedTurns(matcher: taught.matcher, isSpeech: taught.isSpeech, music: music)
    }
    let found = overlooked(music: []).found(in: given)
    #expect(found.map { $0 == nil } == spoken.map { $0 == nil })
    for turn in left {
      let (place, truth) = (found[turn]?.frames ?? 0..<0, spoken[turn]?.frames ?? 0..<0)
      #expect(abs(place.lowerBound - truth.lowerBound) <= 12, "\(place) for \(truth)")
      #expect(abs(place.upperBound - truth.upperBound) <= 12, "\(place) for \(truth)")
    }
    #expect(found[5]?.clauses == spoken[5]?.clauses)
    let clauses = found.compactMap(\.self).flatMap(\.clauses)
    #expect(zip(clauses, clauses.dropFirst()).allSatisfy { $0.upperBound <= $1.lowerBound })
    // Where there is music as well it is more likely an advert.
    let music = spoken[3].map { [$0.frames.upperBound..<$0.frames.upperBound + 1] } ?? []
    #expect(overlooked(music: music).found(in: given)[3] == nil)
  }
}
