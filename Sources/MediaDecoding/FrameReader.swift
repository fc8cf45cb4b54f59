internal import CFFmpeg

/// Reads a stream's packets and decodes them, frame after frame; what cannot be decoded is skipped
/// and told.
struct FrameReader: ~Copyable {
  let input: MediaInput
  let demuxer: Demuxer
  let streamIndex: Int
  let decoder: CodecContext
  let packet: Packet
  /// The frame that was decoded last.
  let frame: Frame

  /// The first packet of the stream that was read: its time and the priming that it states.
  private(set) var firstPacket: (timestamp: Int64?, skipped: Int64)?
  /// Packets that were lost since they were asked for last.
  private var losses: [LostPacket] = []
  private var packetIsLost = false
  private var isDrained = false
  private var failuresInARow = 0

  /// A packet that could not be decoded.
  struct LostPacket {
    /// When it was to be heard.
    var timestamp: Int64?
    /// How long, in ticks.
    var duration: Int64
    /// Whether its samples are missing, as opposed to patched.
    var isMissing: Bool
  }

  /// After so many errors with nothing in between, the rest is given up.
  private static let mostFailuresInARow = 10_000

  /// Stands in for a unit that makes no sense.
  private static let microseconds = AVRational(num: 1, den: AV_TIME_BASE)

  init(_ demuxer: consuming Demuxer, of input: MediaInput, stream: Int) throws(MediaError) {
    guard let description = unsafe demuxer.format.stream(stream) else {
      throw MediaError(.damaged, input, "has other streams than a moment ago")
    }
    demuxer.format.readOnly(stream: stream)
    let explain: (FFmpegError) -> MediaError = {
      $0 == .outOfMemory
        ? .memory(input) : MediaError(.damaged, input, "its audio cannot be decoded: \($0)")
    }
    let decoder = try explained(explain) { () throws(FFmpegError) in
      unsafe try CodecContext(decoding: description)
    }
    let packet = try explained(explain) { () throws(FFmpegError) in try Packet() }
    let frame = try explained(explain) { () throws(FFmpegError) in try Frame() }
    self.input = input
    self.demuxer = demuxer
    self.decoder = decoder
    self.packet = packet
    self.frame = frame
    streamIndex = stream
  }

  /// Decodes on until there is another frame; returns whether there is one.
  mutating func next() throws(MediaError) -> Bool {
    while true {
      do throws(FFmpegError) {
        try decoder.receive(into: frame)
        failuresInARow = 0
        if frame.isDamaged { lose(isMissing: false) }
        return true
      } catch .endOfFile {
        return false
      } catch .tryAgain {
        guard !isDrained else { return false }
        try feed()
      } catch {
        if error == .outOfMemory { throw .memory(input) }
        lose(isMissing: true)
        guard failuresInARow < Self.mostFailuresInARow else { return false }
      }
    }
  }

  /// The unit of the stream's timestamps, in seconds.
  var timeBase: AVRational {
    guard let stream = unsafe demuxer.format.stream(streamIndex) else { return Self.microseconds }
    let timeBase = unsafe stream.pointee.time_base
    return timeBase.num > 0 && timeBase.den > 0 ? timeBase : Self.microseconds
  }

  /// The codec.
  var codec: AVCodecID {
    unsafe demuxer.format.stream(streamIndex)?.pointee.codecpar?.pointee.codec_id
      ?? AV_CODEC_ID_NONE
  }

  /// The samples of priming that the codec's own header states.
  var initialPadding: Int64 {
    guard let parameters = unsafe demuxer.format.stream(streamIndex)?.pointee.codecpar else {
      return 0
    }
    return unsafe Int64(max(0, parameters.pointee.initial_padding))
  }

  /// Whether noise was made that no other decoder would make. Nothing can be decoded after this.
  var hasUsedNoise: Bool {
    guard codec == AV_CODEC_ID_AAC, let stream = unsafe demuxer.format.stream(streamIndex) else {
      return false
    }
    return unsafe NoiseSubstitution.wasUsed(by: decoder, of: stream)
  }

  /// Whether packets were lost that nobody asked for yet.
  var hasLosses: Bool { !losses.isEmpty }

  /// The packets that were lost since this was asked last.
  mutating func takeLosses() -> [LostPacket] {
    guard !losses.isEmpty else { return [] }
    defer { losses = [] }
    return losses
  }

  /// Reads the next packet of the stream into `packet`; returns whether there is one.
  mutating func readPacket() throws(MediaError) -> Bool {
    while true {
      packet.clear()
      do throws(FFmpegError) {
        try demuxer.format.read(into: packet)
      } catch {
        if error == .endOfFile || demuxer.io.isAtEnd { return false }
        if error == .outOfMemory { throw .memory(input) }
        if demuxer.io.hasFailed {
          throw MediaError(.readFailed, input, "cannot be read on: \(error)")
        }
        failuresInARow += 1
        guard failuresInARow < Self.mostFailuresInARow else { return false }
        continue
      }
      // A packet with nothing in it would tell the decoder that it was the last one.
      guard packet.stream == streamIndex, packet.size > 0 else { continue }
      if firstPacket == nil { firstPacket = (packet.timestamp, packet.skippedSamples) }
      packetIsLost = false
      return true
    }
  }

  /// Goes on to the first packet that is to be heard at or after a position, and hands it to the
  /// decoder; returns whether there is one.
  mutating func advance(
    to position: Int64, by approach: SpanPolicy.Approach, _ clock: SampleClock
  ) throws(MediaError) -> Bool {
    if approach == .seeking {
      let (index, ticks) = (streamIndex, clock.ticks(at: position))
      do throws(FFmpegError) {
        try demuxer.format.seek(stream: index, to: ticks)
      } catch {
        return false
      }
    }
    while try readPacket() {
      if let ticks = packet.timestamp, let here = clock.position(of: ticks), here >= position {
        sendPacket()
        return true
      }
    }
    return false
  }

  /// Decodes up to a frame that starts where its timestamp says and where the frame before it ends;
  /// returns that position, or nothing where there is none up to `latest`.
  ///
  /// A single timestamp may be wrong: FFmpeg's for the blocks of Vorbis are, by 448 samples, wherever
  /// a long one follows a short one.
  mutating func settle(by clock: SampleClock, before latest: Int64) throws(MediaError) -> Int64? {
    var expected: Int64?
    while try next() {
      guard let position = startPosition(by: clock), position <= latest else { return nil }
      if position == expected { return position }
      expected = position + Int64(frame.sampleCount)
    }
    return nil
  }

  /// The position of the frame that was decoded last, where its timestamp alone tells it to the
  /// sample: the unit is fine enough, or all frames are as long as this one, and their multiples lie
  /// further apart than the unit.
  private func startPosition(by clock: SampleClock) -> Int64? {
    guard let position = frame.timestamp.flatMap({ clock.position(of: $0) }) else { return nil }
    guard clock.rounding > 0 else { return position }
    let length = Int64(frame.sampleCount)
    guard length > 2 * clock.rounding else { return nil }
    let first = clock.origin.samples
    let frames = Double(position - first) / Double(length)
    return first + Int64(frames.rounded()) * length
  }

  /// Hands the packet that was read to the decoder.
  mutating func sendPacket() {
    do throws(FFmpegError) {
      try decoder.send(packet)
    } catch {
      lose(isMissing: true)
    }
  }

  private mutating func feed() throws(MediaError) {
    if try readPacket() {
      sendPacket()
      return
    }
    isDrained = true
    packetIsLost = true
    try? decoder.sendEnd()
  }

  private mutating func lose(isMissing: Bool) {
    failuresInARow += isMissing ? 1 : 0
    // What fails after the last packet is no packet's fault, and one packet is lost only once.
    guard !packetIsLost else { return }
    packetIsLost = true
    losses.append(
      LostPacket(timestamp: packet.timestamp, duration: packet.duration, isMissing: isMissing))
  }
}
