public import Timeline

/// What became of a cue when the text of a track was corrected.
public struct CueChange: Sendable, Hashable {
  /// What it comes to.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// Nothing: its bytes stay what they are.
    case unchanged
    /// Its text is another, or it gave up some of its time.
    case changed
    /// There was no such cue.
    case new
    /// Nobody says its text any more.
    case removed
  }

  /// What it comes to.
  public var kind: Kind
  /// The index of the cue in the old track; nothing for a new one.
  public var old: Int?
  /// The index of the cue in the new track; nothing for a removed one.
  public var new: Int?
  /// What it showed.
  public var oldText: String?
  /// What it shows now.
  public var newText: String?
  /// When it was shown.
  public var oldRange: TimeRange?
  /// When it is shown now.
  public var newRange: TimeRange?
}
