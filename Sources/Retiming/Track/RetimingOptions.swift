public import TimedText
public import Timeline

/// What becomes of a cue that a cut runs through.
public enum TrimmedText: String, Sendable, Hashable, CaseIterable {
  /// It keeps its text, as long as a quarter of what it stood over is still there.
  ///
  /// This is the default: where in a cue a word is said is an estimate, and words that are there in the
  /// sound and not on the screen are worse than a few that were cut. Who wants to mend them by hand
  /// finds each in the report.
  case whole
  /// It keeps the clauses of which half or more is still there, by their lengths.
  case clause
  /// It goes.
  case drop
}

/// How a track goes through a time map.
public struct RetimingOptions: Sendable, Hashable {
  /// What becomes of a cue that a cut runs through.
  public var trimmed = TrimmedText.whole
  /// What decides how short a cue may be, and how long a gap is closed.
  public var profile = LayoutProfile.standard
  /// The language of the text as a BCP 47 tag; the track's, or guessed, without it.
  public var language: String?
  /// Where somebody speaks in the old recording, in order, where that is known: so it is known, too,
  /// how much of a cue's speech a cut left. Without it that is estimated by the cue's text.
  public var speech: [TimeRange] = []
  /// Whether what the cues say is said while they are shown: chapters' titles are not.
  public var isSpoken = true

  /// The usual options.
  public init() {}

  /// The usual options for a format.
  public init(for format: SubtitleFormat) { isSpoken = format != .chapters }
}

/// Why a track cannot be timed again.
public enum RetimingError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The map repeats what there is so often that no memory would hold it.
  case tooManyCues(Int)

  /// What is wrong, as a clause.
  public var description: String {
    switch self {
    case .tooManyCues(let limit):
      "the map repeats so much that more than \(limit) cues would come of it"
    }
  }
}
