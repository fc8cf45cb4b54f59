internal import Timeline

extension MediaSource {
  /// Decodes the whole stream, in spans side by side where that gives the same samples.
  ///
  /// Each span has a consumer of its own, which runs on the thread that decodes it. A consumer *owns*
  /// a range of positions; it is also given up to `lead` samples before and `trail` samples after
  /// it, as far as the recording goes, so that analysis windows that straddle a seam see what they
  /// would see in one pass. All channels are passed on, at the recording's own sample rate.
  ///
  /// The samples, and the positions that they are at, do not depend on `workers`. Standard input
  /// can be decoded once, a file any number of times. Memory does not grow with the length.
  ///
  /// - Parameters:
  ///   - workers: How many spans may be decoded at the same time.
  ///   - lead: Samples that a consumer wants from before its range.
  ///   - trail: Samples that a consumer wants from after its range.
  ///   - progress: Is told how far decoding is, from 0 to 1, never less than before, a few hundred
  ///     times at most; from any thread, but never from two at once.
  ///   - makeConsumer: Makes the consumer of a span. Where a second attempt is needed, in one pass,
  ///     it is called anew, and the consumers of the first are dropped.
  /// - Returns: The consumers in the order of time, with what is known of the recording now.
  /// - Throws: ``MediaError``, what a consumer throws, or `CancellationError` within a block of the
  ///   task being cancelled.
  public func decode<Consumer: PCMConsumer>(
    workers: Int = 1, lead: Int = 0, trail: Int = 0,
    progress: (@Sendable (Double) -> Void)? = nil,
    makeConsumer: @escaping @Sendable (SpanPlan) throws -> Consumer
  ) async throws -> Decoded<Consumer> {
    try await decode(
      workers: workers, lead: lead, trail: trail, policy: SpanPolicy(), progress: progress,
      makeConsumer: makeConsumer)
  }

  /// Decodes the whole stream, with another idea of what is worth a span.
  package func decode<Consumer: PCMConsumer>(
    workers: Int, lead: Int, trail: Int, policy: SpanPolicy,
    progress: (@Sendable (Double) -> Void)? = nil,
    makeConsumer: @escaping @Sendable (SpanPlan) throws -> Consumer
  ) async throws -> Decoded<Consumer> {
    let reader = try PCMReader(startOf: input, stream: stream, demuxer())
    let format = reader.format
    let requests = try policy.spans(
      of: self, startingWith: reader, workers: workers, lead: max(0, lead), trail: max(0, trail))
    let meter = ProgressMeter(
      progress, total: statedDuration?.samples(rate: format.sampleRate),
      spans: max(1, requests.count))
    guard requests.count > 1 else {
      return try decodeInOnePass(reader, meter, makeConsumer)
    }
    // The reader goes now: a container's index, which it holds, can be large.
    _ = consume reader
    let parallel = ParallelDecoding(
      source: self, format: format, requests: requests, meter: meter, makeConsumer: makeConsumer)
    if let decoded = try await parallel.run() {
      meter.finish()
      return decoded
    }
    return try decodeInOnePass(
      PCMReader(startOf: input, stream: stream, demuxer()), meter, makeConsumer)
  }

  private func decodeInOnePass<Consumer: PCMConsumer>(
    _ reader: consuming PCMReader, _ meter: ProgressMeter,
    _ makeConsumer: @Sendable (SpanPlan) throws -> Consumer
  ) throws -> Decoded<Consumer> {
    var reader = reader
    let format = reader.format
    let plan = SpanPlan(
      index: 0, sampleRate: format.sampleRate, channels: format.channels, start: 0, end: nil)
    var writer = SpanWriter(try makeConsumer(plan), channels: format.channels)
    while try reader.step(into: &writer) {
      try Task.checkCancellation()
      meter.report(reader.clock.next) { reader.shareRead }
    }
    meter.finish()
    let end = reader.clock.next
    return Decoded(
      parts: [.init(consumer: writer.consumer, owned: 0..<end)],
      sampleRate: format.sampleRate, channels: format.channels, damage: reader.damage,
      warnings: warnings(
        reader.clock.irregularities, formatChanges: reader.metOtherFormat, sampleCount: end,
        sampleRate: format.sampleRate))
  }

  /// What a user should know of a decoded recording.
  func warnings(
    _ irregularities: TimeIrregularities, formatChanges: Bool, sampleCount: Int64, sampleRate: Int
  ) -> [MediaWarning] {
    func time(_ samples: Int64) -> MediaTime { MediaTime(samples: samples, rate: sampleRate) }
    var warnings: [MediaWarning] = []
    let (filled, unfilled) = (irregularities.filledSamples, irregularities.unfilledSamples)
    if filled > 0 { warnings.append(.gapsFilled(time(filled))) }
    if unfilled > 0 { warnings.append(.gapNotFilled(time(unfilled))) }
    if irregularities.droppedSamples > 0 {
      warnings.append(.overlapsDropped(time(irregularities.droppedSamples)))
    }
    if irregularities.restarts > 0 { warnings.append(.timeRestarts(irregularities.restarts)) }
    if formatChanges { warnings.append(.formatChanges) }
    if let stated = statedDuration, !durationIsEstimate {
      let end = time(sampleCount)
      // A second and one per cent: containers round, and video may outlast the audio a little.
      if stated - end > max(.seconds(1), stated / 100) {
        warnings.append(.endsEarly(at: end, stated: stated))
      }
    }
    return warnings
  }
}
