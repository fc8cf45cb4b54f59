internal import CFFmpeg
internal import Synchronization
public import Timeline

/// A recording that has been opened and looked at: its container, its audio streams, and the one
/// that ``decode(workers:lead:trail:progress:makeConsumer:)`` reads.
///
///     let source = try MediaSource(opening: .file("talk.mp3"))
///     print(source.stream.codec, source.stream.sampleRate)
///
/// Nothing but the one file is read, whatever it asks for: playlists, and formats that refer to
/// other files, are refused.
public struct MediaSource: Sendable {
  /// Where it comes from.
  public let input: MediaInput
  /// The container's name, such as `QuickTime / MOV`.
  public let container: String
  /// All audio streams, in the order of the container.
  public let audioStreams: [AudioStreamInfo]
  /// The stream that is decoded.
  public let stream: AudioStreamInfo
  /// How long the recording is by its own word: exact, an estimate, or wrong. Only decoding tells.
  public let statedDuration: MediaTime?
  /// Whether ``statedDuration`` was worked out from the size and the bit rate.
  public let durationIsEstimate: Bool

  private let opened: OpenedDemuxer

  /// Opens a recording and chooses its audio stream.
  ///
  /// - Parameters:
  ///   - input: The file, or standard input.
  ///   - index: The stream's number in the container (see ``AudioStreamInfo/index``); without it,
  ///     the one that a player would choose: marked as default, else the one with most in it.
  /// - Throws: ``MediaError`` where it is missing, is no media, refers to other files, has no audio,
  ///   or no audio that can be decoded.
  public init(opening input: MediaInput, stream index: Int? = nil) throws(MediaError) {
    let demuxer = try Demuxer(opening: input)
    audioStreams = demuxer.audioStreams
    guard !audioStreams.isEmpty else {
      throw MediaError(.noAudio, input, "has no audio (\(demuxer.container))")
    }
    let chosen = index ?? demuxer.format.bestAudioStream ?? audioStreams[0].index
    guard let stream = audioStreams.first(where: { $0.index == chosen }) else {
      let list = audioStreams.map(\.description).joined(separator: ", ")
      throw MediaError(
        .noSuchStream, input, "stream \(chosen) is not an audio stream; there is \(list)")
    }
    guard stream.isDecodable else {
      throw MediaError(.noDecoder, input, "FFmpeg has no decoder for its codec, \(stream.codec)")
    }
    let (rate, channels) = (stream.sampleRate, stream.channels)
    guard SampleConverter.isUsable(sampleRate: rate, channels: channels) else {
      throw MediaError(
        .unusableFormat, input,
        "states \(rate) samples a second in \(channels) channels, which no recording has")
    }
    self.input = input
    self.stream = stream
    container = demuxer.container
    statedDuration = demuxer.statedDuration?.time ?? stream.statedDuration
    durationIsEstimate = demuxer.statedDuration?.isEstimate ?? false
    opened = OpenedDemuxer(demuxer)
  }

  /// The demuxer that the source was opened with, or a new one where that is used up.
  func demuxer() throws(MediaError) -> Demuxer {
    if let first = opened.take() { return first }
    guard input.path != nil else {
      throw MediaError(.alreadyRead, input, "has been read already and cannot be read again")
    }
    return try Demuxer(opening: input)
  }
}

/// Keeps the demuxer that looked at the recording until it is decoded, as a pipe cannot be opened a
/// second time.
private final class OpenedDemuxer: Sendable {
  private let demuxer: Mutex<Demuxer?>

  init(_ demuxer: consuming sending Demuxer) {
    self.demuxer = Mutex(consume demuxer)
  }

  func take() -> sending Demuxer? {
    demuxer.withLock { $0.take() }
  }
}
