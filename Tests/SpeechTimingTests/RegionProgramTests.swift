import RealModule
import SpeechDetection
import TestSupport
import Testing
import TimedText

@testable import SpeechTiming

struct RegionProgramTests {
  /// A small script and recording at random.
  private struct Case {
    var script: TimingScript
    var sequence: RunSequence
    var program: RegionProgram

    init(seed: UInt64) {
      var generator = SeededGenerator(seed: seed)
      let turns = (0..<Int.random(in: 1...3, using: &generator)).map { index in
        Turn(
          lines: index + 1...index + 1,
          clauses: (0..<Int.random(in: 1...2, using: &generator)).map { _ in
            Clause(
              text: "词", breakAfter: ClauseBreak.allCases.randomElement(using: &generator) ?? .none,
              weight: Double(Int.random(in: 1...9, using: &generator)))
          })
      }
      script = TimingScript(turns)
      var hop = Int.random(in: 0...30, using: &generator)
      let runs = (0..<Int.random(in: 1...5, using: &generator)).map { _ in
        let onset = hop + Int.random(in: 5...60, using: &generator)
        hop = onset + Int.random(in: 5...200, using: &generator)
        return SpeechRun(onset: onset, offset: hop)
      }
      sequence = RunSequence(runs, hopCount: hop + 20)
      let costs = (0..<2).map { _ in runs.map { _ in Float.random(in: -1...3, using: &generator) } }
      let isHeard = Bool.random(using: &generator)
      program = RegionProgram(
        script, over: sequence,
        pauses: PauseModel(
          learningFrom: PauseModel.Evidence(), all: sequence.pauseCounts,
          speech: Double(sequence.spoken), shortest: 0),
        durations: DurationModel(perClause: 8, perSyllable: 20),
        voices: isHeard
          ? VoiceCosts(costs: costs, changes: VoiceContext.allCases.map(\.priorChange))
          : VoiceCosts(),
        prices: .init(enteringFiller: 4, unspokenTurn: 5),
        band: SearchBand(alongDiagonalOf: script, sequence, reach: .max / 2))
    }
  }

  @Test(arguments: 1...400 as ClosedRange<UInt64>)
  func `finds what trying everything finds`(seed: UInt64) throws {
    let small = Case(seed: seed)
    let everything = BruteForce(small.program)
    let found = small.program.solve()
    #expect((found == nil) == (everything.least == .infinity))
    if let found { #expect(abs(Float(found.cost) - everything.least) < 1e-3) }
  }

  @Test(arguments: 1...200 as ClosedRange<UInt64>)
  func `knows how probable it is that each turn begins with each run`(seed: UInt64) throws {
    let small = Case(seed: seed)
    guard let (_, rows) = small.program.solve(keepingCosts: true) else { return }
    let posteriors = StartPosteriors(of: small.program, rows: rows)
    let everything = BruteForce(small.program)
    for turn in 0..<small.script.turnCount {
      let row = posteriors.rows[turn]
      for run in 0..<small.sequence.count {
        let expected = (everything.starts[turn][run] ?? 0) / everything.all
        let index = run - row.firstRun
        let found = row.values.indices.contains(index) ? Double(row.values[index]) : 0
        #expect(abs(found - expected) < 1e-3)
      }
    }
  }

  @Test(arguments: 1...200 as ClosedRange<UInt64>)
  func `keeps the order and takes nothing twice`(seed: UInt64) {
    let small = Case(seed: seed)
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

/// Tries every path of a program, by its definition.
private struct BruteForce {
  let program: RegionProgram
  var least = Float.infinity
  /// What all paths weigh together.
  var all = 0.0
  /// For each turn what all paths weigh on which it begins with a run.
  var starts: [[Int: Double]]

  init(_ program: RegionProgram) {
    self.program = program
    starts = Array(repeating: [:], count: program.script.turnCount)
    var choices: [Start] = []
    for voice in 0..<program.voices.count { arrive(0, 0, voice, 0, &choices) }
  }

  private struct Start {
    var turn: Int
    var run: Int
  }

  private mutating func end(_ cost: Float, _ choices: [Start]) {
    least = min(least, cost)
    let weight = Double.exp(-Double(cost / StartPosteriors.temperature))
    all += weight
    for choice in choices { starts[choice.turn][choice.run, default: 0] += weight }
  }

  /// A part of a turn that goes on is passed over at twice the price of a whole one.
  private func unspokenCost(of turn: Int) -> Float {
    let units = program.script.units(of: turn)
    let isWhole = [units.lowerBound - 1, units.upperBound - 1].filter { $0 >= 0 }
      .allSatisfy { [.turn, .pauseMark].contains(program.script.boundaries[$0]) }
    return isWhole ? 5 : 10
  }

  /// A step has ended before `run`; what comes next begins there or, after other speech, later.
  private mutating func arrive(
    _ unit: Int, _ run: Int, _ voice: Int, _ cost: Float, _ choices: inout [Start]
  ) {
    let script = program.script
    let isEnd = unit == script.count
    let turn = isEnd ? script.turnCount : script.turns[unit]
    guard script.firstUnits[turn] == unit else {
      leave(unit, run, voice, cost, &choices)
      return
    }
    func stated(_ run: Int) -> Float {
      guard !isEnd, let hop = script.statedHops[turn] else { return 0 }
      return program.statedCost(run, hop)
    }
    let change =
      isEnd ? (stay: 0, go: .infinity) : program.voices.changeCosts(script.contexts[turn])
    for next in 0..<program.voices.count {
      let more = next == voice ? change.stay : change.go
      leave(unit, run, next, cost + more + stated(run), &choices)
    }
    var filler = cost + program.enteringCost(turn)
    for later in (run + 1)..<max(run + 1, program.sequence.count + 1) {
      filler += program.prices.stayingPerHop * Float(program.sequence.runs[later - 1].count)
      guard program.mayResume(later, turn) else { continue }
      for next in 0..<program.voices.count {
        leave(unit, later, next, filler + stated(later), &choices)
      }
    }
  }

  /// What comes next begins with `run`.
  private mutating func leave(
    _ unit: Int, _ run: Int, _ voice: Int, _ cost: Float, _ choices: inout [Start]
  ) {
    let script = program.script
    guard cost < .infinity else { return }
    if unit == script.count {
      if run == program.sequence.count { end(cost, choices) }
      return
    }
    let turn = script.turns[unit]
    let isStart = script.firstUnits[turn] == unit
    if isStart {
      arrive(
        script.firstUnits[turn + 1], run, voice, cost + unspokenCost(of: turn), &choices)
      choices.append(Start(turn: turn, run: run))
    }
    if run < program.sequence.count {
      for step in program.steps(from: unit) {
        var ends: [(Int, Float)] = []
        program.forEachEnd(of: step, from: run) { ends.append(($0, $1)) }
        for (end, more) in ends {
          arrive(
            step.next, end, voice, cost + more + program.voices.cost(voice, run, end), &choices)
        }
      }
    }
    if isStart { choices.removeLast() }
  }
}
