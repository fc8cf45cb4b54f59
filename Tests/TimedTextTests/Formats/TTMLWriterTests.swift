import Testing
import TimedText
import Timeline

/// What TTML holds, written and read back.
struct TTMLWriterTests {
  private func back(_ track: SubtitleTrack) throws -> SubtitleTrack {
    let file = try SubtitleFile(parsing: track.encoded(as: .ttml))
    #expect(file.format == .ttml)
    #expect(file.diagnostics.isEmpty)
    return file.track
  }

  private func cue(_ text: CueText, _ change: (inout Cue) -> Void = { _ in }) -> Cue {
    var cue = Cue(range: .seconds(10) ..< .seconds(20), text: text)
    change(&cue)
    return cue
  }

  /// The text of a cue of WebVTT.
  private static func text(_ marked: String) throws -> CueText {
    let file = "WEBVTT\n\n00:10.000 --> 00:20.000\n\(marked)\n"
    return try SubtitleTrack(parsing: Array(file.utf8), as: .webVTT).cues[0].text
  }

  @Test(arguments: [
    "<ruby>漢字<rt>かんじ</rt></ruby>です", "<ruby>漢<rt>かん</rt>字<rt>じ</rt></ruby>",
    "<b><ruby><i>漢</i><rt>か<u>ん</u></rt></ruby></b>",
    "<lang en>a <lang en>b</lang></lang>", "<v A &amp; &lt;B&gt; \"C\">a</v> <v D>b</v>",
    "<b><i><u>a</u></i></b>", "<i></i>", "<b>a</b><b>b</b>", "",
  ])
  func `holds readings, looks and voices`(marked: String) throws {
    let track = SubtitleTrack(cues: [cue(try Self.text(marked))])
    #expect(try back(track) == track)
  }

  @Test(arguments: [
    Markup.Font(color: "#ff000080", background: "#00ff00"), .init(face: "Noto Sans CJK"),
    .init(face: "Arial, \"Times New\", serif"), .init(face: "a\\b \"c\"", size: "120%"),
    .init(face: "'x'", size: "1.5c"), .init(color: "#ffffff", size: "20px 30px"),
  ])
  func `holds what letters look like`(font: Markup.Font) throws {
    let track = SubtitleTrack(cues: [cue(CueText("a").marked(Markup(.font(font))))])
    #expect(try back(track) == track)
  }

  @Test func `leaves out a look that TTML cannot say`() throws {
    let font = Markup.Font(color: "nonsense\"", background: "url(x)", size: "huge")
    let track = SubtitleTrack(cues: [cue(CueText("a").marked(Markup(.font(font))))])
    #expect(try back(track).cues == [cue("a")])
  }

  @Test(arguments: [
    "a", "1", "chapter 1", "_x0041_", "_x", "é:b", "a\"<&>", "\u{1F600}", "bottom", "speaker-1",
  ])
  func `holds any identifier`(identifier: String) throws {
    let track = SubtitleTrack(cues: [
      cue(CueText("a").marked(.voice("Ann"))) { $0.identifier = identifier }
    ])
    #expect(try back(track) == track)
  }

  @Test(arguments: ["a -- b", "-", "a--", "---", "<p>", "]]> & <!-- x", "two\nlines"])
  func `holds any comment`(comment: String) throws {
    let track = SubtitleTrack(
      cues: [cue("a")],
      blocks: [
        TrackBlock(.comment(comment), before: 0), TrackBlock(.comment(comment), before: 1),
      ])
    #expect(try back(track) == track)
  }

  @Test(arguments: ["  a", "a  b", "a ", "a\n b", "a\tb", " ", "\n", "a\n\nb", "\u{A0}a\u{3000}"])
  func `holds white space`(text: String) throws {
    let track = SubtitleTrack(cues: [cue(CueText(text)), cue(CueText(text).marked(.italic))])
    #expect(try back(track) == track)
  }

  @Test func `holds the language, the title, and what a cue is`() throws {
    var track = SubtitleTrack(language: "zh-Hans", title: "A & <B>", cues: [cue("a")])
    track.cues[0].attributes = [Attribute("ttml.role", "description")]
    #expect(try back(track) == track)
    #expect(track.losses(in: .ttml).isEmpty)
  }

  @Test func `writes what XML cannot have as something that it can`() throws {
    let track = SubtitleTrack(cues: [cue("a\u{0}b\u{1B}c\u{FFFE}d")])
    #expect(try back(track).cues.map(\.shown) == ["a b c\u{FFFD}d"])
  }

  @Test func `writes a reading that stands nowhere in brackets`() throws {
    var text = CueText("漢")
    text.append("かん", as: Markup(.rubyText))
    #expect(try back(SubtitleTrack(cues: [cue(text)])).cues.map(\.shown) == ["漢(かん)"])
  }

  @Test(arguments: [
    (
      "<span begin='0s'>one </span><span begin='2.5s'>two</span>",
      "<00:00:10.000>one <00:00:12.500>two"
    ),
    (
      "<span tts:fontWeight='bold'>one <span begin='1s'>two</span></span>",
      "<b>one <00:00:11.000>two</b>"
    ),
    (
      "one<span begin='1s'/><br/><span begin='2s' tts:fontStyle='italic'>two</span>",
      "one<00:00:11.000>/<00:00:12.000><i>two</i>"
    ),
  ])
  func `keeps hidden what comes later`(content: String, marked: String) throws {
    let file = TTMLFixtures.file("<p begin='10s' end='20s'>\(content)</p>")
    let track = try SubtitleTrack(parsing: Array(file.utf8), as: .ttml)
    #expect(track.cues.map(\.marked) == [marked])
    #expect(track.losses(in: .ttml).isEmpty)
    #expect(try back(track).cues == track.cues)
    let webVTT = String(decoding: track.encoded(as: .webVTT), as: UTF8.self)
    #expect(webVTT.contains("STYLE\n::cue(:future) { visibility: hidden }\n"))
  }

  @Test func `hides nothing that was there from the start, and says that its times are lost`()
    throws
  {
    let text = try Self.text("<00:00:11.000>a<00:00:12.000><c.red>b</c>")
    let track = SubtitleTrack(cues: [cue(text)])
    #expect(try back(track).cues.map(\.marked) == ["a<c.red>b</c>"])
    #expect(
      track.losses(in: .ttml).map(\.description) == ["times inside the text of cue 1"])
    let written = String(decoding: track.encoded(as: .ttml), as: UTF8.self)
    #expect(!written.contains("<span begin") && !written.contains("/><span"))
  }
}
