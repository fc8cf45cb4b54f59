internal import RealModule

/// Finds the stretches of the new recording that sound like some of the old one, however often.
///
/// Frames with the same code that lie close to one diagonal are the seeds, as in the search for
/// similar genes; a stretch is grown from each.
struct StretchSearch {
  private static let blockFrames = SoundFrames.perSecond
  /// The fewest frames with the same code that a diagonal needs within a block.
  private static let fewestHits = 4
  /// The most diagonals that are followed from one block: what is repeated more often is a loop.
  private static let mostSeeds = 12
  /// A block so far inside of a stretch, in frames, is no place to look for others: what begins or
  /// ends there would reach out of it.
  private static let inside = 10 * SoundFrames.perSecond
  /// The most stretches that are kept.
  private static let mostStretches = 20_000

  let codes: SoundCodes
  let index: SoundIndex
  let model: MatchModel
  let rates: [Double]

  /// How much must speak for a stretch, in nepers: more than is to be expected of the best of all
  /// places in two recordings that have nothing in common.
  var threshold: Float { Float.log(Float(model.new.count) * Float(model.old.count) + 1) }

  /// The stretches, in the order in which they begin.
  func stretches() -> [MatchedStretch] {
    var found: [MatchedStretch] = []
    // Those that may reach into the next block.
    var open: [Int] = []
    for start in stride(
      from: codes.range.lowerBound, to: codes.range.upperBound, by: Self.blockFrames)
    {
      let block = start..<min(start + Self.blockFrames, codes.range.upperBound)
      open.removeAll { found[$0].end <= block.lowerBound }
      let isInside = open.contains {
        found[$0].start + Self.inside <= block.lowerBound
          && block.upperBound <= found[$0].end - Self.inside
      }
      guard !isInside else { continue }
      for (diagonal, frame) in seeds(in: block) {
        let isKnown = open.contains {
          found[$0].diagonal.rate == diagonal.rate && found[$0].contains(frame)
            && abs(found[$0].diagonal.shift - diagonal.shift) < 1.5
        }
        guard !isKnown, found.count < Self.mostStretches else { continue }
        let stretch = model.stretch(on: settled(diagonal, around: frame), around: frame)
        guard stretch.score >= threshold else { continue }
        open.append(found.count)
        found.append(stretch)
      }
    }
    return found.sorted { ($0.start, $0.oldStart) < ($1.start, $1.oldStart) }
  }

  /// Diagonals on which many frames of a block have the code of a frame of the old recording, each
  /// with a frame of the block in the middle of them.
  private func seeds(in block: Range<Int>) -> [(Diagonal, Int)] {
    var hits: [(new: Int, old: Int)] = []
    for new in block {
      guard let code = codes.code(at: new) else { continue }
      index.forEachFrame(like: code) { hits.append((new, $0)) }
    }
    let perFrame = Double(hits.count) / Double(max(model.old.count, 1))
    let fewest = Self.fewestHits + Int(12 * perFrame)
    guard hits.count >= fewest else { return [] }
    return rates.flatMap { rate in
      let shifts = hits.map { (shift: Double($0.old) - rate * Double($0.new), new: $0.new) }
        .sorted { $0.shift < $1.shift }
      var seeds: [(count: Int, seed: (Diagonal, Int))] = []
      var first = 0
      for last in shifts.indices {
        while shifts[last].shift - shifts[first].shift > 2 { first += 1 }
        let count = last - first + 1
        guard count >= fewest else { continue }
        let middle = shifts[first + count / 2]
        let frame = (shifts[first...last].reduce(0) { $0 + $1.new }) / count
        let seed = (Diagonal(rate: rate, shift: middle.shift), frame)
        if let other = seeds.last, middle.shift - other.seed.0.shift < 3 {
          if count > other.count { seeds[seeds.count - 1] = (count, seed) }
        } else {
          seeds.append((count, seed))
        }
      }
      return seeds.sorted { $0.count > $1.count }.prefix(Self.mostSeeds).map(\.seed)
    }
  }

  /// A diagonal moved by up to a frame and a half to where most speaks for it.
  private func settled(_ diagonal: Diagonal, around frame: Int) -> Diagonal {
    var best = (diagonal, -Float.infinity)
    let range =
      max(0, frame - Self.blockFrames / 2)..<min(frame + Self.blockFrames / 2, model.new.count)
    for step in -3...3 {
      var moved = diagonal
      moved.shift += Double(step) / 2
      var sum: Float = 0
      for frame in range { sum += model.score(frame, at: moved.old(frame)) }
      if sum > best.1 { best = (moved, sum) }
    }
    return best.0
  }
}
