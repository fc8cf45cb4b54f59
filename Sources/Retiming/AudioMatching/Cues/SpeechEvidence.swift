internal import RealModule
internal import SpeechDetection

/// What a recording says for a cue's beginning at a time, in nepers: how much likelier the time is for
/// a cue than for a moment taken at random.
///
/// Most cues begin where somebody begins to speak after a pause, however short, and there the level
/// rises: in clean recordings and under noise at 6 dB alike, half to three quarters of all in-times
/// are among the twentieth of the hops at which it rises most. Onsets that a detector finds say no
/// more where it is quiet, and next to nothing in noise. How a cue ends and how much of it is speech
/// says little: out-times are moved to be readable.
struct SpeechEvidence: Sendable {
  /// The spacing of the evidence in hops: 40 ms, finer than in-times are.
  static let hopsPerStep = 4
  /// Steps a second.
  static let stepsPerSecond = FrameFeatures.hopsPerSecond / hopsPerStep

  /// How many of the cues begin where the level rises.
  private static let atRises: Float = 0.75
  /// How steep those rises are: each as the steepest of so many hops taken at random.
  private static let steepness: Float = 15
  /// What it says of a cue outside of the recording.
  private static let beyond: Float = -3

  /// What each hop says as the first of a cue.
  private let onset: [Float]

  /// Prepares what a recording says.
  init(_ rises: LevelRises) {
    onset = rises.shares.map { share in
      let atRise = Self.steepness * Float.pow(share, Self.steepness - 1)
      return Float.log(Self.atRises * atRise + 1 - Self.atRises)
    }
  }

  private init(onset: [Float]) { self.onset = onset }

  /// The same recording backwards: as full of speech, and nothing to do with the cues.
  var reversed: SpeechEvidence { SpeechEvidence(onset: onset.reversed()) }

  /// What it says of a cue that begins at a hop.
  func score(at hop: Int) -> Float { onset.indices.contains(hop) ? onset[hop] : Self.beyond }

  /// The evidence on a grid of steps, with room on both sides.
  ///
  /// - Parameters:
  ///   - margin: How many hops of room there are before the first and behind the last.
  ///   - phase: Which of the hops of a step is taken.
  /// - Returns: What each step says as a cue's first.
  func grid(margin: Int, phase: Int) -> [Float] {
    stride(from: phase - margin, to: onset.count + margin, by: Self.hopsPerStep).map(score)
  }
}
