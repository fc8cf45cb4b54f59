internal import RealModule
internal import SpeechDetection

/// Tells the voices of a recording apart by the mean cepstra of its runs.
///
/// Each voice is a normal distribution. A run's mean scatters around its voice's by what is said in
/// it: less, the longer it is. That scatter is learnt for all voices together, for each coefficient
/// as `constant + perHop ÷ count`.
struct VoiceModel: Sendable {
  private let size = RunCepstra.size
  private var centres: [[Double]]
  private var shares: [Double]
  private var constant: [Double]
  private var perCount: [Double]

  /// Finds `count` voices among the runs without a path to go by (expectation and maximisation
  /// from the two ends of the widest direction).
  init(clustering cepstra: RunCepstra, into count: Int) {
    let size = RunCepstra.size
    let total = cepstra.counts.reduce(0, +)
    var mean = Array(repeating: 0.0, count: size)
    for (run, n) in cepstra.counts.enumerated() {
      for d in 0..<size { mean[d] += Double(cepstra.means[run * size + d]) * Double(n) }
    }
    for d in 0..<size { mean[d] /= Double(max(total, 1)) }
    centres = []
    shares = Array(repeating: 1 / Double(count), count: count)
    constant = Array(repeating: 0.05, count: size)
    perCount = Array(repeating: 1, count: size)
    // The direction in which the runs scatter most, by power iteration.
    var axis = (0..<size).map { $0 == 0 ? 1.0 : 0.3 }
    var spread = 0.0
    for _ in 0..<30 {
      var next = Array(repeating: 0.0, count: size)
      for (run, n) in cepstra.counts.enumerated() {
        var projection = 0.0
        for d in 0..<size {
          projection += (Double(cepstra.means[run * size + d]) - mean[d]) * axis[d]
        }
        for d in 0..<size {
          next[d] += Double(n) * projection * (Double(cepstra.means[run * size + d]) - mean[d])
        }
      }
      let length = next.reduce(0) { $0 + $1 * $1 }.squareRoot()
      guard length > 0 else { break }
      axis = next.map { $0 / length }
      spread = (length / Double(max(total, 1))).squareRoot()
    }
    for voice in 0..<count {
      let position = count == 1 ? 0 : 2 * Double(voice) / Double(count - 1) - 1
      centres.append((0..<size).map { mean[$0] + axis[$0] * spread * position })
    }
    for _ in 0..<25 {
      let responsibilities = (0..<cepstra.counts.count).map { run in
        posterior(of: run, cepstra)
      }
      learn(cepstra, weights: responsibilities)
    }
  }

  /// Learns anew from the voice that a path gives to each run; `nil` where it gives none.
  mutating func learn(_ cepstra: RunCepstra, voices: [Int?]) {
    let weights = voices.map { voice in
      shares.indices.map { voice == $0 ? 1.0 : 0 }
    }
    learn(cepstra, weights: weights)
  }

  /// What it costs that each voice speaks each run, less what it costs that any voice does.
  func costs(of cepstra: RunCepstra) -> [[Float]] {
    var costs = shares.map { _ in [Float]() }
    for run in cepstra.counts.indices {
      let logs = logDensities(of: run, cepstra)
      let highest = logs.max() ?? 0
      let mixture = highest + Double.log(logs.reduce(0) { $0 + .exp($1 - highest) } / Double(logs.count))
      for voice in shares.indices {
        costs[voice].append(Float(min(mixture - logs[voice], 25)))
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

  private func posterior(of run: Int, _ cepstra: RunCepstra) -> [Double] {
    let logs = logDensities(of: run, cepstra)
    let highest = logs.max() ?? 0
    let densities = logs.indices.map { shares[$0] * .exp(logs[$0] - highest) }
    let sum = densities.reduce(0, +)
    return densities.map { $0 / sum }
  }

  private mutating func learn(_ cepstra: RunCepstra, weights: [[Double]]) {
    for voice in shares.indices {
      var total = 0.0
      var centre = Array(repeating: 0.0, count: size)
      for (run, n) in cepstra.counts.enumerated() where n > 0 {
        // A run counts by how well its mean is known.
        let weight = weights[run][voice] * Double(n) / (Double(n) + 20)
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
      var (n, x, xx, y, xy) = (1e-9, 0.0, 0.0, 0.0, 0.0)
      for (run, count) in cepstra.counts.enumerated() where count > 0 {
        let inverse = 1 / Double(count)
        for voice in shares.indices where weights[run][voice] > 0 {
          let difference = Double(cepstra.means[run * size + d]) - centres[voice][d]
          let expected = constant[d] + perCount[d] * inverse
          let weight = weights[run][voice] / (expected * expected)
          let squared = min(difference * difference, 12 * expected)
          n += weight
          x += weight * inverse
          xx += weight * inverse * inverse
          y += weight * squared
          xy += weight * inverse * squared
        }
      }
      let determinant = n * xx - x * x
      guard determinant > 0 else { continue }
      perCount[d] = max((n * xy - x * y) / determinant, 0.05)
      constant[d] = max((y - perCount[d] * x) / n, 0.002)
    }
  }
}
