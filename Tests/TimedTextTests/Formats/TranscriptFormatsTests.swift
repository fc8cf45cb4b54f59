import Foundation
import Testing
import TimedText
import Timeline

/// Formats for people: they are written, and not read.
struct TranscriptFormatsTests {
  private static let talk = SubtitleTrack(cues: [
    .at(1_900, 4_000, [Cue.Line("Welcome to the show,", speaker: "Ann")]),
    .at(4_083, 6_000, [Cue.Line("my dear <friends> & all.", speaker: "Ann")]),
    .at(
      6_083, 8_000,
      [Cue.Line("Thank you.", speaker: "Bob"), Cue.Line("Glad to be", speaker: "Bob")]),
    .at(8_083, 9_000, [Cue.Line("here.", speaker: "Bob")]),
    .at(9_083, 10_000, [Cue.Line("Sit down.", speaker: "Ann")]),
    // After a pause, a paragraph begins.
    .at(13_000, 15_000, [Cue.Line("So what is new?", speaker: "Ann")]),
    .at(
      3_723_500, 3_725_000,
      [
        Cue.Line("Nothing.", speaker: "Bob", dash: "- "),
        Cue.Line("Really?", speaker: "Ann", dash: "- "),
      ]),
  ])

  private func text(_ track: SubtitleTrack, _ format: SubtitleFormat) -> String {
    String(decoding: track.encoded(as: format), as: UTF8.self)
  }

  @Test func `writes a paragraph for each contribution`() {
    #expect(
      text(Self.talk, .plainText) == """
        [00:00:01] Ann: Welcome to the show, my dear <friends> & all.

        [00:00:06] Bob: Thank you. Glad to be here.

        [00:00:09] Ann: Sit down.

        [00:00:13] Ann: So what is new?

        [01:02:03] Bob: Nothing.

        [01:02:03] Ann: Really?

        """)
    #expect(
      text(Self.talk, .html).hasPrefix(
        """
        <cite>Ann:</cite>
        <time>0:01</time>
        <p>Welcome to the show, my dear &lt;friends&gt; &amp; all.</p>
        <cite>Bob:</cite>
        <time>0:06</time>
        """))
    #expect(text(Self.talk, .html).contains("<time>1:02:03</time>\n<p>Nothing.</p>\n"))
  }

  @Test func `is read back as a transcript, with its times and names`() throws {
    let transcript = try Transcript(parsing: Self.talk.encoded(as: .plainText))
    #expect(
      transcript.turns.map(\.text) == [
        "Welcome to the show, my dear <friends> & all.", "Thank you. Glad to be here.", "Sit down.",
        "So what is new?", "Nothing.", "Really?",
      ])
    #expect(transcript.turns.map(\.speaker) == ["Ann", "Bob", "Ann", "Ann", "Bob", "Ann"])
    #expect(
      transcript.turns.map(\.statedStart) == [1, 6, 9, 13, 3723, 3723].map { .seconds($0) })
  }

  @Test func `joins the rows of Chinese without spaces`() throws {
    let track = SubtitleTrack(cues: [
      .at(0, 900, [Cue.Line("你知道最疯狂的是", speaker: "甲"), Cue.Line("什么吗？", speaker: "甲")]),
      .at(1_000, 1_900, [Cue.Line("不知道。", speaker: "乙")]),
      .at(2_000, 2_900, [Cue.Line("GPT-3 和", speaker: "甲"), Cue.Line("它的朋友。", speaker: "甲")]),
    ])
    // Where a cue ends without punctuation, a space stands for it.
    let second = SubtitleTrack(cues: [
      .at(0, 900, [Cue.Line("我知道"), Cue.Line("他不知道")]), .at(1_000, 1_900, [Cue.Line("你也不知道。")]),
    ])
    #expect(text(second, .plainText) == "[00:00:00] 我知道他不知道 你也不知道。\n")
    let transcript = try Transcript(parsing: track.encoded(as: .plainText))
    #expect(transcript.turns.map(\.text) == ["你知道最疯狂的是什么吗？", "不知道。", "GPT-3 和它的朋友。"])
    #expect(transcript.turns.map(\.speaker) == ["甲", "乙", "甲"])
  }

  @Test func `ends a long paragraph with a sentence`() {
    let cues = (0..<40).map { number in
      Cue.at(
        number * 1000, number * 1000 + 900, [Cue.Line("This is a sentence, number \(number).")])
    }
    let blocks = text(SubtitleTrack(cues: cues), .plainText).split(separator: "\n")
    #expect(blocks.count == 3)
    #expect(blocks.allSatisfy { $0.hasSuffix(".") && $0.utf8.count < 600 })
  }

  @Test(arguments: [SubtitleFormat.html, .plainText])
  func `keeps text that looks like markup, a tag or a line of its own, text`(format: SubtitleFormat)
  {
    let track = SubtitleTrack(cues: [
      .at(
        0, 900, [Cue.Line("<script>x</script>\n[00:00:09] Eve: hi\u{2028}y", speaker: "A\n<b>: \"")]
      )
    ])
    let written = text(track, format)
    if format == .html {
      #expect(!written.contains("<script") && !written.contains("<b>"))
      #expect(written.split(separator: "\n").count == 3)
    } else {
      #expect(written.split(whereSeparator: \.isNewline).count == 1)
    }
  }

  @Test(arguments: [
    (SubtitleFormat.html, "HTML transcript can be written, not read"),
    (.plainText, "Plain text with times can be written, not read"),
  ])
  func `refuses to read them`(format: SubtitleFormat, message: String) {
    #expect(!format.isReadable && !SubtitleFormat.readable.contains(format))
    let bytes = Self.talk.encoded(as: format)
    for (stated, name) in [(format, "x"), (nil, format.rawValue)] {
      do {
        _ = try SubtitleFile(parsing: bytes, fileExtension: name, as: stated)
        Issue.record("it was read")
      } catch {
        #expect("\(error)".hasSuffix(message))
      }
    }
  }

  @Test func `tells by its content what a file is, whatever its name`() throws {
    let bytes = Self.talk.encoded(as: .subRip)
    #expect(try SubtitleFile(parsing: bytes, fileExtension: "txt").format == .subRip)
  }
}
