internal import SpeechDetection
internal import TimedText

/// What is to be timed over what, and by what it may be.
struct TimingTask: Sendable {
  /// The turns, or parts of turns.
  var turns: [Turn]
  /// Their language, an ISO 639-1 code.
  var language: String
  /// The stretches of speech, such that one begins and ends where something is pinned.
  var runs: [SpeechRun]
  /// What is known of each hop.
  var features: FrameFeatures
  /// What is pinned, each with its hop.
  var pins: [(pin: ClausePin, hop: Int?)] = []
  /// What is not to be gone by.
  var ignored: Set<TimingEvidence> = []
  /// How many threads may be at work; the result does not depend on it.
  var workers = 1

  /// The turns as a script.
  var script: TimingScript { TimingScript(turns, pins: pins, ignoring: ignored) }
  /// Their letters.
  var text: LetterText { LetterText(turns, in: language) }

  /// Where the regions put the turns of a script, or nothing where nobody speaks.
  func regions(_ script: TimingScript, knowing voices: VoiceCosts? = nil) -> RegionTiming? {
    RegionTimer(
      script, runs: runs, features: features, ignoring: ignored, knowing: voices,
      workers: workers
    ).time()
  }

  /// What finds the turns of a script by their letters.
  func acoustics(
    _ script: TimingScript, _ text: LetterText, effort: AcousticTimer.Effort = .init()
  ) -> AcousticTimer {
    AcousticTimer(
      script, text, runs: runs, features: features, workers: workers, effort: effort)
  }
}
