/// Breaks the text of a cue into lines.
struct LineBreaker {
  /// The most half characters in a line.
  let limit: Int
  /// How short one of two lines may be as a share of the other.
  let leastBalance: Float

  init(limit: Int, leastBalance: Double? = nil) {
    self.limit = limit
    self.leastBalance = Float(leastBalance ?? 0)
  }

  /// The breaker for text in a language.
  init(_ profile: LayoutProfile, _ rules: LanguageRules) {
    self.init(limit: rules.lineLength * 2, leastBalance: profile.leastBalance)
  }

  /// Finds the best lines for a stretch of a turn, from one of its places to another.
  ///
  /// - Parameters:
  ///   - turn: The turn.
  ///   - from: The place where the lines begin.
  ///   - to: The place where they end.
  ///   - lines: The most lines.
  ///   - lead: The length of what stands before the text in the first line.
  /// - Returns: What they cost, and where the first of them ends if there is more than one.
  /// - Complexity: O(*p* ^ (`lines` − 1)) in the number of places, which is bounded by what fits
  ///   in a cue.
  func best(
    _ turn: TurnText, from: Int, to: Int, lines: Int, lead: Int
  ) -> (cost: Float, firstEnd: Int?) {
    let length = turn.length(from, to) + lead
    if length <= limit || lines <= 1 || to == from + 1 {
      return (LayoutCosts.length(length, limit: limit), nil)
    }
    var best: (cost: Float, firstEnd: Int?) = (.infinity, nil)
    for end in from + 1..<to {
      let upper = turn.length(from, end) + lead
      let lower = turn.length(end, to)
      if upper > limit, best.firstEnd != nil { break }
      let rest = self.best(turn, from: end, to: to, lines: lines - 1, lead: 0)
      let cost =
        LayoutCosts.extraLine + LayoutCosts.length(upper, limit: limit)
        + LayoutCosts.lineEnd(at: turn.places[end])
        + LayoutCosts.imbalance(upper: upper, lower: lower, limit: limit)
        + LayoutCosts.imbalance(upper: upper, lower: lower, least: leastBalance)
        + rest.cost
      if cost < best.cost { best = (cost, end) }
    }
    return best
  }

  /// Where the lines of a stretch of a turn end, from the first to the last.
  func lineEnds(_ turn: TurnText, from: Int, to: Int, lines: Int, lead: Int) -> [Int] {
    var ends: [Int] = []
    var (from, left, lead) = (from, lines, lead)
    while let end = best(turn, from: from, to: to, lines: left, lead: lead).firstEnd {
      ends.append(end)
      (from, left, lead) = (end, left - 1, 0)
    }
    return ends + [to]
  }
}
