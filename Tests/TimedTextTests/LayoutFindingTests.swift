import Testing
import TimedText
import Timeline

/// What a profile forbids: each rule at its limit, and one step beyond.
struct LayoutFindingTests {
  private func cue(_ lines: [String], _ start: Double = 0, _ end: Double = 3) -> Cue {
    Cue(
      range: MediaTime(seconds: start)..<MediaTime(seconds: end),
      lines: lines.map { Cue.Line($0) })
  }

  private func rules(
    _ cues: [Cue], _ language: String = "zh", _ profile: LayoutProfile = .netflix
  ) throws -> [Finding.Rule] {
    try profile.findings(in: SubtitleTrack(language: language, cues: cues)).map(\.rule)
  }

  @Test func `tells what the recording has against the times of cues`() throws {
    var talk = SimulatedSpeech(from: 0)
    try talk.say("Good morning, and welcome to the programme.")
    var laidOut = try LaidOutTrack(
      layingOut: talk.turns, duration: talk.duration, profile: .standard, language: "en")
    #expect(laidOut.findings == [])
    let silence = HeardAudio(spans: [], speech: [], duration: talk.duration)
    laidOut.addFindings(by: silence, profile: .standard)
    #expect(laidOut.findings.map(\.rule) == [.overSilence])
  }

  @Test(arguments: [
    ("zh", 16, "字"), ("zh-Hans-CN", 16, "字"), ("yue", 16, "字"), ("ja", 13, "字"), ("ko", 16, "글"),
    ("zh", 32, "a"), ("ko", 32, "a"), ("zh", 16, "“"), ("en", 42, "a"), ("en-GB", 42, "a"),
    ("en", 42, "字"), ("fr", 42, "é"), ("fr", 42, "e\u{301}"), ("th", 35, "ที่"), ("ru", 39, "ж"),
    ("ar", 42, "ع"), ("hi", 42, "कि"), ("und", 42, "a"),
  ])
  func `counts the characters of a line as the guide does`(
    language: String, most: Int, character: Character
  ) throws {
    let line = String(repeating: character, count: most)
    #expect(try !rules([cue([line], 0, 6)], language).contains(.lineLength))
    #expect(try rules([cue([line + String(character)], 0, 6)], language).contains(.lineLength))
  }

  @Test(arguments: [
    ("zh", LayoutProfile.netflix, 9.0), ("ja", .netflix, 4), ("ko", .netflix, 12),
    ("th", .netflix, 17), ("ru", .netflix, 17), ("en", .netflix, 20), ("fr", .netflix, 17),
    ("zh", .standard, 9), ("ja", .standard, 7), ("fr", .standard, 20), ("en", .ted, 21),
    ("en", .youTube, 20), ("zh", .bbc, 9), ("zh", .ted, 9),
  ])
  func `counts the reading speed with spaces and punctuation`(
    language: String, profile: LayoutProfile, fastest: Double
  ) throws {
    let isWide = profile.rules(for: language).counting == .fullWidth
    let text = isWide ? "一二三四五？七八九十十一" : "It is thirty, no? Yes, thirty."
    let shortest = Double(text.count) / fastest
    #expect(try rules([cue([text], 0, shortest)], language, profile) == [])
    #expect(
      try rules([cue([text], 0, shortest - 0.02)], language, profile) == [.readingSpeed])
  }

  @Test func `counts words where the guide does`() throws {
    let text = "It's ten words, isn't it? Yes: one, two, three."
    #expect(try rules([cue([text], 0, 3)], "en", .bbc).contains(.lineLength))
    #expect(try !rules([cue([text], 0, 2.7)], "en", .bbc).contains(.readingSpeed))
    #expect(try rules([cue([text], 0, 2.69)], "en", .bbc).contains(.readingSpeed))
  }

  @Test(arguments: [
    (LayoutProfile.netflix, 0.834, 7.0), (.standard, 0.834, 7), (.ted, 1, 7), (.youTube, 0.834, 7),
  ])
  func `bounds the time on screen`(
    profile: LayoutProfile, shortest: Double, longest: Double
  ) throws {
    #expect(try rules([cue(["嗯"], 0, shortest)], "zh", profile) == [])
    #expect(try rules([cue(["嗯"], 0, shortest - 0.003)], "zh", profile) == [.tooShort])
    #expect(try rules([cue(["嗯"], 0, longest)], "zh", profile) == [])
    #expect(try rules([cue(["嗯"], 0, longest + 0.003)], "zh", profile) == [.tooLong])
  }

  @Test func `bounds the lines`() throws {
    let line = String(repeating: "a", count: 25)
    #expect(try rules([cue([line, line])], "en") == [])
    #expect(try rules([cue([line, line, "yes"], 0, 4)], "en") == [.lineCount])
  }

  @Test(arguments: [
    (0.0, [Finding.Rule.gap]), (0.08, [.gap]), (0.083, []), (0.084, []), (0.09, [.chaining]),
    (0.49, [.chaining]), (0.5, []), (2, []), (-0.1, [.overlap]), (-3.5, [.order]),
  ])
  func `wants gaps of two frames or of half a second`(
    gap: Double, findings: [Finding.Rule]
  ) throws {
    #expect(try rules([cue(["一"], 4, 6), cue(["二"], 6 + gap, 9)]) == findings)
  }

  @Test func `allows the BBC's gaps of nothing or of a second`() throws {
    for (gap, isFound) in [(0.0, false), (0.5, true), (1, false)] {
      let cues = [cue(["yes"], 4, 6), cue(["no"], 6 + gap, 9)]
      #expect(try rules(cues, "en", .bbc).contains(.chaining) == isFound)
    }
  }

  @Test(arguments: [
    ("，好", true), ("。好", true), ("、好", true), ("？好", true), ("」好", true), ("”好", true),
    ("）好", true), ("ー好", true), ("っ好", true), ("・好", true), ("好“", true), ("好（", true),
    ("好「", true), ("“好”", false), ("（好）", false), ("……好", false), ("——好", false),
    ("...so", false), ("好，", false), ("!no", true), ("-no", false),
  ])
  func `knows the marks that may not begin or end a line`(line: String, isFound: Bool) throws {
    #expect(try rules([cue([line])]) == (isFound ? [.kinsoku] : []))
  }

  @Test(arguments: [("de", "„Ja“"), ("sv", "”Ja”"), ("en", "’Cause I said"), ("fr", "« Oui »")])
  func `knows that quotation marks differ between languages`(
    language: String, line: String
  ) throws {
    #expect(try rules([cue([line])], language) == [])
  }

  @Test(arguments: [
    ("zh", "我们喜欢科", "幻小说", true), ("zh", "我们喜欢", "科幻小说", false),
    ("ja", "コンピュ", "ーターだ", true), ("ja", "東京で", "働く", false),
    ("th", "ภาษ", "าไทย", true), ("th", "ภาษา", "ไทย", false), ("en", "some", "thing", false),
    ("zh", "我们用Py", "thon写", false),
  ])
  func `finds words cut by the end of a line`(
    language: String, upper: String, lower: String, isFound: Bool
  ) throws {
    #expect(try rules([cue([upper, lower])], language).contains(.wordBreak) == isFound)
  }

  @Test func `takes another speaker's line for a text of its own`() throws {
    var cue = cue(["科", "幻"])
    cue.lines[0].speaker = "甲"
    cue.lines[1].speaker = "乙"
    #expect(try rules([cue]) == [])
  }

  @Test func `finds cues that show nothing`() throws {
    #expect(try rules([cue([])]) == [.empty])
    #expect(try rules([cue(["", " "])]) == [.empty])
  }

  @Test func `says what it found`() throws {
    let findings = try LayoutProfile.netflix.findings(
      in: SubtitleTrack(cues: [cue(["Nobody can read as fast as this"], 0, 1)]))
    #expect(findings.map(\.description) == ["31 characters a second exceed 20 [reading-speed]"])
    #expect(findings.first?.measured == 31)
    #expect(findings.first?.limit == 20)
    #expect(findings.first?.cause == nil)
  }

  // MARK: - Causes

  private func causes(_ turns: [TimedTurn], until duration: Double = 100) throws -> [String] {
    try LaidOutTrack(
      layingOut: turns, duration: MediaTime(seconds: duration), profile: .netflix
    ).findings.map(\.description)
  }

  @Test func `tells that speech is too fast`() throws {
    #expect(
      try causes([
        .spoken("这句话一共有十四个字没有更多", 1, 2), .spoken("没有人说", 0, 0, state: .unspoken),
        .spoken("下一句话说得很慢", 2, 6),
      ]) == ["15.27 characters a second exceed 9: spoken that fast (14) [reading-speed]"])
  }

  @Test func `tells that the next turn comes too soon`() throws {
    #expect(
      try causes([
        .spoken("没说几", 1, 1.4), .spoken("没有人说", 0, 0, state: .unspoken),
        .spoken("下一句话说得很慢", 1.45, 4),
      ]).contains(
        "shown for 0.37 s, less than 0.83 s: what follows begins 0.45 s after it [too-short]"))
  }

  @Test func `tells that the recording ends`() throws {
    #expect(
      try causes([.spoken("嗯", 9.5, 9.6)], until: 10)
        == [
          "shown for 0.5 s, less than 0.83 s: the recording ends 0.5 s after it begins [too-short]"
        ])
  }

  @Test func `tells what the transcript has`() throws {
    #expect(
      try causes([.spoken("？什么", 1, 3)]) == [
        "a line begins with “？”: the transcript has it so [kinsoku]"
      ])
  }

  @Test func `gives every finding of a layout a cause`() throws {
    var speech = SimulatedSpeech(syllablesPerSecond: 15)
    try speech.say("我们说得实在是太快了，快得没有人能看得清楚。\n嗯\n对\n是这样\n不行不行不行")
    let laid = try LaidOutTrack(
      layingOut: speech.turns, duration: speech.duration, profile: .netflix)
    #expect(!laid.findings.isEmpty)
    #expect(laid.findings.allSatisfy { $0.cause != nil })
  }
}

struct LayoutProfileTests {
  @Test func `is found by its name`() {
    for profile in LayoutProfile.all {
      #expect(LayoutProfile.named(profile.name) == profile)
      #expect(LayoutProfile.named(profile.name.uppercased()) == profile)
    }
    #expect(LayoutProfile.all.map(\.name) == ["default", "netflix", "bbc", "ted", "youtube"])
    #expect(LayoutProfile.named("nobody") == nil)
  }

  @Test func `goes by the primary language`() {
    let profile = LayoutProfile.netflix
    for tag in ["zh", "zh-Hant-TW", "ZH_cn", "cmn-Hans", "yue"] {
      #expect(profile.rules(for: tag) == profile.languages["zh"])
    }
    #expect(profile.rules(for: "de") == profile.otherLanguages)
    #expect(profile.rules(for: "") == profile.otherLanguages)
    #expect(profile.rules(for: "zha") == profile.otherLanguages)
  }
}
