/// By how much better a turn's own text fits where the turn is thought to be than the words of other
/// turns of about its length do in its shape, and than its words fit where those turns are.
///
/// Some texts fit anything, and some speech fits any text: that cancels. What is left is what the
/// letters of the turn have to do with its sounds: nothing on average where they are not what is said.
struct TurnContrast: Sendable {
  var turn: Int
  /// The gain, of what another text loses there.
  var gain: Double
  /// How many frames of speech it rests on.
  var frames: Int
}

extension TurnMatcher {
  /// With how many texts that are a little shorter, and a little longer, a turn is compared.
  private static let reach = 3

  /// Compares turns with others of the same voice, if they are long enough to tell something.
  func contrasts(of turns: [Int], _ lessons: [Lesson?], voices: [Int]) -> [TurnContrast] {
    Set(voices).sorted().flatMap { voice in
      contrasts(
        among: turns.filter {
          voices[$0] == voice && (lessons[$0]?.frames.count ?? 0) >= Self.telling
        }.sorted { (text.letterCount(of: $0), $0) < (text.letterCount(of: $1), $1) }, lessons)
    }
  }

  /// Compares each turn with its neighbours in a list.
  private func contrasts(among turns: [Int], _ lessons: [Lesson?]) -> [TurnContrast] {
    // In a row for each place, how well the texts fit that are up to so many further in the list.
    let width = 2 * Self.reach + 1
    let matches = parallel.map(turns.count) { place -> [TurnMatch?] in
      guard let range = lessons[turns[place]]?.frames else { return [] }
      return self.matches(
        of: turns[place],
        inWordsOf: (0..<width).map { column in
          let other = place + column - Self.reach
          return turns.indices.contains(other) ? turns[other] : nil
        }, in: range)
    }
    func loss(of text: Int, at place: Int) -> Double? {
      matches[place][text - place + Self.reach]?.loss
    }
    return turns.indices.compactMap { turn in
      guard let own = loss(of: turn, at: turn) else { return nil }
      let others = max(turn - Self.reach, 0)..<min(turn + Self.reach + 1, turns.count)
      var (gain, elsewhere, count) = (0.0, 0.0, 0.0)
      // The same words, said twice, tell nothing.
      for other in others where text.letters(of: turns[other]) != text.letters(of: turns[turn]) {
        guard let wrong = loss(of: other, at: turn), let away = loss(of: turn, at: other),
          let itself = loss(of: other, at: other)
        else { continue }
        gain += wrong + away - own - itself
        elsewhere += wrong
        count += 1
      }
      guard count > 0, elsewhere > 0 else { return nil }
      return TurnContrast(
        turn: turns[turn], gain: gain / elsewhere,
        frames: matches[turn][Self.reach]?.frames ?? 0)
    }
  }
}
