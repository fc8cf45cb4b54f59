import Testing
import TimedText
import Timeline
import UnicodeText

@Suite struct `A transcript in another form` {
  private func transcript(_ text: String) throws -> Transcript {
    try Transcript(parsing: Array(text.utf8))
  }

  private func shown(_ text: String) throws -> [String] {
    try transcript(text).turns.map { turn in
      let change = turn.changesVoice.map { $0 ? "≠" : "=" } ?? ""
      let time = turn.statedStart.map { "@\(Int($0.seconds))" } ?? ""
      return (turn.speaker ?? "") + change + time + " " + turn.text
    }
  }

  @Test func `may be SubRip`() throws {
    let text = """
      1
      00:00:01,000 --> 00:00:03,000
      <i>So today</i> we are going

      2
      00:00:03,100 --> 00:00:05,000
      {\\an8}to talk about bread &amp; butter.

      3
      00:00:06,000 --> 00:00:08,000
      - Hello.
      - Hi!

      4
      00:00:20,000 --> 00:00:22,000
      ♪ music ♪

      5
      00:00:22,000 --> 00:00:24,000
      JOHN: Who's there?
      """
    #expect(
      try shown(text) == [
        "@1 So today we are going to talk about bread & butter.", "≠@6 Hello.", "≠ Hi!",
        "JOHN@22 Who's there?",
      ])
    let transcript = try transcript(text)
    #expect(transcript.turns.map(\.lines) == [3...6, 9...9, 10...10, 16...16])
    #expect(transcript.notes.contains(.subtitles(5)))
    #expect(transcript.turns[3].clauses[0].marksBefore == [.music])
  }

  @Test(arguments: [SubtitleFormat.subRip, .webVTT, .ass, .ttml, .sbv, .lrc])
  func `may be subtitles in any format`(format: SubtitleFormat) throws {
    let track = SubtitleTrack(cues: [
      Cue(range: .seconds(1) ..< .seconds(3), text: "So today we are going"),
      Cue(range: .seconds(3) ..< .seconds(5), text: "to talk about bread."),
      Cue(range: .seconds(6) ..< .seconds(8), text: "Is that so?"),
    ])
    let read = try Transcript(parsing: track.encoded(as: format))
    #expect(
      read.turns.map(\.text) == ["So today we are going to talk about bread.", "Is that so?"])
    #expect(read.turns.map(\.statedStart) == [.seconds(1), .seconds(6)])
    #expect(read.notes.contains { if case .subtitles = $0 { true } else { false } })
  }

  @Test func `may be WebVTT`() throws {
    let text = """
      WEBVTT - the bread show

      NOTE this is
      no text

      STYLE
      ::cue { color: lime }

      intro
      00:01.000 --> 00:03.000 align:start
      <v Ann>So today</v> we are going

      00:03.100 --> 00:05.000
      <v Ann>to talk <00:04.000><c>about</c> bread.

      00:06.000 --> 00:08.000
      <v.loud Bob>Hello.
      """
    #expect(
      try shown(text) == ["Ann@1 So today we are going to talk about bread.", "Bob≠@6 Hello."])
  }

  @Test func `may be captions that roll`() throws {
    let text = """
      WEBVTT

      00:00.000 --> 00:02.000
      so today we

      00:02.000 --> 00:04.000
      so today we
      talk about bread.

      00:04.000 --> 00:06.000
      talk about bread.
      First the flour.
      """
    #expect(try shown(text) == ["@0 so today we talk about bread.", " First the flour."])
  }

  @Test func `may be Markdown`() throws {
    let text = """
      ---
      title: Talk
      ---
      # The bread show

      ## Introduction

      **Ann:** Hello *everyone*, see [our site](https://bread.com/x) for **more**.

      > **Bob:** Thanks, `code` and snake_case and 2 * 3 * 4 stay.

      **Ann:** ![a loaf](loaf.png) Bye.
      """
    let transcript = try transcript(text)
    #expect(
      transcript.turns.map(\.text) == [
        "Hello everyone, see our site for more.", "Thanks, code and snake_case and 2 * 3 * 4 stay.",
        "Bye.",
      ])
    #expect(transcript.turns.map(\.speaker) == ["Ann", "Bob", "Ann"])
    #expect(transcript.notes.contains(.headings(lines: [4, 5])))
  }

  @Test func `may be pasted from a word processor`() throws {
    let text =
      "•\u{a0}“Hello,” she\u{a0}said\u{ad}.\u{200b}\r\n\r\n•\tL’été\u{a0}? Non\u{202f}!\u{feff}\r\n"
    #expect(
      try transcript(text).turns.map(\.text) == ["“Hello,” she said.", "L’été\u{a0}? Non\u{202f}!"])
  }

  @Test(arguments: ["\n", "\r\n", "\r", "\u{2028}", "\u{2029}", "\u{85}", "\u{b}", "\u{c}"])
  func `may end its lines in any way`(lineEnd: String) throws {
    let turns = try transcript(["One.", "Two.", "", "Three."].joined(separator: lineEnd)).turns
    #expect(turns.map(\.text) == ["One.", "Two.", "Three."])
    #expect(turns.map(\.lines) == [1...1, 2...2, 3...3])
  }

  @Test func `is the same text in every encoding`() throws {
    let text = "嗯，我们从2012年开始。\n是的，“规模化”这个词很有力。\n好的，那么现在呢？我们又回到了研究的时代。\n"
    let expected = try transcript(text).turns
    for encoding in [TextEncoding.gb18030, .utf16LittleEndian, .utf16BigEndian] {
      let bytes = try #require(encoding.encode(text))
      let read = try Transcript(parsing: bytes)
      #expect(read.turns == expected)
      #expect(read.encoding == encoding)
      #expect(read.language.tag == "zh-Hans")
    }
  }

  @Test(
    arguments: [
      ("[Script Info]\nTitle: x\n", "SubRip"), ("{\"segments\": [\n{\"text\": \"hi\"}\n]}", "JSON"),
      ("<?xml version=\"1.0\"?>\n<tt>\n", "XML"), ("%PDF-1.4\n", "PDF"),
      ("PK\u{3}\u{4}word/", "Word"),
    ])
  func `is refused with a remedy where it holds more than what is said`(
    text: String, kind: String
  ) {
    #expect {
      try transcript(text)
    } throws: { error in
      "\(error)".contains(kind) && "\(error)".hasSuffix(".")
    }
  }

  @Test(arguments: ["", "\n\n", "...\n—\n", "\u{feff}", "[music]\n[applause]"])
  func `is refused where it holds no words`(text: String) {
    #expect(throws: TranscriptError.empty) { try transcript(text) }
  }

  @Test func `is refused where it is larger than any`() {
    let bytes = [UInt8](repeating: 0x61, count: Transcript.largestSize + 1)
    #expect(throws: TranscriptError.tooLarge(bytes.count)) { try Transcript(parsing: bytes) }
  }

  @Test func `tells doubt about its encoding`() throws {
    let bytes = try #require(
      TextEncoding.windows1252.encode("Hola, ¿qué haces mañana? Nada de nada.\n"))
    let notes = try Transcript(parsing: bytes).notes
    #expect(
      notes.contains { if case .doubtfulEncoding(.windows1252, _) = $0 { true } else { false } })
    #expect(notes.allSatisfy { "\($0)".hasSuffix(".") })
  }
}
