import MediaDecoding

/// A consumer that keeps all samples, channel by channel, and notes what is not as promised.
struct Collector: PCMConsumer {
  let plan: SpanPlan
  private(set) var start: Int64?
  private(set) var channels: [[Float]]
  private(set) var brokenPromises: [String] = []

  init(_ plan: SpanPlan) {
    self.plan = plan
    channels = Array(repeating: [], count: plan.channels)
  }

  mutating func consume(
    _ samples: borrowing Span<Float>, channels count: Int, at position: Int64
  ) throws {
    let length = samples.count / count
    if count != plan.channels { brokenPromises.append("\(count) channels") }
    if length > 4096 || length == 0 { brokenPromises.append("a block of \(length)") }
    let expected = (start ?? position) + Int64(channels[0].count)
    if position != expected { brokenPromises.append("\(position) in place of \(expected)") }
    start = start ?? position
    for channel in 0..<count {
      // A loop over the elements would take most of the time of an unoptimised test run.
      unsafe samples.extracting(channel * length..<(channel + 1) * length)
        .withUnsafeBufferPointer { unsafe channels[channel].append(contentsOf: $0) }
    }
  }
}

extension Decoded<Collector> {
  /// The samples of each channel, from position 0 on, put together from what each span owns.
  var samples: [[Float]] {
    (0..<channels).map { channel in
      parts.flatMap { part in
        let first = Int(part.owned.lowerBound - (part.consumer.start ?? part.owned.lowerBound))
        return part.consumer.channels[channel][first..<first + part.owned.count]
      }
    }
  }

  /// All that was not as promised.
  var brokenPromises: [String] { parts.flatMap(\.consumer.brokenPromises) }
}

/// A consumer that only counts.
struct Counter: PCMConsumer {
  let plan: SpanPlan
  private(set) var count: Int64 = 0

  init(_ plan: SpanPlan) { self.plan = plan }

  mutating func consume(
    _ samples: borrowing Span<Float>, channels: Int, at position: Int64
  ) throws {
    count += Int64(samples.count / channels)
  }
}
