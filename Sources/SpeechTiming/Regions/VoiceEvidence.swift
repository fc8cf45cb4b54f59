internal import SpeechDetection

/// What the sound of each run says of who speaks there.
struct VoiceEvidence: Sendable {
  private let cepstra: RunCepstra
  private let mixtures: VoiceMixtures

  /// Hears the runs of a recording.
  init(of frames: RunFrames) {
    cepstra = RunCepstra(of: frames)
    mixtures = VoiceMixtures(of: frames)
  }

  /// What it costs that each of `count` voices speaks each run, to begin with: all that is known are
  /// groups of runs that are of one voice each.
  func costs(clustering groups: [Range<Int>], into count: Int) -> [[Float]] {
    VoiceModel(clustering: cepstra, groups: groups, into: count).costs(of: cepstra)
  }

  /// The same once it is thought to be known who speaks each run.
  func costs(learningFrom voices: [Int?], count: Int) -> [[Float]] {
    mixtures.costs(learningFrom: voices, count: count)
  }
}
