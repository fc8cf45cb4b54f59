public import TimedText
public import Timeline

/// What became of a cue.
public struct CueOutcome: Sendable, Hashable {
  /// What became of it, in one word.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// Its times and its text are what they were.
    case unchanged
    /// It is shown at other times, whole.
    case moved
    /// Part of what it stood over was cut.
    case trimmed
    /// Something was put in while it was shown: it is there before that and behind it.
    case split
    /// It is shown more than once.
    case repeated
    /// It is not there any more.
    case gone
    /// Its text is another one.
    case reworded
    /// It was not there before.
    case added
  }

  /// The index of the cue in the old track; nothing where it was added.
  public var cue: Int?
  /// What became of it.
  public var kind: Kind
  /// When it was shown.
  public var old: TimeRange?
  /// When it is shown now.
  public var new: [TimeRange]
  /// What a person should know of it besides, as a clause.
  public var notes: [String]

  /// Creates an outcome.
  public init(
    cue: Int?, kind: Kind, old: TimeRange?, new: [TimeRange], notes: [String] = []
  ) {
    self.cue = cue
    self.kind = kind
    self.old = old
    self.new = new
    self.notes = notes
  }
}

/// A track that was timed again.
public struct RetimedTrack: Sendable, Hashable {
  /// The track.
  public var track: SubtitleTrack
  /// For each of its cues the index of the cue that it was; nothing for a new one. It is what
  /// `SubtitleFile.encoded(_:origins:)` asks for, so that nothing else changes in a file.
  public var origins: [Int?]
  /// What became of each cue, in the order of the old track.
  public var outcomes: [CueOutcome]

  /// Creates a track.
  public init(track: SubtitleTrack, origins: [Int?], outcomes: [CueOutcome]) {
    self.track = track
    self.origins = origins
    self.outcomes = outcomes
  }
}
