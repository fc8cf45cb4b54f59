import Testing
import TimedText
import Timeline

/// What other formats make of scripts, and scripts of other formats.
struct SubStationConversionTests {
  private static let head = """
    [Script Info]
    ScriptType: v4.00+
    PlayResX: 640
    PlayResY: 360

    [V4+ Styles]
    Format: Name, PrimaryColour, Bold, Italic, Underline, StrikeOut, Alignment
    Style: Main,&H00FFFFFF,0,0,0,0,2
    Style: Thought,&H00FFFFFF,0,-1,0,0,2
    Style: Sign,&H0000FFFF,-1,0,0,0,8
    Style: Note,&H00FFFFFF,0,0,-1,-1,1

    [Events]
    Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
    Dialogue: 0,0:00:00.00,0:00:00.50,Main,,0,0,0,,usual
    Dialogue: 0,0:00:00.50,0:00:01.00,Main,,0,0,0,,usual

    """

  /// The text of a WebVTT file for an event in a style, with its settings.
  private func webVTT(_ style: String, _ text: String) throws -> String {
    let line = "Dialogue: 0,0:00:01.00,0:00:02.00,\(style),,0,0,0,,\(text)\n"
    let track = try SubtitleTrack(parsing: Array((Self.head + line).utf8), as: .ass)
    let file = String(decoding: track.encoded(as: .webVTT), as: UTF8.self)
    let block = try #require(file.split(separator: "\n\n").last)
    return String(block.dropFirst("00:00:01.000 --> 00:00:02.000".count).trimmingPrefix(" "))
      .replacing("\n", with: "|")
  }

  @Test(arguments: [
    ("Main", "a", "|a"), ("Thought", "a", "|<i>a</i>"), ("*Thought", "a", "|<i>a</i>"),
    ("Nobody", "a", "|a"),
    ("Thought", "a{\\i0}b{\\i1}c", "|<i>a</i>b<i>c</i>"), ("Thought", "{\\i}a", "|<i>a</i>"),
    ("Thought", "a{\\r}b{\\rMain}c{\\rSign}d", "|<i>a</i><i>b</i>c<b><c.yellow>d</c></b>"),
    ("Sign", "a", "line:0|<b><c.yellow>a</c></b>"),
    ("Sign", "{\\c&HFF&}a{\\c}b", "line:0|<b><c.red>a</c><c.yellow>b</c></b>"),
    ("Sign", "{\\an2}a", "|<b><c.yellow>a</c></b>"),
    ("Note", "a", "position:0%,line-left align:left|<u><c.strikeout>a</c></u>"),
    ("Main", "{\\blur3}a{a note}b", "|ab"),
    ("Main", "{\\pos(320,90)}a", "line:25%,end position:50%,center align:center|a"),
    ("Main", "{\\an7\\pos(64, 36)}a", "line:10%,start position:10%,line-left align:left|a"),
    ("Main", "{\\pos(-1,1e99)}a", "line:100%,end position:0%,center align:center|a"),
    ("Main", "{\\pos(1)}a", "|a"),
  ])
  func `makes markup and settings of styles and tags`(
    style: String, text: String, written: String
  ) throws {
    #expect(try webVTT(style, text) == written)
  }

  @Test func `leaves out drawings, and says so`() throws {
    let drawing = "Dialogue: 0,0:00:01.00,0:00:02.00,Main,,0,0,0,,{\\p1}m 0 0 l 9 9\n"
    let comment = "Comment: 0,0:00:00.00,0:00:00.00,Default,,0,0,0,,note\n"
    let last = "Dialogue: 0,0:00:02.00,0:00:03.00,Main,,0,0,0,,last\n"
    let text = Self.head + drawing + comment + last
    let track = try SubtitleTrack(parsing: Array(text.utf8), as: .ass)
    #expect(track.cues.count == 4)
    let back = try SubtitleTrack(parsing: track.encoded(as: .webVTT), as: .webVTT)
    #expect(back.cues.map(\.shown) == ["usual", "usual", "last"])
    #expect(back.blocks == [TrackBlock(.comment("note"), before: 2)])
    let losses = track.losses(in: .webVTT)
    #expect(Set(losses.map(\.feature)) == [.foreign])
    #expect(losses.first?.firstCue == 2)
    #expect(track.losses(in: .ass).isEmpty)
    #expect(track.losses(in: .ssa).isEmpty)
  }

  @Test func `does not say that a style is lost that becomes markup`() throws {
    let line = "Dialogue: 0,0:00:01.00,0:00:02.00,Sign,,0,0,0,,a\n"
    let track = try SubtitleTrack(parsing: Array((Self.head + line).utf8), as: .ass)
    #expect(
      track.losses(in: .sbv).map(\.description) == [
        "the place on the screen of cue 3", "bold type of cue 3", "the colour of cue 3",
        "what only its own format knows of the file in 3 places",
      ])
  }

  @Test(arguments: [
    ("{\\alpha&HFF&}a{\\alpha&H00&}b", ["b"]), ("{\\alpha&HFF&}a", []),
    ("{\\alpha&HFF&\\t(0,500,\\alpha&H00&)}a", ["a"]), ("{\\alpha&H80&}a", ["a"]),
    ("{\\alpha&HFF&}a{\\r}b", ["b"]),
  ])
  func `does not show what is wholly transparent`(text: String, shown: [String]) throws {
    let bytes = SubStationTextTests.file(text)
    let track = try SubtitleTrack(parsing: bytes, as: .ass)
    let back = try SubtitleTrack(parsing: track.encoded(as: .webVTT), as: .webVTT)
    #expect(back.cues.map(\.shown) == shown)
    #expect(track.losses(in: .webVTT).contains { $0.feature == .foreign })
  }

  @Test func `takes scripts' overrides in SubRip for what they are`() throws {
    let file = "1\n00:00:01,000 --> 00:00:02,000\n{\\i1}a{\\i0} {\\c&H0000FF&}b\n\n"
    let track = try SubtitleTrack(parsing: Array(file.utf8), as: .subRip)
    #expect(
      String(decoding: track.encoded(as: .webVTT), as: UTF8.self)
        .hasSuffix("<i>a</i> <c.red>b</c>\n\n"))
    #expect(track.losses(in: .webVTT).isEmpty)
    #expect(track.encoded(as: .subRip) == Array(file.utf8))
  }

  @Test func `writes a script that looks well on a wide screen`() {
    let track = SubtitleTrack(
      language: "en", title: "A film", cues: [.at(1_004, 2_006, [Cue.Line("a", speaker: "Ann, B")])]
    )
    #expect(
      String(decoding: track.encoded(as: .ass), as: UTF8.self) == """
        [Script Info]
        Title: A film
        ScriptType: v4.00+
        Language: en
        WrapStyle: 0
        ScaledBorderAndShadow: yes
        PlayResX: 1920
        PlayResY: 1080

        [V4+ Styles]
        Format: Name, Fontname, Fontsize, PrimaryColour, SecondaryColour, OutlineColour, BackColour, \
        Bold, Italic, Underline, StrikeOut, ScaleX, ScaleY, Spacing, Angle, BorderStyle, Outline, \
        Shadow, Alignment, MarginL, MarginR, MarginV, Encoding
        Style: Default,Arial,72,&H00FFFFFF,&H000000FF,&H00000000,&H80000000,0,0,0,0,100,100,0,0,1,4,0,\
        2,120,120,60,1

        [Events]
        Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
        Dialogue: 0,0:00:01.00,0:00:02.01,Default,Ann; B,0,0,0,,a

        """)
  }

  @Test func `names those who speak after the first`() throws {
    let lines = [
      Cue.Line("yes?", speaker: "Ann", dash: "- "), Cue.Line("no", speaker: "Bob", dash: "- "),
    ]
    let file = SubtitleTrack(cues: [.at(0, 1_000, lines)]).encoded(as: .ass)
    #expect(
      String(decoding: file, as: UTF8.self).hasSuffix(",Default,Ann,0,0,0,,- yes?\\N- Bob: no\n"))
  }

  @Test func `knows the overrides of SubRip`() throws {
    let subRip = "1\n00:00:01,000 --> 00:00:02,000\n{\\fad(1,2)}<i>a</i> <b>b</b>\n"
    let track = try SubtitleTrack(parsing: Array(subRip.utf8), as: .subRip)
    #expect(track.losses(in: .ass).isEmpty)
    #expect(
      String(decoding: track.encoded(as: .ass), as: UTF8.self)
        .hasSuffix(",,{\\fad(1,2)\\i1}a{\\i0} {\\b1}b\n"))
  }

  // MARK: - The older version

  private static let old = """
    [Script Info]
    Title: old
    ScriptType: v4.00
    PlayResX: 640

    [V4 Styles]
    Format: Name, Fontname, Fontsize, PrimaryColour, SecondaryColour, TertiaryColour, BackColour, Bold, Italic, BorderStyle, Outline, Shadow, Alignment, MarginL, MarginR, MarginV, AlphaLevel, Encoding
    Style: Default,Arial,18,65535,16777215,255,0,-1,0,1,2,1,6,30,30,30,0,0

    [Events]
    Format: Marked, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
    Dialogue: Marked=1,0:00:01.00,0:00:02.00,Default,Ann,0000,0000,0000,,{\\a5}a{\\i1}b
    Dialogue: Marked=0,0:00:02.00,0:00:03.00,*Default,,0000,0000,0000,,c

    """

  @Test func `reads the older version, and writes it again byte for byte`() throws {
    let bytes = Array(Self.old.utf8)
    let file = try SubtitleFile(parsing: bytes)
    #expect(file.format == .ssa)
    #expect(file.diagnostics.isEmpty)
    #expect(file.repaired() == bytes)
    let cues = file.track.cues
    #expect(cues[0].attributes == [Attribute("ass.marked", "1")])
    #expect(cues[0].settings?.anchor == .init(row: .top, column: .left))
    #expect(try SubtitleTrack(parsing: file.track.encoded(as: .ssa), as: .ssa) == file.track)
    var track = file.track
    track.cues[1].inTime = .milliseconds(2_500)
    #expect(
      String(decoding: file.encoded(track), as: UTF8.self)
        == Self.old.replacing("Marked=0,0:00:02.00", with: "Marked=0,0:00:02.50"))
  }

  @Test func `turns one version into the other and back`() throws {
    let track = try SubtitleTrack(parsing: Array(Self.old.utf8), as: .ssa)
    let new = String(decoding: track.encoded(as: .ass), as: UTF8.self)
    #expect(
      new.contains(
        "\nStyle: Default,Arial,18,&H0000FFFF,&H00FFFFFF,&H000000FF,&H00000000,-1,0,0,0,100,100,0,0,1,"
          + "2,1,8,30,30,30,0\n"))
    #expect(
      new.contains("\nDialogue: 0,0:00:01.00,0:00:02.00,Default,Ann,0,0,0,,{\\an7}a{\\i1}b\n"))
    let back = try SubtitleTrack(parsing: Array(new.utf8), as: .ass).encoded(as: .ssa)
    #expect(
      String(decoding: back, as: UTF8.self).contains(
        "\nStyle: Default,Arial,18,65535,16777215,255,0,-1,0,1,2,1,6,30,30,30,0,0\n"))
  }

  @Test func `has no tags that the older version lacks`() throws {
    var text = CueText("a")
    text.append("b", as: .underline, .strikeout, .bold)
    var cue = Cue(range: .zero ..< .seconds(1), text: text)
    cue.settings = CueSettings(.init(row: .middle, column: .right))
    let track = SubtitleTrack(cues: [cue])
    #expect(track.losses(in: .ssa).map(\.feature) == [.underline, .strikeout])
    let file = String(decoding: track.encoded(as: .ssa), as: UTF8.self)
    #expect(
      file.hasSuffix("Dialogue: Marked=0,0:00:00.00,0:00:01.00,Default,,0,0,0,,{\\a11}a{\\b1}b\n"))
  }
}
