import SpeechDetection
import TestSupport
import TimedText
import Testing
import Timeline

@testable import SpeechTiming

/// Long turns, which are timed in parts.
struct TurnPartsTests {
  /// A turn of clauses of ten syllables each, with what follows each of them.
  private static func turn(_ breaks: [ClauseBreak], weight: Double = 10) -> Turn {
    Turn(
      lines: 7...9, speaker: "Ann", changesVoice: true, statedStart: .seconds(3),
      clauses: breaks.map { Clause(text: "词", breakAfter: $0, weight: weight) })
  }

  private static func sizes(_ breaks: [ClauseBreak]) -> [Int] {
    TurnParts([turn(breaks)]).parts.map(\.clauses.count)
  }

  private static func some(_ kind: ClauseBreak, _ count: Int) -> [ClauseBreak] {
    Array(repeating: kind, count: count - 1) + [.turn]
  }

  @Test func `end with a sentence, and leave no scrap behind`() {
    #expect(Self.sizes(Self.some(.sentence, 5)) == [5])
    #expect(Self.sizes(Self.some(.sentence, 6)) == [4, 2])
    #expect(Self.sizes(Self.some(.sentence, 13)) == [4, 4, 5])
    #expect(Self.sizes([.comma, .comma, .comma, .comma, .sentence, .comma, .turn]) == [5, 2])
  }

  @Test func `end with a comma or anywhere where sentences are long`() {
    #expect(Self.sizes(Self.some(.comma, 12)) == [8, 4])
    #expect(Self.sizes(Self.some(.none, 20)) == [12, 8])
  }

  @Test func `are the same speaker's, and only the first is said to begin at a time`() {
    let parts = TurnParts([Self.turn(Self.some(.sentence, 6))]).parts
    #expect(parts.map(\.changesVoice) == [true, false])
    #expect(parts.map(\.statedStart) == [.seconds(3), nil])
    #expect(parts.map(\.speaker) == ["Ann", "Ann"])
    #expect(parts.map(\.lines) == [7...9, 7...9])
  }

  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func `have every clause once, and every pin where it was`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let turns = (0..<Int.random(in: 1...8, using: &generator)).map { _ in
      let count = Int.random(in: 1...40, using: &generator)
      let breaks = (0..<count).map { _ in
        ClauseBreak.allCases.filter { $0 < .openTurn }.randomElement(using: &generator) ?? .none
      }
      return Self.turn(
        breaks.dropLast() + [.turn], weight: Double.random(in: 0.5...30, using: &generator))
    }
    let cut = TurnParts(turns)
    #expect(cut.parts.flatMap(\.clauses) == turns.flatMap(\.clauses))
    let places = turns.indices.flatMap { turn in
      turns[turn].clauses.indices.map { (turn, $0) }
    }
    let pins = try ClausePins(
      places.enumerated().map { index, place in
        ClausePin(turn: place.0, clause: place.1, at: .milliseconds(index))
      }, of: turns, duration: .seconds(1000))
    let inParts = cut.parts.indices.flatMap { part in
      cut.parts[part].clauses.indices.map { (part, $0) }
    }
    for (pin, place) in zip(cut.pins(pins).pins, inParts) {
      #expect((pin.turn, pin.clause) == place)
    }
  }

  @Test func `give the turn its start, its end and its probability`() {
    let turn = Self.turn(Self.some(.sentence, 6))
    let cut = TurnParts([turn])
    let timed = cut.parts.enumerated().map { index, part in
      Self.timed(part, from: 10 + 20 * index, probability: 0.75 + 0.125 * Double(index))
    }
    let whole = cut.turns([turn], timed: timed)[0]
    #expect(whole.turn == turn)
    #expect(whole.range == .seconds(10) ..< .seconds(32))
    #expect(whole.probability == 0.75)
    #expect(whole.parts.map(\.clauses) == [0..<4, 4..<6])
    #expect(whole.parts.map(\.probability) == [0.75, 0.875])
    #expect(whole.parts.map { whole.range(of: $0)?.lowerBound } == [.seconds(10), .seconds(30)])
    #expect(whole.clauseRanges.count == 6)
  }

  @Test func `are left out alone where nobody speaks them`() {
    let turn = Self.turn(Self.some(.sentence, 14))
    let cut = TurnParts([turn])
    #expect(cut.parts.map(\.clauses.count) == [4, 4, 4, 2])
    var timed = cut.parts.enumerated().map { index, part in
      Self.timed(part, from: 10 + 20 * index, probability: 0.75 + 0.0625 * Double(index))
    }
    for index in [0, 2] {
      (timed[index].state, timed[index].clauseRanges) = (.unspoken, [])
      timed[index].probability = 0
    }
    let whole = cut.turns([turn], timed: timed)[0]
    #expect(whole.state == .timed)
    #expect(whole.range == .seconds(30) ..< .seconds(72))
    #expect(whole.probability == 0.8125)
    #expect(whole.parts.map(\.state) == [.unspoken, .timed, .unspoken, .timed])
    #expect(whole.parts.map(\.clauses) == [0..<4, 4..<8, 8..<12, 12..<14])
    #expect(whole.parts.map { whole.range(of: $0) == nil } == [true, false, true, false])
    #expect(whole.clauseRanges[0] == .seconds(30) ..< .seconds(30))
    #expect(whole.clauseRanges[8] == .seconds(34) ..< .seconds(34))
    for index in timed.indices { (timed[index].state, timed[index].clauseRanges) = (.unspoken, []) }
    let gone = cut.turns([turn], timed: timed)[0]
    #expect(gone.state == .unspoken && gone.range == nil && gone.parts.isEmpty)
  }

  /// A part whose clauses take a second each.
  private static func timed(_ part: Turn, from start: Int, probability: Double) -> TimedTurn {
    TimedTurn(
      turn: part, state: .timed,
      clauseRanges: part.clauses.indices.map { .seconds(start + $0) ..< .seconds(start + $0 + 1) },
      probability: probability, collar: .milliseconds(250), evidence: .acoustic)
  }
}
