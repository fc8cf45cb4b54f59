internal import RealModule

/// How probable it is that a turn begins where it was put.
///
/// The ways in which it may begin are weighed by what the best path through each costs. The
/// program is bolder than it should be, since its evidence is not independent: the costs are
/// flattened by a temperature.
enum TurnConfidence {
  /// How far a start may be off, in hops.
  static let collar = 25
  private static let temperature: Float = 1.7
  /// How often a start inside a run, which is a guess by length, is in time.
  private static let guessed = 0.3

  /// The probability that a turn's start is off by no more than the collar.
  static func probability(
    ofTurn turn: Int, startingAt onset: Int, beginsRun: Bool, _ costs: StartCosts, best: Float,
    _ sequence: RunSequence
  ) -> Double {
    func weight(_ cost: Float) -> Double { .exp(Double((best - cost) / temperature)) }
    var (near, all) = (0.0, weight(costs.unspoken[turn]))
    for start in costs.starts[turn] {
      all += weight(start.cost)
      if abs(sequence.onset(start.run) - onset) <= collar { near += weight(start.cost) }
    }
    if !beginsRun {
      // It competes with all the starts that have a pause.
      all += 1
      near += guessed
    }
    return all > 0 ? near / all : 0
  }
}
