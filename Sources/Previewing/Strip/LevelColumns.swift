internal import Foundation
internal import Timeline

/// How high the levels of a recording stand in a strip.
struct LevelColumns {
  /// What lies that far below the loud parts, in decibels, is flat: within a syllable the level
  /// falls by about half of it, in a pause by more than all.
  private static let span: Float = 32

  private let levels: Levels
  /// The level that fills the height, in dBFS.
  private let top: Float

  init(_ levels: Levels) {
    self.levels = levels
    // What a fiftieth of the hops exceed is loud; a sample of them tells.
    let stride = max(levels.values.count / 20_000, 1)
    let sample = Swift.stride(from: 0, to: levels.values.count, by: stride)
      .map { levels.values[$0] }.filter(\.isFinite).sorted()
    top = sample.isEmpty ? 0 : max(sample[sample.count * 49 / 50], -60)
  }

  /// The height of a stretch of time from 0 to `steps`, by its mean power; nothing where the
  /// recording has no level there.
  func height(of range: TimeRange, steps: Int) -> Int? {
    let first = max(range.lowerBound.ticks / levels.hop.ticks, 0)
    let end = min((range.upperBound.ticks - 1) / levels.hop.ticks + 1, Int64(levels.values.count))
    guard first < end else { return nil }
    var power = 0.0
    var known = 0
    for hop in first..<end where !levels.values[Int(hop)].isNaN {
      known += 1
      let level = levels.values[Int(hop)]
      if level.isFinite { power += pow(10, Double(level) / 10) }
    }
    guard known > 0 else { return nil }
    let level = Float(10 * log10(power / Double(known)))
    let share = (level - (top - Self.span)) / Self.span
    return share > 0 ? Int((min(share, 1) * Float(steps)).rounded()) : 0
  }

  /// The sign of a height from 1 to 8.
  static func sign(_ height: Int) -> String {
    ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"][min(max(height, 1), 8) - 1]
  }
}
