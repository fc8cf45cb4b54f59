internal import RealModule
public import SpeechDetection
public import Timeline

/// How subtitles have to be moved to be in time with a recording, when nothing is known of what they
/// were made for: by a shift, by one of the ratios of frame rates, and by other shifts from some
/// cue on, where something was put into the recording or taken out.
///
/// Each hypothesis is weighed by what the speech of the recording says for each cue's time
/// (`SpeechEvidence`), and held against what chance reaches: the same search in the recording played
/// backwards, where nothing is to be found.
public struct CueMatch: Sendable {
  /// What was found.
  public enum Verdict: Sendable, Hashable {
    /// The cues are in time already: within 0.2 s, at the same rate, without a split.
    case inSync
    /// The cues have to be moved.
    case moved(TimeMap)
  }

  /// What was found.
  public let verdict: Verdict
  /// What speaks for it, in nepers: the logarithm of how much likelier it makes the speech.
  public let evidence: Double
  /// What the best of all hypotheses reaches where there is nothing to find, in nepers.
  public let chance: Double

  /// How far cues may be shifted at the most, if nothing else is said.
  public static let largestShift = MediaTime.seconds(180)
  /// A shift up to this is left alone: less than what in-times differ by from one style of subtitles
  /// to another.
  public static let unnoticed = MediaTime.milliseconds(200)

  /// Matches cues to the speech of a recording.
  ///
  /// - Parameters:
  ///   - cues: When each cue is shown, in any order.
  ///   - runs: The recording's stretches of speech.
  ///   - features: What is known of each hop of the recording.
  ///   - limit: How far cues may be shifted at the most.
  /// - Throws: `CueMatchError` where no hypothesis is clearly better than chance.
  /// - Complexity: linear in the number of cues times `limit`.
  public init(
    _ cues: [TimeRange], to runs: [SpeechRun], of features: FrameFeatures,
    within limit: MediaTime = largestShift
  ) throws(CueMatchError) {
    let matcher = try CueMatcher(cues, runs, features, within: limit)
    let result = try matcher.result()
    (verdict, evidence, chance) = (result.verdict, result.evidence, result.chance)
  }
}

/// Why subtitles cannot be matched to a recording.
public enum CueMatchError: Error, Sendable, Hashable, CustomStringConvertible {
  /// There are fewer cues than can be told from chance.
  case tooFewCues(Int)
  /// There is hardly any speech.
  case tooLittleSpeech
  /// No way to move the cues fits the speech clearly better than chance would.
  case noMatch

  /// What happened, as a sentence.
  public var description: String {
    switch self {
    case .tooFewCues(let count):
      "\(count) cue\(count == 1 ? " is" : "s are") too few to be told from chance."
    case .tooLittleSpeech: "There is too little speech in the recording to match cues to."
    case .noMatch:
      "The cues fit the speech of the recording no better than chance, however they are moved: "
        + "they seem to belong to another one."
    }
  }
}
