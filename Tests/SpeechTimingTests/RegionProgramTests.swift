import TimedText
import Testing

@testable import SpeechTiming

struct RegionProgramTests {
  @Test(arguments: 1...400 as ClosedRange<UInt64>)
  func `finds what trying everything finds`(seed: UInt64) throws {
    let small = SmallProgram(seed: seed)
    let everything = EveryPath(of: small)
    let found = small.program.solve()
    #expect((found == nil) == (everything.least == .infinity))
    if let found { #expect(abs(found.cost - everything.least) < 1e-3) }
  }

  @Test func `is tried with every kind of condition, and mostly has a path`() {
    let all = (1...400).map { SmallProgram(seed: $0) }
    #expect(all.count { !$0.script.pinnedStarts.isEmpty || !$0.script.pinnedEnds.isEmpty } > 100)
    #expect(all.count { $0.script.statedHops.contains { $0 != nil } } > 100)
    let narrow = all.filter { small in
      small.band.ranges.contains { $0 != 0...small.sequence.count }
    }
    #expect(narrow.count > 100)
    #expect(all.count { $0.program.solve() != nil } > 200)
  }

  @Test(arguments: 1...200 as ClosedRange<UInt64>)
  func `knows how probable each start of a turn is, and that nobody speaks it`(seed: UInt64) {
    let small = SmallProgram(seed: seed)
    guard let (_, rows) = small.program.solve(keepingCosts: true) else { return }
    let posteriors = StartPosteriors(of: small.program, rows: rows)
    let everything = EveryPath(of: small)
    for turn in 0..<small.script.turnCount {
      let row = posteriors.rows[turn]
      for run in 0..<small.sequence.count {
        let expected = (everything.starts[turn][run] ?? 0) / everything.all
        let index = run - row.firstRun
        let found = row.values.indices.contains(index) ? Double(row.values[index]) : 0
        #expect(abs(found - expected) < 1e-3)
      }
      #expect(abs(Double(row.unspoken) - everything.unspoken[turn] / everything.all) < 1e-3)
    }
  }

  @Test(arguments: 1...200 as ClosedRange<UInt64>)
  func `passes over no turn that is spoken`(seed: UInt64) {
    let small = SmallProgram(seed: seed)
    var program = small.program
    program.spoken = Set(0..<small.script.turnCount)
    guard let path = program.solve() else { return }
    #expect(path.matches.flatMap(\.clauses) == Array(0..<small.script.count))
  }

  @Test(arguments: [2, RegionProgram.mostParts, RegionProgram.mostParts + 1])
  func `passes over a turn in parts as a whole, and a talk only in parts`(count: Int) {
    var small = SmallProgram(seed: 1)
    small.turns = (0..<count).map { part in
      Turn(
        lines: 1...1,
        clauses: [
          Clause(text: "词", breakAfter: part + 1 < count ? .sentence : .turn, weight: 5)
        ])
    }
    small.script = TimingScript(small.turns)
    small.band = SearchBand(alongDiagonalOf: small.script, small.sequence, reach: .max / 2)
    let passings = small.program.passings(from: 0)
    let price = small.prices.unspokenTurn
    #expect(passings.first?.turns == 0..<1)
    #expect(passings.first?.cost == 2 * price)
    let whole = passings.dropFirst().first
    #expect(whole?.turns == (count > RegionProgram.mostParts ? nil : 0..<count))
    #expect(whole?.cost == (count > RegionProgram.mostParts ? nil : price))
    #expect(small.program.passings(from: 1).map(\.turns) == [1..<2])
  }

  @Test(arguments: 1...200 as ClosedRange<UInt64>)
  func `keeps the order and takes nothing twice`(seed: UInt64) {
    let small = SmallProgram(seed: seed)
    guard let path = small.program.solve() else { return }
    var (clause, run) = (0, 0)
    for match in path.matches {
      #expect(match.clauses.lowerBound >= clause)
      #expect(match.runs.lowerBound >= run)
      #expect(!match.clauses.isEmpty && !match.runs.isEmpty)
      (clause, run) = (match.clauses.upperBound, match.runs.upperBound)
    }
    #expect(clause <= small.script.count && run <= small.sequence.count)
  }
}
