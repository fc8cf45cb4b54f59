internal import RealModule

/// What it costs that a voice speaks a stretch of runs, and that the voice changes.
struct VoiceCosts: Sendable {
  /// How many voices are told apart; one where they are not.
  let count: Int
  /// For each voice the costs of the runs before each run, summed up.
  private let sums: [[Float]]
  /// The chance of another voice in each context.
  private let changes: [Double]

  /// One voice, which costs nothing.
  init() {
    count = 1
    sums = []
    changes = VoiceContext.allCases.map(\.priorChange)
  }

  /// Several voices, with the cost of each for each run.
  init(costs: [[Float]], changes: [Double]) {
    count = costs.count
    sums = costs.map { costs in
      var sum: Float = 0
      return [0] + costs.map { cost in
        sum += cost
        return sum
      }
    }
    self.changes = changes
  }

  /// What it costs that `voice` speaks the runs.
  func cost(_ voice: Int, _ runs: Range<Int>) -> Float {
    count == 1 ? 0 : sums[voice][runs.upperBound] - sums[voice][runs.lowerBound]
  }

  /// What it costs to keep the voice and to change to another one.
  func changeCosts(_ context: VoiceContext) -> (stay: Float, go: Float) {
    guard count > 1 else { return (0, 0) }
    let change = changes[context.rawValue]
    return (
      Float(-Double.log(1 - change)), Float(-Double.log(change / Double(count - 1)))
    )
  }
}
