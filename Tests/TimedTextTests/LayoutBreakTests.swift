import Testing
import TimedText
import Timeline

/// Where lines and cues end.
struct LayoutBreakTests {
  /// A turn spoken so slowly that only its length matters, in lines of so many characters.
  private func lines(_ text: String, _ length: Int, language: String) throws -> [String] {
    var profile = LayoutProfile.standard
    profile.maximumDuration = .seconds(1000)
    profile.languages = [:]
    profile.otherLanguages = LayoutProfile.standard.rules(for: language)
    profile.otherLanguages.lineLength = length
    var speech = SimulatedSpeech(syllablesPerSecond: 2)
    try speech.say(text)
    let laid = try LaidOutTrack(
      layingOut: speech.turns, duration: speech.duration, profile: profile, language: language)
    #expect(laid.shown.joined().letters == text.letters)
    return laid.track.cues.flatMap { $0.lines.map(\.text) }
  }

  @Test(
    arguments: [
      ("zh", 10, "这不就是科幻小说里才有的吗", ["科幻", "小说"]),
      ("zh", 8, "他研究强化学习和机器学习已经十年", ["强化", "学习", "机器", "学习"]),
      ("ja", 9, "東京タワーでコンピューターを使いました", ["東京タワー", "コンピューター"]),
      ("th", 16, "ราคาถูกกว่าที่คิดไว้มากและซื้อผลไม้มาหลายอย่าง", ["ราคา", "หลาย", "อย่าง"]),
      ("zh", 9, "我们在2024年用了1,234,567.89元", ["2024年", "1,234,567.89"]),
      ("zh", 10, "大约有三百二十五个人报名参加了", ["三百二十五"]),
      ("zh", 12, "你可以访问labelbox.com/ab看一看", ["labelbox.com/ab"]),
      ("zh", 12, "后来GPT-3和GPT-4.1都出来了没有", ["GPT-3", "GPT-4.1"]),
      ("zh", 10, "我上周见到了Yann LeCun本人啊", ["Yann LeCun"]),
      ("zh", 8, "威廉·莎士比亚写了很多剧本", ["威廉·莎士比亚"]),
      ("zh", 6, "我觉得不一-不一样吧对吧", ["不一-不一样"]),
      ("en", 20, "It cost 1 000 000 dollars in New York City", ["1 000 000"]),
      ("en", 24, "Have a look at example.com/docs/a-b?c=d some time", ["example.com/docs/a-b?c=d"]),
      ("en", 18, "Their well-known state is well-being", ["well-known", "well-being"]),
      ("en", 24, "She talked to Alice Johnson for hours and hours", ["Alice Johnson"]),
      ("ko", 8, "어제 회의에서 예산에 대해 이야기했습니다", ["회의에서", "이야기했습니다"]),
    ] as [(String, Int, String, [String])])
  func `cuts no word, number, name or address`(
    language: String, length: Int, text: String, whole: [String]
  ) throws {
    let lines = try lines(text, length, language: language)
    #expect(lines.count > 1)
    for word in whole {
      #expect(lines.contains { $0.contains(word) }, "\(word) in \(lines)")
    }
  }

  @Test(arguments: [
    ("zh", 7, "他问了一句：“你去不去？”然后（其实也没有）就走了！！"),
    ("zh", 6, "我们、你们、他们、大家、所有人、任何人"),
    ("zh", 8, "怎么说呢……也不是——也不是不行……吧"),
    ("ja", 6, "「ちょっと」と言って（たぶん）、キャッチャーが走った。"),
    ("ja", 5, "サーバー、データベース、ネットワーク"),
  ])
  func `has no mark where it may not stand`(language: String, length: Int, text: String) throws {
    for line in try lines(text, length, language: language) {
      #expect(!"，。、：；？！）」』】》”’…—·ーゃゅょっァィゥェォャュョッ".contains(line.first ?? "，"), "\(line)")
      #expect(!"（「『【《“‘".contains(line.last ?? "（"), "\(line)")
    }
  }

  @Test func `ends cues with clauses, lines with phrases`() throws {
    #expect(
      try lines("如果今天下雨的话，我们就不去了。明天再说吧，反正也不着急。", 9, language: "zh")
        == ["如果今天下雨的话", "我们就不去了", "明天再说吧", "反正也不着急"])
    #expect(
      try lines(
        "When it rains, we stay at home. But when the sun shines, we go out.", 25, language: "en")
        == ["When it rains,", "we stay at home.", "But when the sun shines,", "we go out."])
  }

  @Test func `keeps to one line what fits in one`() throws {
    #expect(try lines("我们就不去了，明天再说吧。", 16, language: "zh").count == 1)
  }

  @Test func `balances two lines`() throws {
    let lines = try lines("one two three four five six seven eight nine ten", 30, language: "en")
    #expect(lines.count == 2)
    #expect(abs(lines[0].count - lines[1].count) < 8)
  }

  @Test func `cuts an address that is longer than a line behind a solidus, and tells`() throws {
    let address = "https://example.com/episodes/2024/transcripts/the-long-one"
    let laid = try LaidOutTrack(
      layingOut: [.spoken("See \(address) now", 1, 9)], duration: .seconds(20), profile: .standard)
    #expect(laid.shown.joined().letters == "See\(address)now".letters)
    #expect(laid.track.cues.flatMap(\.lines).allSatisfy { $0.text.count <= 42 })
    #expect(laid.findings.map(\.rule) == [.wordBreak])
    #expect(laid.findings.first?.cause == .longWord(address))
  }

  @Test func `names no more of an endless word than it takes`() throws {
    let laid = try LaidOutTrack(
      layingOut: [.spoken(String(repeating: "a", count: 2000), 1, 90)], duration: .seconds(100),
      profile: .standard)
    #expect(laid.findings.contains { $0.rule == .wordBreak })
    #expect(laid.findings.allSatisfy { $0.description.count < 400 })
  }

  @Test func `breaks no two words where they would read as one without their comma`() throws {
    // 的 and 是的 meet as 的是, which is a word, where the comma between them is not shown.
    let joined = try LayoutProfile.standard.findings(
      in: SubtitleTrack(
        language: "zh",
        cues: [Cue(range: .seconds(1) ..< .seconds(3), lines: [.init("科幻小"), .init("说里")])]))
    #expect(joined.map(\.rule) == [.needlessBreak, .wordBreak])
    let text = "我不知道那，么多人怎么来的"
    #expect(try !lines(text, 8, language: "zh").contains { $0.hasSuffix("那") })
  }
}
