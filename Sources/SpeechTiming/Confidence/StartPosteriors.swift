internal import RealModule
internal import SpeechDetection

/// How probable it is, for each turn and run, that the turn begins with the run: all paths of the
/// program weighed against each other (the forward–backward algorithm; Rabiner, 1989).
struct StartPosteriors: Sendable {
  /// The probabilities for one turn.
  struct Row: Sendable {
    /// How probable it is that the turn begins with each run, from a first one on.
    var firstRun = 0
    var values: [Float] = []
    /// How probable it is that nobody speaks the turn; not a number where nothing was weighed.
    var unspoken = Float.nan
  }

  /// For each turn how probable each run is; what is left of 1 is that it begins within a run.
  let rows: [Row]

  /// The program is bolder than it should be, since its evidence is not independent: its costs are
  /// divided by this.
  static let temperature: Float = 1.35

  /// Weighs the paths of a solved program.
  ///
  /// - Parameters:
  ///   - program: The program.
  ///   - solved: Its rows, with their costs.
  init(of program: RegionProgram, rows solved: [ProgramRow]) {
    var weights = PathWeights(program, solved, temperature: Self.temperature)
    let forward = weights.forward()
    rows = weights.starts(forward)
  }

  /// How probable it is that a turn begins with a run whose onset is no further from a hop than
  /// the collar.
  func probability(ofTurn turn: Int, near onset: Int, in sequence: RunSequence) -> Double {
    let row = rows[turn]
    let sum = row.values.indices.reduce(0.0) { sum, k in
      abs(sequence.onset(row.firstRun + k) - onset) <= TurnConfidence.collar
        ? sum + Double(row.values[k]) : sum
    }
    // Weights that left the range of numbers tell nothing.
    return sum.isFinite ? min(sum, 1) : 0
  }
}
