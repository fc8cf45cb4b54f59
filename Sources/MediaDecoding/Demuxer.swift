internal import CFFmpeg
internal import Timeline

/// A container that is open at its start, with the streams in it known.
struct Demuxer: ~Copyable {
  // In this order: the container is closed before the file that it reads.
  let format: FormatContext
  let io: InputIO
  /// FFmpeg's names of the demuxer; several where it reads several formats.
  let names: [String]
  /// The container's name for people.
  let container: String

  /// Opens an input that nothing is known of and that nobody vouches for.
  init(opening input: MediaInput) throws(MediaError) {
    FFmpegLog.silence()
    try Self.refuseUnreadable(input)
    let io = try explained({ .opening(input, met: $0) }) { () throws(FFmpegError) in
      try InputIO(opening: input)
    }
    let choice = try explained({ Self.unrecognised(input, io: io, $0) }) { () throws(FFmpegError) in
      try DemuxerChoice(probing: io, named: input.description)
    }
    let names = choice.name.split(separator: ",").map(String.init)
    let container = choice.longName
    guard !choice.opensFilesItself, Self.opensOthers.isDisjoint(with: names) else {
      throw MediaError(
        .opensOtherFiles, input,
        "is no recording but a list or description of other files (\(container)), which are never "
          + "opened: name the recording itself")
    }
    guard !Self.showsText.contains(choice.name) else {
      throw MediaError(.notMedia, input, "is text, not audio or video")
    }
    let isGuess = choice.isGuess
    let format = try explained({
      isGuess ? Self.unknown(input) : .header(input, container: container, met: $0)
    }) {
      () throws(FFmpegError) in
      let format = try FormatContext(reading: io, as: choice)
      try format.findStreamInfo()
      return format
    }
    self.format = format
    self.io = io
    self.names = names
    self.container = container
  }

  /// Demuxers whose sound is in other files than the one that they are given, by FFmpeg's names.
  ///
  /// Every request to open another file is refused anyway (see ``FormatContext``); these make
  /// contexts of their own inside, or would only fail with an error that nobody understands.
  private static let opensOthers: Set<String> = [
    "avisynth", "concat", "dash", "hls", "applehttp", "image2", "imf", "lavfi", "mlv", "rtp",
    "rtsp",
    "sap", "sdp", "vapoursynth", "vobsub", "webm_dash_manifest",
  ]

  /// Demuxers that take any text for a picture.
  private static let showsText: Set<String> = ["tty", "bin", "xbin", "idf", "adf"]

  /// Says in plain words what reading could only say by an error of FFmpeg's.
  private static func refuseUnreadable(_ input: MediaInput) throws(MediaError) {
    let kind =
      switch input {
      case .file(let path): FileKind(at: path)
      case .standardInput: FileKind.standardInput
      }
    switch kind {
    case .directory:
      throw MediaError(.isDirectory, input, "is a directory, not a recording")
    case .regular(size: 0):
      throw MediaError(.empty, input, "is empty")
    default:
      break
    }
  }

  private static func unrecognised(
    _ input: MediaInput, io: borrowing InputIO, _ error: FFmpegError
  ) -> MediaError {
    if error == .outOfMemory { return .memory(input) }
    if io.hasFailed { return .opening(input, met: error) }
    if io.isUntouched { return MediaError(.empty, input, "is empty") }
    return unknown(input)
  }

  private static func unknown(_ input: MediaInput) -> MediaError {
    MediaError(.notMedia, input, "is not audio or video in a format that can be read")
  }
}

extension Demuxer {
  /// All audio streams, in the order of the container.
  var audioStreams: [AudioStreamInfo] {
    var streams: [AudioStreamInfo] = []
    for index in 0..<format.streamCount {
      guard let stream = unsafe format.stream(index),
        let parameters = unsafe stream.pointee.codecpar,
        unsafe parameters.pointee.codec_type == AVMEDIA_TYPE_AUDIO
      else { continue }
      streams.append(AudioStreamInfo(stream))
    }
    return streams
  }

  /// How long the recording is by the container's own word, and whether that is only an estimate.
  var statedDuration: (time: MediaTime, isEstimate: Bool)? {
    let context = unsafe format.pointer
    guard let duration = unsafe ticks(context.pointee.duration), duration > 0,
      let time = MediaTime(ticks: duration, of: AVRational(num: 1, den: AV_TIME_BASE))
    else { return nil }
    let method = unsafe context.pointee.duration_estimation_method
    return (time, method == AVFMT_DURATION_FROM_BITRATE)
  }
}

extension Demuxer {
  /// Whether its timestamps are those of a broadcast, which start anywhere and may be set anew.
  var isBroadcast: Bool { names.contains("mpegts") || names.contains("mpeg") }

  private static let withoutTimestamps: Set<String> = [
    "aac", "ac3", "amr", "dts", "eac3", "loas", "mlp", "mp3", "truehd",
  ]

  /// Whether the container has no timestamps, and the demuxer makes them by counting frames.
  var countsTime: Bool {
    !Self.withoutTimestamps.isDisjoint(with: names)
  }

  /// When the earliest of the audio and video streams starts, in ticks of one of them.
  func earliestStart(inTicksOf chosen: Int) -> Int64 {
    guard let stream = unsafe format.stream(chosen) else { return 0 }
    let timeBase = unsafe stream.pointee.time_base
    var earliest: Int64?
    for index in 0..<format.streamCount {
      guard let other = unsafe format.stream(index), let parameters = unsafe other.pointee.codecpar,
        unsafe [AVMEDIA_TYPE_AUDIO, AVMEDIA_TYPE_VIDEO].contains(parameters.pointee.codec_type),
        let start = unsafe ticks(other.pointee.start_time)
      else { continue }
      let scaled = unsafe av_rescale_q(start, other.pointee.time_base, timeBase)
      earliest = min(earliest ?? scaled, scaled)
    }
    return earliest ?? 0
  }
}
