internal import Timeline

/// Turns that a path passed over although they are spoken: between the turns beside them there is
/// speech, and about as much as they take to say.
///
/// That a line is left out where something else of its length is said is far less likely than that
/// it is spelt as nobody would say it.
struct OverlookedTurns {
  let matcher: TurnMatcher
  /// For each frame whether somebody speaks there.
  let isSpeech: [Bool]
  /// The frames of music.
  let music: [Range<Int>]

  /// By how much more or less there may be to hear than a turn takes.
  private static let tolerance = 0.5...2.0

  /// How many letters times frames are looked at at most: two minutes of speech. Who leaves out more
  /// has not been overlooked.
  private static let most = 12_000_000

  /// The turns, and those among them that were passed over where they probably are.
  func found(in lessons: [Lesson?]) -> [Lesson?] {
    let pace = pace(of: lessons)
    var found = lessons
    var turn = 1
    while turn < lessons.count {
      guard let before = lessons[turn - 1], lessons[turn] == nil,
        let end = lessons[turn...].firstIndex(where: { $0 != nil }), let after = lessons[end]
      else {
        turn += 1
        continue
      }
      for lesson in overlooked(turn..<end, between: before, and: after, pace: pace) {
        found[lesson.turn] = lesson
      }
      turn = end
    }
    return found
  }

  /// How many frames of speech a letter takes here, by the turns that were found.
  private func pace(of lessons: [Lesson?]) -> Double {
    let paces = lessons.compactMap { lesson -> Double? in
      guard let lesson else { return nil }
      return Double(spoken(in: lesson.frames).count)
        / Double(max(matcher.text.letterCount(of: lesson.turn), 1))
    }
    return paces.upperMedian ?? 0
  }

  private func spoken(in range: Range<Int>) -> [Int] { range.filter { isSpeech[$0] } }

  /// The turns between two that were found, if there is just enough speech for them.
  private func overlooked(
    _ turns: Range<Int>, between before: Lesson, and after: Lesson, pace: Double
  ) -> [Lesson] {
    guard before.frames.upperBound < after.frames.lowerBound else { return [] }
    let gap = before.frames.upperBound..<after.frames.lowerBound
    let speech = spoken(in: gap)
    let letters = turns.reduce(0) { $0 + matcher.text.letterCount(of: $1) }
    let expected = pace * Double(letters)
    guard let first = speech.first, let last = speech.last, expected > 0,
      Self.tolerance.contains(Double(speech.count) / expected),
      letters <= Self.most / (last + 1 - first),
      !music.contains(where: { $0.overlaps(gap) }),
      let clauses = matcher.clauses(of: turns, in: first..<last + 1)?
        .map({ $0.clamped(to: gap) }), !clauses.contains(where: \.isEmpty)
    else { return [] }
    let base = matcher.text.firstClauses[turns.lowerBound]
    return turns.map { turn in
      let own = matcher.text.clauses(of: turn)
      return Lesson(
        turn: turn, clauses: Array(clauses[own.lowerBound - base..<own.upperBound - base]))
    }
  }
}
