internal import RealModule

/// Chooses of many stretches those that together explain the most of the new recording, in the
/// order of both: a dynamic program over stretches, in which what two of them share is given to the
/// one or the other.
struct StretchChain {
  /// What a cut costs, in nepers: one in some minutes.
  static let cutCost: Float = 7
  /// Two diagonals that are less apart than this are one, in frames: the rest is rounding.
  static let sameDiagonal = 1.2
  /// What lies between two stretches on one diagonal was covered, not replaced, where it is shorter
  /// than this, in frames.
  static let longestCover = 3 * SoundFrames.perSecond
  /// How many stretches before one are looked at for what comes before it, and how many of the best
  /// chains that end further back.
  private static let lookBack = 1000
  private static let leaderCount = 32

  let stretches: [MatchedStretch]

  /// The chain with the most evidence.
  ///
  /// - Complexity: linear in the count of stretches, times `lookBack`.
  func best() -> [MatchedStretch] {
    var totals = stretches.map(\.score)
    var before = Array(repeating: -1, count: stretches.count)
    var leaders: [Int] = []
    for (k, b) in stretches.enumerated() {
      let first = max(0, k - Self.lookBack)
      if first > 0 {
        leaders.append(first - 1)
        leaders.sort { totals[$0] > totals[$1] }
        leaders.removeLast(max(0, leaders.count - Self.leaderCount))
      }
      for j in leaders + (first..<k).reversed() {
        let a = stretches[j]
        guard a.start < b.start, a.oldStart < b.oldStart,
          totals[j] + b.score > totals[k]
        else { continue }
        let cost = Self.cost(from: a, to: b)
        guard totals[j] + b.score - cost > totals[k] else { continue }
        let total = totals[j] + b.score - cost - Self.overlap(a, b)
        if total > totals[k] {
          totals[k] = total
          before[k] = j
        }
      }
    }
    guard var at = totals.indices.max(by: { totals[$0] < totals[$1] }) else { return [] }
    var chain: [MatchedStretch] = []
    while at >= 0 {
      chain.append(stretches[at])
      at = before[at]
    }
    return chain.reversed()
  }

  /// What it costs to go from one stretch to another.
  private static func cost(from a: MatchedStretch, to b: MatchedStretch) -> Float {
    let jump = abs(b.oldStart - a.diagonal.old(b.start))
    if a.diagonal.rate == b.diagonal.rate, jump < sameDiagonal {
      return b.start - a.end <= longestCover ? 0 : cutCost
    }
    return cutCost + 0.7 * Float.log(1 + Float(jump))
  }

  /// What is lost because two stretches share frames of one recording or the other.
  private static func overlap(_ a: MatchedStretch, _ b: MatchedStretch) -> Float {
    guard a.end > b.start || a.oldEnd > b.oldStart else { return 0 }
    var best = -Float.infinity
    var end = a.end
    while end > a.start {
      // The first frame of b that is behind a's in both recordings.
      let behind = (a.diagonal.old(end) - b.diagonal.shift) / b.diagonal.rate
      let start = max(end, Int(behind.rounded(.up)), b.start)
      if start < b.end {
        best = max(best, a.sum(before: end) - b.sum(before: start))
      }
      if start == b.start { break }
      end -= 1
    }
    return best == -.infinity ? .infinity : a.score - best
  }
}
