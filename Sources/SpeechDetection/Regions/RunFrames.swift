/// What the louder hops of each run sound like, of every fourth.
package struct RunFrames: Sendable {
  /// A cepstrum, in nepers; the rest is zero.
  package typealias Cepstrum = SIMD16<Float>
  /// How far below the loudest hop of a run a hop may lie to count, in stored levels (20 dB).
  private static let span = 40

  /// The cepstra, run behind run, as they are stored.
  private var coefficients: [Int8] = []
  /// Where the cepstra of each run begin, and the count of all.
  package private(set) var starts = [0]

  /// How many cepstra there are.
  package var count: Int { starts[starts.count - 1] }

  /// How many runs there are.
  package var runCount: Int { starts.count - 1 }

  /// Collects the cepstra of runs.
  package init(of runs: [SpeechRun], in features: FrameFeatures) {
    let stride = 2 * FrameFeatures.cepstrumStride
    let available = features.cepstra.count / 2
    for run in runs {
      let loudest = Int(features.storedLevels[run.onset..<run.offset].max() ?? 0)
      var index = (run.onset + stride - 1) / stride
      while index * stride < run.offset, index < available {
        if Int(features.storedLevels[index * stride]) + Self.span >= loudest {
          coefficients.append(contentsOf: features.cepstra.coefficients(at: 2 * index))
        }
        index += 1
      }
      starts.append(coefficients.count / FrameFeatures.cepstrumSize)
    }
  }

  /// The cepstra of a run, by their indices.
  package func frames(of run: Int) -> Range<Int> { starts[run]..<starts[run + 1] }

  /// A cepstrum.
  package func cepstrum(_ index: Int) -> Cepstrum {
    var cepstrum = Cepstrum.zero
    let base = index * FrameFeatures.cepstrumSize
    for d in 0..<FrameFeatures.cepstrumSize {
      cepstrum[d] = Float(coefficients[base + d]) * FrameFeatures.cepstrumStep
    }
    return cepstrum
  }
}
