import RealModule
import SpeechDetection
import TimedText

@testable import SpeechTiming

/// Tries every path of a small program. What each costs is reckoned here anew, from what the program
/// says that it is: nothing but the models and the prices is taken from it.
struct EveryPath {
  private let small: SmallProgram
  /// What the cheapest path costs.
  private(set) var least = Double.infinity
  /// What all paths weigh together.
  private(set) var all = 0.0
  /// For each turn what all paths weigh on which it begins with a run.
  private(set) var starts: [[Int: Double]]
  /// For each turn what all paths weigh on which it is passed over.
  private(set) var unspoken: [Double]
  /// The turns that are passed over on the path that is being followed.
  private var passed: Set<Int> = []

  private var script: TimingScript { small.script }
  private var sequence: RunSequence { small.sequence }

  init(of small: SmallProgram) {
    self.small = small
    starts = Array(repeating: [:], count: small.script.turnCount)
    unspoken = Array(repeating: 0, count: small.script.turnCount)
    var begun: [(turn: Int, run: Int)] = []
    for voice in small.voices.indices { arrive(0, 0, voice, 0, &begun) }
  }

  // MARK: - What things cost, in nats

  /// So many units over so many runs, spoken by a voice; nothing where that is out of the question.
  private func matching(_ units: Range<Int>, _ runs: Range<Int>, _ voice: Int) -> Double? {
    // No step goes past a pin.
    for unit in units.dropFirst() where script.pinnedStarts[unit] != nil { return nil }
    for unit in units.dropLast() where script.pinnedEnds[unit] != nil { return nil }
    if let hop = script.pinnedEnds[units.upperBound - 1], run(from: hop) != runs.upperBound {
      return nil
    }
    guard units.count <= 5 else { return nil }

    // How long it takes is distributed log-normally; pauses of up to a tenth of a second are speech.
    let syllables = script.weights[units].reduce(0, +)
    let mean = Double.log(small.durations.mean(clauses: units.count, syllables: syllables))
    let deviation = small.durations.deviation(syllables: syllables)
    var spoken = 0
    for run in runs {
      spoken += sequence.runs[run].count
      if run > runs.lowerBound { spoken += min(pause(before: run), 10) }
    }
    let off = (Double.log(Double(spoken)) - mean) / deviation
    // Five deviations at most, to whole hops; what is pinned may take as long as it likes.
    let (shortest, longest) = (Double.exp(mean - 5 * deviation), Double.exp(mean + 5 * deviation))
    let isUsual = Double(spoken) > shortest - 1 && Double(spoken) <= longest + 1
    guard isUsual || isPinned(script.turns[units.lowerBound]) else { return nil }
    var cost = off * off / 2 + .log(deviation) + .log(Double(spoken))

    for run in runs {
      // Less what the same speech costs that has nothing to do with the script.
      let length = Double(sequence.runs[run].count)
      cost += Double(small.pauses.insideRate - small.pauses.anywhereRate) * length
      cost -= Double(small.pauses.anywhereCost[bin(before: run + 1)])
      if run > runs.lowerBound { cost += Double(small.pauses.insideCost[bin(before: run)]) }
      // It sounds like music, and somebody speaks all the same: once in a thousand times at least.
      cost -= .log(max(1 - sequence.runs[run].music, 0.001))
      cost += Double(small.voices[voice][run])
    }
    for unit in units.dropLast() {
      cost += Double(small.pauses.withoutCost[Int(script.boundaries[unit].rawValue)])
    }
    let behind = Int(script.boundaries[units.upperBound - 1].rawValue)
    return cost + Double(small.pauses.boundaryCost[behind][bin(before: runs.upperBound)])
  }

  /// What may be passed over from a turn on, and what that costs: a whole turn, or at twice the
  /// price a part of one that goes on before it or behind it.
  private func passingsOver(_ turn: Int) -> [(turns: ClosedRange<Int>, cost: Double)] {
    func goesOn(_ turn: Int) -> Bool {
      guard small.turns.indices.contains(turn), turn + 1 < small.turns.count else { return false }
      return small.turns[turn].clauses.last.map { ![.turn, .openTurn].contains($0.breakAfter) }
        ?? false
    }
    let price = Double(small.prices.unspokenTurn)
    guard goesOn(turn) || goesOn(turn - 1) else { return [(turn...turn, price)] }
    var last = turn
    while goesOn(last) { last += 1 }
    return [(turn...turn, 2 * price)] + (goesOn(turn - 1) ? [] : [(turn...last, price)])
  }

  /// A turn is there where a run begins, and not where the transcript says: a nat for every two
  /// seconds.
  private func stated(_ turn: Int, _ run: Int) -> Double {
    guard turn < script.turnCount, let hop = script.statedHops[turn] else { return 0 }
    let begins = run < sequence.count ? sequence.runs[run].onset : sequence.runs[run - 1].offset
    return min(abs(Double(begins - hop)) / 200, Double(small.prices.statedStart))
  }

  /// From one voice to the next between turns.
  private func changing(_ turn: Int, _ voice: Int, _ next: Int) -> Double {
    guard turn < script.turnCount else { return voice == next ? 0 : .infinity }
    guard small.voices.count > 1 else { return 0 }
    let chance = script.contexts[turn].priorChange
    return -.log(voice == next ? 1 - chance : chance / Double(small.voices.count - 1))
  }

  /// Runs before a turn are speech that the transcript lacks: what that costs in each way in which
  /// it may be so.
  private func lacking(_ runs: Range<Int>, before turn: Int) -> [Double] {
    var ways: [Float] = []
    // The transcript goes on behind a pause of 0.15 s, where it is pinned to, or never.
    let later = runs.upperBound
    let isPinned =
      turn < script.turnCount
      && script.pinnedStarts[script.firstUnits[turn]].map { run(from: $0) } == later
    if later == sequence.count || pause(before: later) >= 15 || isPinned {
      let isFrame = turn == 0 || turn == script.turnCount
      ways.append(isFrame ? small.prices.enteringFrame : small.prices.enteringFiller)
    }
    // From music to music.
    if sequence.runs[runs.lowerBound].music > 0.5, sequence.runs[later - 1].music > 0.5 {
      ways.append(small.prices.insert)
    }
    let hops = sequence.runs[runs].reduce(0) { $0 + $1.count }
    return ways.map { Double($0) + Double(small.prices.stayingPerHop) * Double(hops) }
  }

  private func pause(before run: Int) -> Int {
    guard run < sequence.count else { return 20 }
    return sequence.runs[run].onset - (run > 0 ? sequence.runs[run - 1].offset : 0)
  }

  private func bin(before run: Int) -> Int { PauseModel.bin(pause(before: run)) }

  private func run(from hop: Int) -> Int {
    sequence.runs.firstIndex { $0.onset >= hop } ?? sequence.count
  }

  private func isPinned(_ turn: Int) -> Bool {
    script.units(of: turn).contains {
      script.pinnedStarts[$0] != nil || script.pinnedEnds[$0] != nil
    }
  }

  // MARK: - All paths

  private mutating func end(_ cost: Double, _ begun: [(turn: Int, run: Int)]) {
    least = min(least, cost)
    let weight = Double.exp(-cost / Double(StartPosteriors.temperature))
    all += weight
    for start in begun { starts[start.turn][start.run, default: 0] += weight }
    for turn in passed { unspoken[turn] += weight }
  }

  /// All units before one are done, with the runs before one; a voice spoke last.
  private mutating func arrive(
    _ unit: Int, _ run: Int, _ voice: Int, _ cost: Double, _ begun: inout [(turn: Int, run: Int)]
  ) {
    guard small.band[unit].contains(run), cost < .infinity else { return }
    let turn = unit < script.count ? script.turns[unit] : script.turnCount
    guard script.firstUnits[turn] == unit else {
      goOn(unit, run, voice, cost, &begun)
      return
    }
    for next in small.voices.indices {
      goOn(unit, run, next, cost + changing(turn, voice, next) + stated(turn, run), &begun)
    }
    for later in small.band[unit] where later > run {
      for way in lacking(run..<later, before: turn) {
        for next in small.voices.indices {
          goOn(unit, later, next, cost + way + stated(turn, later), &begun)
        }
      }
    }
  }

  /// What comes next begins with a run.
  private mutating func goOn(
    _ unit: Int, _ run: Int, _ voice: Int, _ cost: Double, _ begun: inout [(turn: Int, run: Int)]
  ) {
    guard cost < .infinity else { return }
    guard unit < script.count else {
      if run == sequence.count { end(cost, begun) }
      return
    }
    if let hop = script.pinnedStarts[unit], self.run(from: hop) != run { return }
    let turn = script.turns[unit]
    let isStart = script.firstUnits[turn] == unit
    if isStart {
      for passing in passingsOver(turn) where !passing.turns.contains(where: isPinned) {
        let before = passed
        passed.formUnion(passing.turns)
        arrive(
          script.firstUnits[passing.turns.upperBound + 1], run, voice, cost + passing.cost, &begun)
        passed = before
      }
      begun.append((turn, run))
    }
    for next in unit..<script.count {
      for end in run..<sequence.count {
        guard let more = matching(unit..<next + 1, run..<end + 1, voice) else { continue }
        arrive(next + 1, end + 1, voice, cost + more, &begun)
      }
    }
    if isStart { begun.removeLast() }
  }
}
