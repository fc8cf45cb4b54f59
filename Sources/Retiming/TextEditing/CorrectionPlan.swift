public import TimedText
internal import UnicodeText

/// What a corrected transcript changes in a track, before that is given its times.
///
/// Comparing takes no time, and listening to a recording some seconds: a plan tells whether there is
/// anything to listen for.
///
///     let plan = try CorrectionPlan(of: file.track, to: transcript)
///     let correction = try TextCorrection(plan)
public struct CorrectionPlan: Sendable {
  /// How much the two texts have in common, from 0 to 1.
  public let similarity: Double
  /// The language of the transcript, an ISO 639-1 code.
  package let language: String
  let correcting: TrackCorrecting

  /// Whether times that change are estimates by the length of words, which a recording tells better.
  /// Where they are not, as when only letters change, it tells nothing more.
  public var hasEstimates: Bool { correcting.hasEstimates }

  /// Compares a track with a transcript.
  ///
  /// - Parameters:
  ///   - track: The track.
  ///   - transcript: The corrected transcript of all of it.
  ///   - options: How the track is corrected.
  /// - Throws: ``TextCorrectionError`` where there is nothing to compare or the two have nothing to
  ///   do with each other; `BreakIteratorError` where words cannot be told apart for want of ICU's
  ///   data.
  /// - Complexity: O(*n* log *n*) in the length of the text.
  public init(
    of track: SubtitleTrack, to transcript: Transcript,
    options: TextCorrection.Options = TextCorrection.Options()
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
    self.language = transcript.language.code
    var correcting = TrackCorrecting(
      track, comparison, profile: options.profile.fitted(to: track, rules, comparison),
      language: language, options: options)
    try correcting.rewrite()
    correcting.planPassages()
    self.correcting = correcting
  }
}

extension LayoutProfile {
  /// The profile with the track's own ways: its dash, and its commas and full stops where it shows
  /// them.
  fileprivate func fitted(
    to track: SubtitleTrack, _ rules: LanguageRules, _ comparison: TextComparison
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
