internal import SpeechDetection

/// What a probability of being in time speaks of.
enum TurnConfidence {
  /// How far a start may be off that was found by speech alone, in hops; where words are not known,
  /// half a second is in time.
  static let collar = 50
  /// How far a start may be off that was found by its sounds, in hops.
  static let acousticCollar = 25
}
