internal import RealModule

/// How likely a pause of a certain length is, by what the text has in its place.
///
/// Lengths are counted in bins that widen with the length. The counts begin with what is usual in
/// speech and are then taken from the recording, round by round.
struct PauseModel: Sendable {
  /// The first length of each bin, in hops.
  fileprivate static let binStarts = [
    0, 7, 9, 12, 16, 21, 28, 37, 49, 65, 87, 116, 155, 207, 276, 500,
  ]
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

  /// A guess before there is a path: the pauses that are more than the boundaries of the script
  /// usually have are inside clauses, where noise cuts speech into pieces.
  static func guess(
    _ boundaries: [TimingScript.Boundary], all: Counts, speech: Double, shortest: Int
  ) -> Evidence {
    var left = all.byBin
    for boundary in boundaries {
      for (bin, share) in Usual.at(boundary).shares(from: shortest).enumerated() {
        left[bin] -= share
      }
    }
    var evidence = Evidence()
    evidence.inside.byBin = left.map { max($0, 0) }
    evidence.speech = speech
    return evidence
  }

  /// What is usual in speech, before anything is learnt.
  private struct Usual {
    /// The share of places without a pause, and the median and spread (of the logarithm) of the
    /// pauses in the others, in hops.
    var (without, median, spread): (Double, Double, Double)

    static func at(_ boundary: TimingScript.Boundary) -> Usual {
      switch boundary {
      case .none: Usual(0.85, 15, 0.8)
      case .comma: Usual(0.4, 22, 0.7)
      case .sentence: Usual(0.15, 32, 0.8)
      case .turn: Usual(0.05, 40, 1.0)
      case .pauseMark: Usual(0.05, 80, 0.8)
      }
    }
    static let inside = Usual(0, 10, 0.6)
    static let anywhere = Usual(0, 25, 1)
    /// Pauses inside clauses, and all pauses, for each hop of speech.
    static let (insidePerHop, anywherePerHop) = (0.004, 0.006)

    init(_ without: Double, _ median: Double, _ spread: Double) {
      (self.without, self.median, self.spread) = (without, median, spread)
    }

    /// How the places are shared out over the bins; none lies in a bin of shorter pauses than
    /// `shortest`. What is left of 1 are places without a pause.
    func shares(from shortest: Int) -> [Double] {
      let weights = PauseModel.binStarts.indices.map { bin -> Double in
        let from = Double(max(PauseModel.binStarts[bin], 4))
        let to =
          bin + 1 < PauseModel.binStarts.count ? Double(PauseModel.binStarts[bin + 1]) : 2000
        let z = Double.log((from * to).squareRoot() / median) / spread
        return .exp(-0.5 * z * z) * .log(to / from) + 1e-4
      }
      let sum = weights.reduce(0, +)
      let first = PauseModel.bin(shortest)
      return weights.indices.map { $0 < first ? 0 : weights[$0] / sum * (1 - without) }
    }
  }

  /// Learns from counts, of which there may be few.
  ///
  /// - Parameters:
  ///   - evidence: what a path showed.
  ///   - all: the counts of all pauses of the recording.
  ///   - speech: how many hops of speech there are in all.
  ///   - shortest: the shortest pause at which speech was cut, in hops.
  ///   - hearsLengths: whether it counts how long a pause is, or only that there is one.
  init(
    learningFrom evidence: Evidence, all: Counts, speech: Double, shortest: Int,
    hearsLengths: Bool = true
  ) {
    /// The cost of each bin, given that there is a pause.
    func costs(_ counts: [Double]) -> [Float] {
      guard hearsLengths else { return counts.map { _ in 0 } }
      let sum = counts.reduce(0, +)
      return counts.indices.map { bin in
        Float(-Double.log(max(counts[bin] / sum, 1e-6) / Self.width(bin)))
      }
    }
    for boundary in TimingScript.Boundary.allCases {
      let usual = Usual.at(boundary).shares(from: shortest)
      let seen = evidence.boundary[Int(boundary.rawValue)]
      let counts = zip(usual, seen.byBin).map { $0 * Self.priorCount + $1 }
      let with = counts.reduce(0, +)
      let without = (1 - usual.reduce(0, +)) * Self.priorCount + seen.without
      let withCost = Float(-Double.log(with / (with + without)))
      boundaryCost.append(costs(counts).map { $0 + withCost })
      withoutCost.append(Float(-Double.log(without / (with + without))))
    }
    let usualInside = Usual.inside.shares(from: shortest)
    let inside = zip(usualInside, evidence.inside.byBin).map { $0 * Self.priorCount + $1 }
    let insideRate =
      inside.reduce(0, +) / (Self.priorCount / Usual.insidePerHop + evidence.speech)
    insideCost = costs(inside).map { $0 + Float(-Double.log(insideRate)) }
    self.insideRate = Float(insideRate)
    let usualAnywhere = Usual.anywhere.shares(from: shortest)
    let anywhere = zip(usualAnywhere, all.byBin).map { $0 * Self.priorCount + $1 }
    let anywhereRate = anywhere.reduce(0, +) / (Self.priorCount / Usual.anywherePerHop + speech)
    anywhereCost = costs(anywhere).map { $0 + Float(-Double.log(anywhereRate)) }
    self.anywhereRate = Float(anywhereRate)
  }

  /// How many observations what is usual counts as.
  private static let priorCount = 20.0
}
