internal import RealModule

/// What each unit of sound is like: for every state a mixture of Gaussians with diagonal
/// covariances.
///
/// A letter has two states, its beginning and its end; silence and music have one each.
struct AcousticModel: Sendable {
  /// The state of a letter's beginning; that of its end is the next.
  static func state(of letter: LetterText.Letter) -> Int { 2 * Int(letter) }
  /// The states of letters.
  static let letterStates = 2 * LetterText.letterCount
  /// The state of silence.
  static let silence = letterStates
  /// The state of music.
  static let music = letterStates + 1
  /// How many states there are.
  static let stateCount = letterStates + 2

  /// How many scores a frame has: those of the states, and room for what is made of them.
  static let rowSize = 96
  /// The better score of silence and music: what may lie between clauses.
  static let gap = stateCount
  /// The score of speech that the transcript does not have.
  static let filler = stateCount + 1
  /// The score of the instant before a clause, for the first kind of boundary; the others follow.
  static let onset = stateCount + 2
  /// The score of the instant behind a turn.
  static let close = rowSize - 1

  private static let lanes = 8
  private static let blocks = stateCount / lanes
  private static let size = AcousticFrames.size
  /// The least variance, of that of all speech.
  private static let leastVariance = 0.05
  /// How many frames the variance of all speech counts as in every Gaussian.
  private static let priorFrames = 6.0
  /// How many frames the mean of all speech counts as in every Gaussian.
  private static let priorMean = 1.0
  /// The score of what was never heard.
  private static let unheard: Float = -1e4

  /// How many Gaussians a state has.
  private(set) var mixtures = 1
  // For each block of states and each Gaussian a constant and, for each value of a vector, the mean
  // and half the inverse variance; the states of a block lie side by side.
  private var constants: [SIMD8<Float>]
  private var means: [SIMD8<Float>]
  private var precisions: [SIMD8<Float>]
  /// How many frames a state lasts, on average.
  private(set) var durations: [Float]

  init() {
    constants = Array(repeating: SIMD8(repeating: Self.unheard), count: Self.blocks)
    means = Array(repeating: .zero, count: Self.blocks * Self.size)
    precisions = Array(repeating: SIMD8(repeating: 0.5), count: Self.blocks * Self.size)
    durations = Array(repeating: 2, count: Self.stateCount)
  }

  /// The scores of frames in every state: their log likelihoods, by the best Gaussian.
  func scores(of vectors: [Float]) -> [Float] {
    let count = vectors.count / Self.size
    var rows = [Float](repeating: 0, count: count * Self.rowSize)
    var frame = 0
    while frame < count {
      // Four frames at a time, so that what is known of a Gaussian is read once for all of them.
      let group = min(4, count - frame)
      let bases = (0..<4).map { (frame + min($0, group - 1)) * Self.size }
      let (b0, b1, b2, b3) = (bases[0], bases[1], bases[2], bases[3])
      for block in 0..<Self.blocks {
        var best0 = SIMD8<Float>(repeating: -.infinity)
        var (best1, best2, best3) = (best0, best0, best0)
        for gaussian in block * mixtures..<(block + 1) * mixtures {
          var (sum0, sum1) = (constants[gaussian], constants[gaussian])
          var (sum2, sum3) = (sum0, sum1)
          let at = gaussian * Self.size
          for d in 0..<Self.size {
            let (mean, precision) = (means[at + d], precisions[at + d])
            let x0 = vectors[b0 + d] - mean
            let x1 = vectors[b1 + d] - mean
            let x2 = vectors[b2 + d] - mean
            let x3 = vectors[b3 + d] - mean
            sum0 -= x0 * x0 * precision
            sum1 -= x1 * x1 * precision
            sum2 -= x2 * x2 * precision
            sum3 -= x3 * x3 * precision
          }
          best0 = pointwiseMax(best0, sum0)
          best1 = pointwiseMax(best1, sum1)
          best2 = pointwiseMax(best2, sum2)
          best3 = pointwiseMax(best3, sum3)
        }
        for k in 0..<group {
          let best = k < 2 ? (k == 0 ? best0 : best1) : (k == 2 ? best2 : best3)
          let to = (frame + k) * Self.rowSize + block * Self.lanes
          for lane in 0..<Self.lanes { rows[to + lane] = best[lane] }
        }
      }
      for k in frame..<frame + group {
        let base = k * Self.rowSize
        rows[base + Self.gap] = max(rows[base + Self.silence], rows[base + Self.music])
      }
      frame += group
    }
    return rows
  }

  /// Which of a state's Gaussians explains a vector best.
  func bestGaussian(of state: Int, _ vectors: [Float], frame: Int) -> Int {
    guard mixtures > 1 else { return 0 }
    let (block, lane) = (state / Self.lanes, state % Self.lanes)
    var best = (score: -Float.infinity, gaussian: 0)
    for gaussian in 0..<mixtures {
      let index = block * mixtures + gaussian
      var score = constants[index][lane]
      for d in 0..<Self.size {
        let x = vectors[frame * Self.size + d] - means[index * Self.size + d][lane]
        score -= x * x * precisions[index * Self.size + d][lane]
      }
      if score > best.score { best = (score, gaussian) }
    }
    return best.gaussian
  }
}

extension AcousticModel {
  /// What is counted of the frames that paths assign to states.
  struct Statistics: Sendable {
    let mixtures: Int
    /// For each state and Gaussian.
    fileprivate var counts: [Double]
    fileprivate var sums: [Double]
    fileprivate var squares: [Double]
    /// For each state how often a path comes to it.
    fileprivate var visits: [Double]

    init(mixtures: Int) {
      self.mixtures = mixtures
      let gaussians = AcousticModel.stateCount * mixtures
      counts = Array(repeating: 0, count: gaussians)
      sums = Array(repeating: 0, count: gaussians * AcousticModel.size)
      squares = sums
      visits = Array(repeating: 0, count: AcousticModel.stateCount)
    }

    /// Counts a frame.
    mutating func add(_ vectors: [Float], frame: Int, state: Int, gaussian: Int, isFirst: Bool) {
      let index = state * mixtures + gaussian
      counts[index] += 1
      if isFirst { visits[state] += 1 }
      let (from, to) = (frame * AcousticModel.size, index * AcousticModel.size)
      for d in 0..<AcousticModel.size {
        let x = Double(vectors[from + d])
        sums[to + d] += x
        squares[to + d] += x * x
      }
    }

    /// Adds what was counted elsewhere.
    mutating func add(_ other: Statistics) {
      for k in counts.indices { counts[k] += other.counts[k] }
      for k in sums.indices { sums[k] += other.sums[k] }
      for k in squares.indices { squares[k] += other.squares[k] }
      for k in visits.indices { visits[k] += other.visits[k] }
    }
  }

  /// The model that explains the counted frames best (maximum likelihood, the variances drawn
  /// towards that of all speech).
  func learning(from statistics: Statistics) -> AcousticModel {
    var model = self
    for state in 0..<Self.stateCount {
      let (block, lane) = (state / Self.lanes, state % Self.lanes)
      let own = state * mixtures..<(state + 1) * mixtures
      let total = own.reduce(0) { $0 + statistics.counts[$1] }
      if statistics.visits[state] > 0 {
        model.durations[state] = Float(
          (total + 20) / (statistics.visits[state] + 10))
      }
      for (gaussian, k) in own.enumerated() {
        let index = block * mixtures + gaussian
        let n = statistics.counts[k]
        // A letter that was never heard may sound like anything; other Gaussians are let go.
        guard n >= 1 || gaussian == 0 && total < 1 && state < Self.letterStates else {
          model.constants[index][lane] = Self.unheard
          continue
        }
        var constant = Double.log(max(n, 1) / max(total, 1))
        for d in 0..<Self.size {
          let mean = statistics.sums[k * Self.size + d] / (n + Self.priorMean)
          let scatter = max(
            statistics.squares[k * Self.size + d] - 2 * mean * statistics.sums[k * Self.size + d]
              + n * mean * mean, 0)
          let variance = max(
            (scatter + Self.priorFrames) / (n + Self.priorFrames), Self.leastVariance)
          model.means[index * Self.size + d][lane] = Float(mean)
          model.precisions[index * Self.size + d][lane] = Float(0.5 / variance)
          constant -= 0.5 * .log(2 * .pi * variance)
        }
        model.constants[index][lane] = Float(constant)
      }
    }
    return model
  }

  /// The same model with twice as many Gaussians: each becomes two, a little apart.
  func split() -> AcousticModel {
    var model = self
    model.mixtures = 2 * mixtures
    let gaussians = Self.blocks * model.mixtures
    model.constants = Array(repeating: .zero, count: gaussians)
    model.means = Array(repeating: .zero, count: gaussians * Self.size)
    model.precisions = model.means
    for block in 0..<Self.blocks {
      for gaussian in 0..<mixtures {
        let from = block * mixtures + gaussian
        for side in 0...1 {
          let to = block * model.mixtures + 2 * gaussian + side
          model.constants[to] = constants[from] - Float.log(2)
          for d in 0..<Self.size {
            let precision = precisions[from * Self.size + d]
            let step = (0.5 / precision).squareRoot() * (side == 0 ? 0.2 : -0.2)
            model.means[to * Self.size + d] = means[from * Self.size + d] + step
            model.precisions[to * Self.size + d] = precision
          }
        }
      }
    }
    return model
  }
}
