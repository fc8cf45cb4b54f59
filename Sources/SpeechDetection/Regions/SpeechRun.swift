public import Timeline

/// A stretch of speech between two pauses of at least 60 ms.
public struct SpeechRun: Sendable, Hashable {
  /// The hop of its onset.
  public var onset: Int
  /// The hop behind its last one: its offset.
  public var offset: Int

  /// How many hops it has.
  public var count: Int { offset - onset }

  /// The time from its onset to its offset.
  public var range: TimeRange {
    FrameFeatures.time(ofHop: onset)..<FrameFeatures.time(ofHop: offset)
  }

  /// Creates a run.
  public init(onset: Int, offset: Int) {
    self.onset = onset
    self.offset = offset
  }
}
