internal import RealModule

/// How likely a pause of a certain length is, by what the text has in its place.
///
/// Lengths are counted in bins that widen with the length. The counts begin with what is usual in
/// speech and are then taken from the recording, round by round.
struct PauseModel: Sendable {
  /// The first length of each bin, in hops.
  private static let binStarts = [0, 7, 9, 12, 16, 21, 28, 37, 49, 65, 87, 116, 155, 207, 276, 500]
  /// How wide the last bin is taken to be, in hops.
  private static let lastWidth = 1500.0
  private static let binOfLength: [UInt8] = {
    var bins: [UInt8] = []
    for length in 0...500 {
      bins.append(UInt8((binStarts.lastIndex { $0 <= length }) ?? 0))
    }
    return bins
  }()

  static func bin(_ length: Int) -> Int { Int(binOfLength[min(max(length, 0), 500)]) }

  private static func width(_ bin: Int) -> Double {
    bin + 1 < binStarts.count ? Double(binStarts[bin + 1] - binStarts[bin]) : lastWidth
  }

  /// Counts of pauses by bin, and of places without one.
  struct Counts: Sendable {
    var byBin = Array(repeating: 0.0, count: PauseModel.binStarts.count)
    var without = 0.0
  }

  /// What was counted at each kind of boundary, inside clauses, and anywhere.
  struct Evidence: Sendable {
    var boundary = Array(repeating: Counts(), count: TimingScript.Boundary.allCases.count)
    var inside = Counts()
    /// How many hops of speech the pauses inside clauses were counted over.
    var speech = 0.0
  }

  /// The cost of a pause at each kind of boundary, by bin, in nats.
  private(set) var boundaryCost: [[Float]] = []
  /// The cost of no pause at each kind of boundary.
  private(set) var withoutCost: [Float] = []
  /// The cost of a pause inside a clause, by bin.
  private(set) var insideCost: [Float] = []
  /// The cost of a hop of speech without a pause inside a clause.
  private(set) var insideRate: Float = 0
  /// The cost of a pause in speech that the transcript does not have, by bin.
  private(set) var anywhereCost: [Float] = []
  /// The cost of a hop of such speech without a pause.
  private(set) var anywhereRate: Float = 0

  /// Learns from counts, of which there may be none.
  ///
  /// - Parameter all: the counts of all pauses of the recording.
  init(learningFrom evidence: Evidence = Evidence(), all: Counts, speech: Double) {
    func bins(median: Double, spread: Double, strength: Double) -> [Double] {
      var shares = Self.binStarts.indices.map { bin -> Double in
        let from = Double(max(Self.binStarts[bin], 4))
        let to = bin + 1 < Self.binStarts.count ? Double(Self.binStarts[bin + 1]) : 2000
        let centre = (from * to).squareRoot()
        let z = Double.log(centre / median) / spread
        return .exp(-0.5 * z * z) * Double.log(to / from) + 1e-4
      }
      let sum = shares.reduce(0, +)
      for bin in shares.indices { shares[bin] *= strength / sum }
      return shares
    }
    func costs(_ counts: [Double]) -> [Float] {
      let sum = counts.reduce(0, +)
      return counts.indices.map { bin in
        Float(-Double.log(counts[bin] / sum / Self.width(bin)))
      }
    }
    for boundary in TimingScript.Boundary.allCases {
      let usual: (without: Double, median: Double, spread: Double) =
        switch boundary {
        case .none: (0.85, 15, 0.8)
        case .comma: (0.4, 22, 0.7)
        case .sentence: (0.15, 32, 0.8)
        case .turn: (0.05, 40, 1.0)
        case .pauseMark: (0.05, 80, 0.8)
        }
      let strength = 20.0
      let seen = evidence.boundary[Int(boundary.rawValue)]
      let prior = bins(median: usual.median, spread: usual.spread, strength: strength)
      let counts = zip(prior, seen.byBin).map { $0 * (1 - usual.without) + $1 }
      let with = counts.reduce(0, +)
      let without = strength * usual.without + seen.without
      let withCost = Float(-Double.log(with / (with + without)))
      boundaryCost.append(costs(counts).map { $0 + withCost })
      withoutCost.append(Float(-Double.log(without / (with + without))))
    }
    let prior = bins(median: 10, spread: 0.6, strength: 40)
    let inside = zip(prior, evidence.inside.byBin).map { $0 + $1 }
    let perHop = inside.reduce(0, +) / (40 / 0.004 + evidence.speech)
    insideRate = Float(perHop)
    insideCost = costs(inside).map { $0 + Float(-Double.log(perHop)) }
    let anywhere = zip(bins(median: 25, spread: 1, strength: 20), all.byBin).map { $0 + $1 }
    let anywherePerHop = anywhere.reduce(0, +) / (20 / 0.006 + speech)
    anywhereCost = costs(anywhere).map { $0 + Float(-Double.log(anywherePerHop)) }
    anywhereRate = Float(anywherePerHop)
  }
}
