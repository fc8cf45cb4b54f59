internal import SpeechDetection

/// How much louder it becomes at each hop, as the share of the recording's hops at which it becomes
/// less so.
///
/// Where noise or music hides the pauses, no onset is found for sure, but the level rises all the same
/// where somebody begins to speak. Only the order of levels counts, each among those of some time
/// around it: gain, limiting and a floor that changes make no difference.
struct LevelRises {
  /// For how long the level is heard before and behind a hop, in hops.
  private static let reach = 20
  /// A level is held against those of so many hops, and of as many before and behind them.
  private static let block = 1500
  /// The rank of what is as loud as half of the rest, and half of the highest.
  private static let middle = 512

  /// For each hop the share of hops at which the level rises less, from 0 to 1.
  let shares: [Float]

  /// - Complexity: linear in the length of the recording.
  init(_ features: FrameFeatures) {
    var sums = [0]
    sums.reserveCapacity(features.count + 1)
    for rank in Self.ranks(features.storedLevels) {
      sums.append(sums[sums.count - 1] + rank - Self.middle)
    }
    let last = features.count
    let rises = (0..<last).map { hop in
      sums[min(hop + Self.reach, last)] - 2 * sums[hop] + sums[max(hop - Self.reach, 0)]
    }
    let (least, most) = (rises.min() ?? 0, rises.max() ?? 0)
    var counts = Array(repeating: 0, count: most - least + 1)
    for rise in rises { counts[rise - least] += 1 }
    let below = Self.sharesBelow(counts)
    shares = rises.map { below[$0 - least] }
  }

  /// The rank of each level among those around it.
  private static func ranks(_ levels: [UInt8]) -> [Int] {
    var ranks: [Int] = []
    ranks.reserveCapacity(levels.count)
    for start in stride(from: 0, to: levels.count, by: block) {
      let around = max(0, start - block)..<min(levels.count, start + 2 * block)
      var counts = Array(repeating: 0, count: 256)
      for level in levels[around] { counts[Int(level)] += 1 }
      let places = sharesBelow(counts).map { Int($0 * Float(2 * middle)) }
      for level in levels[start..<min(levels.count, start + block)] {
        ranks.append(places[Int(level)])
      }
    }
    return ranks
  }

  /// Of what was counted, which share lies below each value; of what is the same, half does.
  private static func sharesBelow(_ counts: [Int]) -> [Float] {
    let all = Float(max(1, counts.reduce(0, +)))
    var below = 0
    return counts.map { count in
      defer { below += count }
      return (Float(below) + Float(count) / 2) / all
    }
  }
}
