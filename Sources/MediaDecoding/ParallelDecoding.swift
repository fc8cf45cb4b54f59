internal import CFFmpeg
internal import Timeline

/// A recording whose spans can be decoded side by side.
struct ParallelDecoding<Consumer: PCMConsumer>: Sendable {
  let source: MediaSource
  let format: PCMReader.Format
  let requests: [SpanRequest]
  let meter: ProgressMeter
  let makeConsumer: @Sendable (SpanPlan) throws -> Consumer

  /// How the decoding of a span ended.
  private enum Outcome: Sendable {
    case decoded(Result)
    /// Nothing is where the span begins: the recording ends before it, mostly.
    case nothingThere
    /// Whoever decodes it again, or from elsewhere, has other samples.
    case notRepeatable
  }

  /// What came of one span.
  private struct Result: Sendable {
    var request: SpanRequest
    var consumer: Consumer
    /// The end of the recording, where the span met it.
    var end: Int64?
    var seamBefore: SeamCheck?
    var seamAfter: SeamCheck?
    var damage: Damage
    var irregularities: TimeIrregularities
  }

  /// Decodes all spans at the same time; gives nothing where they are not what one pass gives.
  func run() async throws -> Decoded<Consumer>? {
    try await withThrowingTaskGroup(of: Outcome.self) { group in
      for request in requests {
        group.addTask { try decode(request) }
      }
      var results: [Int: Result] = [:]
      for try await outcome in group {
        switch outcome {
        case .decoded(let result): results[result.request.index] = result
        case .nothingThere: continue
        case .notRepeatable:
          // The others would be for nothing.
          group.cancelAll()
          return nil
        }
      }
      return joined(results)
    }
  }

  /// Decodes one span on the thread that this is called on.
  private func decode(_ request: SpanRequest) throws -> Outcome {
    let plan = SpanPlan(
      index: request.index, sampleRate: format.sampleRate, channels: format.channels,
      start: request.owned.lowerBound,
      end: request.owned.upperBound == .max ? nil : request.owned.upperBound)
    func check(_ window: Range<Int64>?) -> SeamCheck? {
      window.map { SeamCheck($0, channels: format.channels) }
    }
    var writer = SpanWriter(
      try makeConsumer(plan), channels: format.channels, delivered: request.delivered,
      seamBefore: check(request.windowBefore), seamAfter: check(request.windowAfter))
    guard
      var reader = try PCMReader(
        span: request, of: source.input, stream: source.stream.index, format: format,
        Demuxer(opening: source.input))
    else { return .nothingThere }
    var end: Int64?
    while end == nil, reader.clock.next < writer.wanted.upperBound {
      try Task.checkCancellation()
      if try !reader.step(into: &writer) { end = reader.clock.next }
      meter.report(reader.clock.next - request.owned.lowerBound, ofSpan: request.index)
    }
    guard reader.isRepeatable else { return .notRepeatable }
    return .decoded(
      Result(
        request: request, consumer: writer.consumer, end: end, seamBefore: writer.seamBefore,
        seamAfter: writer.seamAfter, damage: reader.damage,
        irregularities: reader.clock.irregularities))
  }

  /// Puts the spans together, where each of them agrees with the next.
  private func joined(_ results: [Int: Result]) -> Decoded<Consumer>? {
    var parts: [Decoded<Consumer>.Part] = []
    var damage = Damage()
    var irregularities = TimeIrregularities()
    var before: Result?
    for request in requests {
      let start = request.owned.lowerBound
      // Where the recording ended before this span began, there is nothing to agree on.
      if let end = before?.end, end <= start { break }
      guard let result = results[request.index] else { return nil }
      if let before {
        guard before.seamAfter == result.seamBefore, before.end == nil || before.end == result.end
        else { return nil }
      }
      let end = min(result.end ?? .max, request.owned.upperBound)
      parts.append(.init(consumer: result.consumer, owned: start..<end))
      damage.append(result.damage)
      irregularities.append(result.irregularities)
      before = result
    }
    guard let end = parts.last?.owned.upperBound, end < .max else { return nil }
    return Decoded(
      parts: parts, sampleRate: format.sampleRate, channels: format.channels, damage: damage,
      warnings: source.warnings(
        irregularities, formatChanges: false, sampleCount: end, sampleRate: format.sampleRate))
  }
}
