internal import RealModule

/// What it costs that a voice speaks a stretch of runs, and that the voice changes.
struct VoiceCosts: Sendable {
  /// How many voices are told apart; one where they are not.
  let count: Int
  /// For each voice the costs of all before each run.
  private let sums: [[Float]]
  /// The chance of another voice in each context.
  private let changes: [Double]

  /// One voice, which costs nothing.
  init() {
    count = 1
    sums = []
    changes = VoiceContext.allCases.map(\.priorChange)
  }

  /// Several voices.
  ///
  /// - Parameters:
  ///   - costs: for each voice what each run costs.
  ///   - changes: the chance of another voice in each context.
  init(costs: [[Float]], changes: [Double]) {
    count = costs.count
    self.changes = changes
    sums = costs.map { costs in
      var sum: Float = 0
      return [0]
        + costs.map { cost in
          sum += cost
          return sum
        }
    }
  }

  private init(sums: [[Float]], changes: [Double]) {
    count = max(sums.count, 1)
    self.sums = sums
    self.changes = changes
  }

  /// The same for a sequence that bridges pauses.
  func over(_ sequence: RunSequence) -> VoiceCosts {
    VoiceCosts(
      sums: sums.map { sums in sequence.firstRuns.map { sums[$0] } }, changes: changes)
  }

  /// What it costs that `voice` speaks from the onset of one run up to that of another.
  func cost(_ voice: Int, _ first: Int, _ end: Int) -> Float {
    sums.isEmpty ? 0 : sums[voice][end] - sums[voice][first]
  }

  /// What it costs to keep the voice and to change to another one.
  func changeCosts(_ context: VoiceContext) -> (stay: Float, go: Float) {
    guard count > 1 else { return (0, .infinity) }
    let change = changes[context.rawValue]
    return (Float(-Double.log(1 - change)), Float(-Double.log(change / Double(count - 1))))
  }
}
