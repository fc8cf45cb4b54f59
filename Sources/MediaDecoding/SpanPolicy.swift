internal import CFFmpeg
internal import Timeline

/// Which recordings are decoded in spans side by side, and how.
///
/// A span can only give the samples that one pass gives where (1) the packets and their times do not
/// depend on where reading starts, (2) the decoder forgets what came before within a short pre-roll,
/// and (3) the times tell positions to the sample. The lists here are those of which that can be
/// hoped; it is then *verified* at every seam (see ``SeamCheck``), and where it does not hold, the
/// recording is decoded again in one pass.
package struct SpanPolicy: Sendable {
  /// A span shorter than this, in seconds, is not worth the pre-roll.
  package var shortestSpan = 20.0

  /// The seconds of AAC that are looked at beforehand, as to whether there is any need to try.
  package var secondsTried = 30

  package init() {}

  /// Containers that are read on from the start up to the span, which costs a twentieth of decoding
  /// and gives the very packets of one pass.
  private static let read: Set<String> = ["aac", "mp3", "ogg"]

  /// Containers with a real index or samples of constant size: they can go to a time by themselves.
  private static let sought: Set<String> = [
    "aiff", "caf", "flac", "matroska", "mov", "w64", "wav", "webm",
  ]

  /// How a span of a container gets to its start, or nothing where it cannot be trusted to.
  static func approach(names: [String]) -> Approach? {
    if !read.isDisjoint(with: names) { return .reading }
    return sought.isDisjoint(with: names) ? nil : .seeking
  }

  /// How a span gets to its start.
  enum Approach: Sendable {
    /// All packets before it are read and left.
    case reading
    /// The container goes there.
    case seeking
  }

  /// The seconds after which a decoder that starts in the middle gives what it gives in one pass, or
  /// nothing where it never does.
  ///
  /// A codec that is not here may hold state that only the way from the start can give: ADPCM and
  /// most speech codecs their predictors, AAC with spectral band replication its filters and noise,
  /// MP2, which FFmpeg decodes in whole numbers, what rounding left over.
  static func preRoll(codec: AVCodecID, profile: Int32) -> Double? {
    switch codec {
    // Every packet stands alone; but one may hold more than a second at a low rate.
    case AV_CODEC_ID_FLAC, AV_CODEC_ID_ALAC: 2
    // The bit reservoir reaches back 511 bytes (under 0.3 s at 16 kbit/s), the filters two frames.
    case AV_CODEC_ID_MP3: 1
    // The transform overlaps by one block. Low complexity alone (1) has no prediction between frames.
    case AV_CODEC_ID_AAC: profile == 1 ? 1 : nil
    case AV_CODEC_ID_VORBIS: 1
    // RFC 7845 asks for 80 ms; for the same bits, the predicted band energies have to die away.
    case AV_CODEC_ID_OPUS: 4
    case _ where plainSamples.contains(codec.rawValue): 1
    default: nil
    }
  }

  /// The numbers of the codecs that store samples as they are, of whatever kind; ADPCM follows them.
  static let plainSamples = UInt32(0x10000)..<0x11000

  /// The positions where spans start, the first of them 0.
  ///
  /// Where the way to a span is read, a later one has a longer way and gets a shorter span, so that
  /// all are done at the same time.
  func starts(sampleCount: Int64, sampleRate: Int, workers: Int, approach: Approach) -> [Int64] {
    let longest = Double(sampleCount) / Double(sampleRate) / shortestSpan
    let count = min(workers, Int(min(longest, 1024)))
    guard count > 1 else { return [0] }
    // What reading a stretch costs, as a share of decoding it.
    let reading = approach == .reading ? 0.06 : 0
    // Each span, with the way to it, takes the same time t: start' = start + t − reading · start.
    var ends: [Double] = []
    for _ in 0..<count {
      ends.append((ends.last ?? 0) * (1 - reading) + 1)
    }
    let whole = ends[count - 1]
    return [0] + ends.dropLast().map { Int64($0 / whole * Double(sampleCount)) }
  }
}

extension SpanPolicy {
  /// The samples around a seam that both of its spans decode: a second, and what the consumers want.
  private static let secondsCompared = 1

  /// The spans that a recording is to be decoded in; fewer than two where it is to be one pass.
  func spans(
    of source: MediaSource, startingWith reader: borrowing PCMReader, workers: Int, lead: Int,
    trail: Int
  ) throws(MediaError) -> [SpanRequest] {
    guard workers > 1, let path = source.input.path, case .regular = FileKind(at: path),
      let approach = Self.approach(names: reader.containerNames),
      let preRoll = Self.preRoll(codec: reader.codec, profile: reader.profile),
      reader.tellsPositions,
      let count = source.statedDuration?.samples(rate: reader.format.sampleRate)
    else { return [] }
    let rate = reader.format.sampleRate
    let starts = starts(
      sampleCount: count, sampleRate: rate, workers: workers, approach: approach)
    guard starts.count > 1 else { return [] }
    if reader.codec == AV_CODEC_ID_AAC, try usesNoise(source) { return [] }
    func window(at seam: Int64) -> Range<Int64> {
      max(0, seam - Int64(lead))..<seam + Int64(max(trail, Self.secondsCompared * rate))
    }
    return starts.indices.map { index in
      let (start, end) = (starts[index], index + 1 < starts.count ? starts[index + 1] : nil)
      return SpanRequest(
        index: index, owned: start..<(end ?? .max),
        delivered: max(0, start - Int64(lead))..<(end.map { $0 + Int64(trail) } ?? .max),
        windowBefore: index > 0 ? window(at: start) : nil, windowAfter: end.map(window(at:)),
        preRoll: preRoll, approach: approach,
        mostSilence: SampleClock.mostSilence / starts.count)
    }
  }

  /// Whether the start uses noise substitution: then spans would only be found out later.
  private func usesNoise(_ source: MediaSource) throws(MediaError) -> Bool {
    var frames = try FrameReader(
      Demuxer(opening: source.input), of: source.input, stream: source.stream.index)
    var samples = 0
    while samples < secondsTried * source.stream.sampleRate, try frames.next() {
      samples += frames.frame.sampleCount
    }
    return frames.hasUsedNoise
  }
}
