public import Timeline

/// What a strip shows: the recording's levels, what is heard in it, and the cues.
public struct StripInput: Sendable, Hashable {
  /// How long the recording is.
  public var duration: MediaTime
  /// How loud it is, hop by hop.
  public var levels: Levels
  /// What is heard, in order, without overlaps; silence may be left out.
  public var spans: [LabelledSpan]
  /// The cues, in any order; they may overlap, as those of a faulty file do.
  public var cues: [StripCue]

  /// Creates an input.
  public init(
    duration: MediaTime, levels: Levels, spans: [LabelledSpan], cues: [StripCue]
  ) {
    self.duration = duration
    self.levels = levels
    self.spans = spans
    self.cues = cues
  }
}

/// How loud a recording is, as one level for each of equal stretches of time.
public struct Levels: Sendable, Hashable {
  /// How long one stretch is; above zero.
  public var hop: MediaTime
  /// The level of each stretch in dBFS, from the start of the recording; −∞ is silence, and NaN
  /// is not known.
  public var values: [Float]

  /// Creates levels.
  public init(hop: MediaTime, values: [Float]) {
    self.hop = max(hop, MediaTime(ticks: 1))
    self.values = values
  }
}

/// A cue as a strip shows it. All its text is data: nothing in it is obeyed by the terminal.
public struct StripCue: Sendable, Hashable {
  /// From the in-time to the out-time.
  public var range: TimeRange
  /// What is shown, with line ends between its lines.
  public var text: String
  /// Who speaks.
  public var speaker: String?
  /// How fast the text must be read, in characters a second; nothing is not shown.
  public var readingSpeed: Double?
  /// The probability that the timing is off, from 0 to 1, where it is known.
  public var doubt: Double?
  /// Where its words are heard, where that was asked and there is no `doubt` of a ledger.
  public var hearing: CueHearing?
  /// What is wrong with it, one sentence each.
  public var findings: [String]
  /// How grave the findings are together, from 0 to 1.
  public var gravity: Double
  /// Whether the findings tell what of its time disagrees with what is heard.
  public var isHeardAmiss: Bool

  private static let usualGravity = 0.05

  /// Creates a cue; without a reading speed it is the number of characters, line ends aside, by
  /// the time, and without a gravity findings are blemishes rather than faults.
  public init(
    range: TimeRange, text: String, speaker: String? = nil, readingSpeed: Double? = nil,
    doubt: Double? = nil, findings: [String] = [], gravity: Double? = nil,
    isHeardAmiss: Bool = false
  ) {
    self.range = range
    self.text = text
    self.speaker = speaker
    self.doubt = doubt
    self.findings = findings
    self.isHeardAmiss = isHeardAmiss
    self.gravity = gravity ?? (findings.isEmpty ? 0 : Self.usualGravity)
    let seconds = range.clamped(to: CueIndex.limits).duration.seconds
    let measured = { Double(text.count { !$0.isNewline }) / seconds }
    self.readingSpeed = readingSpeed ?? (seconds > 0 ? measured() : nil)
  }
}
