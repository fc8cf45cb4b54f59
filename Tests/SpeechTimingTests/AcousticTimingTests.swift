import SpeechDetection
import TestSupport
import TimedText
import Testing
import Timeline

@testable import SpeechTiming

struct AcousticTimingTests {
  private func timing(
    _ turns: [Turn], in talk: LetterTalk, by method: TimingMethod = .auto
  ) -> [TimedTurn] {
    TurnTiming(turns, in: "en", over: talk.runs, of: talk.features, by: method).turns
  }

  /// The places of a timer that takes little pains.
  private func places(
    _ turns: [Turn], in talk: LetterTalk, workers: Int = 2
  ) -> [RegionTiming.Place?]? {
    let script = TimingScript(turns)
    let timer = AcousticTimer(
      script, LetterText(turns, in: "en"), runs: talk.runs, features: talk.features,
      workers: workers,
      effort: .init(rounds: [1, 1], laterRounds: 0, searches: 1, trialRounds: [1]))
    return RegionTimer(script, runs: talk.runs, features: talk.features).time().flatMap {
      timer.time($0)?.places
    }
  }

  @Test func `finds turns by their sounds among adverts and lines that nobody speaks`() {
    let talk = LetterTalk(seed: 1, turnCount: 24, adverts: [12], unspoken: [7, 18])
    let timed = timing(talk.turns, in: talk)
    let hits = zip(timed, talk.truth).count { turn, truth in
      guard let truth, let range = turn.range else { return truth == nil && turn.range == nil }
      let off = range.lowerBound - FrameFeatures.time(ofHop: truth)
      return max(off, -off) <= .milliseconds(100)
    }
    #expect(hits >= 23, "\(hits) of 24")
    #expect(timed.allSatisfy { $0.evidence == .acoustic })
  }

  @Test func `goes by the sounds of those turns that are what is said`() throws {
    let translated = Set(8..<14)
    let talk = LetterTalk(seed: 3, turnCount: 22, translated: translated)
    let script = TimingScript(talk.turns)
    let regions = try #require(
      RegionTimer(script, runs: talk.runs, features: talk.features).time())
    let placed = try #require(
      PartlySpoken(
        task: TimingTask(
          turns: talk.turns, language: "en", runs: talk.runs, features: talk.features, workers: 2),
        effort: .init(rounds: [2, 2], laterRounds: 1, searches: 1, trialRounds: [1])
      ).time(talk.turns.indices.map { !translated.contains($0) }, script, regions))
    var bySounds = 0
    for (turn, place) in placed.enumerated() {
      guard let place, let truth = talk.truth[turn] else { continue }
      if translated.contains(turn) { #expect(place.evidence == .regions) }
      guard place.evidence == .acoustic else { continue }
      bySounds += 1
      #expect(abs(place.clauses[0].onset - truth) <= 10, "turn \(turn)")
    }
    #expect(bySounds >= 10)
    let places = placed.compactMap(\.self).flatMap(\.clauses)
    #expect(zip(places, places.dropFirst()).allSatisfy { $0.offset <= $1.onset })
  }

  @Test func `tells that a part of the transcript is what is said, and which`() {
    let said = 0..<14
    let talk = LetterTalk(
      seed: 4, turnCount: 28, translated: Set(14..<28), clauseCounts: 1...2, wordCounts: 1...7,
      paces: 0.95...1.05)
    let timing = TurnTiming(talk.turns, in: "en", over: talk.runs, of: talk.features)
    #expect(timing.relation == .partly)
    let bySounds = timing.turns.indices.filter { timing.turns[$0].evidence == .acoustic }
    #expect(bySounds.count { said.contains($0) } >= 10)
    // Sounds that are alike by chance make some of the others seem to be said too.
    #expect(bySounds.count { !said.contains($0) } <= 5)
    #expect(timing.turns.allSatisfy { $0.evidence != .pin })
    for (turn, truth) in zip(timing.turns, talk.truth) {
      let start = turn.range.map { Int($0.lowerBound.samples(rate: 100)) }
      #expect(start.map { abs($0 - (truth ?? 0)) <= 25 } == true)
    }
  }

  @Test func `does not depend on how many threads are at work`() {
    let talk = LetterTalk(seed: 4, turnCount: 12, adverts: [5])
    let alone = places(talk.turns, in: talk, workers: 1)
    #expect(alone != nil)
    #expect(places(talk.turns, in: talk, workers: 3) == alone)
  }

  @Test(arguments: 5...6 as ClosedRange<UInt64>)
  func `goes by the regions where the transcript is another one`(seed: UInt64) {
    let talk = LetterTalk(seed: seed, turnCount: 16)
    let other = LetterTalk(seed: seed + 100, turnCount: 16)
    let timed = timing(other.turns, in: talk)
    #expect(timed.allSatisfy { $0.evidence == .regions })
    #expect(timed == timing(other.turns, in: talk, by: .regions))
  }

  @Test(arguments: 9...12 as ClosedRange<UInt64>)
  func `keeps the order and stays within the recording, whatever it is told`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let talk = LetterTalk(seed: seed, turnCount: Int.random(in: 1...9, using: &generator))
    let other = LetterTalk(seed: seed + 100, turnCount: Int.random(in: 1...9, using: &generator))
    for turns in [talk.turns, other.turns] {
      let places = places(turns, in: talk) ?? []
      #expect(places.count == turns.reduce(0) { $0 + $1.clauses.count })
      var end = 0
      for place in places.compactMap(\.self) {
        #expect(place.onset >= end)
        #expect(place.offset > place.onset)
        end = place.offset
      }
      #expect(end <= talk.features.count)
      // A turn has all its clauses or none.
      var first = 0
      for turn in turns {
        let own = places[first..<first + turn.clauses.count]
        #expect(own.contains { $0 == nil } == own.allSatisfy { $0 == nil })
        first += turn.clauses.count
      }
    }
  }
}
