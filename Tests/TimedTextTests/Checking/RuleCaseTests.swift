import Testing
import TimedText
import Timeline

/// The numbers of the published guides, each at its limit and one step beyond: see docs/rules.md.
struct RuleCaseTests {
  @Test(arguments: all)
  func `allows what is at the limit, and forbids a step beyond`(each: RuleCase) throws {
    #expect(try !each.rules(against: each.allowed).contains(each.rule))
    #expect(try each.rules(against: each.forbidden).contains(each.rule))
  }

  @Test func `has a case for every rule of a track, and enough of them`() {
    let cases = Self.all
    #expect(cases.count >= 120)
    let told: Set<Finding.Rule> = [.format, .encoding]
    #expect(Set(cases.map(\.rule)).union(told) == Set(Finding.Rule.allCases))
  }

  static let all: [RuleCase] = [
    readingSpeeds, wordSpeeds, lineLengths, lineCounts, shapes, firstMarks, lastMarks, marks, words,
    blanks, durations, times, gaps, wideGaps, frameGaps, frameChains, orders, leads, delays, starts,
    lingers, sounds,
  ].flatMap { $0 }

  // MARK: - What is shown

  static let readingSpeeds: [RuleCase] =
    ([
      (.netflix, "zh", 9, "字"), (.netflix, "ja", 4, "字"), (.netflix, "ko", 12, "글"),
      (.netflix, "th", 17, "ก"), (.netflix, "ru", 17, "ж"), (.netflix, "en", 20, "a"),
      (.netflix, "fr", 17, "é"), (.netflix, "de", 17, "ß"), (.netflix, "es", 17, "ñ"),
      (.netflix, "ar", 17, "ع"), (.netflix, "hi", 17, "क"), (.standard, "zh", 9, "字"),
      (.standard, "ja", 7, "字"), (.standard, "ko", 12, "글"), (.standard, "th", 20, "ก"),
      (.standard, "ru", 20, "ж"), (.standard, "en", 20, "a"), (.standard, "fr", 20, "é"),
      (.ted, "en", 21, "a"), (.ted, "fr", 21, "é"), (.ted, "ru", 21, "ж"), (.ted, "zh", 9, "字"),
      (.ted, "ja", 4, "字"), (.youTube, "en", 20, "a"), (.youTube, "zh", 9, "字"),
      (.bbc, "zh", 9, "字"), (.bbc, "ko", 12, "글"),
    ] as [(LayoutProfile, String, Int, Character)]).map { profile, language, speed, character in
      // Two seconds at the fastest, and one more character.
      RuleCase(
        .readingSpeed, profile, language, allowed: ["0 2 \(row(speed * 2, of: character))"],
        forbidden: ["0 2 \(row(speed * 2 + 1, of: character))"])
    }

  static let wordSpeeds: [RuleCase] = [
    // Half-width characters are halves; 0.3 s a word.
    RuleCase(
      .readingSpeed, .netflix, "zh", allowed: ["0 2 \(row(36))"],
      forbidden: ["0 2 \(row(37))"]),
    RuleCase(
      .readingSpeed, .bbc, "en",
      allowed: ["0 3 one two three four five/six seven eight nine ten"],
      forbidden: ["0 2.98 one two three four five/six seven eight nine ten"]),
    RuleCase(
      .readingSpeed, .bbc, "fr", allowed: ["0 1.2 un deux trois quatre"],
      forbidden: ["0 1.2 un deux trois quatre cinq"]),
  ]

  static let lineLengths: [RuleCase] =
    ([
      (.netflix, "zh", 16, "字"), (.netflix, "zh-Hant", 16, "字"), (.netflix, "zh", 32, "a"),
      (.netflix, "zh", 16, "…"), (.netflix, "ja", 13, "字"), (.netflix, "ja", 26, "ｶ"),
      (.netflix, "ko", 16, "글"), (.netflix, "ko", 32, "a"), (.netflix, "th", 35, "ก"),
      (.netflix, "ru", 39, "ж"), (.netflix, "en", 42, "a"), (.netflix, "en-GB", 42, "a"),
      (.netflix, "fr", 42, "é"), (.netflix, "ar", 42, "ع"), (.standard, "zh", 16, "字"),
      (.standard, "ja", 16, "字"), (.standard, "ko", 16, "글"), (.standard, "th", 35, "ก"),
      (.standard, "ru", 39, "ж"), (.standard, "en", 42, "a"), (.bbc, "en", 37, "a"),
      (.bbc, "ru", 37, "ж"), (.bbc, "zh", 16, "字"), (.bbc, "ja", 13, "字"), (.ted, "en", 42, "a"),
      (.ted, "zh", 16, "字"), (.ted, "ru", 42, "ж"), (.youTube, "en", 32, "a"),
      (.youTube, "ru", 32, "ж"), (.youTube, "zh", 16, "字"),
    ] as [(LayoutProfile, String, Int, Character)]).map { profile, language, most, character in
      RuleCase(
        .lineLength, profile, language, allowed: ["0 7 \(row(most, of: character))"],
        forbidden: ["0 7 \(row(most + 1, of: character))"])
    }

  static let lineCounts: [RuleCase] = LayoutProfile.all.map { profile in
    RuleCase(
      .lineCount, profile, allowed: ["0 5 \(row(25))/\(row(25))"],
      forbidden: ["0 5 \(row(25))/\(row(25))/\(row(25))"])
  }

  static let shapes: [RuleCase] = [
    RuleCase(
      .lineBalance, .ted, allowed: ["0 5 \(row(40))/\(row(20))"],
      forbidden: ["0 5 \(row(40))/\(row(19))"]),
    RuleCase(
      .lineBalance, .ted, allowed: ["0 5 \(row(15))/\(row(30))"],
      forbidden: ["0 5 \(row(14))/\(row(30))"]),
    RuleCase(
      .lineBalance, .ted, allowed: ["0 5 - Yes./- \(row(38))"],
      forbidden: ["0 5 Yes./\(row(38))"]),
    RuleCase(
      .needlessBreak, .netflix, allowed: ["0 5 \(row(21))/\(row(21))"],
      forbidden: ["0 5 \(row(21))/\(row(20))"]),
    RuleCase(
      .needlessBreak, .standard, "zh", allowed: ["0 5 \(row(8, of: "字"))/\(row(8, of: "字"))"],
      forbidden: ["0 5 \(row(8, of: "字"))/\(row(7, of: "字"))"]),
    RuleCase(
      .needlessBreak, .youTube, allowed: ["0 5 - Yes./- No."], forbidden: ["0 5 Yes./No."]),
    RuleCase(.empty, allowed: ["0 2 ."], forbidden: ["0 2 "]),
    RuleCase(.empty, .bbc, allowed: ["0 2 …"], forbidden: ["0 2  / "]),
    RuleCase(
      .repeated, allowed: ["0 2 Yes.", "2.1 4 Yes."], forbidden: ["0 2 Yes.", "1 3 Yes."]),
    RuleCase(
      .repeated, allowed: ["0 2 Twelve chars", "2.51 5 Twelve chars"],
      forbidden: ["0 2 Twelve chars and", "2.1 5 Twelve chars and"]),
    RuleCase(
      .repeated, allowed: ["0 2 It is the same text", "2.6 5 It is the same text"],
      forbidden: ["0 2 It is the same text", "2.5 5 It is the same text"]),
  ]

  /// JLREQ and CLREQ: what may not begin a line, and what may not end one.
  static let firstMarks: [RuleCase] = "，。、．：；？！」』”）》】·／％々ーっャ".map { mark in
    RuleCase(.kinsoku, .netflix, "zh", allowed: ["0 2 好\(mark)"], forbidden: ["0 2 \(mark)好"])
  }

  static let lastMarks: [RuleCase] = "「『“（《【".map { mark in
    RuleCase(.kinsoku, .standard, "ja", allowed: ["0 2 \(mark)好"], forbidden: ["0 2 好\(mark)"])
  }

  static let marks: [RuleCase] = [
    RuleCase(.kinsoku, .netflix, "fr", allowed: ["0 2 « Oui »"], forbidden: ["0 2 Oui «"]),
    RuleCase(.kinsoku, .ted, "es", allowed: ["0 2 ¿Qué?"], forbidden: ["0 2 Qué ¿"]),
    RuleCase(.kinsoku, .bbc, "en", allowed: ["0 2 .5 per cent"], forbidden: ["0 2 , he said"]),
  ]

  static let words: [RuleCase] =
    ([
      ("zh", "我们喜欢/科幻小说", "我们喜欢科/幻小说"), ("zh", "科幻小说/里面", "科幻小/说里面"),
      ("zh", "没什么是做不到的/是的", "没什么是做不/到的是的"),
      ("ja", "東京で/働く", "コンピュ/ーターだ"), ("th", "ภาษา/ไทย", "ภาษ/าไทย"),
    ] as [(String, String, String)]).map { language, whole, cut in
      RuleCase(
        .wordBreak, .netflix, language, allowed: ["0 5 \(whole)"], forbidden: ["0 5 \(cut)"])
    }

  static let blanks: [RuleCase] = [
    (" yes", "yes"), ("yes ", "yes"), ("\u{3000}好", "好"), ("yes/ no", "yes/no"),
    ("yes//no", "yes/no"),
    ("yes/", "yes"), ("\tyes", "yes"),
  ].map { RuleCase(.blanks, allowed: ["0 2 \($1)"], forbidden: ["0 2 \($0)"]) }

  // MARK: - When it is shown

  static let durations: [RuleCase] =
    ([(.netflix, 0.833), (.standard, 0.833), (.bbc, 0.833), (.youTube, 0.833), (.ted, 1)]
    as [(LayoutProfile, Double)]).flatMap { profile, shortest in
      [
        RuleCase(
          .tooShort, profile, allowed: ["1 \(1 + shortest) Yes."],
          forbidden: ["1 \(1 + shortest - 0.003) Yes."]),
        RuleCase(.tooLong, profile, allowed: ["1 8 Yes."], forbidden: ["1 8.003 Yes."]),
      ]
    }

  static let times: [RuleCase] = [
    RuleCase(.noDuration, allowed: ["1 1.001 Yes."], forbidden: ["1 1 Yes."]),
    RuleCase(.noDuration, .bbc, allowed: ["1 1.001 Yes."], forbidden: ["1 0.5 Yes."]),
  ]

  static let gaps: [RuleCase] =
    ([.netflix, .standard, .ted, .youTube] as [LayoutProfile]).flatMap { profile in
      [
        gap(.gap, profile, 0.083, 0.080), gap(.chaining, profile, 0.084, 0.09),
        gap(.chaining, profile, 0.5, 0.49), gap(.overlap, profile, 0, -0.001),
      ]
    }

  static let wideGaps: [RuleCase] = [
    gap(.chaining, .bbc, 0, 0.01), gap(.chaining, .bbc, 1, 0.99), gap(.overlap, .bbc, 0, -0.001),
  ]

  // Two frames at any frame rate, and half a second.

  static let frameGaps: [RuleCase] =
    ([(25, 0.08, 0.078), (30, 0.067, 0.064), (50, 0.04, 0.038), (60, 0.034, 0.032)]
    as [(Int, Double, Double)]).map { gap(.gap, at($0), $1, $2) }

  static let frameChains: [RuleCase] =
    ([(25, 0.08, 0.085), (60, 0.034, 0.04), (60, 0.5, 0.49)] as [(Int, Double, Double)]).map {
      gap(.chaining, at($0), $1, $2)
    }

  private static func gap(
    _ rule: Finding.Rule, _ profile: LayoutProfile, _ allowed: Double, _ forbidden: Double
  ) -> RuleCase {
    RuleCase(
      rule, profile, allowed: ["1 3 Yes.", "\(3 + allowed) 9 No."],
      forbidden: ["1 3 Yes.", "\(3 + forbidden) 9 No."])
  }

  private static func at(_ framesPerSecond: Int) -> LayoutProfile {
    LayoutProfile.netflix.at(
      frameRate: RationalRate(Int64(framesPerSecond), over: 1) ?? .one)
  }

  static let orders: [RuleCase] = [
    RuleCase(.order, allowed: ["1 3 Yes.", "1 3 No."], forbidden: ["1 3 Yes.", "0.999 3 No."]),
    RuleCase(
      .order, .bbc, "zh", allowed: ["1 3 是", "5 6 不", "9 10 好"],
      forbidden: ["5 6 不", "1 3 是", "9 10 好"]),
  ]

  // MARK: - What is heard

  /// Speech from 2 s to 5 s.
  private static let speech = row(20, of: ".") + row(30, of: "s") + row(100, of: ".")

  static let leads: [RuleCase] =
    ([(.netflix, 0.125), (.standard, 0.5), (.youTube, 0.5), (.bbc, 1.5), (.ted, 0.1)]
    as [(LayoutProfile, Double)]).map { profile, lead in
      RuleCase(
        .earlyStart, profile, allowed: ["\(2 - lead) 5 Yes."],
        forbidden: ["\(2 - lead - 0.003) 5 Yes."], heard: speech)
    }

  static let delays: [RuleCase] =
    ([(.netflix, 0.125), (.standard, 0.5), (.youTube, 0.5), (.bbc, 0.5), (.ted, 0.5)]
    as [(LayoutProfile, Double)]).map { profile, delay in
      RuleCase(
        .lateStart, profile, allowed: ["\(2 + delay) 5 Yes."],
        forbidden: ["\(2 + delay + 0.003) 5 Yes."], heard: speech)
    }

  static let starts: [RuleCase] = [
    // Another frame rate, and a cue that is shown when speech sets in.
    RuleCase(
      .earlyStart, at(60), allowed: ["1.95 5 Yes."], forbidden: ["1.94 5 Yes."], heard: speech),
    RuleCase(
      .lateStart, allowed: ["1.95 2.4 Well,", "2.483 5 yes."], forbidden: ["2.483 5 Yes."],
      heard: speech),
  ]

  static let lingers: [RuleCase] =
    ([(.netflix, 0.5), (.standard, 1.5), (.youTube, 1.5), (.bbc, 1.5), (.ted, 1)]
    as [(LayoutProfile, Double)]).map { profile, linger in
      RuleCase(
        .lingering, profile, allowed: ["2 \(5 + linger) Yes."],
        forbidden: ["2 \(5 + linger + 0.003) Yes."], heard: speech)
    }

  static let sounds: [RuleCase] = [
    RuleCase(
      .lingering, allowed: ["2 5.9 Yes.", "5.983 7 No."], forbidden: ["2 5.9 Yes.", "7 8 No."],
      heard: speech),
    RuleCase(.overSilence, allowed: ["1 2.1 Yes."], forbidden: ["1 2.05 Yes."], heard: speech),
    RuleCase(.overSilence, allowed: ["7 9 [wind]"], forbidden: ["7 9 Wind"], heard: speech),
    RuleCase(
      .overSilence, .bbc, allowed: ["7 9 （风声）"], forbidden: ["7 9 风声"], heard: speech),
    RuleCase(
      .overMusic, allowed: ["1 3 ♪ La la ♪"], forbidden: ["1 3 La la"], heard: row(50, of: "m")),
    RuleCase(
      .overMusic, .ted, allowed: ["1 2.9 La la"], forbidden: ["1 3 La la"],
      heard: row(20, of: ".") + row(30, of: "m")),
    RuleCase(
      .uncuedSpeech, allowed: ["2.999 5 Yes."], forbidden: ["3 5 Yes."],
      heard: row(20, of: ".") + row(30, of: "s")),
    RuleCase(
      .uncuedSpeech, .bbc, allowed: ["2 3 Yes.", "3.9 5 No."],
      forbidden: ["2 3 Yes.", "4 5 No."],
      heard: speech),
    RuleCase(
      .pastEnd, allowed: ["2 5.04 Yes."], forbidden: ["2 5.05 Yes."],
      heard: row(20, of: ".") + row(30, of: "s")),
    RuleCase(
      .pastEnd, .ted, allowed: ["2 5 Yes."], forbidden: ["2 5 Yes.", "70 72 No."],
      heard: row(20, of: ".") + row(30, of: "s")),
  ]
}
