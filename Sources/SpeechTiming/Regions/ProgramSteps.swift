internal import RealModule

extension RegionProgram {
  /// The most units that one step takes.
  private static let mostUnits = 5
  /// The longest stretch of speech that one step takes, in hops.
  private static let longestSpan = 16_384
  /// How many deviations a duration may be off.
  private static let mostDeviations: Float = 5
  /// Logarithms of durations in hops.
  private static let logarithms = (0...longestSpan).map { Float.log(Float(max($0, 1))) }

  /// Some units that are matched at once, with what does not depend on the runs.
  struct Step {
    /// The units done behind it.
    var next: Int
    /// The mean and the precision (half the inverse variance) of the logarithm of the duration.
    var (mean, precision): (Float, Float)
    /// The bounds of the duration, in hops.
    var durations: ClosedRange<Int>
    /// The run before which it must end, where that is pinned.
    var pinnedEnd: Int?
    /// What the step costs whatever its duration.
    var fixed: Float
    /// The costs of the pause behind it, by bin.
    var boundary: [Float]
  }

  /// The steps that lead on from a count of units.
  func steps(from unit: Int) -> [Step] {
    var steps: [Step] = []
    var syllables = 0.0
    var withoutPause: Float = 0
    let isPinned = self.isPinned(script.turns[unit])
    for next in unit + 1...unit + Self.mostUnits where next <= script.count {
      syllables += script.weights[next - 1]
      let clauses = script.firstClauses[next] - script.firstClauses[unit]
      let expected = durations.mean(clauses: clauses, syllables: syllables)
      let mean = Float(Double.log(expected))
      let deviation = Float(durations.deviation(syllables: syllables))
      let slack = Self.mostDeviations * deviation
      // What is pinned may take as long as it likes.
      // Bounded, for a transcript that is far too short for its recording.
      let most = Float(Self.longestSpan)
      let shortest = isPinned ? 1 : Int(min(Float.exp(mean - slack), most))
      let longest =
        isPinned ? Self.longestSpan : Int(min(Float.exp(mean + slack) + 1, most))
      let behind = Int(script.boundaries[next - 1].rawValue)
      steps.append(
        Step(
          next: next, mean: mean, precision: 0.5 / (deviation * deviation),
          durations: shortest...max(shortest, longest), pinnedEnd: pinnedEnds[next - 1],
          fixed: Float.log(deviation) + withoutPause, boundary: pauses.boundaryCost[behind]))
      if pinnedStarts[next] != nil || pinnedEnds[next - 1] != nil { break }
      withoutPause += pauses.withoutCost[behind]
    }
    return steps
  }

  /// Calls `body` with every run that a step from `run` may end before, and what that costs less
  /// the voice.
  @inline(__always)
  func forEachEnd(of step: Step, from run: Int, _ body: (_ end: Int, _ cost: Float) -> Void) {
    let reach = band[step.next]
    let limit = min(
      reach.upperBound, run + ProgramRow.Arrival.mostRuns, step.pinnedEnd ?? reach.upperBound)
    let start = sequence.spokenBefore[run]
    let saved = before[run] - step.fixed
    var end = max(run + 1, step.pinnedEnd ?? 0)
    while end <= limit {
      let spoken = spokenUpTo[end] - start
      if spoken > step.durations.upperBound { break }
      if spoken >= step.durations.lowerBound, end >= reach.lowerBound {
        let logarithm = Self.logarithms[spoken]
        let off = logarithm - step.mean
        body(
          end,
          off * off * step.precision + logarithm + upTo[end] - saved
            + step.boundary[Int(sequence.pauseBins[end])])
      }
      end += 1
    }
  }
}
