public import Timeline

/// A place that somebody should look at before subtitles are published, with what speaks against it.
///
///     for doubt in Doubt.ranked(in: input).prefix(10) {
///       print(doubt.range.lowerBound, doubt.degree, doubt.reasons)
///     }
public struct Doubt: Sendable, Hashable {
  /// What is in doubt.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// A cue: its time, or something about it.
    case cue
    /// A turn of the transcript that has no cue, since nobody seems to say it.
    case unspoken
    /// Speech that no cue covers.
    case speech
  }

  /// What is in doubt.
  public var kind: Kind
  /// Where to look: the cue's time, the speech, or the time between the turns around one that has
  /// none.
  public var range: TimeRange
  /// The index of the cue among those of the input.
  public var cue: Int?
  /// The first and last line of the transcript, from 1, where the ledger tells.
  public var lines: ClosedRange<Int>?
  /// What the cue shows, or what the turn says.
  public var text: String
  /// Who speaks.
  public var speaker: String?
  /// The probability that it begins where it should, by the ledger or by where its words are heard;
  /// nothing where neither tells.
  public var probability: Double?
  /// How much it is in doubt, from 0, as it should be, to 1, surely wrong.
  public var degree: Double
  /// What speaks against it, as clauses without a full stop.
  public var reasons: [String]
}

/// A turn of the transcript as the ledger has it.
public struct StripTurn: Sendable, Hashable {
  /// The first and last line that it came from, from 1.
  public var lines: ClosedRange<Int>
  /// Where it is spoken; nothing where nobody says it.
  public var range: TimeRange?
  /// The index among the input's cues of the one that opens it, where there is one.
  public var cue: Int?
  /// What it says, where that is known.
  public var text: String
  /// The probability that it begins where its range does.
  public var probability: Double

  /// Creates a turn.
  public init(
    lines: ClosedRange<Int>, range: TimeRange?, cue: Int?, text: String = "", probability: Double
  ) {
    self.lines = lines
    self.range = range
    self.cue = cue
    self.text = text
    self.probability = probability
  }
}
