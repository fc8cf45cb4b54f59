/// What tells where turns are by speech alone; each kind may be ignored, to see what it is worth.
package enum TimingEvidence: String, Sendable, Hashable, CaseIterable {
  /// Who speaks: how a voice sounds, or which channel it is on.
  case voices
  /// What the text says about whether another voice begins: backchannels, questions, open ends.
  case contexts
  /// Which punctuation the text has where there is a pause, and where it has a mark for one.
  case punctuation
  /// How long a pause is.
  case pauseLengths = "pause-lengths"
  /// How fast people speak in this recording, and how evenly.
  case rates
}
