public import TimedText
public import Timeline
internal import UnicodeText

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
  /// Whether times that changed are estimates by the length of words. Where they are not, as when only
  /// letters changed, a recording tells nothing more.
  public let hasEstimates: Bool

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
    try self.init(of: track, to: transcript, options: options, timer: nil)
  }

  package init(
    of track: SubtitleTrack, to transcript: Transcript, options: Options, timer: PassageTimer?
  ) throws {
    let language = track.language ?? transcript.language.tag
    let rules = options.profile.rules(for: language)
    let comparison = TextComparison(track.cues, transcript.turns, rules: rules)
    guard !comparison.old.units.isEmpty else { throw TextCorrectionError.trackWithoutText }
    guard !comparison.new.units.isEmpty else { throw TextCorrectionError.transcriptWithoutText }
    similarity = comparison.similarity
    guard similarity >= options.leastSimilarity else {
      throw TextCorrectionError.unrelated(
        similarity: similarity, least: options.leastSimilarity)
    }
    let profile = options.profile.fitted(to: track, rules, language, comparison)
    var correcting = TrackCorrecting(
      track, comparison, profile: profile, language: language, options: options)
    try correcting.rewrite()
    correcting.planPassages()
    hasEstimates = timer == nil && correcting.hasEstimates
    if let timer { correcting.time(by: timer) }
    try correcting.layOutPassages()
    let result = correcting.result()
    var corrected = track
    corrected.cues = result.cues
    corrected.blocks = track.blocks.moved(through: result.origins)
    self.track = corrected
    origins = result.origins
    changes = result.changes(of: track)
  }
}

extension LayoutProfile {
  /// The profile with the track's own ways: its dash, and its commas and full stops where it shows
  /// them.
  fileprivate func fitted(
    to track: SubtitleTrack, _ rules: LanguageRules, _ language: String,
    _ comparison: TextComparison
  ) -> LayoutProfile {
    var rules = rules
    if comparison.leftOut == nil, comparison.showsMarks(of: rules) { rules.spacedMarks = [] }
    for cue in track.cues where cue.text.string.utf8.contains(0x0A) {
      if let dash = cue.lines.lazy.compactMap(\.dash).first {
        rules.speakerDash = dash
        break
      }
    }
    var profile = self
    profile.languages = [:]
    profile.otherLanguages = rules
    return profile
  }
}
