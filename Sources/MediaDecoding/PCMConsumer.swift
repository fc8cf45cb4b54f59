/// Takes the samples of one span of a recording, in order. One is made for each span.
///
/// It runs on the thread that decodes its span, so that what it works out is worked out side by side.
public protocol PCMConsumer: Sendable {
  /// Takes the next block.
  ///
  /// - Parameters:
  ///   - samples: Channel after channel, each of `samples.count / channels` samples in −1…1 (a
  ///     decoder may overshoot). Lent for the call only. A block has at most 4096 samples a channel.
  ///   - channels: The number of channels; the same for all blocks.
  ///   - position: The position of the first sample in the recording, at the sample rate of the
  ///     consumer's ``SpanPlan``; 0 is where a browser's `currentTime` is 0. The blocks of one span
  ///     follow each other without a break: gaps in the timestamps are filled with zeros, overlaps
  ///     dropped.
  /// - Throws: Whatever ends the decoding; ``MediaSource/decode(workers:lead:trail:progress:makeConsumer:)``
  ///   throws it on.
  mutating func consume(
    _ samples: borrowing Span<Float>, channels: Int, at position: Int64
  ) throws
}

/// What a consumer is going to be given.
public struct SpanPlan: Sendable, Hashable {
  /// The number of the span, from 0 in the order of time.
  public let index: Int
  /// Samples a second; that of the recording, which is the same in all spans.
  public let sampleRate: Int
  /// The number of channels; the same in all spans.
  public let channels: Int
  /// The position of the first sample that this span *owns*: it is nobody else's. Samples before it
  /// may be given too, as lead.
  public let start: Int64
  /// The position after the last sample that it owns, or nothing where that is the end of the
  /// recording, wherever that turns out to be. The end may come earlier than said here, too.
  public let end: Int64?
}
