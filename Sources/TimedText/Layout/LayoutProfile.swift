public import Timeline

/// What a publisher asks of subtitles: how long lines and cues may be, how fast they may be read.
///
/// The profiles by name are in `LayoutProfile.all`, each number with its source.
public struct LayoutProfile: Sendable, Hashable {
  /// The name to ask for it by, such as `netflix`.
  public var name: String
  /// The most lines in a cue.
  public var maximumLines: Int
  /// The shortest that a cue may be shown.
  public var minimumDuration: MediaTime
  /// The longest that a cue may be shown.
  public var maximumDuration: MediaTime
  /// The shortest time between two cues.
  public var minimumGap: MediaTime
  /// A time between two cues that is shorter than this is closed to `minimumGap` ("chaining"), for
  /// it would only flicker.
  public var chainedGap: MediaTime
  /// How long a cue may stay after its speech has ended; it stays longer only to be shown for
  /// `minimumDuration`.
  public var lingering: MediaTime
  /// How long before its speech a cue may come.
  public var maximumLeadIn: MediaTime
  /// How long after its speech has begun a cue may come.
  public var maximumDelay: MediaTime
  /// How short one of two lines may be as a share of the other, where that is asked for.
  public var leastBalance: Double?
  /// Whether what fits into one line is to stand in one.
  public var keepsOneLine: Bool
  /// The numbers that the profile states in frames, where it does.
  public var frames: FrameCounts?
  /// What is asked of the text, by primary language subtag (`zh`).
  public var languages: [String: LanguageRules]
  /// What is asked of text in any other language.
  public var otherLanguages: LanguageRules

  /// Creates a profile.
  public init(
    name: String, maximumLines: Int, minimumDuration: MediaTime, maximumDuration: MediaTime,
    minimumGap: MediaTime, chainedGap: MediaTime, lingering: MediaTime,
    maximumLeadIn: MediaTime = .milliseconds(500), maximumDelay: MediaTime = .milliseconds(500),
    leastBalance: Double? = nil, keepsOneLine: Bool = false, frames: FrameCounts? = nil,
    languages: [String: LanguageRules], otherLanguages: LanguageRules
  ) {
    self.name = name
    self.maximumLines = maximumLines
    self.minimumDuration = minimumDuration
    self.maximumDuration = maximumDuration
    self.minimumGap = minimumGap
    self.chainedGap = chainedGap
    self.lingering = lingering
    self.maximumLeadIn = maximumLeadIn
    self.maximumDelay = maximumDelay
    self.leastBalance = leastBalance
    self.keepsOneLine = keepsOneLine
    self.frames = frames
    self.languages = languages
    self.otherLanguages = otherLanguages
  }

  /// What is asked of text in a language, given as a BCP 47 tag.
  public func rules(for language: String) -> LanguageRules {
    let primary = language.lowercased().prefix { $0 != "-" && $0 != "_" }
    switch primary {
    case "cmn", "yue", "wuu", "nan", "hak", "chi", "zho": return rules(for: "zh")
    case "jpn": return rules(for: "ja")
    case "kor": return rules(for: "ko")
    default: return languages[String(primary)] ?? otherLanguages
    }
  }
}
