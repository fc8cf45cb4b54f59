/// Hands samples to a consumer: those from its range only, in blocks, without a break.
struct SpanWriter<Consumer: PCMConsumer> {
  private(set) var consumer: Consumer
  let channels: Int
  /// The samples that the consumer is given: those it owns, with lead and trail.
  let delivered: Range<Int64>
  private var block: [Float]

  /// Samples of each channel in one block at most.
  static var blockLength: Int { 4096 }

  init(_ consumer: Consumer, channels: Int, delivered: Range<Int64>) {
    self.consumer = consumer
    self.channels = channels
    self.delivered = delivered
    block = [Float](repeating: 0, count: Self.blockLength * channels)
  }

  /// Takes `count` samples that start at `position`.
  ///
  /// `fill` writes some of them, from one of them on, channel after channel.
  mutating func write(
    _ count: Int, at position: Int64,
    fill: (_ start: Int, _ count: Int, inout MutableSpan<Float>) throws -> Void
  ) throws {
    let end = min(position + Int64(count), delivered.upperBound)
    var here = max(position, delivered.lowerBound)
    while here < end {
      let length = Int(min(end - here, Int64(Self.blockLength)))
      var span = block.mutableSpan
      try fill(Int(here - position), length, &span)
      try Self.lend(block, length * channels, to: &consumer, channels: channels, at: here)
      here += Int64(length)
    }
  }

  /// Takes `count` samples of silence that start at `position`.
  mutating func writeSilence(_ count: Int64, at position: Int64) throws {
    try write(Int(count), at: position) { _, _, block in block.update(repeating: 0) }
  }

  private static func lend(
    _ block: borrowing [Float], _ count: Int, to consumer: inout Consumer, channels: Int,
    at position: Int64
  ) throws {
    try consumer.consume(block.span.extracting(first: count), channels: channels, at: position)
  }
}
