internal import RealModule

/// Finds how much faster a recording is played than another, from which of their frames have the
/// same codes.
///
/// Blocks of the new recording vote. In each, the frames that sound alike in both lie on a line whose
/// slope is the rate, among chance hits that lie anywhere; the slope under which most hits fall
/// together is the block's. Rates that many blocks agree on are then measured over longer and longer
/// distances.
struct RateSearch {
  /// The largest change of tempo that is looked for.
  static let most = 0.066
  private static let step = 0.0025
  private static let blockFrames = 8 * SoundFrames.perSecond
  private static let mostBlocks = 240
  /// The fewest hits on one line for a block to have a say.
  private static let fewestHits = 14

  /// How many blocks have to confirm that there is another rate besides the first.
  private static let fewestConfirmed = 2

  /// Frames of the new and of the old recording that have the same code.
  private struct Hit {
    var new: Int
    var old: Int
  }

  /// What a block says: a rate, a place on the line, how many hits lie on it.
  struct Vote {
    var rate: Double
    var new: Double
    var old: Double
    var weight: Double
  }

  /// A rate, and the blocks that agree on it.
  struct Tempo {
    var rate: Double
    var votes: [Vote]
  }

  let codes: SoundCodes
  let index: SoundIndex

  /// The rates found, old frames for each new one, the one with the most votes first; none where the
  /// recordings have nothing in common.
  func tempi() -> [Tempo] {
    let range = codes.range
    let blocks = min(Self.mostBlocks, max(1, 2 * range.count / Self.blockFrames))
    guard !range.isEmpty else { return [] }
    let votes = (0..<blocks).compactMap { block -> Vote? in
      let room = max(0, range.count - Self.blockFrames)
      let start = range.lowerBound + (blocks > 1 ? room * block / (blocks - 1) : 0)
      return vote(of: start..<min(start + Self.blockFrames, range.upperBound))
    }
    return agreed(votes)
  }

  /// What a block says, where its hits say anything.
  private func vote(of block: Range<Int>) -> Vote? {
    var hits: [Hit] = []
    for new in block {
      guard let code = codes.code(at: new) else { continue }
      index.forEachFrame(like: code) { hits.append(Hit(new: new, old: $0)) }
    }
    guard hits.count >= Self.fewestHits else { return nil }
    let centre = (block.lowerBound + block.upperBound) / 2
    let slack = Int(Double(Self.blockFrames) * Self.most / 2) + 2
    hits.sort { $0.old - $0.new < $1.old - $1.new }
    var best: (count: Int, rate: Double, shift: Double)?
    // Only where hits are dense enough for a line to be among them are the rates tried.
    var first = 0
    var last = 0
    while first < hits.count {
      let start = hits[first].old - hits[first].new
      while last < hits.count, hits[last].old - hits[last].new < start + 2 * slack { last += 1 }
      if last - first >= max(Self.fewestHits, best?.count ?? 0) {
        if let found = line(in: hits[first..<last], around: centre), found.count > best?.count ?? 0
        {
          best = found
        }
      }
      let next = start + slack / 2
      while first < hits.count, hits[first].old - hits[first].new < next { first += 1 }
    }
    guard let best, best.count >= Self.fewestHits else { return nil }
    return refined(best.rate, best.shift, hits, around: centre)
  }

  /// The line that most of some hits lie on.
  private func line(
    in hits: ArraySlice<Hit>, around centre: Int
  ) -> (count: Int, rate: Double, shift: Double)? {
    var best: (count: Int, rate: Double, shift: Double)?
    let lowest = hits.map { $0.old - centre }.min() ?? 0
    let steps = Int((Self.most / Self.step).rounded())
    let size = (hits.map { $0.old - centre }.max() ?? 0) - lowest + 2 * Self.blockFrames
    var counts = Array(repeating: 0, count: size / 2 + 2)
    for step in -steps...steps {
      let rate = 1 + Double(step) * Self.step
      for k in counts.indices { counts[k] = 0 }
      for hit in hits {
        let shift = Double(hit.old - centre - lowest) - rate * Double(hit.new - centre)
        let bin = Int((shift + Double(Self.blockFrames)) / 2)
        if counts.indices.contains(bin) { counts[bin] += 1 }
      }
      for bin in 1..<counts.count {
        let count = counts[bin] + counts[bin - 1]
        // Of equal rates the one nearer to 1 is the likelier.
        if count > best?.count ?? 0
          || count == best?.count && abs(rate - 1) < abs((best?.rate ?? 0) - 1)
        {
          best = (count, rate, Double(2 * bin - Self.blockFrames + lowest + centre))
        }
      }
    }
    return best
  }

  /// The vote of the hits near a line, fitted to them.
  private func refined(
    _ rate: Double, _ shift: Double, _ hits: [Hit], around centre: Int
  ) -> Vote? {
    let near = hits.filter {
      abs(Double($0.old) - shift - rate * Double($0.new - centre)) <= 3
    }
    let count = Double(near.count)
    guard near.count >= Self.fewestHits else { return nil }
    let new = near.reduce(0) { $0 + Double($1.new) } / count
    let old = near.reduce(0) { $0 + Double($1.old) } / count
    var (spread, product) = (0.0, 0.0)
    for hit in near {
      spread += (Double(hit.new) - new) * (Double(hit.new) - new)
      product += (Double(hit.new) - new) * (Double(hit.old) - old)
    }
    guard spread > count * 400 else { return nil }
    return Vote(rate: product / spread, new: new, old: old, weight: count)
  }

  /// The rates that enough votes agree on, measured.
  private func agreed(_ votes: [Vote]) -> [Tempo] {
    var left = votes
    var tempi: [Tempo] = []
    let total = votes.reduce(0) { $0 + $1.weight }
    while tempi.count < 3 {
      // The rate with the most votes within half of a per cent, then the votes' median.
      guard
        let peak = left.max(by: {
          weight(of: left, near: $0.rate) < weight(of: left, near: $1.rate)
        })
      else { break }
      let near = left.filter { abs($0.rate - peak.rate) < 0.005 }
      let share = near.reduce(0) { $0 + $1.weight } / total
      guard near.count >= 2 || votes.count <= 3, share > 0.04 else { break }
      let rate = measured(near)
      guard tempi.allSatisfy({ isDistinct(rate, from: $0.rate, by: near) }) else { break }
      tempi.append(Tempo(rate: rate, votes: near))
      left.removeAll { abs($0.rate - peak.rate) < 0.0075 }
    }
    return tempi
  }

  /// Whether places of votes lie on lines of one rate and on none of another, over distances at which
  /// the two differ: within a block a cut, or a few hits by chance, look like another rate.
  private func isDistinct(_ rate: Double, from other: Double, by votes: [Vote]) -> Bool {
    var count = 0
    for (k, a) in votes.enumerated() {
      let isConfirmed = votes[(k + 1)...].contains { b in
        let distance = b.new - a.new
        let rise = b.old - a.old
        return distance * abs(rate - other) > 6 && abs(rise - rate * distance) < 2.5
      }
      if isConfirmed { count += 1 }
    }
    return count >= Self.fewestConfirmed
  }

  private func weight(of votes: [Vote], near rate: Double) -> Double {
    votes.reduce(0) { abs($1.rate - rate) < 0.003 ? $0 + $1.weight : $0 }
  }

  /// The rate of votes that agree, over longer and longer distances between two of them.
  private func measured(_ votes: [Vote]) -> Double {
    var rate = median(votes.map { ($0.rate, $0.weight) })
    // How wrong that may be.
    var doubt = 0.003 / Double(votes.count).squareRoot()
    for _ in 0..<12 {
      // Between two places on one line the rate cannot be mistaken while what is in doubt is less
      // than a frame or two; a cut between them shows as a slope that is far off.
      let longest = 2 / doubt
      var slopes: [(Double, Double)] = []
      for (k, a) in votes.enumerated() {
        for b in votes[(k + 1)...] {
          let distance = b.new - a.new
          guard distance > longest / 4 else { continue }
          guard distance <= longest else { break }
          let slope = (b.old - a.old) / distance
          if abs(slope - rate) * distance < 3 { slopes.append((slope, distance)) }
        }
      }
      guard slopes.count >= 2 else {
        // Too few at that distance: look at shorter ones, if they still tell more than is known.
        doubt *= 2
        if doubt > 0.001 { break }
        continue
      }
      rate = median(slopes)
      doubt = min(doubt * 0.5, 1 / longest)
      if longest > 200_000 { break }
    }
    return rate
  }

  private func median(_ values: [(value: Double, weight: Double)]) -> Double {
    let ordered = values.sorted { $0.value < $1.value }
    var left = ordered.reduce(0) { $0 + $1.weight } / 2
    for (value, weight) in ordered {
      left -= weight
      if left <= 0 { return value }
    }
    return 1
  }
}
