import SpeechDetection
import TestSupport
import TimedText
import Testing
import Timeline

@testable import SpeechTiming

/// Times that somebody vouches for.
struct PinTests {
  /// Turns over runs of speech: each turn has some clauses, each clause a run.
  private struct Talk {
    var turns: [Turn] = []
    var runs: [SpeechRun] = []
    var features = FrameFeatures()
    /// The hop at which each turn begins.
    var truth: [Int] = []

    init(
      seed: UInt64, turnCount: Int, clauses: ClosedRange<Int> = 1...4,
      weights: ClosedRange<Int> = 2...16
    ) {
      var generator = SeededGenerator(seed: seed)
      var hop = 100
      for index in 0..<turnCount {
        truth.append(hop)
        let count = Int.random(in: clauses, using: &generator)
        turns.append(
          Turn(
            lines: index + 1...index + 1,
            clauses: (0..<count).map { clause in
              let weight = Double(Int.random(in: weights, using: &generator))
              let length = Int((8 + 22 * weight) * Double.random(in: 0.9...1.1, using: &generator))
              runs.append(SpeechRun(onset: hop, offset: hop + length))
              hop += length + Int.random(in: 8...40, using: &generator)
              return Clause(
                text: "词", breakAfter: clause + 1 == count ? .turn : .comma, weight: weight)
            }))
        hop += Int.random(in: 5...60, using: &generator)
      }
      features.storedLevels = Array(repeating: 100, count: hop + 50)
      for run in runs {
        for hop in run.onset..<run.offset { features.storedLevels[hop] = 200 }
      }
      features.duration = FrameFeatures.time(ofHop: hop + 50)
    }

    func timed(_ pins: [ClausePin], by method: TimingMethod = .regions) throws -> [TimedTurn] {
      let pins = try ClausePins(pins, of: turns, duration: features.duration)
      return TurnTiming(turns, over: runs, of: features, by: method, pins: pins).turns
    }
  }

  @Test(arguments: 1...8 as ClosedRange<UInt64>)
  func `are kept to the tick, and order with them, wherever they are`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let talk = Talk(seed: seed, turnCount: Int.random(in: 1...14, using: &generator))
    // Anything goes that does not contradict itself, plausible or not.
    var places = talk.turns.indices.flatMap { turn in
      talk.turns[turn].clauses.indices.flatMap { clause in
        [ClausePin.Edge.start, .end].map {
          ClausePin(turn: turn, clause: clause, edge: $0, at: .zero)
        }
      }
    }
    places.shuffle(using: &generator)
    places = places.prefix(Int.random(in: 1...6, using: &generator)).sorted { $0.place < $1.place }
    let times = places.map { _ in
      Int64.random(in: 1..<talk.features.duration.ticks, using: &generator)
    }.sorted()
    for index in places.indices { places[index].time = MediaTime(ticks: times[index]) }

    let timed = try talk.timed(places, by: seed % 4 == 0 ? .acoustic : .regions)
    for pin in places {
      let range = timed[pin.turn].clauseRanges[pin.clause]
      #expect((pin.edge == .start ? range.lowerBound : range.upperBound) == pin.time)
      #expect(timed[pin.turn].evidence == .pin)
      #expect(timed[pin.turn].state == .timed)
    }
    var end = MediaTime.zero
    for turn in timed {
      #expect(turn.clauseRanges.isEmpty || turn.clauseRanges.count == turn.turn.clauses.count)
      for range in turn.clauseRanges {
        #expect(range.lowerBound >= end)
        end = range.upperBound
      }
    }
    #expect(end <= talk.features.duration)
  }

  @Test(arguments: 1...2 as ClosedRange<UInt64>)
  func `change nothing where they say what was found`(seed: UInt64) throws {
    let talk = Talk(seed: seed, turnCount: 12)
    let found = try talk.timed([])
    let turn = try #require(found.indices.first { $0 > 5 && found[$0].range != nil })
    let start = try #require(found[turn].range?.lowerBound)
    let pinned = try talk.timed([ClausePin(turn: turn, at: start)])
    #expect(pinned.map(\.clauseRanges) == found.map(\.clauseRanges))
    #expect(pinned[turn].probability == 1)
  }

  @Test func `mend what is wrong around them`() throws {
    // Turns that are all alike, of which the transcript lacks the last twelve: nothing but a pin
    // can tell that.
    var talk = Talk(seed: 5, turnCount: 36, clauses: 1...1, weights: 6...6)
    talk.turns.removeLast(12)
    func hits(_ timed: [TimedTurn]) -> Int {
      zip(timed, talk.truth).count { turn, truth in
        guard let range = turn.range else { return false }
        let off = range.lowerBound - FrameFeatures.time(ofHop: truth)
        return max(off, -off) <= .milliseconds(250)
      }
    }
    let before = hits(try talk.timed([]))
    let pin = ClausePin(turn: 0, at: FrameFeatures.time(ofHop: talk.truth[0]))
    let after = hits(try talk.timed([pin]))
    #expect(before <= 4 && after >= 23, "\(before), then \(after) of \(talk.turns.count)")
  }

  @Test func `that contradict each other or the recording are refused`() throws {
    let talk = Talk(seed: 1, turnCount: 3)
    func refusal(_ pins: ClausePin...) -> ClausePinError? {
      do throws(ClausePinError) {
        _ = try ClausePins(pins, of: talk.turns, duration: talk.features.duration)
        return nil
      } catch {
        return error
      }
    }
    let (early, late) = (ClausePin(turn: 0, at: .seconds(3)), ClausePin(turn: 1, at: .seconds(2)))
    #expect(refusal(late, early) == .contradiction(early, late))
    let twice = ClausePin(turn: 0, at: .seconds(4))
    #expect(refusal(early, twice) == .contradiction(early, twice))
    let unknown = ClausePin(turn: 3, at: .seconds(1))
    #expect(refusal(unknown) == .unknownClause(unknown))
    for time in [talk.features.duration, .milliseconds(-1)] {
      let pin = ClausePin(turn: 0, at: time)
      #expect(refusal(pin) == .outside(pin, duration: talk.features.duration))
    }
    let end = ClausePin(turn: 0, edge: .end, at: .seconds(2))
    #expect(refusal(end, ClausePin(turn: 1, at: .seconds(2))) == nil)
  }
}

struct PinnedRunsTests {
  @Test func `begin where a pin is, in speech, in a pause near speech, and in a long pause`() throws
  {
    let turns = [
      Turn(
        lines: 1...1,
        clauses: (0..<4).map { _ in Clause(text: "a", breakAfter: .comma, weight: 1) })
    ]
    let times = [50, 180, 300, 400]
    let pins = try ClausePins(
      times.enumerated().map { ClausePin(turn: 0, clause: $0, at: FrameFeatures.time(ofHop: $1)) },
      of: turns, duration: .seconds(9))
    let runs = [
      SpeechRun(onset: 20, offset: 120), SpeechRun(onset: 200, offset: 250),
      SpeechRun(onset: 500, offset: 510),
    ]
    let pinned = PinnedRuns(
      runs, pins: zip(pins.pins, pins.hops(hopCount: 900)).map { (pin: $0, hop: $1) }, hopCount: 900
    ).runs
    #expect(
      pinned.map { [$0.onset, $0.offset] } == [
        [20, 50], [50, 120], [180, 250], [300, 330], [400, 430], [500, 510],
      ])
  }
}
