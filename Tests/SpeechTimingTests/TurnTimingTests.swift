import SpeechDetection
import SpeechTiming
import TestSupport
import TimedText
import Testing
import Timeline

struct TurnTimingTests {
  /// A conversation that is made up: its transcript, what a detector would say of it, and where
  /// each turn truly begins.
  private struct Conversation {
    var turns: [Turn] = []
    var runs: [SpeechRun] = []
    var features = FrameFeatures()
    /// The hop at which each turn begins; nothing where nobody speaks it.
    var truth: [Int?] = []

    init(
      seed: UInt64, turnCount: Int, adverts: Int = 0, unspoken: Int = 0,
      clauseCounts: ClosedRange<Int> = 1...5, weights: ClosedRange<Int> = 1...20
    ) {
      var generator = SeededGenerator(seed: seed)
      func random(_ range: ClosedRange<Double>) -> Double { .random(in: range, using: &generator) }
      let left = Set((0..<unspoken).map { (turnCount / (unspoken + 1)) * ($0 + 1) })
      let advertsBefore = Set((0..<adverts).map { (turnCount / (adverts + 1)) * ($0 + 1) + 3 })
      var hop = 0
      var levels: [UInt8] = []
      func pause(_ hops: Int) {
        levels += (0..<hops).map { _ in UInt8.random(in: 100...103, using: &generator) }
        hop += hops
      }
      func speech(_ hops: Int) {
        runs.append(SpeechRun(onset: hop, offset: hop + hops))
        levels += (0..<hops).map { _ in UInt8.random(in: 180...220, using: &generator) }
        hop += hops
      }
      pause(120)
      for index in 0..<turnCount {
        if advertsBefore.contains(index) {
          pause(60)
          for _ in 0..<9 {
            speech(Int(random(60...300)))
            pause(Int(random(10...40)))
          }
          pause(60)
        }
        var clauses: [Clause] = []
        let isSpoken = !left.contains(index)
        truth.append(isSpoken ? hop : nil)
        for _ in 0..<Int.random(in: clauseCounts, using: &generator) {
          let weight = Double(Int.random(in: weights, using: &generator))
          clauses.append(Clause(text: "词", breakAfter: .comma, weight: weight))
          guard isSpoken else { continue }
          speech(Int((8 + 22 * weight) * random(0.85...1.17)))
          pause(Int(random(8...45)))
        }
        clauses[clauses.count - 1].breakAfter = .turn
        turns.append(Turn(lines: index + 1...index + 1, clauses: clauses))
        if isSpoken { pause(Int(random(5...90))) }
      }
      features.storedLevels = levels
      features.duration = FrameFeatures.time(ofHop: hop)
    }

    /// Its turns as they are timed by speech alone, for nothing is heard of any sound; so nothing is
    /// asked of their relation to the recording, which takes four times as long.
    var timed: [TimedTurn] { TurnTiming(turns, over: runs, of: features, by: .regions).turns }

    /// How many turns begin within a quarter of a second of where they truly do, or have no time
    /// where nobody speaks them.
    func hits(_ timed: [TimedTurn]) -> Int {
      zip(timed, truth).count { turn, truth in
        guard let truth, let range = turn.range else { return truth == nil && turn.range == nil }
        let off = range.lowerBound - FrameFeatures.time(ofHop: truth)
        return max(off, -off) <= .milliseconds(250)
      }
    }
  }

  @Test(arguments: 1...4 as ClosedRange<UInt64>)
  func `finds the turns of a conversation`(seed: UInt64) {
    let talk = Conversation(seed: seed, turnCount: 60, adverts: 1, unspoken: 1)
    let hits = talk.hits(talk.timed)
    #expect(hits >= 52, "\(hits) of 60")
  }

  @Test func `finds the clauses of a lecture that is all one turn`() throws {
    let talk = Conversation(seed: 2, turnCount: 40)
    let clauses = talk.turns.flatMap(\.clauses).map { clause in
      var clause = clause
      if clause.breakAfter == .turn { clause.breakAfter = .sentence }
      return clause
    }
    var lecture = talk
    lecture.turns = [Turn(lines: 1...1, clauses: clauses)]
    let timed = lecture.timed
    #expect(timed.count == 1)
    let ranges = try #require(timed.first).clauseRanges
    #expect(ranges.count == clauses.count)
    let starts = Set(ranges.map(\.lowerBound))
    let hits = talk.runs.count { starts.contains(FrameFeatures.time(ofHop: $0.onset)) }
    #expect(hits * 10 >= talk.runs.count * 9, "\(hits) of \(talk.runs.count)")
  }

  @Test(arguments: 1...3 as ClosedRange<UInt64>)
  func `tells from few turns whether they fit the speech`(seed: UInt64) {
    let talk = Conversation(seed: seed, turnCount: 12, clauseCounts: 3...3)
    let other = Conversation(seed: seed + 100, turnCount: 12, clauseCounts: 3...3)
    func relation(_ turns: [Turn]) -> TranscriptRelation {
      TurnTiming(turns, over: talk.runs, of: talk.features).relation
    }
    #expect(relation(talk.turns) == .translation)
    #expect(relation(other.turns) == .unrelated)
    // Less than thirty clauses are too few.
    #expect(relation(Array(talk.turns.prefix(9))) == .untold)
  }

  @Test(arguments: 1...8 as ClosedRange<UInt64>)
  func `keeps the order, loses nothing and stays within the recording`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    // Whatever is spoken, the transcript may have nothing to do with it.
    let talk = Conversation(seed: seed, turnCount: Int.random(in: 1...40, using: &generator))
    let other = Conversation(seed: seed + 100, turnCount: Int.random(in: 1...40, using: &generator))
    for turns in [talk.turns, other.turns] {
      var told = talk
      told.turns = turns
      let timed = told.timed
      #expect(timed.map(\.turn) == turns)
      var end = MediaTime.zero
      for turn in timed {
        #expect((0...1).contains(turn.probability))
        #expect((turn.state == .unspoken) == turn.clauseRanges.isEmpty)
        if turn.state != .unspoken { #expect(turn.clauseRanges.count == turn.turn.clauses.count) }
        for range in turn.clauseRanges {
          #expect(range.lowerBound >= end)
          end = range.upperBound
        }
      }
      #expect(end <= talk.features.duration)
    }
  }

  @Test func `says of every turn that nobody speaks it where nobody speaks`() {
    let talk = Conversation(seed: 1, turnCount: 5)
    let timing = TurnTiming(talk.turns, over: [], of: FrameFeatures())
    #expect(timing.turns.allSatisfy { $0.state == .unspoken && $0.range == nil })
    #expect(TurnTiming([], over: talk.runs, of: talk.features).turns.isEmpty)
  }

  /// Turns that are all alike, of which the transcript lacks the last twelve: nothing tells that but
  /// the times that it states, to the second.
  private func alike(stating stated: (Int) -> Bool) -> Conversation {
    var talk = Conversation(seed: 5, turnCount: 36, clauseCounts: 1...1, weights: 6...6)
    talk.turns.removeLast(12)
    for index in talk.turns.indices where stated(index) {
      talk.turns[index].statedStart = talk.truth[index].map {
        FrameFeatures.time(ofHop: $0 / 100 * 100)
      }
    }
    return talk
  }

  @Test func `heeds where the transcript says that turns begin`() {
    let (silent, telling) = (alike { _ in false }, alike { _ in true })
    let (before, after) = (silent.hits(silent.timed), telling.hits(telling.timed))
    #expect(before <= 12 && after >= 23, "\(before), then \(after) of 24")
  }

  @Test func `does not heed it against all that is heard`() {
    var talk = Conversation(seed: 3, turnCount: 12)
    let usual = talk.timed
    #expect(talk.hits(usual) >= 11)
    talk.turns[6].statedStart = .zero
    #expect(talk.timed.map(\.clauseRanges) == usual.map(\.clauseRanges))
  }
}
