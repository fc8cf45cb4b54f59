/// A file format for subtitles.
public enum SubtitleFormat: String, Sendable, Hashable, CaseIterable {
  /// SubRip.
  case subRip = "srt"
  /// WebVTT.
  case webVTT = "vtt"
  /// Advanced SubStation Alpha.
  case ass
  /// SubStation Alpha, the older version.
  case ssa
  /// YouTube's SBV.
  case sbv
  /// LRC, lyrics with times.
  case lrc
  /// TTML, as IMSC 1.1's text profile.
  case ttml
  /// A transcript in HTML; it can be written, not read.
  case html
  /// Plain text with times and names; it can be written, not read.
  case plainText = "txt"
  /// Cuelight's own JSON, which holds all that a track can.
  case json
  /// The JSON of Podcasting 2.0's transcripts.
  case podcast
  /// Bilibili's JSON.
  case bilibili = "bcc"
  /// The JSON of Podcasting 2.0's chapters.
  case chapters
  /// A table with commas.
  case csv
  /// A table with tabs.
  case tsv
  /// Audacity's labels.
  case audacity
  /// NIST's form for who speaks when.
  case rttm
  /// Praat's tiers.
  case textGrid = "textgrid"

  /// The format that a file name extension stands for, without its dot and in any case.
  public init?(fileExtension: String) {
    let wanted = fileExtension.lowercased()
    guard let format = Self.allCases.first(where: { $0.codec.fileExtensions.contains(wanted) })
    else { return nil }
    self = format
  }

  /// What a person calls it.
  public var name: String { codec.name }
  /// The extensions of its files, without their dots and in small letters, the usual one first;
  /// formats may share one.
  public var fileExtensions: [String] { codec.fileExtensions }

  /// Whether files of it can be read.
  public var isReadable: Bool { codec.isReadable }
  /// The formats whose files can be read.
  public static var readable: [SubtitleFormat] { allCases.filter(\.isReadable) }

  /// How it is read and written.
  var codec: any SubtitleCodec.Type {
    switch self {
    case .subRip: SubRip.self
    case .webVTT: WebVTT.self
    case .ass: AdvancedSubStation.self
    case .ssa: SubStationAlpha.self
    case .sbv: SBV.self
    case .lrc: LRC.self
    case .ttml: TTML.self
    case .html: HTMLTranscript.self
    case .plainText: PlainText.self
    case .json: TrackJSON.self
    case .podcast: PodcastJSON.self
    case .bilibili: BilibiliJSON.self
    case .chapters: ChapterJSON.self
    case .csv: CSV.self
    case .tsv: TSV.self
    case .audacity: AudacityLabels.self
    case .rttm: RTTM.self
    case .textGrid: TextGrid.self
    }
  }

  /// How the lines of a file end.
  public enum LineEnding: String, Sendable, Hashable, CaseIterable {
    /// A line feed.
    case lf = "\n"
    /// A carriage return and a line feed.
    case crlf = "\r\n"
  }
}
