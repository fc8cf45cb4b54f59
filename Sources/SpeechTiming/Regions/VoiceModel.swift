internal import RealModule
internal import SpeechDetection

/// Tells the voices of a recording apart by the mean cepstra of its runs.
///
/// Each voice is a normal distribution. A run's mean scatters around its voice's by what is said in
/// it: less, the longer it is. That scatter is learnt for all voices together, for each coefficient
/// as `constant + perHop ÷ count`.
struct VoiceModel: Sendable {
  private var size: Int { RunCepstra.size }

  /// The scatter of a run's mean that is usual, and how many runs of each of three lengths it
  /// counts as.
  private static let (usualConstant, usualPerCount) = (0.04, 0.5)
  private static let usualRuns = 10.0

  private var centres: [[Double]]
  private var shares: [Double]
  private var constant: [Double]
  private var perCount: [Double]

  /// Finds `count` voices among groups of runs, each of one voice (expectation and maximisation,
  /// from the two ends of the direction in which the groups differ most).
  ///
  /// - Parameters:
  ///   - cepstra: What each run sounds like.
  ///   - groups: The runs that the turns of a path take, so far as it is known.
  ///   - count: How many voices there are.
  init(clustering cepstra: RunCepstra, groups: [Range<Int>], into count: Int) {
    shares = Array(repeating: 1 / Double(count), count: count)
    constant = Array(repeating: 0.05, count: RunCepstra.size)
    perCount = Array(repeating: 1, count: RunCepstra.size)
    let means = groups.map { Self.mean(of: $0, cepstra) }
    let (mean, axis, spread) = Self.principalAxis(of: means)
    centres = (0..<count).map { voice in
      let position = count == 1 ? 0 : 2 * Double(voice) / Double(count - 1) - 1
      return mean.indices.map { mean[$0] + axis[$0] * spread * position }
    }
    for _ in 0..<25 {
      var weights: [[Double]?] = Array(repeating: nil, count: cepstra.counts.count)
      for group in groups {
        let posterior = posterior(of: group, cepstra)
        for run in group { weights[run] = posterior }
      }
      learn(cepstra, weights: weights)
    }
  }

  /// The mean cepstrum of a group of runs, and how many cepstra it is of.
  private static func mean(
    of group: Range<Int>, _ cepstra: RunCepstra
  ) -> (mean: [Double], count: Double) {
    var mean = Array(repeating: 0.0, count: RunCepstra.size)
    var total = 0.0
    for run in group {
      let n = Double(cepstra.counts[run])
      total += n
      for d in mean.indices { mean[d] += n * Double(cepstra.means[run * RunCepstra.size + d]) }
    }
    return (mean.map { $0 / max(total, 1) }, total)
  }

  /// The mean of weighted points, and the direction in which they scatter most with how far (by
  /// power iteration).
  private static func principalAxis(
    of points: [(mean: [Double], count: Double)]
  ) -> (mean: [Double], axis: [Double], spread: Double) {
    let size = RunCepstra.size
    let total = max(points.reduce(0) { $0 + $1.count }, 1)
    let mean = (0..<size).map { d in points.reduce(0) { $0 + $1.count * $1.mean[d] } / total }
    var axis = (0..<size).map { $0 == 0 ? 1.0 : 0.3 }
    var spread = 0.0
    for _ in 0..<30 {
      var next = Array(repeating: 0.0, count: size)
      for point in points {
        let projection = (0..<size).reduce(0) { $0 + (point.mean[$1] - mean[$1]) * axis[$1] }
        for d in 0..<size { next[d] += point.count * projection * (point.mean[d] - mean[d]) }
      }
      let length = next.reduce(0) { $0 + $1 * $1 }.squareRoot()
      guard length > 0 else { break }
      axis = next.map { $0 / length }
      spread = (length / total).squareRoot()
    }
    return (mean, axis, spread)
  }

  /// What it costs that each voice speaks each run, less what it costs that any voice does.
  ///
  /// One run in fifty may sound like anything: a laugh, a word over music.
  func costs(of cepstra: RunCepstra) -> [[Float]] {
    let odd = 0.02
    var costs = shares.map { _ in [Float]() }
    for run in cepstra.counts.indices {
      let densities = densities(of: run, cepstra)
      let mean = densities.reduce(0, +) / Double(densities.count)
      for voice in shares.indices {
        let ratio = mean > 0 ? densities[voice] / mean : 1
        costs[voice].append(Float(-Double.log((1 - odd) * ratio + odd)))
      }
    }
    return costs
  }

  private func logDensities(of run: Int, _ cepstra: RunCepstra) -> [Double] {
    let n = Double(max(cepstra.counts[run], 1))
    guard cepstra.counts[run] > 0 else { return shares.map { _ in 0 } }
    return shares.indices.map { voice in
      var log = 0.0
      for d in 0..<size {
        let variance = constant[d] + perCount[d] / n
        let difference = Double(cepstra.means[run * size + d]) - centres[voice][d]
        log -= 0.5 * difference * difference / variance
      }
      return log
    }
  }

  /// The densities of a run under each voice, relative to the highest.
  private func densities(of run: Int, _ cepstra: RunCepstra) -> [Double] {
    let logs = logDensities(of: run, cepstra)
    let highest = logs.max() ?? 0
    return logs.map { .exp($0 - highest) }
  }

  /// The probability of each voice for a group of runs of one voice.
  private func posterior(of group: Range<Int>, _ cepstra: RunCepstra) -> [Double] {
    var logs = shares.map { Double.log($0) }
    for run in group {
      for (voice, log) in logDensities(of: run, cepstra).enumerated() { logs[voice] += log }
    }
    let highest = logs.max() ?? 0
    let densities = logs.map { Double.exp($0 - highest) }
    let sum = densities.reduce(0, +)
    return densities.map { $0 / sum }
  }

  private mutating func learn(_ cepstra: RunCepstra, weights: [[Double]?]) {
    for voice in shares.indices {
      var total = 0.0
      var centre = Array(repeating: 0.0, count: size)
      for (run, n) in cepstra.counts.enumerated() where n > 0 {
        guard let weights = weights[run] else { continue }
        // A run counts by how well its mean is known.
        let weight = weights[voice] * Double(n) / (Double(n) + 20)
        total += weight
        for d in 0..<size { centre[d] += weight * Double(cepstra.means[run * size + d]) }
      }
      guard total > 1 else { continue }
      centres[voice] = centre.map { $0 / total }
      shares[voice] = total
    }
    let sum = shares.reduce(0, +)
    shares = shares.map { max($0 / sum, 0.02) }
    for d in 0..<size {
      var fit = LineFit()
      // What is usual counts too, so that a few runs do not make voices seem clearer than they are.
      for count in [5.0, 15, 50] {
        let usual = Self.usualConstant + Self.usualPerCount / count
        fit.add(1 / count, usual, weight: Self.usualRuns / (usual * usual))
      }
      for (run, count) in cepstra.counts.enumerated() where count > 0 {
        guard let weights = weights[run] else { continue }
        let inverse = 1 / Double(count)
        for voice in shares.indices where weights[voice] > 0 {
          let difference = Double(cepstra.means[run * size + d]) - centres[voice][d]
          let expected = constant[d] + perCount[d] * inverse
          fit.add(
            inverse, min(difference * difference, 12 * expected),
            weight: weights[voice] / (expected * expected))
        }
      }
      guard let slope = fit.slope(atLeast: 0.05) else { continue }
      perCount[d] = slope
      constant[d] = max(fit.intercept(slope: slope), 0.002)
    }
  }
}
