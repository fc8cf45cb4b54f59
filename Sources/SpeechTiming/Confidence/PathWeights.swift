internal import RealModule
internal import SpeechDetection

/// The sums over all paths that lead to and on from each state of a program.
struct PathWeights {
  private let program: RegionProgram
  private let solved: [ProgramRow]
  private let temperature: Float
  /// What the best path to each row costs.
  private let best: [Float]
  /// The cost that weights in each row are relative to: that of the best path there less what the
  /// many paths are worth, lest their sum grow beyond bounds.
  private var bases: [Float]
  private let voices: Int

  /// The least weight that is gone on from, of the most in its row: what lies behind an advert or a
  /// turn that nobody speaks may make good more than a dozen nats.
  private static let least: Float = 1e-12

  init(_ program: RegionProgram, _ solved: [ProgramRow], temperature: Float) {
    self.program = program
    self.solved = solved
    self.temperature = temperature
    var last: Float = 0
    best = solved.map { row in
      let least = row.costs.min() ?? .infinity
      if least < .infinity { last = least }
      return last
    }
    bases = best
    voices = program.voices.count
  }

  private func weight(_ cost: Float) -> Float { .exp(-cost / temperature) }

  private func isTurnStart(_ unit: Int) -> Bool {
    let script = program.script
    return unit < script.count && script.firstUnits[script.turns[unit]] == unit
  }

  // MARK: - Between turns

  /// What is weighed where a turn begins, or behind the last one.
  private struct Boundary {
    /// The weights of the same voice and of another one.
    var stay, go: Float
    /// The weights of speech without text of each kind.
    var entering: [(kind: RegionProgram.FillerKind, weight: Float)]
    /// The hop that the transcript gives for the turn.
    var stated: Int?
  }

  private func boundary(before turn: Int) -> Boundary {
    let script = program.script
    let entering = RegionProgram.FillerKind.allCases.map {
      (kind: $0, weight: weight(program.enteringCost($0, turn)))
    }
    guard turn < script.turnCount else {
      return Boundary(stay: weight(0), go: weight(.infinity), entering: entering)
    }
    let change = program.voices.changeCosts(script.contexts[turn])
    return Boundary(
      stay: weight(change.stay), go: weight(change.go), entering: entering,
      stated: script.statedHops[turn])
  }

  /// The weight of a turn that begins with a run, by the time that the transcript gives.
  private func stating(_ run: Int, _ boundary: Boundary) -> Float {
    boundary.stated.map { weight(program.statedCost(run, $0)) } ?? 1
  }

  /// The weight of a run that is speech without text.
  private func staying(_ run: Int) -> Float {
    weight(program.prices.stayingPerHop * Float(program.sequence.runs[run].count))
  }

  // MARK: - Forward

  /// The weights of all paths to each state, once voices have changed and speech without text is
  /// over.
  mutating func forward() -> [[Float]] {
    let script = program.script
    var isReached = solved.map { _ in false }
    isReached[0] = true
    var sums = solved.map { Array(repeating: Float(0), count: $0.runCount * voices) }
    for voice in 0..<voices { sums[0][solved[0].index(0, voice)] = weight(-bases[0]) }
    for unit in 0...script.count {
      let turn = unit == script.count ? script.turnCount : script.turns[unit]
      if unit == script.count || isTurnStart(unit) {
        leave(&sums[unit], solved[unit], turn: turn)
      }
      if let run = program.pinnedRun(of: unit) { sums[unit].keepOnly(run, of: solved[unit]) }
      let most = sums[unit].max() ?? 0
      if most > 0 {
        for state in sums[unit].indices { sums[unit][state] /= most }
        bases[unit] -= temperature * .log(most)
      }
      guard unit < script.count else { break }
      let row = solved[unit]
      let here = sums[unit]
      func reach(_ next: Int) {
        guard !isReached[next] else { return }
        isReached[next] = true
        bases[next] += bases[unit] - best[unit]
      }
      for step in program.steps(from: unit) {
        let target = solved[step.next]
        reach(step.next)
        let base = bases[unit] - bases[step.next]
        for run in row.runs {
          let at = row.index(run, 0)
          guard (at..<at + voices).contains(where: { here[$0] > Self.least }) else { continue }
          program.forEachEnd(of: step, from: run) { end, cost in
            let to = target.index(end, 0)
            for voice in 0..<voices where here[at + voice] > Self.least {
              sums[step.next][to + voice] +=
                here[at + voice] * weight(cost + base + program.voices.cost(voice, run, end))
            }
          }
        }
      }
      for passing in isTurnStart(unit) ? program.passings(from: turn) : [] {
        let next = passing.next
        reach(next)
        let factor = weight(passing.cost + bases[unit] - bases[next])
        for run in row.runs where solved[next].runs.contains(run) {
          for voice in 0..<voices {
            sums[next][solved[next].index(run, voice)] += here[row.index(run, voice)] * factor
          }
        }
      }
    }
    return sums
  }

  /// From the arrival at each state of a turn's first row to what is there once voices have changed
  /// and speech without text is over.
  private func leave(_ sums: inout [Float], _ row: ProgramRow, turn: Int) {
    let boundary = boundary(before: turn)
    let (stay, go) = (boundary.stay, boundary.go)
    // The weight of each kind of speech without text that is going on before a run.
    var fillers = boundary.entering.map { _ in Float(0) }
    for run in row.runs {
      let base = row.index(run, 0)
      var all: Float = 0
      for voice in 0..<voices { all += sums[base + voice] }
      var resumed: Float = 0
      let stayed = run > row.firstRun ? staying(run - 1) : 1
      for (index, entering) in boundary.entering.enumerated() {
        fillers[index] *= stayed
        if program.mayResume(run, turn, after: entering.kind) { resumed += fillers[index] }
      }
      let factor = stating(run, boundary)
      for voice in 0..<voices {
        let own = sums[base + voice]
        sums[base + voice] =
          (own * stay + (all - own) * go + resumed) * factor
      }
      for (index, entering) in boundary.entering.enumerated()
      where program.mayBegin(run, entering.kind) {
        fillers[index] += all * entering.weight
      }
    }
  }

  // MARK: - Backward

  /// The probabilities of the starts of turns, given what `forward` found.
  func starts(_ forward: [[Float]]) -> [StartPosteriors.Row] {
    let script = program.script
    var result = Array(repeating: StartPosteriors.Row(), count: script.turnCount)
    var onward = solved.map { Array(repeating: Float(0), count: $0.runCount * voices) }
    let end = program.sequence.count
    guard solved[script.count].runs.contains(end) else { return result }
    for voice in 0..<voices { onward[script.count][solved[script.count].index(end, voice)] = 1 }
    let total = zip(forward[script.count], onward[script.count]).reduce(0) { $0 + $1.0 * $1.1 }
    guard total > 0, total.isFinite else { return result }
    for state in onward[script.count].indices { onward[script.count][state] /= total }
    arrive(&onward[script.count], solved[script.count], turn: script.turnCount)
    for unit in (0..<script.count).reversed() {
      let row = solved[unit]
      let here = forward[unit]
      var sums = Array(repeating: Float(0), count: row.runCount * voices)
      for step in program.steps(from: unit) {
        let target = solved[step.next]
        let base = bases[unit] - bases[step.next]
        for run in row.runs {
          let at = row.index(run, 0)
          guard (at..<at + voices).contains(where: { here[$0] > Self.least }) else { continue }
          program.forEachEnd(of: step, from: run) { end, cost in
            let to = target.index(end, 0)
            for voice in 0..<voices where here[at + voice] > Self.least {
              sums[at + voice] +=
                onward[step.next][to + voice]
                * weight(cost + base + program.voices.cost(voice, run, end))
            }
          }
        }
      }
      if isTurnStart(unit) {
        let turn = script.turns[unit]
        result[turn] = StartPosteriors.Row(
          firstRun: row.firstRun,
          values: row.runs.map { run in
            (0..<voices).reduce(Float(0)) {
              $0 + here[row.index(run, $1)] * sums[row.index(run, $1)]
            }
          }, unspoken: 0)
        for passing in program.passings(from: turn) {
          let next = passing.next
          let factor = weight(passing.cost + bases[unit] - bases[next])
          for run in row.runs where solved[next].runs.contains(run) {
            for voice in 0..<voices {
              let (state, to) = (row.index(run, voice), solved[next].index(run, voice))
              let more = onward[next][to] * factor
              for passed in passing.turns { result[passed].unspoken += here[state] * more }
              sums[state] += more
            }
          }
        }
        arrive(&sums, row, turn: turn)
      }
      onward[unit] = sums
    }
    return result
  }

  /// The reverse of `leave`.
  private func arrive(_ sums: inout [Float], _ row: ProgramRow, turn: Int) {
    let boundary = boundary(before: turn)
    let (stay, go) = (boundary.stay, boundary.go)
    // The weight of all ways on through speech without text that is going on before a run.
    var fillers = boundary.entering.map { _ in Float(0) }
    for run in row.runs.reversed() {
      let base = row.index(run, 0)
      let factor = stating(run, boundary)
      var all: Float = 0
      for voice in 0..<voices {
        sums[base + voice] *= factor
        all += sums[base + voice]
      }
      var entered: Float = 0
      for (index, entering) in boundary.entering.enumerated()
      where program.mayBegin(run, entering.kind) {
        entered += fillers[index] * entering.weight
      }
      for voice in 0..<voices {
        let own = sums[base + voice]
        sums[base + voice] = own * stay + (all - own) * go + entered
      }
      let stayed = run > row.firstRun ? staying(run - 1) : 1
      for (index, entering) in boundary.entering.enumerated() {
        if program.mayResume(run, turn, after: entering.kind) { fillers[index] += all }
        fillers[index] *= stayed
      }
    }
  }
}

extension [Float] {
  /// Leaves no weight but that of the states with one run.
  fileprivate mutating func keepOnly(_ run: Int, of row: ProgramRow) {
    for other in row.runs where other != run {
      for voice in 0..<row.voices { self[row.index(other, voice)] = 0 }
    }
  }
}
