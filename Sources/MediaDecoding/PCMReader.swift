internal import CFFmpeg
internal import Timeline

/// Decodes a stream, or a span of it, into samples at their exact positions.
struct PCMReader: ~Copyable {
  /// What all samples of a recording have in common, found at its start.
  struct Format: Sendable, Hashable {
    var sampleRate: Int
    var channels: Int
    var origin: SampleClock.Origin
  }

  let format: Format
  private var frames: FrameReader
  private var converter: SampleConverter
  private(set) var clock: SampleClock
  /// The packets that could not be decoded, of those that are to be heard in `owned`.
  private(set) var damage = Damage()
  /// The positions whose damage is counted here.
  private let owned: Range<Int64>
  /// Whether the timestamps tell more than the number of samples does. Those of a container without
  /// any are made up: FFmpeg counts frames, at the first rate, and for AC-3 not even to the sample.
  private var trustsTimestamps: Bool { !frames.demuxer.countsTime }
  /// Up to here a span proves by plain samples that it is at one with the one before it: silence in
  /// place of a gap would be the same whatever state the decoder is in.
  private let provingEnd: Int64
  private var provesItself = true
  /// Whether there is a frame that was decoded but not passed on yet.
  private var hasFrame: Bool

  /// Decodes the first frame, which tells the format and where time starts.
  init(
    startOf input: MediaInput, stream: AudioStreamInfo, _ demuxer: consuming Demuxer
  ) throws(MediaError) {
    let isBroadcast = demuxer.isBroadcast
    let zero = isBroadcast ? demuxer.earliestStart(inTicksOf: stream.index) : 0
    var frames = try FrameReader(demuxer, of: input, stream: stream.index)
    repeat {
      guard try frames.next() else {
        throw MediaError.nothingDecoded(input, codec: stream.codec)
      }
    } while !SampleConverter.isUsable(frames.frame)
    let (sampleRate, channels) = (frames.frame.sampleRate, frames.frame.channels)
    let origin = SampleClock.Origin(firstFrameOf: frames, zero: zero)
    format = Format(sampleRate: sampleRate, channels: channels, origin: origin)
    clock = SampleClock(
      timeBase: frames.timeBase, sampleRate: sampleRate, origin: origin, isBroadcast: isBroadcast)
    converter = SampleConverter(sampleRate: sampleRate, channels: channels)
    hasFrame = true
    owned = 0..<Int64.max
    provingEnd = 0
    self.frames = frames
  }

  /// Makes ready to decode a span; gives nothing where reading cannot start there, with the position
  /// known to the sample.
  init?(
    span: SpanRequest, of input: MediaInput, stream: Int, format: Format,
    _ demuxer: consuming Demuxer
  ) throws(MediaError) {
    var frames = try FrameReader(demuxer, of: input, stream: stream)
    var clock = SampleClock(
      timeBase: frames.timeBase, sampleRate: format.sampleRate, origin: format.origin,
      isBroadcast: false, counting: span.owned, mostSilence: span.mostSilence)
    let start = span.wanted.lowerBound - Int64(span.preRoll * Double(format.sampleRate))
    if start > 0 {
      guard try frames.advance(to: start, by: span.approach, clock),
        let position = try frames.settle(by: clock, before: span.wanted.lowerBound)
      else { return nil }
      clock.start(at: position)
      hasFrame = true
    } else {
      hasFrame = false
    }
    self.format = format
    self.clock = clock
    owned = span.owned
    // From the very start, it is one pass.
    provingEnd = start > 0 ? span.windowBefore?.upperBound ?? 0 : 0
    converter = SampleConverter(sampleRate: format.sampleRate, channels: format.channels)
    self.frames = frames
  }

  /// Whether a frame of another rate or number of channels was met.
  var metOtherFormat: Bool { converter.metOtherFormat }

  /// FFmpeg's names of the container.
  var containerNames: [String] { frames.demuxer.names }

  /// The codec.
  var codec: AVCodecID { frames.codec }

  /// Whether the samples are stored as they are.
  private var isPlain: Bool { SpanPolicy.plainSamples.contains(codec.rawValue) }

  /// The variant of the codec.
  var profile: Int32 { frames.decoder.profile }

  /// Whether a timestamp tells a position to the sample: at once, or because all frames have the same
  /// length, which is more than the unit of the timestamps; those of Vorbis have not.
  var tellsPositions: Bool {
    clock.rounding == 0
      || codec != AV_CODEC_ID_VORBIS && clock.rounding <= format.sampleRate / 500
  }

  /// Whether a span gave what one pass would, as far as it can tell by itself: nothing was met that
  /// makes what comes later depend on what came before. Nothing can be decoded after this.
  var isRepeatable: Bool {
    let irregularities = clock.irregularities
    // After damage, AAC goes by channels and by a state of its setup that may be older than the span.
    let isLostInAAC = codec == AV_CODEC_ID_AAC && damage.packetCount > 0
    return provesItself && !isLostInAAC && !metOtherFormat && irregularities.restarts == 0
      && irregularities.unfilledSamples == 0 && !frames.hasUsedNoise
  }

  /// How far reading has come in the file, from 0 to 1, where its size is known.
  var shareRead: Double? {
    guard let size = frames.demuxer.io.size else { return nil }
    return Double(frames.demuxer.io.position) / Double(size)
  }

  /// Decodes one more frame and passes it on; returns whether there was one.
  mutating func step<C>(into writer: inout SpanWriter<C>) throws -> Bool {
    if !hasFrame {
      guard try frames.next() else {
        noteLosses()
        try flush(into: &writer)
        return false
      }
    }
    hasFrame = false
    noteLosses()
    guard SampleConverter.isUsable(frames.frame) else {
      note(lostAt: frames.frame.timestamp)
      return true
    }
    do {
      if converter.mustFlush(before: frames.frame) { try flush(into: &writer) }
      try converter.prepare(for: frames.frame)
      if frames.frame.sampleRate == format.sampleRate {
        try pass(into: &writer)
      } else {
        try resample(into: &writer)
      }
    } catch let error as FFmpegError {
      // A layout that cannot be converted is as good as not decoded.
      if error == .outOfMemory { throw MediaError.memory(frames.input) }
      note(lostAt: frames.frame.timestamp)
    }
    return true
  }

  private mutating func pass<C>(into writer: inout SpanWriter<C>) throws {
    let count = frames.frame.sampleCount
    let timestamp = trustsTimestamps ? frames.frame.timestamp : nil
    let (position, dropped) = try makeRoom(for: count, at: timestamp, in: &writer)
    try writer.write(count - dropped, at: position) { start, count, block in
      try converter.copy(frames.frame, from: dropped + start, count: count, into: &block)
    }
  }

  private mutating func resample<C>(into writer: inout SpanWriter<C>) throws {
    var timestamp = trustsTimestamps ? frames.frame.timestamp : nil
    for start in stride(from: 0, to: frames.frame.sampleCount, by: SampleConverter.resampledBlock) {
      let count = min(SampleConverter.resampledBlock, frames.frame.sampleCount - start)
      let resampled = try converter.resample(frames.frame, from: start, count: count)
      try pass(resampled, at: timestamp, into: &writer)
      timestamp = nil
    }
  }

  private mutating func flush<C>(into writer: inout SpanWriter<C>) throws {
    guard let rest = try converter.flush() else { return }
    try pass(rest, at: nil, into: &writer)
  }

  private mutating func pass<C>(
    _ resampled: SampleConverter.Resampled, at timestamp: Int64?, into writer: inout SpanWriter<C>
  ) throws {
    let (position, dropped) = try makeRoom(for: resampled.count, at: timestamp, in: &writer)
    try writer.write(resampled.count - dropped, at: position) { start, count, block in
      resampled.copy(from: dropped + start, count: count, into: &block)
    }
  }

  /// Goes to where `count` samples belong, with silence up to there; returns the position, and how
  /// many of them to drop.
  private mutating func makeRoom<C>(
    for count: Int, at timestamp: Int64?, in writer: inout SpanWriter<C>
  ) throws -> (position: Int64, dropped: Int) {
    let start = clock.next
    let placement = clock.place(count, at: timestamp)
    if placement != SampleClock.Placement() { disturb(at: start) }
    try writer.writeSilence(placement.silence, at: start)
    // Plain samples have no frames of their own: where a packet of them starts means nothing.
    if !isPlain { writer.mark(frameAt: start + placement.silence) }
    return (start + placement.silence, placement.dropped)
  }

  private mutating func noteLosses() {
    for loss in frames.takeLosses() {
      disturb(at: clock.next)
      note(lostAt: loss.timestamp)
      guard loss.isMissing else { continue }
      let duration = AVRational(num: 1, den: Int32(format.sampleRate))
      clock.lose(av_rescale_q(loss.duration, frames.timeBase, duration))
    }
  }

  private mutating func disturb(at position: Int64) {
    if position < provingEnd { provesItself = false }
  }

  private mutating func note(lostAt timestamp: Int64?) {
    // Both of the spans at a seam agree how far decoding has come, so one of them counts it.
    guard owned.contains(clock.next) else { return }
    let position = max(clock.next, timestamp.flatMap { clock.position(of: $0) } ?? 0)
    damage.add(at: MediaTime(samples: position, rate: format.sampleRate))
  }
}

extension SampleClock.Origin {
  /// Where time starts, by the first packet of a stream and the first frame that came out of it; see
  /// ``SampleClock``.
  ///
  /// - Parameters:
  ///   - frames: The reader, with its first frame.
  ///   - zero: The ticks that are no time at all.
  init(firstFrameOf frames: borrowing FrameReader, zero: Int64) {
    let sample = AVRational(num: 1, den: Int32(frames.frame.sampleRate))
    func samples(_ ticks: Int64, since start: Int64) -> Int64 {
      let (distance, overflow) = ticks.subtractingReportingOverflow(start)
      let samples = overflow ? 0 : av_rescale_q(distance, frames.timeBase, sample)
      return min(max(samples, -(1 << 56)), 1 << 56)
    }
    let firstFrame = frames.frame.timestamp
    let firstPacket = frames.firstPacket?.timestamp ?? firstFrame ?? zero
    var skipped = frames.firstPacket?.skipped ?? 0
    if skipped == 0, !frames.hasLosses, let firstFrame {
      // Decoders that know their own priming throw it away without the container's word.
      let padding = frames.initialPadding
      skipped = min(padding, max(0, samples(firstFrame, since: firstPacket)))
      if skipped == 0 {
        // The first packet of Vorbis is never heard: it only prepares for the second.
        self.init(ticks: firstFrame, samples: max(0, samples(firstFrame, since: zero)))
        return
      }
    }
    self.init(ticks: firstPacket, samples: max(0, samples(firstPacket, since: zero)) - skipped)
  }
}
