/// What a path teaches about the recording: its pauses, durations and voices.
struct PathEvidence: Sendable {
  private(set) var pauses = PauseModel.Evidence()
  private(set) var durations: [DurationModel.Observation] = []
  /// The voice of each run of the finest sequence, where the path gives it one.
  private(set) var voices: [Int?]
  /// The chance of another voice in each context.
  private(set) var changes: [Double]

  /// How many turns the prior chance of a change counts as.
  private static let priorTurns = 8.0

  /// Reads the evidence of a path that a program found.
  init(of path: RegionPath, in program: RegionProgram) {
    let script = program.script
    let sequence = program.sequence
    voices = Array(repeating: nil, count: sequence.firstRuns.last ?? 0)
    var counts = VoiceContext.allCases.map {
      (changes: $0.priorChange * Self.priorTurns, turns: Self.priorTurns)
    }
    var unit = 0
    var run = 0
    var previous: (end: Int, voice: Int)?
    for match in path.matches {
      while script.firstClauses[unit] < match.clauses.lowerBound { unit += 1 }
      while sequence.firstRuns[run] < match.runs.lowerBound { run += 1 }
      let (firstUnit, firstRun) = (unit, run)
      while script.firstClauses[unit] < match.clauses.upperBound { unit += 1 }
      while sequence.firstRuns[run] < match.runs.upperBound { run += 1 }

      let spoken = Double(sequence.spoken(from: firstRun, through: run - 1))
      durations.append(
        DurationModel.Observation(
          clauses: match.clauses.count, syllables: script.weights[firstUnit..<unit].reduce(0, +),
          duration: spoken))
      pauses.speech += spoken
      for inner in firstRun + 1..<max(run, firstRun + 1) {
        pauses.inside.byBin[Int(sequence.pauseBins[inner])] += 1
      }
      for inner in firstUnit..<unit - 1 {
        pauses.boundary[Int(script.boundaries[inner].rawValue)].without += 1
      }
      if let previous, previous.end == firstRun {
        let boundary = Int(script.boundaries[firstUnit - 1].rawValue)
        pauses.boundary[boundary].byBin[Int(sequence.pauseBins[firstRun])] += 1
      }
      let turn = script.turns[firstUnit]
      if let previous, script.firstUnits[turn] == firstUnit {
        let context = script.contexts[turn].rawValue
        counts[context].turns += 1
        if previous.voice != match.voice { counts[context].changes += 1 }
      }
      for run in match.runs { voices[run] = match.voice }
      previous = (run, match.voice)
    }
    changes = counts.map { $0.changes / $0.turns }
  }
}
