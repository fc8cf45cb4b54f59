import Cuelight

/// Turns with times, as timing would give them.
struct TimedTalk {
  var turns: [TimedTurn]

  /// Takes turns with where they are spoken, in seconds; nobody speaks those without.
  init(_ turns: [(text: String, time: Range<Double>?)]) throws {
    let text = turns.map(\.text).joined(separator: "\n")
    let parsed = try Transcript(parsing: Array(text.utf8)).turns
    self.turns = zip(parsed, turns).map { turn, given in
      TimedTurn(
        turn: turn, state: given.time == nil ? .unspoken : .timed,
        clauseRanges: given.time.map { Self.shares(of: $0, turn.clauses.count) } ?? [],
        probability: given.time == nil ? 0 : 0.9375, collar: .milliseconds(250),
        evidence: .regions)
    }
  }

  /// Puts a turn in doubt.
  mutating func doubt(_ index: Int, probability: Double) {
    turns[index].state = .doubtful
    turns[index].probability = probability
  }

  /// A stretch of time in equal parts.
  private static func shares(of range: Range<Double>, _ count: Int) -> [TimeRange] {
    let length = (range.upperBound - range.lowerBound) / Double(count)
    return (0..<count).map { index in
      let start = range.lowerBound + length * Double(index)
      return MediaTime(seconds: start)..<MediaTime(seconds: start + length)
    }
  }
}

extension [LabelledSpan] {
  /// What is heard where, each letter for a second: `s` for speech, `m` for music, `.` for silence.
  init(drawn letters: String) {
    self = letters.enumerated().map { second, letter in
      LabelledSpan(
        .seconds(second) ..< .seconds(second + 1),
        letter == "s" ? .speech : letter == "m" ? .music : .silence, certainty: 0.75)
    }
  }
}
