/// The states of the program with the same count of units done: by the run that comes next and the
/// voice that speaks it.
///
/// Costs live until the row is expanded; what is kept to trace the path back is three bytes a state
/// and, at the start of a turn, four a run.
struct ProgramRow: Sendable {
  /// How a state was reached from a row above.
  struct Arrival: Sendable {
    private let bits: UInt16

    /// The most runs that one step takes.
    static let mostRuns = 1023

    /// A step of so many units and runs, after which `voice` is the one that spoke: of eight at most,
    /// which is ``FrameFeatures/mostChannels``.
    init(units: Int, runs: Int, voice: Int) {
      bits = UInt16(units) | UInt16(runs) << 3 | UInt16(voice) << 13
    }

    /// So many turns that were passed over as unspoken, all parts of one.
    static func unspoken(turns: Int, voice: Int) -> Arrival {
      Arrival(units: 0, runs: turns, voice: voice)
    }

    var units: Int { Int(bits & 7) }
    var runs: Int { Int(bits >> 3 & 1023) }
    /// The turns that were passed over, where there are no units.
    var passedTurns: Int { runs }
    var voice: Int { Int(bits >> 13) }
  }

  /// The origin of a state that speech without text comes before.
  static let viaFiller: UInt8 = 0x80

  let voices: Int
  /// The first run that the row has states for.
  private(set) var firstRun = 0
  /// How many runs it has states for; none before anything arrived.
  private(set) var runCount = 0
  /// The costs, voices side by side; infinite where there is no path.
  var costs: [Float] = []
  /// How each state was reached.
  var arrivals: [Arrival] = []
  /// The voice before a change of voice, for each state, or `viaFiller`.
  var origins: [UInt8] = []
  /// For each run, the state in which the speech without text began that ends before it.
  var fillerStarts: [Int32] = []

  init(voices: Int) { self.voices = voices }

  var runs: Range<Int> { firstRun..<firstRun + runCount }

  /// The place of a state in the arrays.
  func index(_ run: Int, _ voice: Int) -> Int { (run - firstRun) * voices + voice }

  /// Makes room for states, once.
  mutating func open(_ runs: ClosedRange<Int>) {
    guard runCount == 0 else { return }
    firstRun = runs.lowerBound
    runCount = runs.count
    costs = Array(repeating: .infinity, count: runCount * voices)
    arrivals = Array(repeating: .unspoken(turns: 0, voice: 0), count: runCount * voices)
  }

  /// Takes an arrival if it is cheaper than what the state has.
  mutating func offer(_ cost: Float, at index: Int, _ arrival: @autoclosure () -> Arrival) {
    if cost < costs[index] {
      costs[index] = cost
      arrivals[index] = arrival()
    }
  }

  /// Leaves no way on but from one run.
  mutating func keepOnly(_ run: Int) {
    for other in runs where other != run {
      for voice in 0..<voices { costs[index(other, voice)] = .infinity }
    }
  }

  /// Lets go of what only the expansion needs.
  mutating func close() { costs = [] }
}
