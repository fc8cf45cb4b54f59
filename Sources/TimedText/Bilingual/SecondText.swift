internal import Timeline

/// Spreads the second language's text of a turn over the cues that show the turn.
///
/// A cheapest path over the places where the text may be cut: each cue gets about the share of the
/// text that it has of the turn in the first language, cut at the best places near by, in lines by
/// the second language's own rules.
struct SecondText {
  /// A cue without text in the second language: where there are more cues than words.
  private static let nothing: Float = 120
  /// A line's length away from the share that a cue has in the first language.
  private static let unevenness: Float = 40

  let text: TurnText
  let maximumLines: Int
  let breaker: LineBreaker

  /// The rows for each cue, where `shares` says how much of the turn in the first language each
  /// cue shows; one at least.
  ///
  /// - Complexity: O(*s* · *w*²) for *s* cues and *w* places where one of them may end.
  func rows(shares: [Int]) -> [[String]] {
    let ends = self.ends(shares: shares)
    return zip([0] + ends, ends).map { from, to in
      guard from < to else { return [] }
      let lineEnds = breaker.lineEnds(text, from: from, to: to, lines: maximumLines, lead: 0)
      return zip([from] + lineEnds, lineEnds).map { text.shown($0, $1) }
    }
  }

  /// The places where the text of each cue ends.
  private func ends(shares: [Int]) -> [Int] {
    let total = max(1, shares.reduce(0) { $0 + max(1, $1) })
    let length = text.places[text.lastPlace].lengthEnd
    // What may end a cue: the places within two cues' length of where it should.
    let reach = breaker.limit * maximumLines * 2
    var sum = 0
    var windows: [(target: Int, places: [Int])] = []
    for (index, share) in shares.enumerated() {
      sum += max(1, share)
      let target = length * sum / total
      let isLast = index + 1 == shares.count
      let near = text.places.indices.filter { abs(text.places[$0].lengthEnd - target) <= reach }
      windows.append((target, isLast ? [text.lastPlace] : near))
    }
    var costs: [Int: Float] = [0: 0]
    var previous: [[Int: Int]] = []
    for window in windows {
      var best: [Int: Float] = [:]
      var from: [Int: Int] = [:]
      for (start, cost) in costs.sorted(by: { $0.key < $1.key }) {
        for end in window.places where end >= start {
          let price = cost + self.price(start, end, target: window.target)
          if price < best[end] ?? .infinity { (best[end], from[end]) = (price, start) }
        }
      }
      costs = best
      previous.append(from)
    }
    var ends = [text.lastPlace]
    for from in previous.dropFirst().reversed() { ends.append(from[ends[ends.count - 1]] ?? 0) }
    return ends.reversed()
  }

  private func price(_ from: Int, _ to: Int, target: Int) -> Float {
    let place = text.places[to]
    let distance = Float(place.lengthEnd - target) / Float(breaker.limit)
    let end = to == text.lastPlace ? 0 : LayoutCosts.cueEnd(at: place)
    guard from < to else { return Self.nothing + Self.unevenness * distance * distance }
    let tooLong = LayoutCosts.length(
      text.length(from, to), limit: breaker.limit * maximumLines)
    return end + tooLong + Self.unevenness * distance * distance
  }
}
