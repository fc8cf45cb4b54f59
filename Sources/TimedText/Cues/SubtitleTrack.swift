/// The subtitles of a recording: cues, in order.
///
/// A track that Cuelight lays out has its cues in order of time, none over another.
public struct SubtitleTrack: Sendable, Hashable {
  /// The language as a BCP 47 tag (`zh-Hans`, `en`), where it is known.
  public var language: String?
  /// The cues, in the order of the file.
  public var cues: [Cue]

  /// Creates a track.
  public init(language: String? = nil, cues: [Cue]) {
    self.language = language
    self.cues = cues
  }
}
