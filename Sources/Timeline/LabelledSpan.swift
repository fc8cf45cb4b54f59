/// What is heard in a stretch of a recording.
public enum AudioKind: String, Sendable, Hashable, CaseIterable {
  /// Somebody speaks.
  case speech
  /// Music without speech over it.
  case music
  /// Neither: silence, or a steady noise.
  case silence
}

/// A stretch of the recording with what is heard in it.
///
/// A list of spans that covers a recording is in order, without gaps and without overlaps.
public struct LabelledSpan: Sendable, Hashable {
  /// Where it is.
  public var range: TimeRange
  /// What is heard.
  public var kind: AudioKind
  /// How sure that is, from 0 (a guess) to 1.
  public var certainty: Double

  /// Creates a span.
  public init(_ range: TimeRange, _ kind: AudioKind, certainty: Double = 1) {
    self.range = range
    self.kind = kind
    self.certainty = certainty
  }
}
