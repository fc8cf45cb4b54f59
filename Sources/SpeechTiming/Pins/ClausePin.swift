public import Timeline

/// A time that somebody vouches for: that a clause begins or ends there, and nowhere else.
public struct ClausePin: Sendable, Hashable {
  /// Which end of the clause is meant.
  public enum Edge: Int, Sendable, Hashable, Comparable {
    /// Where it begins.
    case start
    /// Where it ends.
    case end

    /// Whether one end comes first.
    public static func < (a: Edge, b: Edge) -> Bool { a.rawValue < b.rawValue }
  }

  /// The index of the turn.
  public var turn: Int
  /// The index of the clause in its turn.
  public var clause: Int
  /// Which end of it.
  public var edge: Edge
  /// When that is.
  public var time: MediaTime

  /// Creates a pin.
  public init(turn: Int, clause: Int = 0, edge: Edge = .start, at time: MediaTime) {
    self.turn = turn
    self.clause = clause
    self.edge = edge
    self.time = time
  }

  /// Its place in the transcript.
  var place: (Int, Int, Edge) { (turn, clause, edge) }
}

/// Why pins cannot be kept to.
public enum ClausePinError: Error, Sendable, Hashable {
  /// There is no such clause.
  case unknownClause(ClausePin)
  /// The recording has no such time, or is over by then.
  case outside(ClausePin, duration: MediaTime)
  /// What comes later in the transcript is pinned no later, or the same edge is pinned twice.
  case contradiction(ClausePin, ClausePin)
}
