internal import RealModule

/// A rate of the map, as measured and as the ratio that it most likely is.
struct MeasuredRate {
  /// Old frames for each new one.
  var value: Double
  /// How far off that may be (the standard error).
  var doubt: Double
}

/// Measures a rate over all stretches of a chain that go at it, by how far the recordings are apart
/// at the beginning and the end of each.
struct RateRefinement {
  /// How long the parts are that are measured, in frames.
  private static let block = 4 * SoundFrames.perSecond
  /// Measures that are further off than this belong to something else, in frames.
  private static let stray = 0.8
  /// How far off a measure is expected to be before any is seen, in frames, and for how many measures
  /// that counts: two or three may agree by chance.
  private static let expected = (stray: 0.15, weight: 4.0)

  let shift: LevelShift

  /// The rate of groups of stretches, each on one diagonal.
  ///
  /// - Parameters:
  ///   - rate: The rate of the stretches so far.
  ///   - groups: Stretches that follow each other at that rate without a cut.
  /// - Returns: The rate, or nothing where too little can be measured.
  func measured(_ rate: Double, over groups: [[MatchedStretch]]) -> MeasuredRate? {
    let series = groups.map { $0.flatMap(places) }.filter { $0.count >= 2 }
    var slope = 0.0
    // What is left over after the first fit tells which measures are strays.
    for round in 0..<3 {
      var (spread, product, left, count) = (0.0, 0.0, 0.0, 0)
      for places in series {
        let kept = round == 0 ? places : withoutStrays(places, slope)
        guard kept.count >= 2 else { continue }
        let number = Double(kept.count)
        let x = kept.reduce(0) { $0 + $1.new } / number
        let y = kept.reduce(0) { $0 + $1.shift } / number
        for place in kept {
          spread += (place.new - x) * (place.new - x)
          product += (place.new - x) * (place.shift - y)
          let rest = place.shift - y - slope * (place.new - x)
          left += rest * rest
        }
        count += kept.count - 1
      }
      guard spread > 0, count >= 2 else { return nil }
      slope = product / spread
      if round == 2 {
        let (stray, weight) = Self.expected
        let variance = (left + weight * stray * stray) / (Double(count) + weight)
        return MeasuredRate(value: rate + slope, doubt: (variance / spread).squareRoot())
      }
    }
    return nil
  }

  private func withoutStrays(
    _ places: [(new: Double, shift: Double)], _ slope: Double
  ) -> [(new: Double, shift: Double)] {
    let rests = places.map { $0.shift - slope * $0.new }.sorted()
    let median = rests[rests.count / 2]
    return places.filter { abs($0.shift - slope * $0.new - median) <= Self.stray }
  }

  /// How far the recordings are apart in each part of a stretch.
  private func places(_ stretch: MatchedStretch) -> [(new: Double, shift: Double)] {
    let blocks = max(1, stretch.count / Self.block)
    return (0..<blocks).compactMap { block in
      let start = stretch.start + stretch.count * block / blocks
      let end = stretch.start + stretch.count * (block + 1) / blocks
      return shift.measured(start..<end, on: stretch.diagonal).map {
        (Double(start + end) / 2, stretch.diagonal.shift + $0)
      }
    }
  }
}
