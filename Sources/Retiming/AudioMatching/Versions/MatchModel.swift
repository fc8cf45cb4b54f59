internal import RealModule

/// How much likelier it is that a frame of the new recording is one of the old one than that they
/// have nothing to do with each other.
///
/// Learnt from the two recordings themselves: how far apart the vectors are where the recordings
/// surely agree, and how far those of frames taken at random; both by how loud the two frames are.
/// So noise or music that was added counts for little where it covers what was there, and silence
/// beside silence for nothing.
struct MatchModel: Sendable {
  let new: SoundFrames
  let old: SoundFrames
  /// How far apart frames are that were taken at random.
  private let chance: Counts
  /// The weight of evidence by loudness in both and distance.
  private let table: [Float]

  private static let bins = 40
  private static let loudnesses = 3
  /// Neighbouring frames hear much of the same: what each of them says counts for less.
  private static let weight: Float = 0.4
  /// How much of what belongs together is as far apart as if it did not: a cough, a bleep.
  private static let strays: Float = 0.03
  /// How much at the ends of a stretch may belong to something else, in frames.
  private static let edge = 10
  /// The fewest frames that a model is learnt again from: a minute.
  private static let fewestLearnt = Float(60 * SoundFrames.perSecond)
  /// What a frame says that has no counterpart.
  static let outside: Float = -1.4

  /// Learns from places where both surely agree.
  ///
  /// - Parameters:
  ///   - new: The new recording.
  ///   - old: The old one.
  ///   - diagonals: Lines on which both agree, each around a frame of the new one.
  init(_ new: SoundFrames, _ old: SoundFrames, agreeingOn diagonals: [(Diagonal, around: Int)]) {
    self.new = new
    self.old = old
    var matched = Counts()
    var chance = Counts()
    var random = UInt64(0x9E37_79B9_7F4A_7C15)
    func next(below count: Int) -> Int {
      random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((random >> 33) % UInt64(count))
    }
    if new.count > 0, old.count > 0 {
      for _ in 0..<60_000 {
        let (a, b) = (next(below: new.count), next(below: old.count))
        chance.add(new.loudness[a], old.loudness[b], Self.distance(new.vectors[a], old.vectors[b]))
      }
    }
    let usual = chance.meanDistance
    for (diagonal, around) in diagonals {
      Self.count(
        around - 200..<around + 200, on: Self.centred(diagonal, around, new, old), new, old,
        below: usual * 0.55, into: &matched)
    }
    self.chance = chance
    table = Self.table(matched, chance)
  }

  /// The same model, learnt again from all of what belongs together: where the recordings surely agree
  /// they agree better than elsewhere, and noise that was added would count too much against them.
  func learnt(from stretches: [MatchedStretch]) -> MatchModel {
    var matched = Counts()
    for stretch in stretches {
      let (start, end) = (stretch.start + Self.edge, stretch.end - Self.edge)
      for frame in start..<max(start, end) {
        let place = stretch.diagonal.old(frame)
        guard let vector = old.vector(at: place) else { continue }
        matched.add(
          new.loudness[frame], old.loudness[min(Int(place.rounded()), old.count - 1)],
          Self.distance(new.vectors[frame], vector))
      }
    }
    guard matched.number >= Self.fewestLearnt else { return self }
    return MatchModel(new: new, old: old, chance: chance, table: Self.table(matched, chance))
  }

  private init(new: SoundFrames, old: SoundFrames, chance: Counts, table: [Float]) {
    self.new = new
    self.old = old
    self.chance = chance
    self.table = table
  }

  /// What a frame of the new recording at a place of the old one says for their being the same, in
  /// nepers.
  func score(_ frame: Int, at place: Double) -> Float {
    guard frame >= 0, frame < new.count, let vector = old.vector(at: place) else {
      return Self.outside
    }
    let nearest = min(Int(place.rounded()), old.count - 1)
    let distance = Self.distance(new.vectors[frame], vector)
    return table[Self.index(new.loudness[frame], old.loudness[nearest], distance)]
  }

  /// What a frame on a diagonal says for its being the same and no sound that lasts: a chord is like a
  /// long vowel, and as much so a syllable further on.
  func evidence(_ frame: Int, on diagonal: Diagonal) -> Float {
    let score = score(frame, at: diagonal.old(frame))
    guard score > 0 else { return score }
    let beside = diagonal.beside.map { self.score(frame, at: $0.old(frame)) }.max() ?? 0
    return max(0, score - max(0, beside))
  }

  // MARK: - Learning

  private struct Counts: Sendable {
    var counts = Array(
      repeating: Float(0), count: MatchModel.bins * MatchModel.loudnesses * MatchModel.loudnesses)
    var (sum, number): (Float, Float) = (0, 0)

    var meanDistance: Float { number > 0 ? sum / number : 0 }

    mutating func add(_ a: SoundFrames.Loudness, _ b: SoundFrames.Loudness, _ distance: Float) {
      counts[MatchModel.index(a, b, distance)] += 1
      sum += distance.squareRoot()
      number += 1
    }
  }

  private static func index(
    _ a: SoundFrames.Loudness, _ b: SoundFrames.Loudness, _ distance: Float
  ) -> Int {
    let bin = min(Int(distance.squareRoot() * 4), bins - 1)
    return (Int(a.rawValue) * loudnesses + Int(b.rawValue)) * bins + bin
  }

  /// The squared distance of two vectors.
  private static func distance(_ a: SIMD16<Float>, _ b: SIMD16<Float>) -> Float {
    let difference = a - b
    return (difference * difference).sum()
  }

  /// The diagonal moved by up to two frames to where the recordings agree best.
  private static func centred(
    _ diagonal: Diagonal, _ around: Int, _ new: SoundFrames, _ old: SoundFrames
  ) -> Diagonal {
    var best = (diagonal, Float.infinity)
    for step in -8...8 {
      var moved = diagonal
      moved.shift += Double(step) / 4
      var sum: Float = 0
      for frame in max(0, around - 100)..<max(0, min(around + 100, new.count)) {
        guard let vector = old.vector(at: moved.old(frame)) else { continue }
        sum += min(distance(new.vectors[frame], vector), 30)
      }
      if sum < best.1 { best = (moved, sum) }
    }
    return best.0
  }

  /// Counts the frames of a range around which the recordings agree.
  private static func count(
    _ range: Range<Int>, on diagonal: Diagonal, _ new: SoundFrames, _ old: SoundFrames,
    below limit: Float, into counts: inout Counts
  ) {
    let range = range.clamped(to: 0..<new.count)
    let distances = range.map { frame -> Float? in
      old.vector(at: diagonal.old(frame)).map { distance(new.vectors[frame], $0) }
    }
    for (k, value) in distances.enumerated() {
      guard let value, k >= 8, k + 8 < distances.count else { continue }
      var (sum, number): (Float, Float) = (0, 0)
      for neighbour in distances[k - 8...k + 8] {
        guard let neighbour else { continue }
        sum += neighbour.squareRoot()
        number += 1
      }
      guard sum < limit * number else { continue }
      let frame = range.lowerBound + k
      let place = min(Int(diagonal.old(frame).rounded()), old.count - 1)
      counts.add(new.loudness[frame], old.loudness[place], value)
    }
  }

  /// The weight of evidence for each pair of loudnesses and each distance.
  private static func table(_ matched: Counts, _ chance: Counts) -> [Float] {
    var table = Array(repeating: Float(0), count: matched.counts.count)
    let (allMatched, allChance) = (max(matched.number, 1), max(chance.number, 1))
    // The first pair, quiet beside quiet, says nothing: what is heard there is often what was added.
    for pair in 1..<loudnesses * loudnesses {
      let range = pair * bins..<(pair + 1) * bins
      let near = smoothed(matched.counts[range])
      let far = smoothed(chance.counts[range])
      let (nearSum, farSum) = (near.reduce(0, +), far.reduce(0, +))
      // That both are quiet, or both are loud, says nothing of itself; that one is and the other
      // is not speaks against them.
      let share = (nearSum + 1) / (allMatched + 9)
      let usual = (farSum + 1) / (allChance + 9)
      let unlike = min(0, Float.log(share / usual))
      // Smoothed towards what is expected without having seen any: nothing.
      for bin in 0..<bins {
        let farShare = (far[bin] + 0.5) / (farSum + 0.5 * Float(bins))
        let nearShare = (near[bin] + 20 * farShare) / (nearSum + 20)
        let ratio = (1 - strays) * nearShare / farShare + strays
        table[range.lowerBound + bin] = weight * min(max(Float.log(ratio) + unlike, -3.5), 6)
      }
    }
    return table
  }

  private static func smoothed(_ counts: ArraySlice<Float>) -> [Float] {
    let counts = Array(counts)
    return counts.indices.map { k in
      let before = counts[max(k - 1, 0)]
      let after = counts[min(k + 1, counts.count - 1)]
      return (before + 2 * counts[k] + after) / 4
    }
  }
}
