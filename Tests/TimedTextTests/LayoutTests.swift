import Testing
import TimedText
import Timeline

/// What is shown: text, lines, speakers, and which turns a cue comes from.
struct LayoutTests {
  private func layOut(
    _ turns: [TimedTurn], until duration: Double = 100, _ profile: LayoutProfile = .standard,
    language: String? = nil
  ) throws -> LaidOutTrack {
    try LaidOutTrack(
      layingOut: turns, duration: MediaTime(seconds: duration), profile: profile,
      language: language)
  }

  @Test(arguments: [
    ("好的。", "好的"), ("嗯，我知道，", "嗯 我知道"), ("他说：“好的。”然后走了。", "他说：“好的” 然后走了"),
    ("真的吗？是啊！", "真的吗？是啊！"), ("一，二、三；四", "一 二、三；四"), ("好的。 。", "好的"),
    ("1，234个", "1，234个"), ("那……就这样。。。", "那……就这样。。。"), ("不对,我说", "不对 我说"),
    ("3.14和v1.2.", "3.14和v1.2."), ("。”", "”"), ("。", "。"), ("这  就\t是", "这 就 是"),
    ("什么呢？ 它的", "什么呢？它的"),
  ])
  func `puts a space for commas and full stops in Chinese`(text: String, shown: String) throws {
    #expect(try layOut([.spoken(text, 1, 6)], language: "zh").shown == [shown])
  }

  @Test func `keeps commas and full stops elsewhere`() throws {
    #expect(try layOut([.spoken("Well, yes.", 1, 3)]).shown == ["Well, yes."])
    #expect(try layOut([.spoken("네, 그래요.", 1, 3)]).shown == ["네, 그래요."])
    #expect(try layOut([.spoken("はい、そうです。", 1, 3)]).shown == ["はい そうです"])
  }

  @Test func `opens a cue for every turn, however short, where there is room`() throws {
    let laid = try layOut([
      .spoken("你看到的就这些。", 1, 3), .spoken("嗯", 4, 4.2), .spoken("对。", 6, 6.5),
    ])
    #expect(laid.shown == ["你看到的就这些", "嗯", "对"])
    #expect(laid.sources.map { $0.map(\.turn) } == [[0], [1], [2]])
    #expect(laid.sources.allSatisfy { $0.count == 1 && $0[0].opensTurn })
    #expect(laid.findings.isEmpty)
  }

  @Test func `lets a turn that would flash by share a cue, with dashes`() throws {
    let laid = try layOut([
      .spoken("你看到的就这些。", 1, 3), .spoken("嗯", 3.1, 3.3), .spoken("然后呢？", 3.4, 4.8),
    ])
    #expect(laid.shown == ["你看到的就这些", "- 嗯/- 然后呢？"])
    #expect(laid.sources.last?.map(\.turn) == [1, 2])
    #expect(laid.times.last?.first == 3100)
    #expect(laid.findings.isEmpty)
  }

  @Test func `needs no dash in one voice`() throws {
    let turns = [
      TimedTurn.spoken("嗯", 3.1, 3.3, voice: 1), .spoken("然后呢？", 3.4, 4.8, voice: 1),
    ]
    #expect(try layOut(turns).shown == ["嗯 然后呢？"])
    #expect(
      try layOut([
        .spoken("嗯", 3.1, 3.3, voice: 1, speaker: "甲"),
        .spoken("然后呢？", 3.4, 4.8, voice: 1, speaker: "乙"),
      ]).shown == ["- 嗯/- 然后呢？"])
  }

  @Test func `takes the ends of two turns for no word`() throws {
    // 的是 is a word, but none of these two people says it.
    let laid = try layOut([
      .spoken("我觉得你刚才说的那些其实都是的", 1, 4.2, voice: 1), .spoken("是的", 4.25, 4.4, voice: 1),
      .spoken("我们说到哪里了这么长的话", 4.5, 7, voice: 2),
    ])
    #expect(laid.shown.first == "我觉得你刚才说的那些其实都是的/是的")
    #expect(!laid.findings.contains { $0.rule == .wordBreak })
  }

  @Test func `shares no cue over a turn that is not spoken`() throws {
    let laid = try layOut([
      .spoken("嗯", 3.1, 3.3), .spoken("没有人说", 0, 0, state: .unspoken),
      .spoken("然后呢？", 3.4, 4.8),
    ])
    #expect(laid.shown == ["嗯", "然后呢？"])
    #expect(laid.findings.map(\.rule) == [.tooShort])
  }

  @Test func `leaves out what nobody says`() throws {
    let laid = try layOut([
      .spoken("没有人说", 0, 0, state: .unspoken), .spoken("有人说", 2, 3, state: .doubtful),
    ])
    #expect(laid.shown == ["有人说"])
    #expect(laid.sources == [[.init(turn: 1, clauses: 0...0, opensTurn: true)]])
  }

  @Test func `tells the clauses of every cue`() throws {
    var speech = SimulatedSpeech()
    try speech.say("我们先看一看这个问题到底难在哪里，然后再说怎么办。你觉得怎么样？如果不行的话，就换一个办法试试看。")
    let laid = try layOut(speech.turns)
    #expect(laid.shown.count > 1)
    let clauses = laid.sources.flatMap { $0.flatMap { Array($0.clauses) } }
    #expect(clauses == clauses.sorted() && Set(clauses) == Set(0..<5))
    #expect(
      laid.sources.map { $0[0].opensTurn } == [true] + laid.sources.dropFirst().map { _ in false })
  }

  @Test func `carries speakers, and leaves room for their names`() throws {
    let text = "我们今天要讨论的这个问题其实很难"
    let named = try layOut([
      .spoken(text, 1, 6, speaker: "主持人"), .spoken(text, 7, 12, speaker: "主持人"),
    ])
    #expect(named.track.cues.flatMap(\.lines).allSatisfy { $0.speaker == "主持人" })
    #expect(named.shown == ["我们今天要讨论的/这个问题其实很难", text])
    // A name that would take most of the line is no reason to break the text.
    let long = try layOut([.spoken(text, 1, 6, speaker: "一个名字很长很长很长的嘉宾")])
    #expect(long.shown == [text])
  }

  @Test(
    arguments: [
      ("zh", "汉字", "zh"), (nil, "我们说汉语", "zh"), (nil, "日本語です", "ja"), (nil, "한국어", "ko"),
      (nil, "English, 中文", "und"), (nil, "Да", "ru"), (nil, "123", "und"),
    ] as [(String?, String, String)])
  func `keeps to the rules of the language`(given: String?, text: String, rules: String) throws {
    var profile = LayoutProfile.standard
    for (language, length) in [("zh", 1), ("ja", 2), ("ko", 3), ("ru", 5)] {
      profile.languages[language]?.lineLength = length
    }
    let laid = try layOut([.spoken(text, 1, 6)], profile, language: given)
    #expect(laid.track.language == given)
    let fits =
      text.reduce(0) { $0 + ($1.isASCII ? 1 : 2) } <= profile.rules(for: rules).lineLength * 2
    #expect((laid.track.cues.flatMap(\.lines).count == 1) == fits)
  }

  @Test func `makes nothing of nothing`() throws {
    #expect(try layOut([]).track.cues.isEmpty)
    #expect(try layOut([.spoken("", 1, 2), .spoken("  ", 3, 4)]).track.cues.isEmpty)
  }
}
