internal import CFFmpeg
public import Timeline

/// What a container says about one of its audio streams.
public struct AudioStreamInfo: Sendable, Hashable {
  /// The stream's number in the container, video and others counted, from 0: what `ffprobe` shows,
  /// and what names the stream when it is chosen.
  public let index: Int
  /// FFmpeg's name of the codec, such as `mp3`, `aac`, `pcm_s16le`.
  public let codec: String
  /// The language as the container has it (mostly three letters, ISO 639-2), where it says one.
  public let language: String?
  /// The title as the container has it, such as `Commentary`.
  public let title: String?
  /// Samples a second; zero where the container does not say.
  public let sampleRate: Int
  /// The number of channels; zero where the container does not say.
  public let channels: Int
  /// Whether the container marks it as the one to play.
  public let isDefault: Bool
  /// Whether there is a decoder for it.
  public let isDecodable: Bool
  /// How long it says it is, from its own start.
  public let statedDuration: MediaTime?

  @safe init(_ stream: UnsafePointer<AVStream>) {
    let timeBase = unsafe stream.pointee.time_base
    index = unsafe Int(stream.pointee.index)
    isDefault = unsafe stream.pointee.disposition & AV_DISPOSITION_DEFAULT != 0
    language = unsafe Self.tag("language", of: stream).flatMap { $0 == "und" ? nil : $0 }
    title = unsafe Self.tag("title", of: stream)
    statedDuration =
      unsafe ticks(stream.pointee.duration).flatMap { MediaTime(ticks: $0, of: timeBase) }
    let parameters = unsafe stream.pointee.codecpar
    if let parameters = unsafe parameters {
      let id = unsafe parameters.pointee.codec_id
      codec = unsafe String(cString: avcodec_get_name(id))
      isDecodable = unsafe avcodec_find_decoder(id) != nil
      sampleRate = unsafe Int(parameters.pointee.sample_rate)
      channels = unsafe Int(parameters.pointee.ch_layout.nb_channels)
    } else {
      (codec, isDecodable, sampleRate, channels) = ("none", false, 0, 0)
    }
  }

  @unsafe private static func tag(_ key: String, of stream: UnsafePointer<AVStream>) -> String? {
    guard let entry = unsafe av_dict_get(stream.pointee.metadata, key, nil, 0),
      let value = unsafe entry.pointee.value
    else { return nil }
    let text = unsafe String(cString: value)
    return text.isEmpty ? nil : text
  }
}

extension AudioStreamInfo: CustomStringConvertible {
  /// The stream in a few words, as in `1 (eng, aac)`.
  public var description: String {
    "\(index) (\([language, title, codec].compactMap(\.self).joined(separator: ", ")))"
  }
}

extension MediaTime {
  /// The time of so many ticks of a time base, or nothing where that is no usable number.
  init?(ticks: Int64, of timeBase: AVRational) {
    guard timeBase.num > 0, timeBase.den > 0 else { return nil }
    let flicks = AVRational(num: 1, den: Int32(MediaTime.ticksPerSecond))
    let scaled = av_rescale_q(ticks, timeBase, flicks)
    guard scaled > .min / 4, scaled < .max / 4 else { return nil }
    self.init(ticks: scaled)
  }
}
