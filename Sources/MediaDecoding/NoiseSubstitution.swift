internal import CFFmpeg

/// Finds out whether an AAC decoder has made noise.
///
/// AAC may say of a band that it is noise of some energy, and leave it to the decoder to make it up
/// (perceptual noise substitution, ISO/IEC 14496-3 4.6.13). FFmpeg takes it from one random sequence
/// that runs from the first frame to the last, so a decoder that starts in the middle makes other
/// noise wherever the recording uses it. The decoder does not tell; but when it is handed a frame
/// of a little noise, it answers with the next numbers of the sequence, and a new decoder with the
/// first: the same, only if no noise was ever asked for.
enum NoiseSubstitution {
  /// Whether a decoder has made noise, or may have. It cannot go on decoding its stream after this.
  static func wasUsed(
    by decoder: borrowing CodecContext, of stream: UnsafePointer<AVStream>
  ) -> Bool {
    guard let bytes = unsafe Probe(stream)?.bytes,
      let unused = unsafe try? CodecContext(decoding: stream),
      let answer = try? answer(of: decoder, to: bytes),
      let first = try? self.answer(of: unused, to: bytes)
    else { return true }
    return answer.isEmpty || answer != first
  }

  /// What a decoder makes of the frame when it gets it again and again: at first it gives the overlap
  /// of what came before, and a new decoder may throw its priming away.
  private static func answer(
    of decoder: borrowing CodecContext, to bytes: [UInt8]
  ) throws(FFmpegError) -> [UInt32] {
    let packet = try Packet()
    let frame = try Frame()
    decoder.flush()
    for round in 1...rounds {
      try packet.fill(with: bytes)
      try decoder.send(packet)
      do throws(FFmpegError) {
        try decoder.receive(into: frame)
      } catch {
        guard error == .tryAgain, round < rounds else { throw error }
      }
    }
    guard frame.sampleFormat == AV_SAMPLE_FMT_FLTP else { return [] }
    return frame.bitPatterns
  }

  /// More frames than any encoder's priming has.
  private static let rounds = 8

  /// A frame of AAC-LC whose lowest band is noise, in each of one or two channels.
  private struct Probe {
    private(set) var bytes: [UInt8] = []
    private var bits = 0

    /// Nothing where the stream has more channels than an element can.
    init?(_ stream: UnsafePointer<AVStream>) {
      guard let parameters = unsafe stream.pointee.codecpar else { return nil }
      let channels = unsafe Int(parameters.pointee.ch_layout.nb_channels)
      guard channels == 1 || channels == 2 else { return nil }
      let hasOwnHeaders = unsafe parameters.pointee.extradata_size == 0
      if hasOwnHeaders {
        guard let rate = unsafe Self.rates.firstIndex(of: parameters.pointee.sample_rate) else {
          return nil
        }
        // ADTS: sync word, MPEG-4, no checksum; low complexity; rate and channels; the length, 7
        // bytes of header included; buffer fullness unknown; one frame.
        append(0xfff1, 16)
        append(0b01, 2)
        append(rate, 4)
        append(channels << 5, 9)
        append(7 + (channels == 1 ? 7 : 13), 12)
        append(0x7ff << 2, 13)
      }
      append(channels - 1, 3)  // one channel, or a pair
      append(0, channels == 1 ? 4 : 5)  // the first of its kind, its channels independent
      for _ in 0..<channels { appendChannel() }
      append(7, 3)  // end
    }

    /// Rates in the order of their numbers in ADTS.
    private static let rates: [Int32] = [
      96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8_000,
      7_350,
    ]

    private mutating func appendChannel() {
      append(160, 8)  // gain
      append(0, 4)  // reserved; a long window of the sine shape
      append(1, 6)  // one band
      append(0, 1)  // no prediction
      append(13, 4)  // which is noise
      append(1, 5)  // and the only one of its section
      append(256, 9)  // its energy
      append(0, 3)  // no pulses, no noise shaping, no gain control
    }

    private mutating func append(_ value: Int, _ count: Int) {
      for bit in stride(from: count - 1, through: 0, by: -1) {
        if bits.isMultiple(of: 8) { bytes.append(0) }
        bytes[bits / 8] |= UInt8(value >> bit & 1) << UInt8(7 - bits % 8)
        bits += 1
      }
    }
  }
}
