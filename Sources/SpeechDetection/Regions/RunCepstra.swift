/// What a voice sounds like in each run: the mean cepstrum of its louder hops, of every fourth.
package struct RunCepstra: Sendable {
  /// How many coefficients a mean has.
  package static let size = FrameFeatures.cepstrumSize
  /// How far below the loudest hop of a run a hop may lie to count, in stored levels (20 dB).
  private static let span = 40

  /// The means, run behind run, in nepers.
  package private(set) var means: [Float] = []
  /// How many cepstra each mean is of.
  package private(set) var counts: [Int] = []

  /// Averages the cepstra of each run.
  package init(of runs: [SpeechRun], in features: FrameFeatures) {
    let stride = 2 * FrameFeatures.cepstrumStride
    let available = features.cepstra.count / 2
    means.reserveCapacity(runs.count * Self.size)
    var sums = Array(repeating: 0, count: Self.size)
    for run in runs {
      let loudest = Int(features.storedLevels[run.onset..<run.offset].max() ?? 0)
      for d in 0..<Self.size { sums[d] = 0 }
      var count = 0
      var index = (run.onset + stride - 1) / stride
      while index * stride < run.offset, index < available {
        if Int(features.storedLevels[index * stride]) + Self.span >= loudest {
          for (d, value) in features.cepstra.coefficients(at: 2 * index).enumerated() {
            sums[d] += Int(value)
          }
          count += 1
        }
        index += 1
      }
      let scale = FrameFeatures.cepstrumStep / Float(max(count, 1))
      for d in 0..<Self.size { means.append(Float(sums[d]) * scale) }
      counts.append(count)
    }
  }
}
