/// Which runs may come next for each count of units: where the program looks for its path.
struct SearchBand: Sendable {
  private(set) var ranges: [ClosedRange<Int>]

  subscript(units: Int) -> ClosedRange<Int> { ranges[units] }

  /// Around the straight line from the start of script and recording to their end: `reach` hops
  /// of the recording to either side.
  init(alongDiagonalOf script: TimingScript, _ sequence: RunSequence, reach: Int) {
    let total = max(script.weights.reduce(0, +), 1)
    var done = 0.0
    var (low, high) = (0, 0)
    ranges = []
    for unit in 0...script.count {
      let centre = Int(done / total * Double(sequence.spoken))
      while low < sequence.count, sequence.spokenBefore[low] < centre - reach { low += 1 }
      while high < sequence.count, sequence.spokenBefore[high] <= centre + reach { high += 1 }
      ranges.append(low...max(low, high))
      if unit < script.count { done += script.weights[unit] }
    }
  }

  /// Around a path: `reach` hops of speech before and behind every place that it has for the units
  /// within `spread` of each one.
  ///
  /// Where the path passes over speech or turns, the band holds both sides, so that the place of
  /// what is passed over can still move.
  init(
    around path: RegionPath, of script: TimingScript, _ sequence: RunSequence, reach: Int,
    spread: Int
  ) {
    // The path speaks of clauses and of the finest runs: find them in this script and sequence.
    var lows = Array(repeating: Int.max, count: script.count + 1)
    var highs = Array(repeating: Int.min, count: script.count + 1)
    func pin(_ unit: Int, _ run: Int) {
      lows[unit] = min(lows[unit], run)
      highs[unit] = max(highs[unit], run)
    }
    pin(0, 0)
    pin(script.count, sequence.count)
    var units = Cursor(script.firstClauses)
    var runs = Cursor(sequence.firstRuns)
    for match in path.matches {
      pin(units.index(of: match.clauses.lowerBound), runs.index(of: match.runs.lowerBound))
      pin(units.index(of: match.clauses.upperBound), runs.index(of: match.runs.upperBound))
    }
    // A unit without a place of its own lies somewhere between its neighbours'.
    var (previous, next) = (0, sequence.count)
    for unit in lows.indices {
      if highs[unit] == .min { lows[unit] = previous } else { previous = highs[unit] }
    }
    for unit in lows.indices.reversed() {
      if highs[unit] == .min { highs[unit] = max(next, lows[unit]) } else { next = lows[unit] }
    }
    let spoken = sequence.spokenBefore
    ranges = lows.indices.map { unit in
      let near = max(0, unit - spread)...min(lows.count - 1, unit + spread)
      var low = lows[near].min() ?? 0
      var high = highs[near].max() ?? sequence.count
      let (from, to) = (spoken[low] - reach, spoken[high] + reach)
      while low > 0, spoken[low - 1] >= from { low -= 1 }
      while high < sequence.count, spoken[high + 1] <= to { high += 1 }
      return low...high
    }
  }

  /// Whether a path comes so near to an edge of the band that a better one may lie beyond it.
  func isTouched(by path: RegionPath, of script: TimingScript, _ sequence: RunSequence) -> Bool {
    var units = Cursor(script.firstClauses)
    var runs = Cursor(sequence.firstRuns)
    for match in path.matches {
      let range = ranges[units.index(of: match.clauses.lowerBound)]
      let run = runs.index(of: match.runs.lowerBound)
      let margin = (range.upperBound - range.lowerBound) / 8
      if range.lowerBound > 0, run < range.lowerBound + margin { return true }
      if range.upperBound < sequence.count, run > range.upperBound - margin { return true }
    }
    return false
  }

  /// Finds ascending values in an ascending list of starts, each search going on from the last.
  private struct Cursor {
    private let starts: [Int]
    private var position = 0

    init(_ starts: [Int]) { self.starts = starts }

    /// The index of the last start that is not behind `value`.
    mutating func index(of value: Int) -> Int {
      while position > 0, starts[position] > value { position -= 1 }
      while position + 1 < starts.count, starts[position + 1] <= value { position += 1 }
      return position
    }
  }
}
