internal import Timeline

/// Lays out a passage: turns in a row, each so close to the next that they may have to share a cue.
///
/// A shortest path over the places where a cue may begin. An edge is a cue; its price depends on
/// nothing but the places where it and the next cue begin, for starts are spoken times and an end
/// follows from the next start. So the cheapest path is the best of all layouts, and what lies
/// outside the passage does not matter to it but for the time at which the next passage begins.
///
/// - Complexity: O(*p* · *c* · *l*) for *p* places, *c* of them in a cue at the most and *l* in a
///   line.
struct PassageLayout {
  private let turns: [TurnText]
  /// Whether each turn is in the voice of the one before it.
  private let continuesVoice: [Bool]
  /// When the next passage begins.
  private let next: MediaTime?
  private let maximumLines: Int
  private let rules: LanguageRules
  private let timing: CueTiming

  private let breaker: LineBreaker
  private let dash: Int
  /// The number of the first place of each turn among all places; the end of a turn and the start
  /// of the next one are one place.
  private let base: [Int]
  /// Where the silence ends that follows what is said before each place.
  private let silenceEnds: [[MediaTime]]

  init(
    turns: [TurnText], continuesVoice: [Bool], next: MediaTime?, profile: LayoutProfile,
    rules: LanguageRules, timing: CueTiming
  ) {
    self.turns = turns
    self.continuesVoice = continuesVoice
    self.next = next
    maximumLines = profile.maximumLines
    self.rules = rules
    self.timing = timing
    breaker = LineBreaker(profile, rules)
    dash = rules.halves(rules.speakerDash)
    base = turns.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.lastPlace) }
    silenceEnds = turns.map { turn in
      turn.places.map { timing.endOfSilence(after: $0.spokenEnd) }
    }
  }

  /// The cheapest cues, in order.
  func plans() -> [CuePlan] {
    let count = base[turns.count]
    var cost = [Float](repeating: .infinity, count: count + 1)
    var previous = [Int](repeating: 0, count: count + 1)
    cost[0] = 0
    for turn in turns.indices {
      for from in 0..<turns[turn].lastPlace {
        let here = base[turn] + from
        forEachCue(from: from, of: turn) { there, price in
          if cost[here] + price < cost[there] {
            cost[there] = cost[here] + price
            previous[there] = here
          }
        }
      }
    }
    return path(to: count, previous)
  }

  private func path(to end: Int, _ previous: [Int]) -> [CuePlan] {
    var plans: [CuePlan] = []
    var end = end
    var turn = turns.count - 1
    while end > 0 {
      let start = previous[end]
      var last = turn
      while base[last] >= end { last -= 1 }
      turn = last
      while base[turn] > start { turn -= 1 }
      plans.append(plan(from: start - base[turn], of: turn, to: end - base[last], of: last))
      end = start
    }
    return plans.reversed()
  }

  private func plan(from: Int, of turn: Int, to: Int, of last: Int) -> CuePlan {
    if turn == last {
      return CuePlan(parts: [.init(turn: turns[turn], from: from, to: to)], isOneVoice: true)
    }
    return CuePlan(
      parts: [
        .init(turn: turns[turn], from: from, to: turns[turn].lastPlace),
        .init(turn: turns[last], from: 0, to: to),
      ], isOneVoice: continuesVoice[last])
  }

  // MARK: - Edges

  /// Gives every cue that may begin at a place: the place behind it, and its price.
  private func forEachCue(
    from: Int, of turn: Int, _ body: (_ there: Int, _ price: Float) -> Void
  ) {
    let text = turns[turn]
    let silenceEnds = self.silenceEnds[turn]
    let end = startTime(afterTurn: turn)
    let room = breaker.limit * maximumLines
    for to in from + 1...text.lastPlace {
      // A place has half a character before it but where characters have no width at all.
      if to > from + 1, text.length(from, to) > room || to - from > room { break }
      let next = to < text.lastPlace ? text.places[to].spokenStart : end
      body(
        base[turn] + to,
        price(of: text, from: from, to: to, silenceEnd: silenceEnds[to], next: next))
    }
    guard turn + 1 < turns.count, maximumLines > 1 else { return }
    let dash = continuesVoice[turn + 1] ? 0 : self.dash
    let lead = dash + (from == 0 ? text.label : 0)
    guard lead + text.length(from, text.lastPlace) <= breaker.limit else { return }
    // One of the two turns is whole in the cue: else it would hide where the second one begins
    // for nothing.
    let other = turns[turn + 1]
    let shortest = from == 0 ? 1 : other.lastPlace
    for to in shortest...other.lastPlace {
      if dash + other.label + other.length(0, to) > breaker.limit || to - shortest > room { break }
      body(base[turn + 1] + to, sharedPrice(from: from, of: turn, to: to))
    }
  }

  /// The price of a cue that shows a stretch of one turn.
  private func price(
    of text: TurnText, from: Int, to: Int, silenceEnd: MediaTime, next: MediaTime?
  ) -> Float {
    let lines = breaker.best(
      text, from: from, to: to, lines: maximumLines, lead: from == 0 ? text.label : 0)
    let isWhole = text.places[from].kind >= .sentence && text.places[to].kind >= .sentence
    return LayoutCosts.cue + LayoutCosts.cueEnd(at: text.places[to]) + lines.cost
      + text.silence(from, to)
      + LayoutCosts.sentencesInside(
        text.sentencesInside(from, to), isWhole: isWhole,
        linesEndElsewhere: lines.firstEnd.map { text.places[$0].kind < .sentence } ?? false)
      + timePrice(
        start: text.places[from].spokenStart, spokenEnd: text.places[to].spokenEnd,
        silenceEnd: silenceEnd, amount: text.amount(from, to, inWords: rules.countsWords),
        next: next)
  }

  /// The price of a cue that shows the end of one turn and the start of the next.
  private func sharedPrice(from: Int, of turn: Int, to: Int) -> Float {
    let (text, other) = (turns[turn], turns[turn + 1])
    let isOneVoice = continuesVoice[turn + 1]
    let start = text.places[from].spokenStart
    let end = text.lastPlace
    let dashes = isOneVoice || rules.countsWords ? 0 : 2 * dash
    return LayoutCosts.cue + LayoutCosts.cueEnd(at: other.places[to])
      + (isOneVoice ? LayoutCosts.twoTurns : LayoutCosts.twoSpeakers + LayoutCosts.extraLine)
      + LayoutCosts.earlySecond * Float((other.start - start).seconds)
      + text.silence(from, end) + LayoutCosts.silence(other.start - text.end)
      + other.silence(0, to)
      + LayoutCosts.sentencesInside(
        text.sentencesInside(from, end) + other.sentencesInside(0, to), isWhole: true,
        linesEndElsewhere: false)
      + timePrice(
        start: start, spokenEnd: other.places[to].spokenEnd,
        silenceEnd: silenceEnds[turn + 1][to],
        amount: text.amount(from, end, inWords: rules.countsWords)
          + other.amount(0, to, inWords: rules.countsWords) + dashes,
        next: to < other.lastPlace
          ? other.places[to].spokenStart : startTime(afterTurn: turn + 1))
  }

  private func timePrice(
    start: MediaTime, spokenEnd: MediaTime, silenceEnd: MediaTime, amount: Int, next: MediaTime?
  ) -> Float {
    let end = timing.end(
      start: start, spokenEnd: spokenEnd, silenceEnd: silenceEnd, amount: amount, next: next)
    let shown = max(1e-3, (end - start).seconds)
    return LayoutCosts.duration(shown, minimum: timing.minimumDuration.seconds)
      + LayoutCosts.unshownSpeech((spokenEnd - end - timing.minimumGap).seconds)
      + LayoutCosts.readingSpeed(Double(amount) / shown / timing.fastestReading)
  }

  /// When the cue behind a turn begins.
  private func startTime(afterTurn turn: Int) -> MediaTime? {
    turn + 1 < turns.count ? turns[turn + 1].start : next
  }
}
