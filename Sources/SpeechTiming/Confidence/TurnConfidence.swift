internal import RealModule

/// How probable it is that each turn begins where it was put.
struct TurnConfidence: Sendable {
  /// The probability for each turn that its start is off by no more than a quarter of a second.
  let probabilities: [Double]

  /// Judges a timing.
  init(_ timing: RegionTiming, script: TimingScript) {
    probabilities = (0..<script.turnCount).map { turn in
      let unit = script.firstUnits[turn]
      guard timing.places[unit] != nil else { return 0 }
      let before = unit > 0 ? timing.surprises[unit - 1] : 0
      let after = timing.surprises[unit]
      // A turn that begins without a pause begins somewhere inside a run; else what its
      // neighbourhood's durations have that is surprising speaks against it.
      let evidence = (timing.startsRun[unit] ? 3.5 : -1) - 0.5 * (before + after)
      return 1 / (1 + .exp(-evidence))
    }
  }
}
