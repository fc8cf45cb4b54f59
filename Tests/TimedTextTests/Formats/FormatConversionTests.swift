import TestSupport
import Testing
import TimedText
import Timeline

/// What becomes of a track in a format that cannot hold all of it, and what is said of that.
struct FormatConversionTests {
  private func read(_ text: String, _ format: SubtitleFormat) throws -> SubtitleFile {
    try SubtitleFile(parsing: Array(text.utf8), as: format)
  }

  private func written(_ track: SubtitleTrack, _ format: SubtitleFormat) -> String {
    String(decoding: track.encoded(as: format), as: UTF8.self)
  }

  // MARK: - Rows

  @Test func `keeps blank rows, or says that they are lost`() throws {
    let track = SubtitleTrack(cues: [Cue(range: .seconds(1) ..< .seconds(2), text: "a\n\nb")])
    #expect(written(track, .webVTT).hasSuffix("02.000\na\n \nb\n\n"))
    #expect(written(track, .subRip).hasSuffix("02,000\na\nb\n\n"))
    #expect(written(track, .sbv).hasSuffix("02.000\na[br][br]b\n\n"))
    for format in [SubtitleFormat.ass, .ttml, .json, .csv, .sbv, .podcast] {
      #expect(
        try SubtitleTrack(parsing: track.encoded(as: format), as: format).cues[0].shown == "a\n\nb")
      #expect(track.losses(in: format).isEmpty)
    }
    #expect(track.losses(in: .subRip).map(\.description) == ["blank rows of cue 1"])
  }

  @Test func `takes a row of a space for a row, as browsers do`() throws {
    let text =
      "WEBVTT\n\n00:01.000 --> 00:02.000\n \n<i>one</i>\n\n00:02.000 --> 00:03.000\none\n \n\n"
    let track = try read(text, .webVTT).track
    #expect(track.cues.map(\.shown) == [" \none", "one\n "])
    #expect(
      written(track, .webVTT).hasSuffix(
        "02.000\n \n<i>one</i>\n\n00:00:02.000 --> 00:00:03.000\none\n \n\n"))
    #expect(
      written(track, .subRip)
        == "1\n00:00:01,000 --> 00:00:02,000\n<i>one</i>\n\n2\n00:00:02,000 --> 00:00:03,000\none\n\n"
    )
  }

  @Test func `ends a cue behind tags that nothing is in`() throws {
    var text = CueText("a\n").marked(.italic)
    text.append("", as: .bold)
    let cues = [
      Cue(range: .seconds(1) ..< .seconds(2), text: text),
      Cue(range: .seconds(2) ..< .seconds(3), text: "b"),
    ]
    for format in [SubtitleFormat.subRip, .webVTT] {
      let file = try SubtitleFile(parsing: SubtitleTrack(cues: cues).encoded(as: format))
      #expect(file.format == format && file.track.cues.count == 2)
      #expect(file.diagnostics.isEmpty)
    }
  }

  // MARK: - Times

  @Test func `puts cues in order where the format has them so, and says so`() throws {
    let text =
      "[Script Info]\n[Events]\nDialogue: 0,0:00:03.00,0:00:04.00,Default,,0,0,0,,b\n"
      + "Comment: 0,0:00:00.00,0:00:00.00,Default,,0,0,0,,of a\n"
      + "Dialogue: 0,0:00:01.00,0:00:02.00,Default,,0,0,0,,a\n"
    let track = try read(text, .ass).track
    #expect(
      written(track, .webVTT)
        == "WEBVTT\n\nNOTE of a\n\n00:00:01.000 --> 00:00:02.000\na\n\n"
        + "00:00:03.000 --> 00:00:04.000\nb\n\n")
    #expect(track.losses(in: .webVTT).map(\.feature) == [.order])
    #expect(track.losses(in: .ttml).isEmpty)
  }

  @Test(arguments: [
    (
      "srt", "1\n00:00:01,000 --> 00:00:01,000\na\n",
      ["2:18: the cue lasts no time: players do not show it"]
    ),
    ("vtt", "WEBVTT\n\n00:02.000 --> 00:01.000\na\n", ["3:15: the cue ends before it begins"]),
    (
      "vtt", "WEBVTT\n\n00:02.000 --> 00:03.000\na\n\n00:01.000 --> 00:02.000\nb\n",
      ["6:1: the cue begins before the one that it stands behind"]
    ),
    (
      "vtt", "WEBVTT\n\n00:02.000 --> 9999999:00:00.000\na\n",
      ["3:15: a time beyond a million hours is taken as that"]
    ),
    (
      "json", "[{\"start\":1e30,\"end\":2e30,\"text\":\"a\"}]",
      [
        "1:11: a time beyond a million hours is taken as that",
        "1:22: a time beyond a million hours is taken as that",
        "1:22: the cue lasts no time: players do not show it",
      ]
    ),
    ("rttm", "SPEAKER a 1 2 -1 <NA> <NA> x <NA> <NA>\n", ["1:15: the cue ends before it begins"]),
    ("audacity", "1.0\t1.0\ta\n", []),
  ])
  func `says what players make nothing of`(format: String, text: String, messages: [String]) throws
  {
    let file = try read(text, try #require(SubtitleFormat(rawValue: format)))
    #expect(file.diagnostics.map(\.description) == messages)
    #expect(file.repaired() == Array(text.utf8))
  }

  @Test func `can shift the longest time by decades`() throws {
    let file = try read(
      "WEBVTT\n\n00:01.000 --> 9999999:00:00.000\na<9999999:00:00.000>b\n", .webVTT)
    let decades = MediaTime.seconds(3_600 * 24 * 365 * 80)
    #expect(file.track.cues[0].outTime + decades > file.track.cues[0].outTime)
    for case .time(let time) in file.track.cues[0].text.spans.map(\.markup.kind) {
      #expect(time + decades > time)
    }
  }

  @Test func `writes no negative duration`() throws {
    let track = try read("1\n00:00:02,000 --> 00:00:01,000\na\n", .subRip).track
    #expect(written(track, .rttm) == "SPEAKER recording 1 2.000 0.000 <NA> <NA> speech <NA> <NA>\n")
  }

  // MARK: - Others

  @Test func `names several voices where there is place for one`() throws {
    let track = try read("WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ann>a</v> <v Bob>b</v>\n", .webVTT)
      .track
    #expect(
      track.losses(in: .rttm).map(\.description) == ["the text of cue 1", "who speaks of cue 1"])
  }

  @Test func `says that text is not hidden until its time`() throws {
    let track = try SubtitleTrack(
      parsing: Array(
        """
        <tt xmlns="http://www.w3.org/ns/ttml"><body><div><p begin="1s" end="5s">one
        <span begin="1s">two</span></p></div></body></tt>
        """.utf8), as: .ttml)
    for format in [SubtitleFormat.ass, .ssa, .lrc] {
      #expect(track.losses(in: format).map(\.feature) == [.hiding])
    }
    #expect(track.losses(in: .webVTT).isEmpty)
    #expect(track.losses(in: .ttml).isEmpty)
    #expect(track.losses(in: .subRip).map(\.feature) == [.innerTimes])
  }

  @Test func `names a colour behind letters, and a size that the format lacks`() throws {
    var text = CueText("a")
    text = text.marked(Markup(.font(.init(background: "#000000", face: "Arial", size: "80%"))))
    let track = SubtitleTrack(cues: [Cue(range: .seconds(1) ..< .seconds(2), text: text)])
    #expect(track.losses(in: .ass).map(\.feature) == [.background, .fontSize])
    #expect(track.losses(in: .subRip).map(\.feature) == [.background, .fontSize])
    #expect(track.losses(in: .webVTT).map(\.feature) == [.font, .fontSize])
    #expect(track.losses(in: .ttml).isEmpty)
  }
}
