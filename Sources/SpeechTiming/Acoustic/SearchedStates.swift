/// Which states are looked at in each frame of a stretch: all of them where that is not too much,
/// else those that are not too far from where they are thought to be.
struct SearchedStates: Sendable {
  private(set) var ranges: [Range<Int>]

  /// How many states times frames are looked at, and how many states to either side in a frame where
  /// that would leave fewer: those of about eight seconds.
  private static let (most, leastReach) = (24_000_000, 200)

  init(
    _ graph: LetterGraph, _ stretch: AcousticSearch.Stretch, _ lessons: [Lesson?],
    _ text: LetterText
  ) {
    let count = stretch.frames.count
    guard count * graph.count > Self.most else {
      ranges = Array(repeating: 0..<graph.count, count: count)
      return
    }
    // Where each clause is thought to be, as (frame, state).
    var knots: [(frame: Int, state: Int)] = [(0, 0)]
    let base = text.firstClauses[stretch.turns.lowerBound]
    for turn in stretch.turns {
      guard let lesson = lessons[turn] else { continue }
      for (clause, range) in zip(text.clauses(of: turn), lesson.clauses) {
        let knot = (
          range.lowerBound - stretch.frames.lowerBound, graph.clauseStates[clause - base].lowerBound
        )
        if let last = knots.last, knot.0 > last.frame, knot.1 > last.state, knot.0 < count {
          knots.append(knot)
        }
      }
    }
    knots.append((count, graph.count))
    var centre = [Int](repeating: 0, count: count)
    for (a, b) in zip(knots, knots.dropFirst()) {
      for frame in a.frame..<max(a.frame, min(b.frame, count)) {
        centre[frame] =
          a.state + (b.state - a.state) * (frame - a.frame) / max(b.frame - a.frame, 1)
      }
    }
    let reach = max(Self.most / count / 2, Self.leastReach)
    ranges = (0..<count).map { frame in
      let isEnd = frame + 1 == count
      return max(
        0, centre[frame] - reach)..<(isEnd ? graph.count : min(graph.count, centre[frame] + reach))
    }
  }
}
