internal import Timeline

/// Matches turns with the stretches of speech where they are thought to be.
struct TurnMatcher: Sendable {
  let text: LetterText
  let frames: AcousticFrames
  let model: AcousticModel
  let parallel: Parallel

  /// How far around a turn its letters may lie, in frames.
  private static let margin = 8
  /// The fewest frames of speech from which a turn tells what is usual.
  static let telling = 40
  /// How many turns are matched with another's text at most.
  private static let mostPairs = 200

  /// How well each turn fits where it is thought to be.
  func matches(of lessons: [Lesson?]) -> [TurnMatch?] {
    parallel.map(lessons.count) { turn in lessons[turn].flatMap { match(turn, in: $0.frames) } }
  }

  /// What a turn's own text and another's lose for each frame of the same speech.
  struct Pair: Sendable {
    var own: Double
    var other: Double
  }

  /// Matches turns with their own text and with that of another turn of about the same length.
  func pairs(of turns: [Int], _ lessons: [Lesson?]) -> [Pair] {
    pairs(of: turns, lessons) { other, _, heard in match(other..<other + 1, with: heard) }
  }

  /// Matches turns with their own text and with the words of another turn in its shape.
  ///
  /// Where a turn is, is where its pauses fit, whatever is said there: they are left to the text that
  /// it is compared with, and its letters alone tell.
  func pairsOfOneShape(of turns: [Int], _ lessons: [Lesson?]) -> [Pair] {
    pairs(of: turns, lessons) { other, turn, heard in
      match(turn, inWordsOf: other, with: heard)
    }
  }

  private func pairs(
    of turns: [Int], _ lessons: [Lesson?],
    matching match: @Sendable (_ other: Int, _ turn: Int, Heard) -> TurnMatch?
  ) -> [Pair] {
    let byLength = turns.filter { (lessons[$0]?.frames.count ?? 0) >= Self.telling }
      .sorted { (text.letterCount(of: $0), $0) < (text.letterCount(of: $1), $1) }
    let count = min(byLength.count, Self.mostPairs)
    return parallel.map(count) { k -> Pair? in
      let index = k * byLength.count / count
      let turn = byLength[index]
      let letters = text.letters(of: turn)
      // One that is no neighbour, and not the same words said again.
      let longer = byLength[index...].dropFirst(3), shorter = byLength[..<index].reversed()
      guard let other = (longer + shorter).first(where: { text.letters(of: $0) != letters }),
        let range = lessons[turn]?.frames, case let heard = Heard(range, self),
        let own = self.match(turn..<turn + 1, with: heard), own.frames >= Self.telling,
        let wrong = match(other, turn, heard)
      else { return nil }
      return Pair(own: own.loss, other: wrong.loss)
    }.compactMap(\.self)
  }

  /// The frames of each clause of some turns that are said one behind the other in a stretch.
  func clauses(of turns: Range<Int>, in range: Range<Int>) -> [Range<Int>]? {
    match(turns, in: range)?.clauses
  }

  /// How well the shape of a turn fits a stretch in the words of each of some turns: nothing for none.
  func matches(of turn: Int, inWordsOf others: [Int?], in range: Range<Int>) -> [TurnMatch?] {
    let heard = Heard(range, self)
    return others.map { other in other.flatMap { match(turn, inWordsOf: $0, with: heard) } }
  }

  /// A stretch of the recording with a little on both sides.
  private struct Heard {
    let start: Int
    let rows: [Float]
    let free: FreeLoop

    init(_ range: Range<Int>, _ matcher: TurnMatcher) {
      start = max(0, range.lowerBound - margin)
      let end = min(matcher.frames.count, range.upperBound + margin)
      rows = matcher.model.scores(of: matcher.frames.vectors(start..<end))
      free = FreeLoop(rows, model: matcher.model)
    }
  }

  private func match(_ turns: Range<Int>, with heard: Heard) -> TurnMatch? {
    TurnMatch(
      LetterGraph(text, turns: turns, model: model), heard.rows, heard.free, start: heard.start)
  }

  private func match(_ turn: Int, inWordsOf other: Int, with heard: Heard) -> TurnMatch? {
    TurnMatch(
      LetterGraph(text.shape(of: turn, inWordsOf: other), turns: 0..<1, model: model), heard.rows,
      heard.free, start: heard.start)
  }

  private func match(_ turns: Range<Int>, in range: Range<Int>) -> TurnMatch? {
    match(turns, with: Heard(range, self))
  }

  private func match(_ turn: Int, in range: Range<Int>) -> TurnMatch? {
    match(turn..<turn + 1, in: range)
  }
}

/// What is usual in a recording, for each frame of speech.
struct MatchLevels: Sendable {
  /// What the right text loses against free letters.
  var right: Float
  /// What another text loses.
  var wrong: Float
  /// How much more cautiously than where they tell plainly sounds are gone by.
  var caution: Float

  /// Takes the medians of what turns lose that are surely where they are thought to be.
  init(_ pairs: [TurnMatcher.Pair], caution: Double = 1) {
    self.caution = Float(caution)
    right = Float(pairs.map(\.own).upperMedian ?? 0)
    wrong = Float(pairs.map(\.other).upperMedian ?? 0)
  }

  /// What speech without text is taken to lose: more than the right text mostly does, less than
  /// another one.
  var filler: Float { right + Self.fillerShare * (wrong - right) }

  /// How far from the right text to a wrong one that is: nearer to the latter, for a line that is left
  /// out is rarer than one that is said carelessly.
  private static let fillerShare: Float = 0.65
  /// What a frame tells for or against a text.
  var worth: Float { max((wrong - right) / 2, 0.1) }
  /// What a nat of other evidence is worth: frames are not independent of each other, and the less so
  /// the less sounds tell.
  var nat: Float { 4 * worth * caution }
}
