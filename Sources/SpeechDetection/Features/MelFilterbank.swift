internal import RealModule

/// Triangular filters evenly spaced on the mel scale (2595 log₁₀(1 + f/700); O'Shaughnessy, 1987),
/// and the cosine transform that makes cepstra of their logarithms (Davis and Mermelstein, 1980).
struct MelFilterbank: Sendable {
  /// One filter: its first bin and the weights from there on.
  private struct Filter: Sendable {
    var firstBin: Int
    var weights: [Float]
  }

  private let filters: [Filter]
  private let cosines: [Float]
  private let coefficients: Int

  /// Creates the filters for spectra of `binCount` bins up to half of `sampleRate`.
  init(sampleRate: Int, binCount: Int, coefficients: Int) {
    let nyquist = Float(sampleRate) / 2
    let highest = min(7000, nyquist * 0.95)
    let count = 24
    func mel(_ frequency: Float) -> Float { 2595 * .log10(1 + frequency / 700) }
    func frequency(_ mel: Float) -> Float { 700 * (.exp10(mel / 2595) - 1) }
    let (low, high) = (mel(100), mel(highest))
    let edges = (0..<count + 2).map {
      frequency(low + (high - low) * Float($0) / Float(count + 1)) / nyquist * Float(binCount - 1)
    }
    filters = (0..<count).map { i in
      let (left, centre, right) = (edges[i], edges[i + 1], edges[i + 2])
      let first = max(0, Int(left.rounded(.up)))
      let last = min(binCount - 1, Int(right))
      var weights: [Float] = []
      for bin in first...max(first, last) {
        let x = Float(bin)
        weights.append(max(0, min((x - left) / (centre - left), (right - x) / (right - centre))))
      }
      if weights.allSatisfy({ $0 == 0 }) {
        // A low sample rate leaves a narrow filter between two bins: it takes the nearest.
        return Filter(firstBin: Int(centre.rounded()), weights: [1])
      }
      return Filter(firstBin: first, weights: weights)
    }
    self.coefficients = coefficients
    cosines = (1...coefficients).flatMap { n in
      (0..<count).map { k in
        Float.cos(.pi * Float(n) * (Float(k) + 0.5) / Float(count)) * (2 / Float(count))
      }
    }
  }

  /// The cepstral coefficients 1, 2, … of a power spectrum, in nepers.
  func cepstrum(of power: [Float], scratch: inout [Float], into cepstrum: inout [Float]) {
    let count = filters.count
    for (i, filter) in filters.enumerated() {
      var sum: Float = 0
      for (k, weight) in filter.weights.enumerated() { sum += power[filter.firstBin + k] * weight }
      scratch[i] = Float.log(max(sum, 1e-14))
    }
    for n in 0..<coefficients {
      var sum: Float = 0
      for k in 0..<count { sum += scratch[k] * cosines[n * count + k] }
      cepstrum[n] = sum
    }
  }

  /// How many filters there are.
  var count: Int { filters.count }
}
