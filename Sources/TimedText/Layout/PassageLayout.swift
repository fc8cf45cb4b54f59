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
  let turns: [TurnText]
  /// Whether each turn is in the voice of the one before it.
  let continuesVoice: [Bool]
  /// When the next passage begins.
  let next: MediaTime?
  let rules: LanguageRules
  let timing: CueTiming

  private let breaker: LineBreaker
  private let dash: Int
  /// The number of the first place of each turn among all places; the end of a turn and the start
  /// of the next one are one place.
  private let base: [Int]

  init(
    turns: [TurnText], continuesVoice: [Bool], next: MediaTime?, rules: LanguageRules,
    timing: CueTiming
  ) {
    self.turns = turns
    self.continuesVoice = continuesVoice
    self.next = next
    self.rules = rules
    self.timing = timing
    breaker = LineBreaker(limit: rules.lineLength * 2)
    dash = rules.halves(rules.speakerDash)
    base = turns.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.lastPlace) }
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
    let room = breaker.limit * timing.profile.maximumLines
    for to in from + 1...text.lastPlace {
      if to > from + 1, text.length(from, to) > room { break }
      body(base[turn] + to, price(from: from, to: to, of: turn))
    }
    guard turn + 1 < turns.count, timing.profile.maximumLines > 1 else { return }
    let other = turns[turn + 1]
    let dash = continuesVoice[turn + 1] ? 0 : self.dash
    let lead = dash + (from == 0 ? text.label : 0)
    guard lead + text.length(from, text.lastPlace) <= breaker.limit else { return }
    // One of the two turns is whole in the cue: else it would hide where the second one begins
    // for nothing.
    let shortest = from == 0 ? 1 : other.lastPlace
    for to in shortest...other.lastPlace {
      if dash + other.label + other.length(0, to) > breaker.limit { break }
      body(
        base[turn + 1] + to,
        sharedPrice(from: from, to: to, of: turn, dashes: 2 * dash))
    }
  }

  /// The price of a cue that shows a stretch of one turn.
  private func price(from: Int, to: Int, of turn: Int) -> Float {
    let text = turns[turn]
    let (start, end) = (text.places[from], text.places[to])
    let sentences = end.sentencesBefore - start.sentencesAfter
    let isWhole = start.kind >= .sentence && end.kind >= .sentence
    let lines = breaker.best(
      text, from: from, to: to, lines: timing.profile.maximumLines,
      lead: from == 0 ? text.label : 0)
    return LayoutCosts.cue + LayoutCosts.cueEnd(at: end) + lines.cost
      + LayoutCosts.silence(from: start, to: end)
      + LayoutCosts.sentencesInside(
        sentences, isWhole: isWhole,
        linesEndElsewhere: lines.firstEnd.map { text.places[$0].kind < .sentence } ?? false)
      + timePrice(
        start: start.spokenStart, spokenEnd: end.spokenEnd, amount: amount(text, from, to),
        next: startTime(to, of: turn))
  }

  /// The price of a cue that shows the end of one turn and the start of the next.
  private func sharedPrice(from: Int, to: Int, of turn: Int, dashes: Int) -> Float {
    let (text, other) = (turns[turn], turns[turn + 1])
    let (start, end) = (text.places[from], other.places[to])
    let early = (other.start - start.spokenStart).seconds
    let sentences =
      text.places[text.lastPlace].sentencesBefore - start.sentencesAfter + end.sentencesBefore
    return LayoutCosts.cue + LayoutCosts.cueEnd(at: end)
      + (continuesVoice[turn + 1]
        ? LayoutCosts.twoTurns : LayoutCosts.twoSpeakers + LayoutCosts.extraLine)
      + LayoutCosts.earlySecond * Float(early)
      + LayoutCosts.silence(from: start, to: text.places[text.lastPlace])
      + LayoutCosts.silence(other.start - text.end)
      + LayoutCosts.silence(from: other.places[0], to: end)
      + LayoutCosts.sentencesInside(sentences, isWhole: true, linesEndElsewhere: false)
      + timePrice(
        start: start.spokenStart, spokenEnd: end.spokenEnd,
        amount: amount(text, from, text.lastPlace) + amount(other, 0, to)
          + (rules.countsWords ? 0 : dashes),
        next: startTime(to, of: turn + 1))
  }

  private func timePrice(
    start: MediaTime, spokenEnd: MediaTime, amount: Int, next: MediaTime?
  ) -> Float {
    let end = timing.end(
      start: start, spokenEnd: spokenEnd, silenceEnd: timing.endOfSilence(after: spokenEnd),
      amount: amount, next: next)
    let shown = max(1e-3, (end - start).seconds)
    return LayoutCosts.duration(shown, minimum: timing.profile.minimumDuration.seconds)
      + LayoutCosts.unshownSpeech((spokenEnd - end - timing.profile.minimumGap).seconds)
      + LayoutCosts.readingSpeed(Double(amount) / shown / timing.fastestReading)
  }

  /// How much there is to read between two places.
  private func amount(_ turn: TurnText, _ from: Int, _ to: Int) -> Int {
    rules.countsWords
      ? turn.places[to].words - turn.places[from].words : turn.length(from, to)
  }

  /// When the cue behind a place begins.
  private func startTime(_ place: Int, of turn: Int) -> MediaTime? {
    if place < turns[turn].lastPlace { return turns[turn].places[place].spokenStart }
    return turn + 1 < turns.count ? turns[turn + 1].start : next
  }
}

extension LayoutCosts {
  /// The silences that a cue spans between two places of a turn.
  fileprivate static func silence(from start: BreakPlace, to end: BreakPlace) -> Float {
    end.silenceBefore - start.silenceAfter
  }
}

extension LanguageRules {
  /// Whether the reading speed is told in words.
  var countsWords: Bool {
    if case .wordsPerMinute = readingSpeed { true } else { false }
  }
}
