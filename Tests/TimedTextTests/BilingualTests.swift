import TestSupport
import Testing
import TimedText
import Timeline

/// Two languages in one cue.
struct BilingualTests {
  private func track(_ cues: [(Int, Int, String)], _ language: String? = nil) -> SubtitleTrack {
    SubtitleTrack(
      language: language,
      cues: cues.map { Cue(range: .milliseconds($0.0) ..< .milliseconds($0.1), text: .init($0.2)) })
  }

  private func drawn(_ track: SubtitleTrack) -> [String] {
    track.cues.map {
      "\($0.inTime.roundedMilliseconds) \($0.outTime.roundedMilliseconds) "
        + $0.text.string.replacing("\n", with: "/")
    }
  }

  // MARK: - By time

  @Test func `pairs cues whose times differ a little`() {
    let first = track([(0, 1000, "一"), (1000, 2000, "二"), (3000, 4000, "三")])
    let second = track([(80, 1100, "one"), (1100, 2050, "two"), (2900, 3900, "three")])
    #expect(
      drawn(first.paired(with: second)) == [
        "0 1000 一/one", "1000 2000 二/two", "3000 4000 三/three",
      ])
  }

  @Test func `shows what goes over two cues in both`() {
    let first = track([(0, 1000, "一"), (1000, 2000, "二")])
    let second = track([(0, 2000, "one two")])
    #expect(drawn(first.paired(with: second)) == ["0 1000 一/one two", "1000 2000 二/one two"])
  }

  @Test func `puts two short cues under a long one, in order`() {
    let first = track([(0, 2000, "一二")])
    let second = track([(0, 900, "one"), (900, 2000, "two")])
    #expect(drawn(first.paired(with: second)) == ["0 2000 一二/one/two"])
  }

  @Test func `keeps what is said in one language only`() {
    let first = track([(2000, 3000, "二"), (9000, 9500, "九")])
    let second = track([(0, 1000, "one"), (2000, 3000, "two"), (4000, 5000, "four")])
    #expect(
      drawn(first.paired(with: second)) == [
        "0 1000 one", "2000 3000 二/two", "4000 5000 four", "9000 9500 九",
      ])
  }

  @Test func `marks the second language where it is known`() {
    let both = track([(0, 1000, "一")], "zh").paired(with: track([(0, 1000, "one")], "en"))
    #expect(
      String(decoding: both.encoded(as: .webVTT), as: UTF8.self).contains("一\n<lang en>one</lang>"))
  }

  @Test func `loses no text, puts nothing over another, whatever the times`() {
    var generator = SeededGenerator(seed: 7)
    func random(_ letters: String) -> SubtitleTrack {
      var now = 0
      return track(
        (0..<Int.random(in: 0..<9, using: &generator)).map { number in
          let start = now + Int.random(in: 0..<3, using: &generator) * 400
          now = start + Int.random(in: 1..<5, using: &generator) * 350
          return (start, now, "\(letters)\(number)")
        })
    }
    for round in 0..<2000 {
      let (first, second) = (random("a"), random("b"))
      let both = first.paired(with: second)
      for (cue, next) in zip(both.cues, both.cues.dropFirst()) {
        #expect(cue.outTime <= next.inTime, "round \(round)")
      }
      let rows = both.cues.flatMap { $0.text.rows.map(\.string) }
      #expect(rows.filter { $0.hasPrefix("a") } == first.cues.map(\.text.string), "round \(round)")
      // What goes over several cues is repeated, and stays in order.
      var seen: [String] = []
      for row in rows where row.hasPrefix("b") && !seen.contains(row) { seen.append(row) }
      #expect(seen == second.cues.map(\.text.string), "round \(round)")
    }
  }

  // MARK: - By line

  private func turns(_ lines: [String], _ language: String) throws -> [Turn] {
    var options = TranscriptOptions()
    options.language = language
    return try Transcript(
      parsing: Array(lines.joined(separator: "\n").utf8), options: options
    ).turns
  }

  @Test func `puts two turns of one voice side by side in both languages`() throws {
    var speech = SimulatedSpeech(from: 0)
    try speech.say("Yes.\nI see.", pause: 0.05, voice: 1)
    var laid = try LaidOutTrack(
      layingOut: speech.turns, duration: speech.duration, profile: .standard, language: "en")
    try #require(laid.sources.map(\.count) == [2])
    try laid.add(second: turns(["是的。", "我明白了。"], "zh"), profile: .standard, language: "zh")
    #expect(laid.track.cues.map(\.text.string) == ["Yes. I see.\n是的 我明白了"])
  }

  @Test func `spreads a turn's second text over its cues, cut where it is best cut`() throws {
    let chinese = ["我们今天要讨论的这个问题其实很难，很多人都想过，但是一直没有人找到一个真正令人满意的答案。", "嗯。", "是的，我也这么认为。"]
    let english = [
      "The question that we are going to discuss today is really hard, many people have thought "
        + "about it, but nobody has ever found an answer that satisfies.", "Mm.",
      "Yes, I think so too.",
    ]
    var speech = SimulatedSpeech(from: 0)
    try speech.say(chinese.joined(separator: "\n"))
    var laid = try LaidOutTrack(
      layingOut: speech.turns, duration: speech.duration, profile: .standard, language: "zh")
    let alone = laid
    try laid.add(second: turns(english, "en"), profile: .standard, language: "en")
    #expect(laid.track.cues.map(\.range) == alone.track.cues.map(\.range))
    let below = zip(laid.track.cues, alone.track.cues).map { both, first in
      both.text.rows.dropFirst(first.text.rows.count).map(\.string)
    }
    #expect(below.allSatisfy { !$0.isEmpty && $0.count <= 2 })
    #expect(below.joined().allSatisfy { $0.count <= 42 })
    // Two speakers in a cue have dashes in both languages.
    let rows = below.joined().map { $0.hasPrefix("- ") ? String($0.dropFirst(2)) : $0 }
    #expect(rows.joined(separator: " ") == english.joined(separator: " "))
  }
}
