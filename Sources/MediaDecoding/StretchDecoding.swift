internal import CFFmpeg
public import Timeline

/// A stretch of a recording that was decoded by itself.
public struct DecodedStretch<Consumer: PCMConsumer>: Sendable {
  /// What took its samples.
  public let consumer: Consumer
  /// The samples of the stretch; fewer than asked for where the recording ends in it.
  public let owned: Range<Int64>
  /// Samples a second.
  public let sampleRate: Int
}

extension MediaSource {
  /// Decodes a stretch of the stream alone, for a first look: the file is gone to there, or its
  /// packets up to there are read and left.
  ///
  /// Positions are those of ``decode(workers:lead:trail:progress:makeConsumer:)``. Samples may
  /// differ where a codec's state reaches back farther than a second.
  ///
  /// - Parameters:
  ///   - stretch: The stretch; it may reach beyond the end.
  ///   - lead: Samples that the consumer wants from before it.
  ///   - trail: Samples that the consumer wants from after it.
  ///   - makeConsumer: Makes the consumer.
  /// - Returns: Nothing where the stretch cannot be gone to: a pipe, or a container without an
  ///   index.
  /// - Throws: ``MediaError``, what the consumer throws, or `CancellationError` within a block of
  ///   the task being cancelled.
  public func decode<Consumer: PCMConsumer>(
    _ stretch: TimeRange, lead: Int = 0, trail: Int = 0,
    makeConsumer: (SpanPlan) throws -> Consumer
  ) throws -> DecodedStretch<Consumer>? {
    guard let path = input.path, case .regular = FileKind(at: path) else { return nil }
    let first = try PCMReader(startOf: input, stream: stream, Demuxer(opening: input))
    let format = first.format
    let preRoll = SpanPolicy.preRoll(codec: first.codec, profile: first.profile) ?? 1
    let (start, end) = (
      max(0, stretch.lowerBound.samples(rate: format.sampleRate)),
      max(0, stretch.upperBound.samples(rate: format.sampleRate))
    )
    guard
      let approach = SpanPolicy.approach(names: first.containerNames)
        ?? (start > 0 ? nil : .reading)
    else { return nil }
    _ = consume first
    let request = SpanRequest(
      index: 0, owned: start..<end,
      delivered: max(0, start - Int64(lead))..<end + Int64(trail), windowBefore: nil,
      windowAfter: nil, preRoll: preRoll, approach: approach, mostSilence: SampleClock.mostSilence)
    guard
      var reader = try PCMReader(
        span: request, of: input, stream: stream.index, format: format, Demuxer(opening: input))
    else { return nil }
    let plan = SpanPlan(
      index: 0, sampleRate: format.sampleRate, channels: format.channels, start: start, end: end)
    var writer = SpanWriter(
      try makeConsumer(plan), channels: format.channels, delivered: request.delivered)
    var last = end
    while reader.clock.next < writer.wanted.upperBound {
      try Task.checkCancellation()
      guard try reader.step(into: &writer) else {
        last = min(end, max(start, reader.clock.next))
        break
      }
    }
    return DecodedStretch(
      consumer: writer.consumer, owned: start..<last, sampleRate: format.sampleRate)
  }
}
