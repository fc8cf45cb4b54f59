public import Timeline

/// A turn of the transcript with its place in the recording, or with the word that it has none.
public struct TimedTurn: Sendable, Hashable {
  /// How far the timing may be relied on.
  public enum State: String, Sendable, Hashable, CaseIterable {
    /// Timed.
    case timed
    /// Timed, with doubt.
    case doubtful
    /// Nobody says it in the recording: it has no time.
    case unspoken
  }

  /// What the timing rests on.
  public enum Evidence: String, Sendable, Hashable, CaseIterable {
    /// Durations, pauses and voices alone: the transcript may be a translation.
    case regions
    /// The sounds of the words.
    case acoustic
    /// The word of somebody who vouches for a time in it.
    case pin
  }

  /// The turn.
  public var turn: Turn
  /// How far the timing may be relied on.
  public var state: State
  /// Where each clause of the turn lies, one for one, in order, not overlapping; none where the
  /// turn is unspoken.
  public var clauseRanges: [TimeRange]
  /// The indices of the clauses that nobody speaks, in a turn that somebody does: they have a place
  /// between the others, and no time there.
  public var unspokenClauses: Set<Int> = []
  /// The probability that the turn's start is off by no more than `collar`, from 0 to 1.
  public var probability: Double
  /// The tolerance that `probability` speaks of.
  public var collar: MediaTime
  /// What the timing rests on.
  public var evidence: Evidence
  /// The voice that speaks, numbered from 1 in the order in which voices are first heard, where
  /// voices were told apart.
  public var voice: Int?
  /// What the probability was computed from, by name, where it has such signs.
  public var signs: [String: Double]

  /// From the start of the first clause to the end of the last; nothing where it is unspoken.
  public var range: TimeRange? {
    guard let first = clauseRanges.first, let last = clauseRanges.last else { return nil }
    return first.lowerBound..<last.upperBound
  }

  /// The turn with those of its clauses alone that somebody speaks.
  var heard: TimedTurn {
    guard !unspokenClauses.isEmpty else { return self }
    let kept = turn.clauses.indices.filter { !unspokenClauses.contains($0) }
    var heard = self
    heard.turn.clauses = kept.map { turn.clauses[$0] }
    heard.clauseRanges = kept.map { clauseRanges[$0] }
    heard.unspokenClauses = []
    return heard
  }

  /// Creates a timed turn.
  public init(
    turn: Turn, state: State, clauseRanges: [TimeRange], probability: Double, collar: MediaTime,
    evidence: Evidence, voice: Int? = nil, signs: [String: Double] = [:]
  ) {
    self.turn = turn
    self.state = state
    self.clauseRanges = clauseRanges
    self.probability = probability
    self.collar = collar
    self.evidence = evidence
    self.voice = voice
    self.signs = signs
  }
}
