internal import Timeline

extension LayoutProfile {
  /// The profiles that can be asked for by name; the first is what is used where none is named.
  public static var all: [LayoutProfile] { [.standard, .netflix, .bbc, .ted, .youTube] }

  /// The profile of a name, or nothing where there is none.
  public static func named(_ name: String) -> LayoutProfile? {
    all.first { $0.name == name.lowercased() }
  }

  /// For a transcript of what is said, word by word: Netflix's numbers, where these differ for
  /// such text those of its guides for the deaf and hard of hearing, which condense nothing
  /// either. A cue may stay longer after its speech, as the BBC allows, and begin up to half a second
  /// off its speech, as Amara's guidelines have it.
  public static let standard = LayoutProfile(
    name: "default", maximumLines: 2,
    minimumDuration: netflix.minimumDuration, maximumDuration: netflix.maximumDuration,
    minimumGap: netflix.minimumGap, chainedGap: netflix.chainedGap,
    lingering: bbc.lingering, keepsOneLine: netflix.keepsOneLine,
    frames: FrameCounts(gap: 2),
    languages: [
      "zh": fullWidth(16, charactersPerSecond: 9, spaced: "，。,."),
      // Japanese guide, section II (SDH): 16 characters, 7 a second.
      "ja": fullWidth(16, charactersPerSecond: 7, spaced: "、。"),
      "ko": fullWidth(16, charactersPerSecond: 12),
      "th": LanguageRules(lineLength: 35, readingSpeed: .charactersPerSecond(20)),
      "ru": LanguageRules(lineLength: 39, readingSpeed: .charactersPerSecond(20)),
    ],
    // English guide, section I (SDH): 42 characters, 20 a second.
    otherLanguages: LanguageRules(lineLength: 42, readingSpeed: .charactersPerSecond(20)))

  /// Netflix's Timed Text Style Guides, adult programmes (Partner Help Center).
  ///
  /// General Requirements: two lines, 5/6 s to 7 s. Subtitle Timing Guidelines: two frames between
  /// cues at any frame rate, a gap of less than half a second (3 to 11 frames at 24 a second) closed
  /// to two frames, the out-time up to half a second after the audio; the in-time within three frames
  /// of it (General Requirements in their former wording, which quality control still goes by; one or
  /// two frames are what is asked for now). Characters a line and a second are each
  /// language's own; Chinese and Japanese show no comma and no full stop.
  public static let netflix = LayoutProfile(
    name: "netflix", maximumLines: 2,
    minimumDuration: .seconds(5) / 6, maximumDuration: .seconds(7),
    minimumGap: MediaTime(samples: 2, rate: 24), chainedGap: MediaTime(samples: 12, rate: 24),
    lingering: MediaTime(samples: 12, rate: 24),
    maximumLeadIn: MediaTime(samples: 3, rate: 24), maximumDelay: MediaTime(samples: 3, rate: 24),
    keepsOneLine: true, frames: FrameCounts(gap: 2, start: 3),
    languages: [
      "zh": fullWidth(16, charactersPerSecond: 9, dash: "-", spaced: "，。,."),
      "ja": fullWidth(13, charactersPerSecond: 4, spaced: "、。"),
      "ko": fullWidth(16, charactersPerSecond: 12),
      "th": LanguageRules(lineLength: 35, readingSpeed: .charactersPerSecond(17)),
      "ru": LanguageRules(
        lineLength: 39, readingSpeed: .charactersPerSecond(17), speakerDash: "-"),
      "en": LanguageRules(
        lineLength: 42, readingSpeed: .charactersPerSecond(20), speakerDash: "-"),
    ],
    otherLanguages: LanguageRules(lineLength: 42, readingSpeed: .charactersPerSecond(17)))

  /// The BBC's Subtitle Guidelines.
  ///
  /// Line length: 37 characters where they are counted. "Avoid 3 lines or more." Target minimum
  /// timing: 0.3 s a word, so 200 words a minute at the fastest. Gaps: none, or at least 1 s.
  /// Matching the pace of speaking: not up for more than 1.5 s before or after it. The shortest and the
  /// longest time and the rules for scripts other than the Latin are those of `standard`, for the
  /// BBC gives none.
  public static let bbc = LayoutProfile(
    name: "bbc", maximumLines: 2,
    minimumDuration: netflix.minimumDuration, maximumDuration: netflix.maximumDuration,
    minimumGap: .zero, chainedGap: .seconds(1), lingering: .milliseconds(1500),
    maximumLeadIn: .milliseconds(1500),
    languages: netflix.languages.filter { $0.key != "en" && $0.key != "ru" },
    otherLanguages: LanguageRules(lineLength: 37, readingSpeed: .wordsPerMinute(200)))

  /// TED Translators' guidelines: two lines of 42 characters, 21 characters a second, 1 s to 7 s
  /// ("TED Translators Cheat-sheet"), not up for more than 0.1 s before the speech, no line shorter
  /// than half of the other. They give no numbers for gaps nor for scripts other than the Latin: those
  /// are Netflix's.
  public static let ted = LayoutProfile(
    name: "ted", maximumLines: 2, minimumDuration: .seconds(1), maximumDuration: .seconds(7),
    minimumGap: netflix.minimumGap, chainedGap: netflix.chainedGap, lingering: .seconds(1),
    maximumLeadIn: .milliseconds(100), leastBalance: 0.5, frames: FrameCounts(gap: 2),
    languages: netflix.languages.filter { $0.key != "en" && $0.key != "ru" },
    otherLanguages: LanguageRules(lineLength: 42, readingSpeed: .charactersPerSecond(21)))

  /// For uploads to YouTube, which states no limits: two rows of 32 columns, the grid of CEA-608,
  /// the captions that its help pages recommend. All else is as in `standard`.
  public static let youTube = LayoutProfile(
    name: "youtube", maximumLines: 2,
    minimumDuration: standard.minimumDuration, maximumDuration: standard.maximumDuration,
    minimumGap: standard.minimumGap, chainedGap: standard.chainedGap,
    lingering: standard.lingering, keepsOneLine: standard.keepsOneLine, frames: standard.frames,
    languages: standard.languages.mapValues { rules in
      var rules = rules
      if rules.counting == .characters { rules.lineLength = 32 }
      return rules
    },
    otherLanguages: LanguageRules(lineLength: 32, readingSpeed: .charactersPerSecond(20)))

  private static func fullWidth(
    _ lineLength: Int, charactersPerSecond: Double, dash: String = "- ", spaced: String = ""
  ) -> LanguageRules {
    LanguageRules(
      lineLength: lineLength, counting: .fullWidth,
      readingSpeed: .charactersPerSecond(charactersPerSecond), speakerDash: dash,
      spacedMarks: Set(spaced))
  }
}
