public import Timeline

/// A stretch of sound between two pauses: speech, or what may be music.
public struct SpeechRun: Sendable, Hashable {
  /// The hop of its onset.
  public var onset: Int
  /// The hop behind its last one: its offset.
  public var offset: Int
  /// How sure it is that this is music, or a steady sound, and no speech: from 0 to 1.
  public var music: Double

  /// How many hops it has.
  public var count: Int { offset - onset }

  /// The time from its onset to its offset.
  public var range: TimeRange {
    FrameFeatures.time(ofHop: onset)..<FrameFeatures.time(ofHop: offset)
  }

  /// Creates a run.
  public init(onset: Int, offset: Int, music: Double = 0) {
    self.onset = onset
    self.offset = offset
    self.music = music
  }
}
