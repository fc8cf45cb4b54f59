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

  /// Compares each turn with those in a list, by length, whose words are next to its own in it; the
  /// same words, said again, tell nothing.
  private func contrasts(among turns: [Int], _ lessons: [Lesson?]) -> [TurnContrast] {
    let wordings = Dictionary(grouping: turns) { text.letters(of: $0) }.values
      .sorted { (text.letterCount(of: $0[0]), $0[0]) < (text.letterCount(of: $1[0]), $1[0]) }
    let places = wordings.indices.flatMap { wording in wordings[wording].map { (wording, $0) } }
    // In a row for each place, how well the words fit that are up to so many further in the list.
    let width = 2 * Self.reach + 1
    let found = parallel.map(places.count) { place -> [TurnMatch?] in
      let (wording, turn) = places[place]
      guard let range = lessons[turn]?.frames else { return [] }
      return self.matches(
        of: turn,
        inWordsOf: (0..<width).map { column in
          let other = wording + column - Self.reach
          return wordings.indices.contains(other) ? wordings[other][0] : nil
        }, in: range)
    }
    let matches = Dictionary(uniqueKeysWithValues: zip(places.map(\.1), found))
    func loss(of words: Int, at place: (wording: Int, turn: Int)) -> Double? {
      matches[place.turn]?[words - place.wording + Self.reach]?.loss
    }
    return wordings.indices.flatMap { wording in
      wordings[wording].enumerated().compactMap { time, turn -> TurnContrast? in
        let here = (wording, turn)
        guard let own = loss(of: wording, at: here) else { return nil }
        let others = max(wording - Self.reach, 0)..<min(wording + Self.reach + 1, wordings.count)
        var (gain, elsewhere, count) = (0.0, 0.0, 0.0)
        for other in others where other != wording {
          let there = (other, wordings[other][time % wordings[other].count])
          guard let wrong = loss(of: other, at: here), let away = loss(of: wording, at: there),
            let itself = loss(of: other, at: there)
          else { continue }
          gain += wrong + away - own - itself
          elsewhere += wrong
          count += 1
        }
        guard count > 0, elsewhere > 0 else { return nil }
        return TurnContrast(
          turn: turn, gain: gain / elsewhere, frames: matches[turn]?[Self.reach]?.frames ?? 0)
      }
    }
  }
}
