/// Hands samples to a consumer: those from its range only, in blocks, without a break. On the side,
/// what neighbouring spans have in common is taken down, to be compared.
struct SpanWriter<Consumer: PCMConsumer> {
  private(set) var consumer: Consumer
  /// What is compared with the span before.
  private(set) var seamBefore: SeamCheck?
  /// What is compared with the span after.
  private(set) var seamAfter: SeamCheck?
  private let channels: Int
  /// The samples that the consumer is given: those it owns, with lead and trail.
  private let delivered: Range<Int64>
  /// All that is wanted, by the consumer or for a seam.
  let wanted: Range<Int64>
  /// Where a block has to end, because somebody begins or ceases to be interested; in order.
  private let cuts: [Int64]
  private var block: [Float]

  /// Samples of each channel in one block at most.
  private static var blockLength: Int { 4096 }

  init(
    _ consumer: Consumer, channels: Int, delivered: Range<Int64> = 0..<Int64.max,
    seamBefore: SeamCheck? = nil, seamAfter: SeamCheck? = nil
  ) {
    self.consumer = consumer
    self.channels = channels
    self.delivered = delivered
    self.seamBefore = seamBefore
    self.seamAfter = seamAfter
    let ranges = [delivered] + [seamBefore, seamAfter].compactMap(\.?.window)
    cuts = ranges.flatMap { [$0.lowerBound, $0.upperBound] }.sorted()
    wanted = (cuts.first ?? 0)..<(cuts.last ?? .max)
    block = [Float](repeating: 0, count: Self.blockLength * channels)
  }

  /// Takes note of a frame that starts at `position`.
  mutating func mark(frameAt position: Int64) {
    seamBefore?.mark(frameAt: position)
    seamAfter?.mark(frameAt: position)
  }

  /// Takes `count` samples that start at `position`.
  ///
  /// `fill` writes some of them, from one of them on, channel after channel.
  mutating func write(
    _ count: Int, at position: Int64,
    fill: (_ start: Int, _ count: Int, inout MutableSpan<Float>) throws -> Void
  ) throws {
    let end = min(position + Int64(count), wanted.upperBound)
    var here = max(position, wanted.lowerBound)
    while here < end {
      let cut = cuts.first { $0 > here } ?? end
      let length = Int(min(end - here, cut - here, Int64(Self.blockLength)))
      var span = block.mutableSpan
      try fill(Int(here - position), length, &span)
      let samples = length * channels
      if delivered.contains(here) {
        try Self.lend(block, samples, to: &consumer, channels: channels, at: here)
      }
      Self.lend(block, samples, to: &seamBefore, at: here)
      Self.lend(block, samples, to: &seamAfter, at: here)
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

  private static func lend(
    _ block: borrowing [Float], _ count: Int, to seam: inout SeamCheck?, at position: Int64
  ) {
    seam?.take(block.span.extracting(first: count), at: position)
  }
}
