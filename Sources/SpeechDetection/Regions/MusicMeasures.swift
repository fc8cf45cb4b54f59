/// How the sound moves around an instant.
struct MusicMeasures: Sendable {
  /// How far the level ranges: from what a tenth of the hops lie below to what a tenth lie above,
  /// in dB.
  let range: Float
  /// The mean squared change of the cepstrum from one hop to the next that three in ten exceed, in
  /// squared nepers: the beats of held sounds do not count, nor does a vowel that is held for most
  /// of the time.
  let change: Float

  /// The measures around every so many hops.
  static func all(of features: FrameFeatures, every spacing: Int, reach: Int) -> [MusicMeasures] {
    var levels = SlidingHistogram(features.storedLevels)
    var flux = SlidingHistogram(features.storedFlux)
    let stride = FrameFeatures.fluxStride
    return (0...features.count / spacing).map { instant in
      let hops = hops(around: instant * spacing, reach: reach, of: features.count)
      levels.slide(to: hops)
      flux.slide(to: (hops.lowerBound + stride - 1) / stride..<hops.upperBound / stride)
      let tenth = levels.count / 10
      return MusicMeasures(
        range: Float(levels.value(at: levels.count * 9 / 10) - levels.value(at: tenth))
          * FrameFeatures.levelStep,
        change: Float(FrameFeatures.flux(stored: UInt8(flux.value(at: flux.count * 7 / 10)))))
    }
  }

  /// The hops around one, as far as there are any.
  static func hops(around centre: Int, reach: Int, of count: Int) -> Range<Int> {
    max(0, min(centre, count) - reach)..<max(0, min(count, centre + reach))
  }
}
