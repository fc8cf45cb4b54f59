import Cuelight
import TestSupport
import Testing

/// Where lines that nobody speaks are put if they are to be kept.
struct UnspokenTurnsTests {
  private func placed(_ turns: [TimedTurn], within duration: MediaTime) throws -> Generation {
    var options = Generation.Options()
    options.unspoken = .keep
    return try Generation(
      layingOut: turns, in: "en", over: [], duration: duration, options: options)
  }

  @Test(arguments: 1...40 as ClosedRange<UInt64>)
  func `keep their order, overlap nothing and stay within the recording`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    var time = 0.0
    let given = (0..<Int.random(in: 1...20, using: &generator)).map { index in
      let text = index % 3 == 0 ? "Well, this is turn \(index), is it not?" : "Turn \(index)."
      time += Double.random(in: 0...3, using: &generator)
      let start = time
      if Bool.random(using: &generator) { return (text, nil as Range<Double>?) }
      time += Double.random(in: 0.1...4, using: &generator)
      return (text, start..<time)
    }
    let talk = try TimedTalk(given)
    let duration = MediaTime(seconds: time + Double.random(in: 0...2, using: &generator))
    let generation = try placed(talk.turns, within: duration)

    var end = MediaTime.zero
    for (index, (turn, before)) in zip(generation.turns, talk.turns).enumerated() {
      #expect(turn.turn == before.turn)
      if before.range != nil { #expect(turn == before) }
      #expect(generation.placedTurns.contains(index) == (before.range == nil && turn.range != nil))
      #expect(turn.clauseRanges.isEmpty || turn.clauseRanges.count == turn.turn.clauses.count)
      for range in turn.clauseRanges {
        #expect(range.lowerBound >= end)
        #expect(!range.isEmpty)
        end = range.upperBound
      }
    }
    #expect(end <= duration)
    #expect(generation.turns.allSatisfy { ($0.state == .unspoken) == ($0.range == nil) })
  }

  @Test func `share the room that there is, up to four seconds each`() throws {
    let talk = try TimedTalk([
      ("Spoken.", 2..<3), ("Kept.", nil), ("Kept too.", nil), ("Spoken again.", 5..<6),
      ("The last.", nil),
    ])
    let generation = try placed(talk.turns, within: .seconds(30))
    #expect(generation.placedTurns == [1, 2, 4])
    #expect(generation.turns[1].range == .seconds(3) ..< .seconds(4))
    #expect(generation.turns[2].range == .seconds(4) ..< .seconds(5))
    #expect(generation.turns[4].range == .seconds(6) ..< .seconds(10))
    #expect(generation.turns[1].state == .doubtful)
  }

  @Test func `are left out where there is no room`() throws {
    let talk = try TimedTalk([("Spoken.", 0..<3), ("No room.", nil), ("At once.", 3.1..<6)])
    let generation = try placed(talk.turns, within: .seconds(6))
    #expect(generation.placedTurns.isEmpty)
    #expect(generation.turns == talk.turns)
  }

  @Test func `have the parts of a turn between its others, where there is room`() throws {
    var talk = try TimedTalk([("One, two, three, four, and five.", 0..<10)])
    var turn = talk.turns[0]
    #expect(turn.turn.clauses.count == 5)
    turn.clauseRanges = [0..<0, 0..<2, 2..<2, 2..<2, 6..<10].map {
      .seconds($0.lowerBound) ..< .seconds($0.upperBound)
    }
    turn.parts = [
      .init(clauses: 0..<1, state: .unspoken, probability: 0),
      .init(clauses: 1..<2, state: .timed, probability: 0.9),
      .init(clauses: 2..<4, state: .unspoken, probability: 0),
      .init(clauses: 4..<5, state: .doubtful, probability: 0.25),
    ]
    talk.turns = [turn]
    let kept = try placed(talk.turns, within: .seconds(20))
    #expect(kept.turns[0].clauseRanges[2] == .seconds(2) ..< .seconds(4))
    #expect(kept.turns[0].clauseRanges[3] == .seconds(4) ..< .seconds(6))
    #expect(kept.turns[0].parts.map(\.state) == [.unspoken, .timed, .doubtful, .doubtful])
    #expect(kept.turns[0].parts.map(\.isPlaced) == [false, false, true, false])
    let told = GenerationSummary(kept, duration: .seconds(20), remarks: [])
    #expect(told.placedParts.map(\.text) == ["three, four,"])
    #expect(
      told.lines.last?.contains(
        "in line 1 “three, four,” not spoken, put where there is room") == true)

    let left = try Generation(
      layingOut: talk.turns, in: "en", over: [], duration: .seconds(20))
    let shown = left.track.cues.map(\.text.string).joined(separator: " ")
    #expect(shown.contains("two") && shown.contains("and five"))
    #expect(!shown.contains("One") && !shown.contains("three") && !shown.contains("four"))
    let report = GenerationReport(left, duration: .seconds(20), remarks: [], damagedPackets: 0)
    let parts = try #require(report.turns[0].parts)
    #expect(parts.map(\.state) == ["unspoken", "timed", "unspoken", "doubtful"])
    #expect(parts.map(\.start) == [nil, 0, nil, 6])
    #expect(parts.map(\.text) == ["One,", nil, "three, four,", nil])
    let summary = GenerationSummary(left, duration: .seconds(20), remarks: [])
    #expect(summary.unspokenParts.map(\.text) == ["One,", "three, four,"])
    #expect(summary.unspokenLines.isEmpty && summary.placedParts.isEmpty)
    #expect(summary.doubtful.map(\.start) == [6])
    #expect(
      summary.lines.last?.contains("in line 1 “One,”, line 1 “three, four,” not spoken, left out")
        == true)
  }
}
