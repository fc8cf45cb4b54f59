/// Finds where one shift of cues gives way to another: how far apart the two are tells how much was
/// put in or taken out, and what each cue says on either side where.
struct ShiftBorder {
  /// A place: the end of what has the first shift and the start of what has the second, in hops of the
  /// new recording.
  struct Place {
    var end: Double
    var start: Double
    /// The first cue that has the second shift only.
    var firstBehind: Int
    /// What the cues that have the first shift say, and those that have the second, in nepers.
    var scores: (before: Float, behind: Float)
  }

  /// The spacing of the places that are tried, in hops.
  private static let step = 5
  /// Places that are as good as the best but for this are as good, in nepers.
  private static let indifference: Float = 0.05
  /// How much earlier than a cue what was put in before it ends, in hops, at the most.
  private static let lead = 100.0
  /// What it costs to say that something was put in while a cue is shown, in nepers.
  private static let splitCost: Float = 2

  /// The cues of both sides, in order.
  let cues: ArraySlice<Range<Int>>
  let fit: CueFit
  /// The first shift and the second, in hops.
  let before: Double
  let behind: Double

  /// The place for which most speaks.
  func best() -> Place { behind < before ? cut() : insert() }

  // MARK: - Something was taken out

  /// Tries each place from which so much may have been taken: cues in it are gone, those at its ends
  /// are shown in part.
  private func cut() -> Place {
    let length = Int((before - behind).rounded())
    let sums = CueSums(self)
    let low = (cues.first?.lowerBound ?? 0) + 1
    let high = max(low, (cues.last?.upperBound ?? 0) - length)
    let places = Array(stride(from: low, through: high, by: Self.step))
    // The first cue that ends behind a place, and the first that begins behind what was taken.
    var (open, next) = (cues.startIndex, cues.startIndex)
    var scores: [Float] = []
    scores.reserveCapacity(places.count)
    for place in places {
      while open < cues.endIndex, cues[open].upperBound <= place { open += 1 }
      while next < cues.endIndex, cues[next].lowerBound < place + length { next += 1 }
      var score = sums.before(open) + sums.behind(next)
      // Those that the cut runs into: in order of their in-times, and seldom more than one.
      for k in open..<max(open, next) where cues[k].lowerBound < place {
        score += fit.startScore(hops(k, before))
      }
      for k in (open..<max(open, next)).reversed() {
        guard cues[k].upperBound > place + length else { break }
        score += fit.endScore(hops(k, behind))
      }
      scores.append(score)
    }
    guard let best = scores.indices.max(by: { scores[$0] < scores[$1] }) else {
      return insert()
    }
    let place = places[scores.middle(around: best, within: Self.indifference)]
    let end = Double(place) + before
    let firstBehind =
      cues.indices.first { cues[$0].lowerBound >= place + length } ?? cues.endIndex
    let rest = sums.behind(firstBehind)
    return Place(
      end: end, start: end, firstBehind: firstBehind, scores: (scores[best] - rest, rest))
  }

  // MARK: - Something was put in

  /// Tries each gap between two cues, and each cue: it is half-way between them, or close before the
  /// second, or in the middle of the cue.
  private func insert() -> Place {
    let sums = CueSums(self)
    var best: (score: Float, border: Int, isInside: Bool) = (-.infinity, cues.startIndex, false)
    for border in cues.indices.dropFirst() {
      let score = sums.before(border) + sums.behind(border)
      if score > best.score { best = (score, border, false) }
      let halves = fit.startScore(hops(border, before)) + fit.endScore(hops(border, behind))
      let inside = sums.before(border) + halves + sums.behind(border + 1) - Self.splitCost
      if inside > best.score { best = (inside, border, true) }
    }
    let border = best.border
    guard best.score > -.infinity else {
      return Place(end: -.infinity, start: -.infinity, firstBehind: border, scores: (0, 0))
    }
    let first = best.isInside ? cues[border].lowerBound : cues[border - 1].upperBound
    let second = best.isInside ? cues[border].upperBound : cues[border].lowerBound
    let middle = Double(first + second) / 2
    let place =
      best.isInside ? middle : min(max(middle, Double(second) - Self.lead), Double(second))
    let firstBehind = best.isInside ? border + 1 : border
    let rest = sums.behind(firstBehind)
    return Place(
      end: place + before, start: place + behind, firstBehind: firstBehind,
      scores: (best.score - rest, rest))
  }

  // MARK: - Evidence

  /// The hops of a cue under a shift.
  private func hops(_ cue: Int, _ shift: Double) -> Range<Int> {
    let shift = Int(shift.rounded())
    return cues[cue].lowerBound + shift..<cues[cue].upperBound + shift
  }

  /// What the cues before each say under the first shift, and those from each on under the second.
  private struct CueSums {
    private var first: [Float] = [0]
    private var second: [Float] = [0]
    private let start: Int

    init(_ border: ShiftBorder) {
      start = border.cues.startIndex
      for k in border.cues.indices {
        let (one, other) = (border.hops(k, border.before), border.hops(k, border.behind))
        first.append(first[first.count - 1] + border.fit.score(one))
        second.append(second[second.count - 1] + border.fit.score(other))
      }
    }

    func before(_ cue: Int) -> Float { first[cue - start] }
    func behind(_ cue: Int) -> Float { second[second.count - 1] - second[cue - start] }
  }
}
