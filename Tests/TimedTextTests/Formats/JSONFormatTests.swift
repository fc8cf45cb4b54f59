import TestSupport
import Testing
import TimedText
import Timeline
import UnicodeText

/// Cuelight's own JSON, Podcasting 2.0's transcripts and chapters, and Bilibili's subtitles.
struct JSONFormatTests {
  private func file(_ text: String, _ format: SubtitleFormat = .json) throws -> SubtitleFile {
    try SubtitleFile(parsing: Array(text.utf8), as: format)
  }

  private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

  private func cue(_ json: String) throws -> Cue {
    try #require(try file("{\"segments\":[\(json)]}").track.cues.first)
  }

  // MARK: - Other programs

  private static let whisper =
    #"{"text":" a b","segments":[{"id":0,"start":0.0,"end":1.5,"text":" a b","temperature":0.0}]}"#
  private static let whisperCpp = """
    {"systeminfo": "AVX", "model": {"type": "base"}, "params": {"language": "auto"},
     "result": {"language": "en"},
     "transcription": [
      {"timestamps": {"from": "00:00:00,000", "to": "00:00:01,500"},
       "offsets": {"from": 0, "to": 1500}, "text": " a b"},
      {"timestamps": {"from": "00:00:01,500", "to": "00:00:03,000"}, "text": " c"}]}
    """

  @Test func `reads what Whisper and whisper.cpp write, and writes its own`() throws {
    for text in [Self.whisper, Self.whisperCpp] {
      let file = try SubtitleFile(parsing: Array(text.utf8), fileExtension: "json")
      #expect(file.format == .json)
      #expect(file.diagnostics.isEmpty)
      #expect(file.repaired() == Array(text.utf8))
      #expect(file.track.cues[0].drawn == "|0.000 1.500||a b")
      let own = self.text(file.encoded(as: .json))
      #expect(own.contains(#""startTime":0,"endTime":1.5,"body":"a b""#))
      #expect(
        try SubtitleTrack(parsing: Array(own.utf8), as: .json).cues.map(\.drawn)
          == file.track.cues.map(\.drawn))
    }
    let file = try file(Self.whisperCpp)
    #expect(file.track.language == "en")
    #expect(file.track.cues.map(\.drawn) == ["|0.000 1.500||a b", "|1.500 3.000||c"])
  }

  // MARK: - Times

  @Test(arguments: [
    ("0", 0), ("1", 705_600_000), ("0.001", 705_600), ("1e-3", 705_600), ("-0.5", -352_800_000),
    ("0.041666667", 29_400_000), ("0.0416666666666666666666666667", 29_400_000),
    ("12345678901.000000001", 2_540_160_000_000_000_000), ("1e400", 2_540_160_000_000_000_000),
    ("-1e400", -2_540_160_000_000_000_000), ("1E2", 70_560_000_000), ("0.0000000007", 0),
    ("0.0000000008", 1),
    ("0.000000000708616780", 0), ("0.000000000708616781", 1),
    ("359999.999", 254_015_999_294_400),
  ])
  func `takes decimals to the nearest tick`(number: String, ticks: Int64) throws {
    let cue = try cue("{\"startTime\":\(number),\"endTime\":\(number),\"body\":\"\"}")
    #expect(cue.inTime == MediaTime(ticks: ticks))
    #expect(cue.outTime == cue.inTime)
  }

  @Test func `writes the shortest decimal that reads back to the same tick`() throws {
    var generator = SeededGenerator(seed: 50)
    func written(_ time: MediaTime) -> Substring {
      let track = SubtitleTrack(cues: [Cue(inTime: time, outTime: time, text: "")])
      let text = text(track.encoded(as: .json))
      return text.split(separator: "\"startTime\":")[1].prefix { $0 != "," }
    }
    #expect(written(.milliseconds(1500)) == "1.5")
    #expect(written(.seconds(7200)) == "7200")
    #expect(written(MediaTime(samples: 1, rate: 24)) == "0.041666667")
    #expect(written(MediaTime(samples: 1, rate: 8000)) == "0.000125")
    #expect(written(MediaTime(ticks: -1)) == "-0.000000001")
    for _ in 0..<2000 {
      let bits = Int.random(in: 1..<60, using: &generator)
      let ticks = Int64.random(in: -(1 << bits)...(1 << bits), using: &generator)
      let decimal = written(MediaTime(ticks: ticks))
      let read = try cue("{\"startTime\":\(decimal),\"endTime\":0,\"body\":\"\"}")
      #expect(read.inTime.ticks == ticks, "\(decimal)")
      guard decimal.contains("."), let last = decimal.last else { continue }
      // With a digit less, cut off or rounded up, it is another time.
      #expect(last != "0")
      let cut = decimal.dropLast().last == "." ? decimal.dropLast(2) : decimal.dropLast()
      #expect(
        try cue("{\"startTime\":\(cut),\"endTime\":0,\"body\":\"\"}").inTime.ticks != ticks)
    }
  }

  // MARK: - What a track can hold

  /// A cue of every kind of markup, in ways that WebVTT's cue text syntax has and has not.
  private static let allMarkup: SubtitleTrack = {
    let kinds: [Markup.Kind] = [
      .bold, .italic, .underline, .strikeout, .group, .voice("A \"B\"\n\u{0}"), .voice(""),
      .language("zh-Hant"), .ruby, .rubyText, .time(MediaTime(ticks: 7)),
      .font(.init(color: "#ff0000", background: "#00ff0080", face: "Noto", size: "12")),
      .font(.init()), .foreign(.subRip, "{\\pos(1,2)}"), .foreign(.webVTT, "<x>"),
    ]
    var cues: [Cue] = []
    for outer in kinds {
      for inner in kinds {
        var text = CueText("a\n\n<b>&amp; ")
        text.append("里é", as: Markup(outer, classes: ["x", "y.z "]), Markup(inner))
        text.append("", as: Markup(inner))
        text.append("\u{2028}\r\n\t\u{7F}")
        cues.append(Cue(inTime: .zero, outTime: .seconds(-1), text: text))
        cues.append(Cue(inTime: .zero, outTime: .zero, text: text.marked(Markup(outer))))
      }
      cues.append(Cue(inTime: .zero, outTime: .zero, text: CueText("x").marked(Markup(outer))))
      cues.append(Cue(inTime: .zero, outTime: .zero, text: CueText("").marked(Markup(outer))))
    }
    return SubtitleTrack(cues: cues)
  }()

  @Test func `keeps all markup`() throws {
    let bytes = Self.allMarkup.encoded(as: .json)
    let read = try SubtitleFile(parsing: bytes)
    #expect(read.format == .json)
    #expect(read.diagnostics.filter { !$0.message.hasPrefix("the cue") }.isEmpty)
    for (cue, other) in zip(read.track.cues, Self.allMarkup.cues) { #expect(cue == other) }
    #expect(read.track == Self.allMarkup)
    #expect(Self.allMarkup.losses(in: .json).isEmpty)
  }

  @Test func `keeps all else`() throws {
    var settings = CueSettings()
    (settings.vertical, settings.lineAlignment, settings.position) = (.growingLeft, .end, 33.25)
    (settings.line, settings.positionAlignment) = (.percentage(1e-7), .lineRight)
    (settings.size, settings.alignment, settings.region) = (.infinity, .left, "a \"b\"")
    var cue = Cue(inTime: .seconds(2), outTime: .seconds(1), text: "x")
    (cue.identifier, cue.settings) = ("", settings)
    cue.attributes = [
      Attribute("json.words", "[1, 2]"), Attribute("ass.layer", "1"), Attribute("ass.layer", "2"),
      Attribute("json.broken", "{\"a\":"), Attribute("json.x", "{\"y\": [null]}"),
      Attribute("json.body", "\"other\""), Attribute("json.x", "true"), Attribute("json.", "1"),
    ]
    var other = Cue(inTime: .zero, outTime: .zero, text: "")
    var places = CueSettings()
    places.line = .number(-1.5)
    other.settings = places
    var region = CueRegion(
      identifier: "r\n", width: 1 / 3, lines: .max, viewportAnchor: .init(x: -1, y: 1e300))
    region.scrollsUp = true
    let track = SubtitleTrack(
      language: "", title: "\u{FEFF}", cues: [cue, other],
      blocks: [
        TrackBlock(.comment("c"), before: 2), TrackBlock(.region(region), before: 1),
        TrackBlock(.styleSheet("a"), before: 1), TrackBlock(.region(region)),
        TrackBlock(.foreign(.webVTT, "x\n"), before: 2), TrackBlock(.styleSheet("a"), before: 0),
      ],
      attributes: [
        Attribute("vtt.header", "a"), Attribute("vtt.header", "b"),
        Attribute("json.segments", "[]"), Attribute("json.meta", "{\"k\": \"</script>\"}"),
      ])
    #expect(try SubtitleTrack(parsing: track.encoded(as: .json), as: .json) == track)
  }

  @Test func `has the members that others look for`() throws {
    let vtt = """
      WEBVTT - T

      REGION
      id:r
      lines:2

      one
      00:01.000 --> 00:02.500 line:50% position:10%,line-left align:start
      <v Ann><i>a</i> &lt; b

      00:03.000 --> 00:02.000 line:-1
      <v Bob>plain

      """
    let track = try SubtitleTrack(parsing: Array(vtt.utf8), as: .webVTT)
    #expect(
      text(track.encoded(as: .json)) == """
        {"version":"1.0.0","generator":"cuelight","title":"T","regions":[{"id":"r","width":100,\
        "lines":2,"regionAnchorX":0,"regionAnchorY":100,"viewportAnchorX":0,\
        "viewportAnchorY":100,"scroll":""}],"blocks":[{"before":0,"region":0}],"segments":[
        {"speaker":"Ann","startTime":1,"endTime":2.5,"body":"a < b","id":"one",\
        "markup":"<v Ann><i>a</i> &lt; b","settings":{"snapToLines":false,"line":50,\
        "position":10,"positionAlign":"line-left","align":"start"}},
        {"speaker":"Bob","startTime":3,"endTime":2,"body":"plain","settings":\
        {"snapToLines":true,"line":-1}}
        ]}

        """)
  }

  // MARK: - Other lists of segments

  @Test(arguments: [
    #"{"text":"hi","segments":[{"id":0,"start":0.5,"end":1.25,"text":" hi","tokens":[1]}]}"#,
    #"[{"start":0.5,"end":1.25,"text":" hi"}]"#,
    #"[{"text":" hi","start":0.5,"duration":0.75}]"#,
    #"{"segments":[{"startTime":"0.5","endTime":"00:00:01,250","body":" hi"}]}"#,
    #"{"cues":[{"from":0.5,"to":1.25,"content":" hi"}]}"#,
    #"{"segments":[null,{"start":0.5,"end":9,"end":1.25,"text":" \u0068\u0069"},[]]}"#,
  ])
  func `reads the lists that others write`(json: String) throws {
    let track = try file(json).track
    #expect(track.cues.map(\.shown) == [json.contains("body") ? " hi" : "hi"])
    #expect(track.cues.map(\.inTime) == [.milliseconds(500)])
    #expect(track.cues.map(\.outTime) == [.milliseconds(1250)])
    #expect(try SubtitleTrack(parsing: track.encoded(as: .json), as: .json) == track)
  }

  @Test(arguments: [
    "", "[", "{", "nul", "{\"segments\":[{]}", "{\"segments\":[1,]}", "{\"segments\":[]} x",
    "{\"segments\":{}}", "{\"a\":01,\"segments\":[]}", "{\"a\":1.,\"segments\":[]}",
    "{\"a\":\"\\x\",\"segments\":[]}", "{\"a\":\"\\u12\",\"segments\":[]}", "{\"a\" 1}",
    "{\"a\":+1,\"segments\":[]}", "{\"segments\":[],}", "{'segments':[]}",
    "{\"a\":tru,\"segments\":[]}",
    "{\"a\":" + String(repeating: "[", count: 100_000),
    "{\"a\":" + String(repeating: "[", count: 200) + String(repeating: "]", count: 200)
      + ",\"segments\":[]}",
  ])
  func `refuses what is no JSON, or has no cues`(json: String) {
    #expect(throws: SubtitleParseError.self) { try file(json) }
  }

  @Test(arguments: [
    ("[{\"start\":0,\"end\":1,\"text\":\"a\tb\"}]", "1:30: a control character inside a string"),
    (#"[{"start":0,"end":1,"text":"\ud83d"}]"#, "half of a surrogate pair"),
    (#"[{"start":0,"end":1,"text":"x","p":NaN}]"#, "NaN is taken as null"),
    (#"[{"start":"0","end":1,"text":"x"}]"#, "1:11: a time in quotes"),
    (#"[{"start":2,"end":1,"text":"x"}]"#, "ends before it begins"),
    (#"[{"start":null,"end":1,"text":"x"},{"start":0,"end":1}]"#, "no in-time that is a number"),
    (#"[3,{"start":0,"end":1}]"#, "not a cue"),
    (#"[{"start":0,"start":1,"end":2}]"#, "twice"),
    (
      #"[{"start":0,"end":1,"text":"a","spans":[{"start":0,"end":2,"kind":"bold","depth":0}]}]"#,
      "“spans” do not fit"
    ),
    (#"[{"start":0,"end":1,"text":"a","markup":"<i>b</i>"}]"#, "“markup” has other text"),
  ])
  func `tells what it assumes`(json: String, message: String) throws {
    let file = try file(json)
    #expect(file.track.cues.count == 1)
    #expect(file.diagnostics.contains { "\($0)".contains(message) }, "\(file.diagnostics)")
    // What is mended needs it no more.
    let again = try SubtitleFile(parsing: file.repaired(), as: .json)
    #expect(again.track == file.track)
  }

  @Test func `tells of a file with a cue for every word`() throws {
    let words = (0..<30).map { "{\"startTime\":\($0),\"endTime\":\($0 + 1),\"body\":\"word,\"}" }
    let file = try file("{\"segments\":[\(words.joined(separator: ","))]}", .podcast)
    #expect(file.track.cues.count == 30)
    #expect(file.diagnostics.map(\.message).contains { $0.contains("one word") })
  }

  // MARK: - Changes

  private static let pretty = """
    \u{FEFF}{
      "version" : "1.0.0",
      "x": [1.50, {"y": "z"}],
      "segments": [
        { "startTime": 0.50, "endTime": 1.000, "body": "on\\u0065", "z": [ ] },
        { "startTime": 2, "endTime": 3, "body": "two", "speaker": "Ann" },
        { "startTime": 4, "endTime": 5, "body": "three" }
      ]
    }
    """.replacing("\n", with: "\r\n")

  private func changed(
    _ lines: [Int: String], adding: [Int: String] = [:],
    by change: (inout [Cue], inout [Int?]) -> Void
  ) throws {
    let file = try SubtitleFile(parsing: Array(Self.pretty.utf8))
    #expect(file.repaired() == Array(Self.pretty.utf8))
    #expect(file.format == .json)
    var track = file.track
    var origins: [Int?] = [0, 1, 2]
    change(&track.cues, &origins)
    var expected: [String] = []
    for (index, line) in Self.pretty.split(separator: "\r\n").enumerated() {
      if let addition = adding[index] { expected.append(addition) }
      let line = lines[index] ?? String(line)
      // A line of nothing is taken away.
      if !line.isEmpty { expected.append(line) }
    }
    #expect(text(file.encoded(track, origins: origins)) == expected.joined(separator: "\r\n"))
  }

  @Test func `changes nothing but what is asked`() throws {
    try changed([4: #"    { "startTime": 0.125, "endTime": 1.000, "body": "on\u0065", "z": [ ] },"#]
    ) {
      cues, _ in cues[0].inTime = .milliseconds(125)
    }
    try changed([5: #"    { "startTime": 2, "endTime": 3, "body": "\"2\"", "speaker": "Bob" },"#]) {
      cues, _ in cues[1].text = CueText("\"2\"").marked(.voice("Bob"))
    }
    try changed([
      5: #"    { "startTime": 2, "endTime": 3, "body": "two" },"#,
      6: #"    { "startTime": 4, "endTime": 5, "body": "three", "markup":"<i>three</i>" }"#,
    ]) { cues, _ in
      cues[1].text = "two"
      cues[2].text = CueText("three").marked(.italic)
    }
    try changed([5: ""]) { cues, origins in
      cues.remove(at: 1)
      origins.remove(at: 1)
    }
    try changed([:], adding: [6: #"    {"startTime":3.2,"endTime":3.9,"body":"new"},"#]) {
      cues, origins in
      cues.insert(.at(3200, 3900, [Cue.Line("new")]), at: 2)
      origins.insert(nil, at: 2)
    }
  }

  @Test func `takes cues away at both ends, and adds them there`() throws {
    let file = try file(
      #"[{"startTime":0,"endTime":1,"body":"a"},{"startTime":1,"endTime":2,"body":"b"}]"#)
    var track = file.track
    let added = Cue.at(5000, 6000, [Cue.Line("c")])
    track.cues = [added, file.track.cues[1], added]
    #expect(
      text(file.encoded(track, origins: [nil, 1, nil])) == """
        [{"startTime":5,"endTime":6,"body":"c"},{"startTime":1,"endTime":2,"body":"b"},\
        {"startTime":5,"endTime":6,"body":"c"}]
        """)
    track.cues = []
    #expect(text(file.encoded(track, origins: [])) == "[]")
  }

  // MARK: - Podcasting 2.0 and Bilibili

  @Test func `writes what podcast hosts take`() throws {
    var track = SubtitleTrack(cues: [
      .at(
        500, 1250, [Cue.Line("A \"quote\"", speaker: "Ann"), Cue.Line("and more", speaker: "Ann")]),
      .at(2000, 3000, [Cue.Line("no name")]),
    ])
    track.cues[1].identifier = "x"
    #expect(
      text(track.encoded(as: .podcast)) == """
        {"version":"1.0.0","segments":[
        {"speaker":"Ann","startTime":0.5,"endTime":1.25,"body":"A \\"quote\\"\\nand more"},
        {"startTime":2,"endTime":3,"body":"no name"}
        ]}

        """)
    #expect(track.losses(in: .podcast).map(\.feature) == [.identifier])
  }

  @Test func `reads and writes Bilibili's subtitles`() throws {
    let bcc = """
      {"font_size":0.4,"font_color":"#00FF00","background_alpha":0.5,"background_color":"#9C27B0",\
      "Stroke":"none","lang":"zh","type":"AIsubtitle","body":[
      {"from":0.5,"to":1.25,"location":2,"content":"你好","sid":1,"music":0.0},
      {"from":2,"to":3,"location":8,"content":"上面\\n两行"}
      ]}

      """
    let file = try SubtitleFile(parsing: Array(bcc.utf8))
    #expect(file.format == .bilibili)
    #expect(file.track.language == "zh")
    #expect(file.track.attributes["bcc.font_color"] == "\"#00FF00\"")
    #expect(file.track.cues[0].attributes["bcc.sid"] == "1")
    #expect(file.track.cues[1].settings?.anchor == .init(row: .top, column: .center))
    #expect(text(file.track.encoded(as: .bilibili)) == bcc)
    let odd = try self.file(#"{"body":[{"from":0,"to":1,"location":0,"content":""}]}"#, .bilibili)
    #expect(odd.track.cues.map(\.settings) == [nil])
    #expect(odd.diagnosticCount == 1)
  }

  // MARK: - Chapters

  private static let chapters = #"""
    {
      "version": "1.2.0", "author": "Ann", "title": "Show", "x": {"a": 1},
      "chapters": [
        {"startTime": 0, "title": "Intro"},
        {"startTime": 168.5, "title": "Hearing Aids", "img": "https://e.org/a.jpg", "toc": false},
        {"startTime": 260, "endTime": 300, "url": "https://e.org/", "location":
          {"name": "Eve", "geo": "geo:1,2"}},
        {"startTime": 410, "title": "Last"}
      ]
    }
    """#

  @Test func `reads and writes chapters`() throws {
    let file = try SubtitleFile(parsing: Array(Self.chapters.utf8))
    #expect(file.format == .chapters)
    #expect(file.repaired() == Array(Self.chapters.utf8))
    let track = file.track
    #expect(track.title == "Show")
    #expect(track.attributes["chapter.author"] == "Ann")
    #expect(track.cues.map(\.outTime.seconds) == [168.5, 260, 300, 410])
    #expect(track.cues[1].attributes["chapter.img"] == "https://e.org/a.jpg")
    #expect(track.cues[1].attributes["chapter.toc"] == "false")
    let written = track.encoded(as: .chapters)
    #expect(try SubtitleTrack(parsing: written, as: .chapters) == track)
    #expect(text(written).contains(#"{"startTime":0,"title":"Intro"}"#))
    #expect(text(written).contains(#"{"startTime":260,"endTime":300,"url":"https://e.org/","#))
    #expect(track.losses(in: .chapters).isEmpty)
  }

  @Test func `reads what other programs leave out or write otherwise`() throws {
    let text =
      #"{"version": "1.0.0", "segments": [{"startTime": "1.5", "endTime": "0:02.5", "#
      + #""body": 12}, {"startTime": 3, "body": "a"}, {"startTime": 4, "endTime": null, "body": "b"}, "#
      + #"{"startTime": 9, "endTime": 10, "body": null}]}"#
    let file = try file(text, .podcast)
    #expect(
      file.track.cues.map(\.drawn) == [
        "|1.500 2.500||12", "|3.000 4.000||a", "|4.000 9.000||b", "|9.000 10.000||",
      ])
    #expect(file.diagnostics.count == 5)
    let repaired = text.replacing(#""1.5""#, with: "1.5").replacing(#""0:02.5""#, with: "2.5")
      .replacing("12", with: #""12""#)
    #expect(self.text(file.repaired()) == repaired)
    var track = file.track
    track.cues[1].outTime = .milliseconds(3500)
    #expect(
      self.text(file.encoded(track)).contains(#"{"startTime": 3, "body": "a", "endTime":3.5}"#))
  }

  @Test func `changes times of chapters and nothing else`() throws {
    let file = try file(Self.chapters, .chapters)
    var later = file.track
    for index in later.cues.indices {
      later.cues[index].inTime += .seconds(1)
      later.cues[index].outTime += .seconds(1)
    }
    var expected = Self.chapters
    for (old, new) in [("0,", "1,"), ("168.5", "169.5"), ("260", "261"), ("410", "411")] {
      expected = expected.replacing("\"startTime\": \(old)", with: "\"startTime\": \(new)")
    }
    expected = expected.replacing("300", with: "301")
    #expect(text(file.encoded(later)) == expected)
    // A chapter that no longer ends where the next one starts says so.
    var moved = file.track
    moved.cues[1].inTime = .seconds(170)
    expected = Self.chapters.replacing("168.5", with: "170")
      .replacing(#""title": "Intro"}"#, with: #""title": "Intro", "endTime":168.5}"#)
    #expect(text(file.encoded(moved)) == expected)
  }

  @Test func `changes members in whatever order they stand`() throws {
    let text =
      #"[{"body": "ab", "endTime": 2, "speaker": "Ann", "startTime": 1}, "#
      + #"{"endTime": 4, "startTime": 3, "body": "c"}]"#
    let file = try file(#"{"version": "1.0.0", "segments": "# + text + "}", .podcast)
    var track = file.track
    track.cues[0].inTime = .milliseconds(500)
    track.cues[1].outTime = .seconds(5)
    let expected = text.replacing(": 1}", with: ": 0.5}").replacing(": 4", with: ": 5")
    #expect(
      self.text(file.encoded(track)) == #"{"version": "1.0.0", "segments": "# + expected + "}")
  }

  @Test func `keeps titles and times of chapters in WebVTT, and back`() throws {
    let track = try file(Self.chapters, .chapters).track
    let vtt = try SubtitleTrack(parsing: track.encoded(as: .webVTT), as: .webVTT)
    let back = try SubtitleTrack(parsing: vtt.encoded(as: .chapters), as: .chapters)
    #expect(back.cues.map(\.shown) == track.cues.map(\.shown))
    #expect(back.cues.map(\.range) == track.cues.map(\.range))
    #expect(Set(track.losses(in: .webVTT).map(\.feature)) == [.foreign])
  }

  @Test func `never fails on damaged files`() throws {
    var generator = SeededGenerator(seed: 51)
    let files: [(String, SubtitleFormat)] = [
      (Self.pretty, .json), (Self.chapters, .chapters),
      (text(Self.allMarkup.encoded(as: .json).suffix(4000)), .json),
      ("[{\"start\":1e99,\"end\":-1e99,\"duration\":9e18,\"text\":\"\\ud800\"}]", .json),
    ]
    for round in 0..<1500 {
      let (text, format) = files[round % files.count]
      var bytes = Array(text.utf8)
      for _ in 0..<Int.random(in: 1...4, using: &generator) {
        let index = Int.random(in: 0..<bytes.count, using: &generator)
        switch Int.random(in: 0..<3, using: &generator) {
        case 0: bytes[index] = UInt8.random(in: 0...127, using: &generator)
        case 1: bytes.removeSubrange(index..<min(bytes.count, index + 3))
        default: bytes.insert(contentsOf: "[{\"\\-1e9".utf8, at: index)
        }
      }
      guard let file = try? SubtitleFile(parsing: bytes, as: format, encoding: .utf8) else {
        continue
      }
      let again = try SubtitleFile(parsing: file.repaired(), as: format)
      #expect(again.track == file.track)
      for format in SubtitleFormat.allCases { _ = file.track.encoded(as: format) }
    }
  }
}
