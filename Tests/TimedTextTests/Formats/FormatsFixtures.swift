import TestSupport
import TimedText
import Timeline

extension SubtitleTrack {
  /// A cue for everything that a writer has to get right.
  static let awkward = SubtitleTrack(
    language: "zh",
    cues: [
      .at(0, 833, [Cue.Line("嗯")]),
      .at(1_000, 3_500, [Cue.Line("你知道最疯狂的是什么吗？", speaker: "甲"), Cue.Line("不知道", speaker: "甲")]),
      .at(3_583, 5_000, [Cue.Line("还是我在说", speaker: "甲")]),
      .at(
        5_083, 7_999,
        [Cue.Line("真的？", speaker: "甲", dash: "- "), Cue.Line("真的", speaker: "乙 & <丙>", dash: "- ")]),
      .at(8_083, 9_000, [Cue.Line("没有名字的人说")]),
      .at(9_083, 12_000, [Cue.Line("a < b && b > c, <i>no tag</i> &amp; no entity")]),
      .at(12_083, 13_000, [Cue.Line("an --> arrow"), Cue.Line("00:00:01,000 --> 00:00:02,000")]),
      .at(
        13_083, 14_000, [Cue.Line("line\nend"), Cue.Line(""), Cue.Line("\u{2028}after a blank\r")]),
      .at(14_083, 15_000, [Cue.Line("شكرا جزيلا"), Cue.Line("👩‍👩‍👧 e\u{301}")]),
      Cue(
        identifier: "chapter 1", range: .milliseconds(3_661_001) ..< .milliseconds(3_662_002),
        lines: [Cue.Line("after an hour")]),
      .at(360_000_000, 360_001_000, [Cue.Line("after a hundred hours")]),
    ])
}

extension Cue {
  static func at(_ start: Int, _ end: Int, _ lines: [Line]) -> Cue {
    Cue(range: .milliseconds(start) ..< .milliseconds(end), lines: lines)
  }

  /// Cues in order, with text of letters, marks and what formats use for themselves.
  static func random(using generator: inout SeededGenerator) -> [Cue] {
    var now = 0
    return (0..<Int.random(in: 0..<8, using: &generator)).map { _ in
      now += Int.random(in: 0..<5000, using: &generator)
      let start = now
      now += Int.random(in: 0..<7_000_000, using: &generator)
      let lines = (0..<Int.random(in: 1..<3, using: &generator)).map { _ in
        let pieces = [
          "我们", "a", "<", ">", "&", "amp;", "-", ".", "1", "é", "👍", "NOTE", "WEBVTT", "{", "-->",
        ]
        let text = (0..<Int.random(in: 1..<6, using: &generator)).map { _ in
          pieces.randomElement(using: &generator) ?? ""
        }.joined(separator: [" ", ""].randomElement(using: &generator) ?? "")
        return Cue.Line(
          text, speaker: ["甲", "A & <B>", nil].randomElement(using: &generator) ?? nil)
      }
      return .at(start, now, lines)
    }
  }
}
