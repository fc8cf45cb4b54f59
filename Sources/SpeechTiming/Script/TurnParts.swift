internal import TimedText
internal import Timeline

/// The turns of a transcript, the long ones in parts.
///
/// A turn may be a word, or a whole lecture. It is timed in parts of about a dozen seconds: each is
/// found, learnt from, and judged like a turn of its own, the same speaker's as the one before it.
struct TurnParts {
  /// The parts, in order: whole turns mostly.
  private(set) var parts: [Turn] = []
  /// The first part of each turn, and the count of parts behind the last.
  private var firstParts = [0]

  /// A turn is cut behind a sentence, a comma, or anywhere, once so many syllables lie before.
  private static let (sentence, comma, clause) = (40.0, 80.0, 120.0)
  /// The fewest syllables of a last part.
  private static let least = 20.0

  /// Cuts long turns.
  init(_ turns: [Turn]) {
    for turn in turns {
      append(turn)
      firstParts.append(parts.count)
    }
  }

  private mutating func append(_ turn: Turn) {
    var left = turn.weight
    var weight = 0.0
    var part = turn
    part.clauses = []
    for clause in turn.clauses {
      part.clauses.append(clause)
      weight += clause.weight
      left -= clause.weight
      let needed =
        switch clause.breakAfter {
        case .none: Self.clause
        case .comma: Self.comma
        default: Self.sentence
        }
      guard weight >= needed, left >= Self.least else { continue }
      parts.append(part)
      part.clauses = []
      (part.changesVoice, part.statedStart) = (false, nil)
      weight = 0
    }
    if let last = part.clauses.indices.last, part.clauses[last].breakAfter < .openTurn {
      part.clauses[last].breakAfter = .turn
    }
    parts.append(part)
  }

  /// Where a clause of a turn is: its part, and its index there.
  private func place(ofClause clause: Int, in turn: Int) -> (part: Int, clause: Int) {
    var (part, clause) = (firstParts[turn], clause)
    while part + 1 < firstParts[turn + 1], clause >= parts[part].clauses.count {
      clause -= parts[part].clauses.count
      part += 1
    }
    return (part, clause)
  }

  /// The same pins, of clauses of parts.
  func pins(_ pins: ClausePins) -> ClausePins {
    pins.mapped { pin in
      var pin = pin
      (pin.turn, pin.clause) = place(ofClause: pin.clause, in: pin.turn)
      return pin
    }
  }

  /// The turns, where their parts were timed.
  ///
  /// A turn has the state and the probability of the first of its parts that somebody speaks: with
  /// it the turn begins.
  func turns(_ turns: [Turn], timed: [TimedTurn]) -> [TimedTurn] {
    turns.enumerated().map { index, turn in
      let parts = timed[firstParts[index]..<firstParts[index + 1]]
      var whole = parts.first { $0.range != nil } ?? parts[parts.startIndex]
      whole.turn = turn
      guard parts.count > 1, var time = whole.range?.lowerBound else { return whole }
      whole.clauseRanges = []
      for part in parts {
        let first = whole.clauseRanges.count
        whole.clauseRanges +=
          part.range == nil ? part.turn.clauses.map { _ in time..<time } : part.clauseRanges
        whole.parts.append(
          TimedTurn.Part(
            clauses: first..<whole.clauseRanges.count, state: part.state,
            probability: part.probability))
        time = part.range?.upperBound ?? time
      }
      if parts.contains(where: { $0.evidence == .pin }) {
        (whole.state, whole.evidence, whole.signs) = (.timed, .pin, [:])
      }
      return whole
    }
  }
}
