public import TimedText
public import Timeline

/// A track with the text of a corrected transcript, and nothing else changed.
///
///     let correction = try TextCorrection(of: file.track, to: transcript)
///     let bytes = file.encoded(correction.track, origins: correction.origins)
///
/// A cue whose text is what it was stays what it is. One whose text changed keeps its times, its
/// place and the markup of what did not change; where the new text breaks a limit of the profile that
/// the old one kept to, it is laid out anew in the cue's own time and in free room behind it. Words
/// that no cue has yet get cues of their own between their neighbours.
///
/// What counts is what a viewer sees: line ends, spaces beside full-width punctuation, names, dashes,
/// marks such as `[pause]`, and commas and full stops that the track leaves out throughout are no
/// difference.
public struct TextCorrection: Sendable {
  /// How a track is corrected.
  public struct Options: Sendable {
    /// What cues that are laid out anew keep to.
    public var profile = LayoutProfile.standard
    /// How much the two texts have in common at least, from 0 to 1: what has less is another text.
    public var leastSimilarity = 0.3
    /// The length of the recording, where it is known.
    public var duration: MediaTime?
    /// What is heard where, where that is known: a new cue stays up in silence only.
    public var audio: [LabelledSpan] = []

    /// The usual way.
    public init() {}
  }

  /// The corrected track.
  public let track: SubtitleTrack
  /// For each of its cues the index of the cue of the old track that it was, or nothing for a new
  /// one; ascending.
  public let origins: [Int?]
  /// What became of each cue, in the order of the new track, removed ones where they were.
  public let changes: [CueChange]
  /// How much the two texts have in common, from 0 to 1.
  public let similarity: Double

  /// How many cues came to something.
  public func count(_ kind: CueChange.Kind) -> Int { changes.count { $0.kind == kind } }

  /// Corrects a track.
  ///
  /// - Parameters:
  ///   - track: The track.
  ///   - transcript: The corrected transcript of all of it.
  ///   - options: How it is done.
  /// - Throws: ``TextCorrectionError`` where there is nothing to compare or the two have nothing to
  ///   do with each other; `BreakIteratorError` where words cannot be told apart for want of ICU's
  ///   data.
  /// - Complexity: O(*n* log *n*) in the length of the text.
  public init(
    of track: SubtitleTrack, to transcript: Transcript, options: Options = Options()
  ) throws {
    try self.init(CorrectionPlan(of: track, to: transcript, options: options))
  }

  /// Corrects a track as it was planned.
  ///
  /// - Parameter plan: What is to be changed.
  /// - Throws: `BreakIteratorError` where words cannot be told apart for want of ICU's data.
  public init(_ plan: CorrectionPlan) throws { try self.init(plan, plan.correcting) }

  /// Corrects a track as it was planned, what changes in time by what is heard.
  ///
  /// - Parameters:
  ///   - plan: What is to be changed.
  ///   - timer: What tells the times.
  ///   - duration: The length of the recording.
  ///   - audio: What is heard where.
  /// - Throws: As the correction without a recording does.
  package init(
    _ plan: CorrectionPlan, timedBy timer: PassageTimer, duration: MediaTime,
    audio: [LabelledSpan]
  ) throws {
    var correcting = plan.correcting
    correcting.options.duration = duration
    correcting.options.audio = audio
    correcting.time(by: timer)
    try self.init(plan, correcting)
  }

  private init(_ plan: CorrectionPlan, _ correcting: TrackCorrecting) throws {
    var correcting = correcting
    try correcting.layOutPassages()
    let (old, result) = (correcting.track, correcting.result())
    var corrected = old
    corrected.cues = result.cues
    corrected.blocks = old.blocks.moved(through: result.origins)
    track = corrected
    origins = result.origins
    changes = result.changes(of: old)
    similarity = plan.similarity
  }
}
