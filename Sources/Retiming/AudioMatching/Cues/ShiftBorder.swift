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
  /// Places inside of a cue are as good but for this: half of it is left on both sides rather, so that it
  /// is shown on both. What is said at the seams of adverts says no more than that.
  private static let indifferenceInCue: Float = 1
  /// What it costs to say that something was put in while a cue is shown, in nepers.
  private static let splitCost: Float = 2

  /// The cues of both sides, in order.
  let cues: ArraySlice<Range<Int>>
  let fit: CueFit
  let coverage: CueCoverage
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
    let hops = HopSums(self)
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
        score += fit.startScore(shifted(k, before))
      }
      for k in (open..<max(open, next)).reversed() {
        guard cues[k].upperBound > place + length else { break }
        score += fit.endScore(shifted(k, behind))
      }
      scores.append(score)
    }
    guard let most = scores.max() else { return insert() }
    // Inside of a cue all places are as good to its ends; to the speech they are not. It only chooses
    // among such: elsewhere it would have cues cover speech that has no text, as adverts do.
    let totals = zip(places, scores).map { place, score in
      score < most - Self.indifference
        ? -Float.infinity : score + hops.before(place) + hops.behind(place + length)
    }
    let best = totals.indices.max { totals[$0] < totals[$1] } ?? 0
    let place = places[totals.middle(around: best, within: Self.indifference)]
    let end = Double(place) + before
    let firstBehind =
      cues.indices.first { cues[$0].lowerBound >= place + length } ?? cues.endIndex
    let rest = sums.behind(firstBehind)
    return Place(
      end: end, start: end, firstBehind: firstBehind, scores: (scores[best] - rest, rest))
  }

  // MARK: - Something was put in

  /// Tries each gap between two cues, half-way between them or close before the second, and each place
  /// in a cue.
  private func insert() -> Place {
    let sums = CueSums(self)
    let hops = HopSums(self)
    var best = (total: -Float.infinity, score: Float(0), place: -Double.infinity, firstBehind: 0)
    func consider(_ place: Double, _ rest: Float, _ score: Float, firstBehind: Int) {
      let total = score + rest
      if total > best.total { best = (total, score, place, firstBehind) }
    }
    for cue in cues.indices.dropFirst() {
      let (last, second) = (cues[cue - 1].upperBound, cues[cue].lowerBound)
      let gap = min(max(Double(last + second) / 2, Double(second) - Self.lead), Double(second))
      consider(
        gap, hops.split(at: Int(gap)), sums.before(cue) + sums.behind(cue), firstBehind: cue)
      let places = Array(stride(from: second + Self.step, to: cues[cue].upperBound, by: Self.step))
      let rests = places.map(hops.split)
      guard let first = rests.indices.max(by: { rests[$0] < rests[$1] }) else { continue }
      let halves = fit.startScore(shifted(cue, before)) + fit.endScore(shifted(cue, behind))
      consider(
        Double(places[rests.middle(around: first, within: Self.indifferenceInCue)]), rests[first],
        sums.before(cue) + halves + sums.behind(cue + 1) - Self.splitCost, firstBehind: cue + 1)
    }
    guard best.total > -.infinity else {
      return Place(
        end: -.infinity, start: -.infinity, firstBehind: cues.startIndex, scores: (0, 0))
    }
    let rest = sums.behind(best.firstBehind)
    return Place(
      end: best.place + before, start: best.place + behind, firstBehind: best.firstBehind,
      scores: (best.score - rest, rest))
  }

  // MARK: - Evidence

  /// The hops of a cue under a shift.
  private func shifted(_ cue: Int, _ shift: Double) -> Range<Int> {
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
        let (one, other) = (border.shifted(k, border.before), border.shifted(k, border.behind))
        first.append(first[first.count - 1] + border.fit.score(one))
        second.append(second[second.count - 1] + border.fit.score(other))
      }
    }

    func before(_ cue: Int) -> Float { first[cue - start] }
    func behind(_ cue: Int) -> Float { second[second.count - 1] - second[cue - start] }
  }
  /// What the hops before each say under the first shift, and those from each on under the second.
  private struct HopSums {
    private let first: [Float]
    private let second: [Float]
    private let range: Range<Int>

    init(_ border: ShiftBorder) {
      let start = border.cues.first?.lowerBound ?? 0
      range = start..<max(start, border.cues.map(\.upperBound).max() ?? start)
      first = border.coverage.sums(
        over: range, of: border.cues, shiftedBy: Int(border.before.rounded()))
      second = border.coverage.sums(
        over: range, of: border.cues, shiftedBy: Int(border.behind.rounded()))
    }

    private func index(_ hop: Int) -> Int { min(max(hop - range.lowerBound, 0), range.count) }

    func before(_ hop: Int) -> Float { first[index(hop)] }
    func behind(_ hop: Int) -> Float { second[range.count] - second[index(hop)] }
    /// What all hops say if the second shift begins at one of them.
    func split(at hop: Int) -> Float { before(hop) + behind(hop) }
  }
}
