internal import SpeechDetection
internal import RealModule

/// Lays the clauses of a script over the runs of a recording by dynamic programming.
///
/// A generalisation of sentence alignment by length (Gale and Church, 1993) with speech in place
/// of the second text. Let *C(i, j, v)* be the least cost at which the first *i* clauses lie before
/// run *j* and voice *v* speaks next:
///
///     C(i + a, j + b, v) = min  C(i, j, v) + duration(a clauses, b runs) + voice(v, b runs)
///                               + pauses inside + no pause at a − 1 boundaries
///                               + pause at the boundary behind
///     C(i, j + b, v)     = min  C(i, j, ·) + entering + b · staying     speech without text
///     C(i + turn, j, v)  = min  C(i, j, ·) + unspoken                   text without speech
///
/// and at the start of a turn the voice may change, at a cost that the text's context has. All
/// costs are negative log probabilities less those of the same runs under a model of speech that
/// has nothing to do with the script, so that speech without text costs only what begins it.
///
/// - Complexity: O(clauses × runs in the band × steps), the steps bounded by plausible durations.
struct RegionProgram {
  /// What things cost, in nats, where no model tells.
  struct Prices: Sendable {
    /// Speech that the transcript lacks begins.
    var enteringFiller: Float = 9
    /// It goes on for a hop.
    var stayingPerHop: Float = 1.0 / 3000
    /// A turn is not spoken.
    var unspokenTurn: Float = 6
    /// How many deviations a duration may be off.
    var mostDeviations: Float = 6
  }

  let script: TimingScript
  let sequence: RunSequence
  let pauses: PauseModel
  let durations: DurationModel
  let voices: VoiceCosts
  let prices: Prices
  /// For each count of clauses the runs that may come next.
  let band: [ClosedRange<Int>]

  private let logarithms: [Float]
  /// The cost of everything before a run under the model of unrelated speech, pauses included.
  private let unrelated: [Float]
  /// The cost of the pauses before each run as pauses inside clauses, summed up.
  private let inside: [Float]

  private static let mostClauses = 5
  private static let longestSpan = 16_384
  /// The shortest pause, in hops, from which the transcript goes on after speech that it lacks.
  private static let resumingPause = 15

  init(
    script: TimingScript, sequence: RunSequence, pauses: PauseModel, durations: DurationModel,
    voices: VoiceCosts, prices: Prices = Prices(), band: [ClosedRange<Int>]
  ) {
    self.band = band
    self.script = script
    self.sequence = sequence
    self.pauses = pauses
    self.durations = durations
    self.voices = voices
    self.prices = prices
    logarithms = (0...Self.longestSpan).map { Float.log(Float(max($0, 1))) }
    var unrelated: [Float] = [0]
    var inside: [Float] = [0]
    for (k, run) in sequence.runs.enumerated() {
      let bin = Int(sequence.pauseBins[k + 1])
      let length = Float(run.count)
      unrelated.append(unrelated[k] + pauses.anywhereRate * length + pauses.anywhereCost[bin])
      inside.append(inside[k] + pauses.insideRate * length + pauses.insideCost[bin])
    }
    self.unrelated = unrelated
    self.inside = inside
  }

  /// The path of least cost, or nothing where no path stays in the beam.
  func solve() -> RegionPath? {
    guard script.count > 0, sequence.count > 0 else { return nil }
    var rows = (0...script.count).map { _ in ProgramRow(voices: voices.count) }
    rows[0].open(at: 0)
    for voice in 0..<voices.count {
      rows[0].offer(0, at: voice, ProgramRow.Arrival(clauses: 0, runs: 0, voice: voice))
    }
    for i in 0...script.count {
      let turn = i < script.count ? script.turnOfClause[i] : script.turnCount
      let isTurnStart = script.firstClause[turn] == i
      complete(&rows[i], i, turn: isTurnStart ? turn : nil)
      guard i < script.count else { break }
      expand(&rows, from: i)
      if isTurnStart { passOver(turn, &rows) }
      rows[i].close()
    }
    return trace(rows)
  }

  /// Finishes a row that all arrivals went into: changes of voice, and speech without text.
  private func complete(_ row: inout ProgramRow, _ i: Int, turn: Int?) {
    guard row.runCount > 0 else { return }
    let voiceCount = voices.count
    if turn != nil { row.open(at: band[i].upperBound) }
    row.origins = Array(repeating: 0, count: row.costs.count)
    row.fillerStarts = turn == nil ? [] : Array(repeating: 0, count: row.runCount)
    for index in row.origins.indices { row.origins[index] = UInt8(index % voiceCount) }
    guard let turn else { return }

    let change = turn < script.turnCount ? voices.changeCosts(script.contextOfTurn[turn]) : nil
    var filler = Float.infinity
    var fillerStart = 0
    var old = Array(repeating: Float.infinity, count: voiceCount)
    for run in row.runs {
      let base = row.index(run, 0)
      var cheapest = 0
      for voice in 0..<voiceCount {
        old[voice] = row.costs[base + voice]
        if old[voice] < old[cheapest] { cheapest = voice }
      }
      if let change, voiceCount > 1 {
        for voice in 0..<voiceCount {
          row.costs[base + voice] = old[voice] + change.stay
          for other in 0..<voiceCount where other != voice {
            let cost = old[other] + change.go
            if cost < row.costs[base + voice] {
              row.costs[base + voice] = cost
              row.origins[base + voice] = UInt8(other)
            }
          }
        }
      }
      // Speech without text that began earlier ends here, or goes on.
      if run > row.firstRun {
        filler += prices.stayingPerHop * Float(sequence.spoken(from: run - 1, through: run - 1))
      }
      row.fillerStarts[run - row.firstRun] = Int32(fillerStart)
      if filler < .infinity, sequence.pauses[run] >= Self.resumingPause || run == sequence.count {
        for voice in 0..<voiceCount where filler < row.costs[base + voice] {
          row.costs[base + voice] = filler
          row.origins[base + voice] = ProgramRow.viaFiller
        }
      }
      if old[cheapest] + prices.enteringFiller < filler {
        filler = old[cheapest] + prices.enteringFiller
        fillerStart = run * voiceCount + cheapest
      }
    }
  }

  /// Goes on from every state of a row that is in the beam, by matching clauses and runs.
  private func expand(_ rows: inout [ProgramRow], from i: Int) {
    let voiceCount = voices.count
    let row = rows[i]
    var syllables = 0.0
    var clauses = 0
    var withoutPause: Float = 0
    for a in 1...Self.mostClauses {
      let next = i + a
      guard next <= script.count else { return }
      syllables += script.weights[next - 1]
      clauses += script.clauseCounts[next - 1]
      let mean = Float(Double.log(durations.mean(clauses: clauses, syllables: syllables)))
      let reach = band[next]
      let deviation = Float(durations.deviation(syllables: syllables))
      let slack = prices.mostDeviations * deviation
      let shortest = Int(Float.exp(mean - slack))
      let longest = min(Int(Float.exp(mean + slack)) + 1, Self.longestSpan)
      let half = 0.5 / (deviation * deviation)
      let fixed = Float.log(deviation) + withoutPause
      let boundary = pauses.boundaryCost[Int(script.boundaries[next - 1].rawValue)]
      for j in row.runs where j < sequence.count {
        let base = row.index(j, 0)
        var isAlive = false
        for voice in 0..<voiceCount where row.costs[base + voice] < .infinity { isAlive = true }
        guard isAlive else { continue }
        var last = j
        while last < sequence.count, last - j < ProgramRow.Arrival.mostRuns {
          let spoken = sequence.spoken(from: j, through: last)
          if spoken > longest || last >= reach.upperBound { break }
          if spoken >= shortest, last + 1 >= reach.lowerBound {
            let x = logarithms[spoken]
            let end = last + 1
            let cost =
              (x - mean) * (x - mean) * half + x + fixed
              + inside[last] - inside[j] + pauses.insideRate * Float(sequence.runs[last].count)
              + boundary[Int(sequence.pauseBins[end])]
              - (unrelated[end] - unrelated[j])
            rows[next].open(at: end)
            let target = rows[next].index(end, 0)
            for voice in 0..<voiceCount {
              let total = row.costs[base + voice] + cost + voices.cost(voice, j..<end)
              rows[next].offer(
                total, at: target + voice,
                ProgramRow.Arrival(clauses: a, runs: end - j, voice: voice))
            }
          }
          last += 1
        }
      }
      withoutPause += pauses.withoutCost[Int(script.boundaries[next - 1].rawValue)]
    }
  }

  /// Goes on from the start of a turn to its end as if nobody spoke it.
  private func passOver(_ turn: Int, _ rows: inout [ProgramRow]) {
    let row = rows[script.firstClause[turn]]
    let next = script.firstClause[turn + 1]
    for run in row.runs {
      for voice in 0..<voices.count {
        let cost = row.costs[row.index(run, voice)]
        guard cost < .infinity, band[next].contains(run) else { continue }
        rows[next].open(at: run)
        rows[next].offer(
          cost + prices.unspokenTurn, at: rows[next].index(run, voice),
          ProgramRow.Arrival(clauses: 0, runs: 0, voice: voice))
      }
    }
  }

  /// Follows the cheapest path back from the end of script and recording.
  private func trace(_ rows: [ProgramRow]) -> RegionPath? {
    var i = script.count
    guard var row = rows.last, row.runs.contains(sequence.count) else { return nil }
    var run = sequence.count
    var voice = 0
    for other in 1..<max(voices.count, 1)
    where row.costs[row.index(run, other)] < row.costs[row.index(run, voice)] { voice = other }
    let cost = row.costs[row.index(run, voice)]
    guard cost < .infinity else { return nil }
    var matches: [RegionPath.Match] = []
    while i > 0 || run > 0 {
      let origin = row.origins[row.index(run, voice)]
      if origin == ProgramRow.viaFiller {
        let start = Int(row.fillerStarts[run - row.firstRun])
        run = start / voices.count
        voice = start % voices.count
      } else {
        voice = Int(origin)
      }
      guard i > 0 else { break }
      let arrival = row.arrivals[row.index(run, voice)]
      if arrival.clauses == 0 {
        i = script.firstClause[script.turnOfClause[i - 1]]
      } else {
        matches.append(
          RegionPath.Match(
            clauses: i - arrival.clauses..<i, runs: run - arrival.runs..<run, voice: arrival.voice))
        i -= arrival.clauses
        run -= arrival.runs
      }
      voice = arrival.voice
      row = rows[i]
    }
    return RegionPath(matches: matches.reversed(), cost: Double(cost))
  }
}
