public import Timeline

/// Text that is shown for a stretch of time.
public struct Cue: Sendable, Hashable {
  /// A row of a cue, as plain text: what is shown, and no markup.
  public struct Line: Sendable, Hashable {
    /// The text, without line ends.
    public var text: String
    /// Who says it, where that is known.
    public var speaker: String?
    /// The dash before the text, with its space where there is one, that marks a change of speaker
    /// inside the cue; it is shown, and nobody says it.
    public var dash: String?

    /// Creates a line.
    public init(_ text: String, speaker: String? = nil, dash: String? = nil) {
      self.text = text
      self.speaker = speaker
      self.dash = dash
    }

    /// The text with its dash, as a viewer sees it.
    public var shown: String { (dash ?? "") + text }
  }

  /// What a file calls the cue; counters, which only number the cues, are not kept.
  public var identifier: String?
  /// From the in-time to the out-time.
  public var range: TimeRange
  /// The rows, from the top.
  public var lines: [Line]

  /// Creates a cue.
  public init(identifier: String? = nil, range: TimeRange, lines: [Line]) {
    self.identifier = identifier
    self.range = range
    self.lines = lines
  }

  /// The rows as a viewer sees them, with line ends between them.
  public var shown: String { lines.map(\.shown).joined(separator: "\n") }
}
