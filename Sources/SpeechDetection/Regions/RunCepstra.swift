/// What a voice sounds like in each run: the mean cepstrum of its louder hops.
package struct RunCepstra: Sendable {
  /// How many coefficients a mean has.
  package static let size = FrameFeatures.cepstrumSize

  /// The means, run behind run, in nepers.
  package private(set) var means: [Float] = []
  /// How many cepstra each mean is of.
  package private(set) var counts: [Int] = []

  /// Averages the cepstra of each run.
  package init(of frames: RunFrames) {
    means.reserveCapacity(frames.runCount * Self.size)
    for run in 0..<frames.runCount {
      let own = frames.frames(of: run)
      let sum = own.reduce(RunFrames.Cepstrum.zero) { $0 + frames.cepstrum($1) }
      for d in 0..<Self.size { means.append(sum[d] / Float(max(own.count, 1))) }
      counts.append(own.count)
    }
  }
}
