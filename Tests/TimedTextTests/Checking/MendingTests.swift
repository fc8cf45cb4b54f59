import TestSupport
import Testing
import TimedText
import Timeline

/// What is mended, and what is not.
struct MendingTests {
  private func mended(
    _ cues: [String], _ profile: LayoutProfile = .netflix, _ language: String = "en"
  ) throws -> [String] {
    let track = SubtitleTrack(language: language, cues: try cues.map(RuleCase.cue))
    return try profile.mended(track).track.cues.map { cue in
      [cue.inTime, cue.outTime].map { "\($0.roundedMilliseconds)" }.joined(separator: " ") + " "
        + cue.text.string.replacing("\n", with: "/")
    }
  }

  @Test(
    arguments: [
      // A gap that is too short, one that flickers, a slip of an overlap.
      (["1 3 Yes.", "3 5 No."], ["1000 2916 Yes.", "3000 5000 No."]),
      (["1 3 Yes.", "3.3 5 No."], ["1000 3216 Yes.", "3300 5000 No."]),
      (["1 3.2 Yes.", "3 5 No."], ["1000 2916 Yes.", "3000 5000 No."]),
      // More was meant.
      (["1 4 Yes.", "3 5 No."], ["1000 4000 Yes.", "3000 5000 No."]),
      // Too short, with and without room, and too fast to read.
      (["1 1.5 Yes."], ["1000 1834 Yes."]),
      (["1 1.5 Yes.", "1.6 3 No."], ["1000 1516 Yes.", "1600 3000 No."]),
      (["1 2 Twenty characters and"], ["1000 2050 Twenty characters and"]),
      (
        ["1 1.5 Forty characters are more than one reads"],
        [
          "1000 2000 Forty characters are more than one reads"
        ]
      ),
      // Nothing else may move.
      (["1 1 Yes."], ["1000 1000 Yes."]),
      (["5 6 Yes.", "1 3 No."], ["5000 6000 Yes.", "1000 3000 No."]),
      ([], []),
    ] as [([String], [String])])
  func `moves out-times where that is safe`(cues: [String], result: [String]) throws {
    #expect(try mended(cues) == result)
  }

  @Test(
    arguments: [
      ("en", " It is  late. / ", "It is  late."), ("en", "Yes./No.", "Yes. No."),
      ("en", "- Yes./- No.", "- Yes./- No."),
      (
        "en", "This line is longer than anybody would want a line to be",
        "This line is longer than anybody/would want a line to be"
      ),
      ("en", "a well-/known thing", "a well-/known thing"),
      ("zh", "我们喜欢科/幻小说和电影还有音乐戏剧", "我们喜欢科幻小说/和电影还有音乐戏剧"),
      ("zh", "他说他今天一定会来的你就放/心吧好不好", "他说他今天一定会来的/你就放心吧好不好"),
    ] as [(String, String, String)])
  func `breaks lines at better places`(language: String, rows: String, result: String) throws {
    #expect(try mended(["0 6 \(rows)"], .netflix, language) == ["0 6000 \(result)"])
  }

  @Test func `leaves markup over what it lay over`() throws {
    var text = CueText("This line is ")
    text.append("longer than anybody", as: .italic)
    text.append(" would want a line to be ")
    let cue = Cue(range: .zero ..< .seconds(5), text: text)
    let mended = try LayoutProfile.netflix.mended(SubtitleTrack(language: "en", cues: [cue]))
    let bytes = mended.track.encoded(as: .webVTT)
    #expect(
      String(decoding: bytes, as: UTF8.self).hasSuffix(
        "This line is <i>longer than anybody</i>\nwould want a line to be\n\n"))
  }

  // MARK: - Whatever the track

  private static let texts = [
    "Yes.", "嗯", "我们喜欢科/幻小说", " blanks ", "", " / ", "a/b/c", "，好/的", "- Yes./- No.",
    "This line is longer than anybody would want a line to be", "ภาษ/าไทย", "well-/known",
    "👩‍👩‍👧/e\u{301}", "\u{202E}x", "字字字字字字字字字字字字字字字字字字字字", "same text shown again",
    "Ends with (/a bracket)", "one two three four five six seven eight nine ten eleven twelve",
  ]

  static func randomTrack(using generator: inout SeededGenerator) -> SubtitleTrack {
    var time = 0
    let cues = (0..<Int.random(in: 0..<12, using: &generator)).map { _ in
      time += [0, 40, 83, 300, 900, 2500, -200].randomElement(using: &generator) ?? 0
      let start = max(0, time)
      let length = [0, 1, 300, 833, 1500, 4000, 8000, -100].randomElement(using: &generator) ?? 1
      time = start + max(0, length)
      var text = CueText(
        (texts.randomElement(using: &generator) ?? "").replacing("/", with: "\n"))
      if Bool.random(using: &generator) { text = text.marked(Markup(.italic)) }
      if Int.random(in: 0..<5, using: &generator) == 0 {
        text = text.marked(Markup(.voice("Ann")))
      }
      return Cue(
        inTime: .milliseconds(start), outTime: .milliseconds(start + length), text: text)
    }
    return SubtitleTrack(
      language: ["en", "zh", nil].randomElement(using: &generator) ?? nil, cues: cues)
  }

  @Test(arguments: LayoutProfile.all)
  func `worsens nothing, keeps the words, and is done at once`(profile: LayoutProfile) throws {
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<150 {
      let track = Self.randomTrack(using: &generator)
      let mended = try profile.mended(track)
      #expect(try profile.mended(mended.track).track == mended.track)
      #expect(mended.track.cues.map(\.inTime) == track.cues.map(\.inTime))
      for (new, old) in zip(mended.track.cues, track.cues) {
        #expect(
          new.text.string.filter { !$0.isWhitespace } == old.text.string.filter { !$0.isWhitespace }
        )
        #expect(new.text.spans.map(\.markup) == old.text.spans.map(\.markup))
      }
      let before = try profile.findings(in: track)
      let after = try profile.findings(in: mended.track)
      for finding in after {
        let same = { (other: Finding) in other.cue == finding.cue && other.rule == finding.rule }
        #expect(after.count(where: same) <= before.count(where: same), "\(finding) \(track)")
      }
      #expect(after.count < before.count || mended.changes.isEmpty)
    }
  }
}
