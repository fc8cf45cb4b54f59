import TestSupport
import Testing
import TimedText
import Timeline

/// What holds for any timed turns at all.
struct LayoutPropertyTests {
  /// Words, marks and oddities to make turns from.
  private static let pieces = [
    "我们", "喜欢", "科幻小说", "的", "嗯", "，", "。", "？", "——", "……", "“", "”", "（", "）", "、", " ", "  ",
    "GPT-3", "Yann LeCun", "2020年", "1,234.5", "labelbox.com/dwarkesh", "ภาษาไทย", "日本語で", "한국어",
    "👩‍👩‍👧", "e\u{301}", "\u{200B}", "\u{202E}", "-->", "<b>", "&amp;", "\n", "\t", "!", "Well, ",
    String(repeating: "a", count: 60), String(repeating: "长", count: 24),
  ]

  private func randomTurns(using generator: inout SeededGenerator) -> ([TimedTurn], Double) {
    var now = Double.random(in: 0..<3, using: &generator)
    let scale: Double = [0, 0.01, 0.1, 1, 8].randomElement(using: &generator) ?? 1
    let count = Int.random(in: 0..<16, using: &generator)
    let turns = (0..<count).map { index in
      let clauses = (0..<Int.random(in: 1..<6, using: &generator)).map { _ in
        let text = (0..<Int.random(in: 1..<8, using: &generator)).map { _ in
          Self.pieces.randomElement(using: &generator) ?? ""
        }.joined()
        return Clause(
          text: text, breakAfter: ClauseBreak.allCases.randomElement(using: &generator) ?? .none,
          weight: 1)
      }
      let ranges = clauses.map { _ in
        now += Double.random(in: 0..<1, using: &generator) < 0.5 ? 0 : scale / 4
        let start = MediaTime(seconds: now)
        now += Double.random(in: 0..<1, using: &generator) < 0.2 ? 0 : scale
        return start..<MediaTime(seconds: now)
      }
      var turn = TimedTurn.timed(
        Turn(
          lines: index + 1...index + 1,
          speaker: Bool.random(using: &generator) ? nil : "名字", clauses: clauses),
        ranges, voice: Bool.random(using: &generator) ? nil : index % 2 + 1)
      if Double.random(in: 0..<1, using: &generator) < 0.1 {
        turn.state = .unspoken
        turn.clauseRanges = []
      }
      return turn
    }
    return (turns, now + (Bool.random(using: &generator) ? 0 : 5))
  }

  private func spokenText(_ turns: [TimedTurn]) -> String {
    turns.filter { $0.state != .unspoken }.map(\.turn.text.letters).joined()
  }

  @Test(arguments: LayoutProfile.all)
  func `shows all that is said and nothing else, in order, inside the recording`(
    profile: LayoutProfile
  ) throws {
    var generator = SeededGenerator(seed: 20)
    for round in 0..<16 {
      let (turns, duration) = randomTurns(using: &generator)
      let end = MediaTime(seconds: duration)
      let laid = try LaidOutTrack(
        layingOut: turns, duration: end, profile: profile,
        language: [nil, "zh", "ja", "en"].randomElement(using: &generator) ?? nil)

      let shown = laid.track.cues.flatMap(\.lines).map(\.text.letters).joined()
      #expect(shown == spokenText(turns), "round \(round)")
      var previous = MediaTime.zero
      for cue in laid.track.cues {
        #expect(previous <= cue.range.lowerBound && cue.range.upperBound <= end, "round \(round)")
        #expect(cue.range.lowerBound < cue.range.upperBound || end == .zero, "round \(round)")
        #expect((1...profile.maximumLines).contains(cue.lines.count), "round \(round)")
        previous = cue.range.upperBound
      }
      #expect(laid.sources.count == laid.track.cues.count)
      #expect(laid.findings.allSatisfy { $0.cause != nil })
    }
  }

  @Test func `names every spoken turn once as opened, in order`() throws {
    var generator = SeededGenerator(seed: 21)
    for _ in 0..<20 {
      let (turns, duration) = randomTurns(using: &generator)
      let laid = try LaidOutTrack(
        layingOut: turns, duration: MediaTime(seconds: duration), profile: .standard)
      let opened = laid.sources.flatMap { $0.filter(\.opensTurn).map(\.turn) }
      let spoken = turns.indices.filter { index in
        turns[index].state != .unspoken && turns[index].turn.text.contains { !$0.isWhitespace }
      }
      #expect(opened == spoken)
      #expect(laid.sources.allSatisfy { (1...2).contains($0.count) })
    }
  }

  @Test func `opens a turn at the very time at which it begins`() throws {
    var generator = SeededGenerator(seed: 22)
    for _ in 0..<50 {
      var speech = SimulatedSpeech(
        syllablesPerSecond: Double.random(in: 3..<9, using: &generator))
      try speech.say(LayoutEpisodes.chinese, using: &generator)
      let laid = try LaidOutTrack(
        layingOut: speech.turns, duration: speech.duration, profile: .standard)
      for (cue, sources) in zip(laid.track.cues, laid.sources) {
        guard let source = sources.first, source.opensTurn else { continue }
        #expect(cue.range.lowerBound == speech.turns[source.turn].range?.lowerBound)
      }
    }
  }

  @Test func `lays a turn out alike whatever happens far away`() throws {
    var generator = SeededGenerator(seed: 23)
    for _ in 0..<20 {
      var speech = SimulatedSpeech()
      try speech.say(LayoutEpisodes.chinese, using: &generator)
      let before = try LaidOutTrack(
        layingOut: speech.turns, duration: speech.duration, profile: .standard)
      let edited = Int.random(in: 0..<speech.turns.count, using: &generator)
      var turns = speech.turns
      turns[edited].turn.clauses[0].text = "改" + turns[edited].turn.clauses[0].text
      let after = try LaidOutTrack(
        layingOut: turns, duration: speech.duration, profile: .standard)

      func cues(_ laid: LaidOutTrack, _ isFar: (Int) -> Bool) -> [Cue] {
        zip(laid.track.cues, laid.sources).filter { $1.allSatisfy { isFar($0.turn) } }.map(\.0)
      }
      let reach = 4
      #expect(
        cues(before) { abs($0 - edited) > reach } == cues(after) { abs($0 - edited) > reach })
    }
  }

  @Test func `takes what no transcript has`() throws {
    let duration = MediaTime.seconds(60)
    let invisible = String(repeating: "\u{200B}", count: 1000)
    let endless = String(repeating: "啊", count: 1000)
    for text in [invisible, endless, String(repeating: "a", count: 1000), "\u{301}", "\u{0}"] {
      let laid = try LaidOutTrack(
        layingOut: [.spoken(text, 1, 59)], duration: duration, profile: .standard)
      #expect(laid.track.cues.flatMap(\.lines).map(\.text).joined().letters == text.letters)
    }
    for text in ["？", "，", "”", "……", "（"].map({ String(repeating: $0, count: 200) }) {
      let laid = try LaidOutTrack(
        layingOut: [.spoken("好" + text, 1, 59)], duration: duration, profile: .standard)
      #expect(laid.track.cues.flatMap(\.lines).allSatisfy { $0.text.count <= 16 })
    }
    // Fewer ranges than clauses, and ranges that go back.
    var turn = TimedTurn.spoken("一句话", 5, 6)
    turn.turn.clauses.append(Clause(text: "又一句话", breakAfter: .turn, weight: 1))
    let early = TimedTurn.spoken("早", 2, 3)
    let laid = try LaidOutTrack(layingOut: [turn, early], duration: duration, profile: .standard)
    #expect(laid.shown.joined().letters == "一句话又一句话早")
    let starts = laid.track.cues.map(\.range.lowerBound)
    #expect(starts == starts.sorted())
  }

  @Test func `has no room in a recording without length`() throws {
    let laid = try LaidOutTrack(
      layingOut: [.spoken("一句话", 0, 0), .spoken("嗯", 0, 0)], duration: .zero, profile: .standard)
    #expect(laid.track.cues.allSatisfy { $0.range == .zero ..< .zero })
    #expect(laid.shown.joined().letters == "一句话嗯")
  }
}
