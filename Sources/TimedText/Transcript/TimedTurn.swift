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

  /// A part of a long turn, found and judged by itself.
  public struct Part: Sendable, Hashable {
    /// The indices of its clauses.
    public var clauses: Range<Int>
    /// How far its timing may be relied on.
    public var state: State
    /// The probability that its start is off by no more than the turn's collar, from 0 to 1.
    public var probability: Double
    /// Whether nobody speaks it, and it was put where there is room all the same.
    public var isPlaced = false

    /// Creates a part.
    public init(clauses: Range<Int>, state: State, probability: Double) {
      self.clauses = clauses
      self.state = state
      self.probability = probability
    }
  }

  /// The turn.
  public var turn: Turn
  /// How far the timing may be relied on.
  public var state: State
  /// Where each clause of the turn lies, one for one, in order, not overlapping; none where the
  /// turn is unspoken. The clauses of a part that nobody speaks, in a turn that somebody does, have
  /// a place between the others, and no time there.
  public var clauseRanges: [TimeRange]
  /// The parts in which a long turn was timed, in order; none where it was timed as a whole.
  public var parts: [Part] = []
  /// The probability that the turn's start is off by no more than `collar`, from 0 to 1.
  public var probability: Double
  /// The tolerance that `probability` speaks of.
  public var collar: MediaTime
  /// What the timing rests on.
  public var evidence: Evidence
  /// The number of the voice that speaks, from 1, where voices were told apart; of the channel that
  /// it is heard on, where each has one speaker.
  public var voice: Int?
  /// What the probability was computed from, by name, where it has such signs.
  public var signs: [String: Double]

  /// From the start of the first clause to the end of the last; nothing where it is unspoken.
  public var range: TimeRange? {
    guard let first = clauseRanges.first, let last = clauseRanges.last else { return nil }
    return first.lowerBound..<last.upperBound
  }

  /// What was judged by itself: the parts of a long turn, or all of a short one.
  public var judgements: [Part] {
    parts.isEmpty
      ? [Part(clauses: turn.clauses.indices, state: state, probability: probability)] : parts
  }

  /// From the start of a part to its end; nothing where it is unspoken.
  public func range(of part: Part) -> TimeRange? {
    guard part.state != .unspoken, !clauseRanges.isEmpty, !part.clauses.isEmpty else { return nil }
    return clauseRanges[part.clauses.lowerBound]
      .lowerBound..<clauseRanges[part.clauses.upperBound - 1].upperBound
  }

  /// The turn with those of its clauses alone that have a time: nobody speaks the others.
  var heard: TimedTurn {
    guard parts.contains(where: { $0.state == .unspoken }) else { return self }
    let kept = parts.filter { $0.state != .unspoken }.map(\.clauses)
    var heard = self
    heard.turn.clauses = kept.flatMap { turn.clauses[$0] }
    heard.clauseRanges = kept.flatMap { clauseRanges[$0] }
    heard.parts = []
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
