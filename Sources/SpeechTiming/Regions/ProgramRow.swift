/// The states of the program with the same count of clauses done: by the run that comes next and
/// the voice that speaks it.
///
/// Costs live until the row is expanded; what is kept for tracing the path back is five bytes a
/// state and four a run.
struct ProgramRow: Sendable {
  /// How a state was reached from a row above.
  struct Arrival: Sendable {
    private let bits: UInt16

    static let mostRuns = 1023
    static let mostClauses = 7

    /// `clauses` is 0 where a turn was passed over as unspoken; there is no run then.
    init(clauses: Int, runs: Int, voice: Int) {
      bits = UInt16(clauses) | UInt16(runs) << 3 | UInt16(voice) << 13
    }

    var clauses: Int { Int(bits & 7) }
    var runs: Int { Int(bits >> 3 & 1023) }
    var voice: Int { Int(bits >> 13) }
  }

  let voices: Int
  /// The first run that the row has states for.
  private(set) var firstRun = 0
  /// How many runs it has states for.
  private(set) var runCount = 0
  /// The costs, voices side by side; infinite where there is no path.
  var costs: [Float] = []
  private(set) var arrivals: [Arrival] = []
  /// The voice before a change of voice, for each state; `viaFiller` where speech without text
  /// comes before it.
  var origins: [UInt8] = []
  /// For each run, where the speech without text began that ends before it.
  var fillerStarts: [Int32] = []

  static let viaFiller: UInt8 = 0x80

  init(voices: Int) { self.voices = voices }

  /// The place of a state in the arrays.
  func index(_ run: Int, _ voice: Int) -> Int { (run - firstRun) * voices + voice }

  var runs: Range<Int> { firstRun..<firstRun + runCount }

  /// Makes room for the states of runs up to and including `run`, or down to it.
  mutating func open(at run: Int) {
    if runCount == 0 { firstRun = run }
    if run >= firstRun + runCount {
      let more = run + 1 - firstRun - runCount
      costs.append(contentsOf: repeatElement(.infinity, count: more * voices))
      arrivals.append(
        contentsOf: repeatElement(Arrival(clauses: 0, runs: 0, voice: 0), count: more * voices))
      runCount += more
    } else if run < firstRun {
      let more = firstRun - run
      costs.insert(contentsOf: repeatElement(.infinity, count: more * voices), at: 0)
      arrivals.insert(
        contentsOf: repeatElement(Arrival(clauses: 0, runs: 0, voice: 0), count: more * voices),
        at: 0)
      firstRun = run
      runCount += more
    }
  }

  /// Takes an arrival if it is cheaper than what the state has.
  mutating func offer(_ cost: Float, at index: Int, _ arrival: @autoclosure () -> Arrival) {
    if cost < costs[index] {
      costs[index] = cost
      arrivals[index] = arrival()
    }
  }

  /// Lets go of what only the expansion needs.
  mutating func close() { costs = [] }
}
