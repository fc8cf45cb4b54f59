internal import RealModule

/// What it costs that a voice speaks a stretch of runs, and that the voice changes.
struct VoiceCosts: Sendable {
  /// How many voices are told apart; one where they are not.
  let count: Int
  /// The costs of all before each run, voices side by side.
  private let sums: [Float]
  /// The chance of another voice in each context.
  private var changes: [Double]

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
    var sums = Array(repeating: Float(0), count: costs.count)
    for run in costs.first?.indices ?? 0..<0 {
      for voice in costs.indices { sums.append(sums[sums.count - costs.count] + costs[voice][run]) }
    }
    self.sums = sums
  }

  private init(count: Int, sums: [Float], changes: [Double]) {
    self.count = count
    self.sums = sums
    self.changes = changes
  }

  /// Takes what a path showed of how often the voice changes.
  mutating func learn(changes: [Double]) { self.changes = changes }

  /// The same for a sequence that bridges pauses.
  func over(_ sequence: RunSequence) -> VoiceCosts {
    guard !sums.isEmpty else { return self }
    let bridged = sequence.firstRuns.flatMap { sums[$0 * count..<($0 + 1) * count] }
    return VoiceCosts(count: count, sums: bridged, changes: changes)
  }

  /// What it costs that `voice` speaks from the onset of one run up to that of another.
  func cost(_ voice: Int, _ first: Int, _ end: Int) -> Float {
    sums.isEmpty ? 0 : sums[end * count + voice] - sums[first * count + voice]
  }

  /// What it costs to keep the voice and to change to another one.
  func changeCosts(_ context: VoiceContext) -> (stay: Float, go: Float) {
    guard count > 1 else { return (0, .infinity) }
    let change = changes[context.rawValue]
    return (Float(-Double.log(1 - change)), Float(-Double.log(change / Double(count - 1))))
  }
}
