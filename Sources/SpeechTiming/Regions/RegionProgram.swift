internal import RealModule
internal import SpeechDetection

/// Lays the units of a script over the runs of a recording by dynamic programming.
///
/// A generalisation of sentence alignment by length (Gale and Church, 1993) with speech in place
/// of the second text. Let *C(i, j, v)* be the least cost at which the first *i* units lie before
/// run *j* and voice *v* speaks next:
///
///     C(i + a, j + b, v) = min  C(i, j, v) + duration(a units, b runs) + voice(v, b runs)
///                               + pauses inside + no pause at a − 1 boundaries
///                               + pause at the boundary behind
///     C(i, j + b, v)     = min  C(i, j, ·) + entering + b · staying     speech without text
///     C(i + turn, j, v)  = min  C(i, j, ·) + unspoken                   text without speech
///
/// where speech without text that is framed by music, as adverts are, is entered cheaply, and at the
/// start of a turn the voice may change, at a cost that the text's context has. Where a
/// unit is pinned, no path leads but through the state with the run that begins there. All
/// costs are negative log probabilities less those of the same runs under a model of speech that
/// has nothing to do with the script, so that speech without text costs only what begins it.
///
/// - Complexity: O(units × runs in the band × steps), the steps bounded by plausible durations.
struct RegionProgram {
  /// What things cost, in nats, where no model tells.
  struct Prices: Sendable {
    /// Speech that the transcript lacks begins.
    var enteringFiller: Float
    /// It comes before all turns or behind all of them: most recordings open and close with
    /// something else.
    var enteringFrame: Float = 2
    /// It begins with music and ends with music, or is all music: so do adverts.
    var insert: Float = 1
    /// A turn is not spoken.
    var unspokenTurn: Float
    /// Speech that the transcript lacks goes on for a hop: it lasts half a minute on average.
    var stayingPerHop: Float = 1.0 / 3000
    /// The most that it costs when a turn does not begin where the transcript itself says.
    var statedStart: Float = 6
    /// How much worse than the best of its row a state may be that is gone on from.
    var beam: Float = .infinity
  }

  /// What speech without text is like.
  enum FillerKind: CaseIterable {
    /// Whatever somebody says between two turns.
    case any
    /// From a piece of music to the end of one.
    case insert
  }

  let script: TimingScript
  let sequence: RunSequence
  let pauses: PauseModel
  let durations: DurationModel
  let voices: VoiceCosts
  let prices: Prices
  let band: SearchBand
  /// The turns that are not passed over.
  var spoken: Set<Int> = []

  /// What is saved by beginning a step with a run: what all before it costs inside clauses less
  /// what it costs as unrelated speech.
  let before: [Float]
  /// What it costs to end a step before a run, up to the offset of the run before it.
  let upTo: [Float]
  /// The time spent speaking up to the offset of the run before each run, in hops.
  let spokenUpTo: [Int]
  /// The run that each unit must begin with, where it is pinned.
  let pinnedStarts: [Int: Int]
  /// The run before which each unit must end, where that is pinned.
  let pinnedEnds: [Int: Int]

  /// The least chance that somebody speaks in a run that sounds like music.
  private static let leastSpeech = 0.001
  /// The shortest pause, in hops, from which the transcript goes on after speech that it lacks.
  private static let resumingPause = 15
  /// The most parts of a turn that is passed over whole. A longer one is a talk, or all that is said:
  /// while durations are known badly, leaving that out would be the cheapest of all.
  static let mostParts = 8

  init(
    _ script: TimingScript, over sequence: RunSequence, pauses: PauseModel,
    durations: DurationModel, voices: VoiceCosts, prices: Prices, band: SearchBand
  ) {
    self.script = script
    self.sequence = sequence
    self.pauses = pauses
    self.durations = durations
    self.voices = voices.over(sequence)
    self.prices = prices
    self.band = band
    var sum: Float = 0
    var before: [Float] = [0]
    var upTo: [Float] = [0]
    var spokenUpTo = [0]
    for (k, run) in sequence.runs.enumerated() {
      let bin = Int(sequence.pauseBins[k + 1])
      let length = Float(run.count)
      // That somebody speaks in what sounds like music costs what the detector's word is worth.
      sum -= Float(Double.log(max(1 - run.music, Self.leastSpeech)))
      sum += (pauses.insideRate - pauses.anywhereRate) * length - pauses.anywhereCost[bin]
      upTo.append(sum)
      sum += pauses.insideCost[bin]
      before.append(sum)
      spokenUpTo.append(sequence.spokenBefore[k] + run.count)
    }
    self.before = before
    self.upTo = upTo
    self.spokenUpTo = spokenUpTo
    pinnedStarts = script.pinnedStarts.mapValues { sequence.run(from: $0) }
    pinnedEnds = script.pinnedEnds.mapValues { sequence.run(from: $0) }
  }

  /// The path of least cost, or nothing where no path stays in the band.
  func solve() -> RegionPath? {
    solve(keepingCosts: false)?.path
  }

  /// The path of least cost with what every state of the program costs, where that is wanted.
  func solve(keepingCosts: Bool) -> (path: RegionPath, rows: [ProgramRow])? {
    guard script.count > 0, sequence.count > 0 else { return nil }
    var rows = (0...script.count).map { _ in ProgramRow(voices: voices.count) }
    rows[0].open(band[0])
    guard rows[0].runs.contains(0) else { return nil }
    for voice in 0..<voices.count {
      rows[0].offer(0, at: rows[0].index(0, voice), .unspoken(turns: 0, voice: voice))
    }
    for unit in 0..<script.count {
      let turn = script.turns[unit]
      let isTurnStart = script.firstUnits[turn] == unit
      complete(&rows[unit], turn: isTurnStart ? turn : nil)
      if let run = pinnedStarts[unit] { rows[unit].keepOnly(run) }
      expand(&rows, from: unit)
      if isTurnStart { passOver(turn, &rows) }
      if !keepingCosts { rows[unit].close() }
    }
    complete(&rows[script.count], turn: script.turnCount)
    return RegionPath(backThrough: rows, of: self).map { ($0, rows) }
  }

  // MARK: - One row

  /// Finishes a row that all arrivals went into: changes of voice, and speech without text.
  private func complete(_ row: inout ProgramRow, turn: Int?) {
    let voiceCount = voices.count
    row.origins = row.costs.indices.map { UInt8($0 % voiceCount) }
    guard let turn else { return }
    row.fillerStarts = Array(repeating: 0, count: row.runCount)
    let isEnd = turn == script.turnCount
    let change = isEnd ? (stay: 0, go: .infinity) : voices.changeCosts(script.contexts[turn])
    let stated = isEnd ? nil : script.statedHops[turn]
    var fillers = FillerKind.allCases.map { (kind: $0, cost: Float.infinity, start: Int32(0)) }
    var old = Array(repeating: Float.infinity, count: voiceCount)
    for run in row.runs {
      let base = row.index(run, 0)
      var cheapest = 0
      for voice in 0..<voiceCount {
        old[voice] = row.costs[base + voice]
        if old[voice] < old[cheapest] { cheapest = voice }
      }
      for voice in 0..<voiceCount {
        row.costs[base + voice] = old[voice] + change.stay
        for other in 0..<voiceCount
        where other != voice && old[other] + change.go < row.costs[base + voice] {
          row.costs[base + voice] = old[other] + change.go
          row.origins[base + voice] = UInt8(other)
        }
      }
      // Speech without text that began earlier goes on to here, and may end.
      let stayed =
        run > row.firstRun ? prices.stayingPerHop * Float(sequence.runs[run - 1].count) : 0
      for index in fillers.indices {
        fillers[index].cost += stayed
        guard mayResume(run, turn, after: fillers[index].kind) else { continue }
        for voice in 0..<voiceCount where fillers[index].cost < row.costs[base + voice] {
          row.costs[base + voice] = fillers[index].cost
          row.origins[base + voice] = ProgramRow.viaFiller
          row.fillerStarts[run - row.firstRun] = fillers[index].start
        }
      }
      for index in fillers.indices {
        guard mayBegin(run, fillers[index].kind) else { continue }
        let entered = old[cheapest] + enteringCost(fillers[index].kind, turn)
        if entered < fillers[index].cost {
          fillers[index].cost = entered
          fillers[index].start = Int32(run * voiceCount + cheapest)
        }
      }
      if let stated {
        let cost = statedCost(run, stated)
        for voice in 0..<voiceCount { row.costs[base + voice] += cost }
      }
    }
  }

  /// The run that a unit must begin with, where it is pinned.
  func pinnedRun(of unit: Int) -> Int? { pinnedStarts[unit] }

  /// What it costs that speech without text comes before a turn.
  func enteringCost(_ kind: FillerKind, _ turn: Int) -> Float {
    switch kind {
    case .any:
      turn == 0 || turn == script.turnCount ? prices.enteringFrame : prices.enteringFiller
    case .insert: prices.insert
    }
  }

  /// Whether speech without text may begin with a run.
  func mayBegin(_ run: Int, _ kind: FillerKind) -> Bool { kind == .any || isMusic(run) }

  /// Whether a turn may begin with a run before which others are speech without text.
  func mayResume(_ run: Int, _ turn: Int, after kind: FillerKind) -> Bool {
    switch kind {
    case .any:
      sequence.pauses[run] >= Self.resumingPause || run == sequence.count
        || turn < script.turnCount && pinnedStarts[script.firstUnits[turn]] == run
    case .insert: run > 0 && isMusic(run - 1)
    }
  }

  /// Whether a run is rather music than speech.
  private func isMusic(_ run: Int) -> Bool {
    run < sequence.count && sequence.runs[run].music > 0.5
  }

  /// What it costs that a turn begins with a run, where the transcript states a hop: a nat for
  /// every two seconds, and no more than what a wrong statement may cost.
  func statedCost(_ run: Int, _ stated: Int) -> Float {
    let off = Float(abs(sequence.onset(run) - stated)) / Float(FrameFeatures.hopsPerSecond)
    return min(off / 2, prices.statedStart)
  }

  // MARK: - From a row to those below

  /// Goes on from every state of a row, by matching units and runs.
  private func expand(_ rows: inout [ProgramRow], from unit: Int) {
    let voiceCount = voices.count
    let row = rows[unit]
    let most = (row.costs.min() ?? 0) + prices.beam
    for step in steps(from: unit) {
      // Taken out of the list, so that the row is changed in place.
      var target = ProgramRow(voices: voiceCount)
      swap(&target, &rows[step.next])
      target.open(band[step.next])
      for run in row.runs {
        let base = row.index(run, 0)
        guard (base..<base + voiceCount).contains(where: { row.costs[$0] < most }) else {
          continue
        }
        forEachEnd(of: step, from: run) { end, cost in
          let place = target.index(end, 0)
          for voice in 0..<voiceCount {
            target.offer(
              row.costs[base + voice] + cost + voices.cost(voice, run, end), at: place + voice,
              ProgramRow.Arrival(units: step.next - unit, runs: end - run, voice: voice))
          }
        }
      }
      swap(&target, &rows[step.next])
    }
  }

  /// Whether somebody surely speaks a turn: something in it is pinned.
  func isPinned(_ turn: Int) -> Bool {
    guard !pinnedStarts.isEmpty || !pinnedEnds.isEmpty else { return false }
    return (script.firstUnits[turn]..<script.firstUnits[turn + 1]).contains {
      pinnedStarts[$0] != nil || pinnedEnds[$0] != nil
    }
  }

  /// Goes on from the start of a turn to an end as if nobody spoke what is between.
  private func passOver(_ turn: Int, _ rows: inout [ProgramRow]) {
    let row = rows[script.firstUnits[turn]]
    for passing in passings(from: turn) {
      rows[passing.next].open(band[passing.next])
      for run in row.runs where rows[passing.next].runs.contains(run) {
        for voice in 0..<voices.count {
          rows[passing.next].offer(
            row.costs[row.index(run, voice)] + passing.cost,
            at: rows[passing.next].index(run, voice),
            .unspoken(turns: passing.turns.count, voice: voice))
        }
      }
    }
  }

  /// Turns that nobody speaks.
  struct Passing {
    var turns: Range<Int>
    /// The units done behind them.
    var next: Int
    var cost: Float
  }

  /// What may be unspoken from a turn on: the turn, and where it is the first part of one, all of
  /// that. That nobody speaks only a part of a turn is rarer, and costs twice as much.
  func passings(from turn: Int) -> [Passing] {
    let whole = script.wholes[turn]
    var passed = [turn..<turn + 1]
    if whole.count > 1, whole.lowerBound == turn, whole.count <= Self.mostParts {
      passed.append(whole)
    }
    return passed.filter { !$0.contains { isPinned($0) || spoken.contains($0) } }.map {
      Passing(
        turns: $0, next: script.firstUnits[$0.upperBound],
        cost: $0 == whole ? prices.unspokenTurn : 2 * prices.unspokenTurn)
    }
  }
}
