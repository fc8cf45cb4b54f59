internal import SpeechDetection

/// What the best path costs on which a turn begins with a certain run, for each turn and run: how
/// much worse it would be to begin elsewhere.
///
/// The program is run backwards from the end; what it costs to come to a state and what it costs
/// to go on from it make the cost of the best path through it (the max-marginals of the program).
struct StartCosts: Sendable {
  /// One way for a turn to begin.
  struct Start: Sendable {
    var run: Int
    var cost: Float
  }

  /// For each turn the runs that it may begin with.
  private(set) var starts: [[Start]]
  /// For each turn what the best path costs on which nobody speaks it.
  private(set) var unspoken: [Float]

  /// How much worse than the best a start may be to be kept, in nats.
  private static let limit: Float = 20

  /// Runs a solved program backwards.
  ///
  /// - Parameters:
  ///   - program: The program.
  ///   - rows: Its rows, with their costs.
  ///   - best: What the best path costs.
  init(of program: RegionProgram, rows: [ProgramRow], best: Float) {
    let script = program.script
    let voices = program.voices.count
    starts = Array(repeating: [], count: script.turnCount)
    unspoken = Array(repeating: .infinity, count: script.turnCount)
    // What it costs to go on to the end from the arrival at each state.
    var onward = rows.map { _ in [Float]() }
    let end = program.sequence.count
    let last = rows[script.count]
    onward[script.count] = Array(repeating: .infinity, count: last.runCount * voices)
    if last.runs.contains(end) {
      for voice in 0..<voices { onward[script.count][last.index(end, voice)] = 0 }
      program.arrive(&onward[script.count], last, turn: script.turnCount)
    }
    // How far ahead a row is looked at: over the longest turn, or the longest step.
    let ahead = zip(script.firstUnits, script.firstUnits.dropFirst()).reduce(8) {
      max($0, $1.1 - $1.0)
    }
    for unit in (0..<script.count).reversed() {
      if unit + ahead < script.count { onward[unit + ahead + 1] = [] }
      let row = rows[unit]
      var costs = [Float](repeating: .infinity, count: row.runCount * voices)
      for step in program.steps(from: unit) {
        let target = rows[step.next]
        for run in row.runs where run < end {
          let base = row.index(run, 0)
          guard (base..<base + voices).contains(where: { row.costs[$0] < .infinity }) else {
            continue
          }
          program.forEachEnd(of: step, from: run) { end, cost in
            for voice in 0..<voices {
              let total =
                cost + program.voices.cost(voice, run, end)
                + onward[step.next][target.index(end, voice)]
              if total < costs[base + voice] { costs[base + voice] = total }
            }
          }
        }
      }
      let turn = script.turns[unit]
      if script.firstUnits[turn] == unit {
        collect(turn, row, costs, voices, best)
        passOver(turn, program, rows, onward, &costs)
      }
      onward[unit] = costs
      if script.firstUnits[turn] == unit { program.arrive(&onward[unit], row, turn: turn) }
    }
  }

  /// Keeps the starts of a turn that are not much worse than the best path.
  private mutating func collect(
    _ turn: Int, _ row: ProgramRow, _ costs: [Float], _ voices: Int, _ best: Float
  ) {
    for run in row.runs {
      let base = row.index(run, 0)
      var cost = Float.infinity
      for state in base..<base + voices { cost = min(cost, row.costs[state] + costs[state]) }
      if cost <= best + Self.limit { starts[turn].append(Start(run: run, cost: cost)) }
    }
  }

  /// Takes in that nobody speaks a turn.
  private mutating func passOver(
    _ turn: Int, _ program: RegionProgram, _ rows: [ProgramRow], _ onward: [[Float]],
    _ costs: inout [Float]
  ) {
    if program.isPinned(turn) { return }
    let row = rows[program.script.firstUnits[turn]]
    let next = program.script.firstUnits[turn + 1]
    for run in row.runs where rows[next].runs.contains(run) {
      for voice in 0..<row.voices {
        let state = row.index(run, voice)
        let total = program.prices.unspokenTurn + onward[next][rows[next].index(run, voice)]
        unspoken[turn] = min(unspoken[turn], row.costs[state] + total)
        costs[state] = min(costs[state], total)
      }
    }
  }
}

extension RegionProgram {
  /// Turns what it costs to go on from each state of a turn's first row, once voices have changed
  /// and speech without text is over, into what it costs from the arrival there.
  fileprivate func arrive(_ costs: inout [Float], _ row: ProgramRow, turn: Int) {
    let isEnd = turn == script.turnCount
    let change = isEnd ? (stay: 0, go: Float.infinity) : voices.changeCosts(script.contexts[turn])
    let stated = isEnd ? nil : script.statedHops[turn]
    // The cheapest way on through speech without text that is going on before a run.
    var filler = Float.infinity
    for run in row.runs.reversed() {
      let base = row.index(run, 0)
      if let stated {
        for voice in 0..<row.voices { costs[base + voice] += statedCost(run, stated) }
      }
      let old = Array(costs[base..<base + row.voices])
      let cheapest = old.min() ?? .infinity
      // Here such speech may have begun at this run, and end at a later one.
      for voice in 0..<row.voices {
        var cost = min(old[voice] + change.stay, filler + enteringCost(turn))
        for other in 0..<row.voices where other != voice {
          cost = min(cost, old[other] + change.go)
        }
        costs[base + voice] = cost
      }
      if mayResume(run, turn) {
        filler = min(filler, cheapest)
      }
      if run > row.firstRun { filler += prices.stayingPerHop * Float(sequence.runs[run - 1].count) }
    }
  }
}
