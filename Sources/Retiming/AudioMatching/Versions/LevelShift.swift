internal import SpeechDetection

/// Measures to a fraction of a hop of 10 ms how far two recordings are apart along a diagonal, by how
/// their levels rise and fall.
struct LevelShift {
  /// How far it looks to both sides, in hops.
  private static let most = 4

  let new: SoundFrames
  let old: SoundFrames

  /// How far what is heard in some frames of the new recording lies behind the diagonal in the old
  /// one, in frames, or nothing where the levels do not tell.
  func measured(_ range: Range<Int>, on diagonal: Diagonal) -> Double? {
    let stride = FrameFeatures.cepstrumStride
    var sums = Array(repeating: 0.0, count: 2 * Self.most + 1)
    var used = 0
    let first = max(1, range.lowerBound * stride)
    let last = min(range.upperBound * stride, new.levels.count - 1)
    guard first < last else { return nil }
    for hop in first..<last where new.loudness[min(hop / stride, new.count - 1)] != .quiet {
      let place = diagonal.rate * Double(hop) + diagonal.shift * Double(stride)
      guard place >= Double(Self.most + 2), place < Double(old.levels.count - Self.most - 3) else {
        continue
      }
      let change = new.levels[hop + 1] - new.levels[hop - 1]
      for lag in -Self.most...Self.most {
        let difference = change - self.change(at: place + Double(lag))
        sums[lag + Self.most] += Double(min(difference * difference, 100))
      }
      used += 1
    }
    guard used >= 20, let least = sums.indices.min(by: { sums[$0] < sums[$1] }),
      least > 0, least < sums.count - 1
    else { return nil }
    let (left, centre, right) = (sums[least - 1], sums[least], sums[least + 1])
    let curvature = left - 2 * centre + right
    guard curvature > 0, centre < 0.9 * (sums.reduce(0, +) / Double(sums.count)) else { return nil }
    let vertex = (left - right) / (2 * curvature)
    return (Double(least - Self.most) + vertex) / Double(stride)
  }

  /// How fast the level of the old recording changes at a place between hops.
  private func change(at place: Double) -> Float {
    let index = Int(place.rounded(.down))
    let share = Float(place - Double(index))
    func change(_ hop: Int) -> Float { old.levels[hop + 1] - old.levels[hop - 1] }
    return change(index) * (1 - share) + change(index + 1) * share
  }
}
