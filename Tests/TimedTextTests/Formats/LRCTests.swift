import TestSupport
import Testing
import TimedText
import Timeline
import UnicodeText

/// LRC, lyrics with times.
struct LRCTests {
  /// A file and its cues.
  static let accepted: [(file: String, cues: [String])] = [
    ("", []),
    ("[00:01.00]a\n[00:02.00]b\n", ["|1.000 2.000||a", "|2.000 7.000||b"]),
    // An empty line ends the one before.
    ("[00:01.00]a\n[00:01.50]\n[00:02.00]b\n[00:02.25]", ["|1.000 1.500||a", "|2.000 2.250||b"]),
    ("[00:01.50]\n[00:02.00]b\n[00:03.00] \n", ["|2.000 3.000||b"]),
    // Digits and separators as files have them.
    (
      "[0:1]a\n[00:02.5]b\n[00:03.123]c\n[00:04:50]d\n[1:00:05.00]e\n[125:06.00]f\n",
      [
        "|1.000 2.500||a", "|2.500 3.123||b", "|3.123 4.500||c", "|4.500 3605.000||d",
        "|3605.000 7506.000||e", "|7506.000 7511.000||f",
      ]
    ),
    // Several times a line, in any order.
    (
      "[00:05.00][00:01.00]chorus\n[00:03.00]verse\n",
      [
        "|1.000 3.000||chorus", "|3.000 5.000||verse", "|5.000 10.000||chorus",
      ]
    ),
    ("[00:01.00] [00:02.00] a \n", ["|1.000 2.000||a", "|2.000 7.000||a"]),
    ("[00:01.00][00:01.00]a\n", ["|1.000 6.000||a"]),
    // Lines of one time are the rows of one cue.
    ("[00:01.00]你好\n[00:01.00]hello\n[00:02.00]\n", ["|1.000 2.000||你好/hello"]),
    (
      "[00:01.00]你好\n[00:02.00]再见\n[00:01.00]hello\n[00:02.00]bye\n[00:03.00]\n",
      [
        "|1.000 2.000||你好/hello", "|2.000 3.000||再见/bye",
      ]
    ),
    ("[00:01.00]a\n[00:01.00]\n[00:03.00]\n", ["|1.000 3.000||a"]),
    ("[00:01.00]a\n[00:02.00]<00:02.00> <00:02.50>\n", ["|1.000 2.000||a"]),
    // A positive offset shows all of it sooner.
    ("[offset:500]\n[00:01.00]a\n[00:02.00]\n", ["|0.500 1.500||a"]),
    ("[offset: +500 ]\n[00:00.25]a\n[00:02.00]\n", ["|0.000 1.500||a"]),
    ("[offset:-500]\n[00:01.00]a\n[00:02.00]\n", ["|1.500 2.500||a"]),
    ("[offset:much]\n[00:01.00]a\n[00:02.00]\n", ["|1.000 2.000||a"]),
    // The song ends the last line.
    ("[length:00:03]\n[00:01.00]a\n", ["|1.000 3.000||a"]),
    ("[length:03:00]\n[00:01.00]a\n", ["|1.000 6.000||a"]),
    ("[00:01.00]<00:01.00>a <00:02.00>b<00:02.50>\n", ["|1.000 2.500||a b"]),
    // What looks like a time and is none.
    ("[00:01.00]a [b] <c> [00:99.00] <x:1>\n", ["|1.000 6.000||a [b] <c> [00:99.00] <x:1>"]),
    ("\u{FEFF}[ti:x]\r\n\r\n[00:01.00]a\r\n", ["|1.000 6.000||a"]),
  ]

  @Test(arguments: accepted.indices)
  func `takes what players take, and writes it again byte for byte`(index: Int) throws {
    let (text, cues) = Self.accepted[index]
    let file = try SubtitleFile(parsing: Array(text.utf8), as: .lrc)
    #expect(file.track.cues.map(\.drawn) == cues)
    #expect(file.diagnostics.allSatisfy { $0.message.hasPrefix("nothing says when the last line") })
    #expect(file.repaired() == Array(text.utf8))
    // Written anew, it is the same song.
    #expect(try SubtitleTrack(parsing: file.track.encoded(as: .lrc), as: .lrc) == file.track)
  }

  private static let song = """
    [ti:A song]
    [ar:Ann & Bob]
    [by:]
    [Offset:+250]
    [length:03:00]
    [#:for the choir]
    [00:01.50]<00:01.50>la <00:02.00>la<00:02.25>
    no time at all
    [00:03.50]second
    [00:03.50]第二
    [00:05.50]

    """

  @Test func `keeps what a file says of the song`() throws {
    let file = try SubtitleFile(parsing: Array(Self.song.utf8))
    #expect(file.format == .lrc)
    #expect(file.diagnostics.map(\.description) == ["8:1: a line without a time is not shown"])
    #expect(file.repaired() == Array(Self.song.utf8))
    let track = file.track
    #expect(track.title == "A song")
    #expect(
      track.attributes == [
        Attribute("lrc.ar", "Ann & Bob"), Attribute("lrc.by", ""), Attribute("lrc.offset", "+250"),
        Attribute("lrc.length", "03:00"),
      ])
    #expect(
      track.blocks == [
        TrackBlock(.comment("for the choir"), before: 0),
        TrackBlock(.foreign(.lrc, "no time at all"), before: 1),
      ])
    #expect(track.cues.map(\.drawn) == ["|1.250 3.250||la la", "|3.250 5.250||second/第二"])
    let marks = [1_250, 1_750, 2_000].map { Markup(.time(.milliseconds($0))) }
    #expect(track.cues[0].text.spans.map(\.markup) == marks)
    #expect(track.cues[0].text.spans.map(\.range.lowerBound) == [0, 3, 5])
    #expect(try SubtitleTrack(parsing: track.encoded(as: .lrc), as: .lrc) == track)
  }

  @Test func `changes what is asked and nothing else in a file as most are`() throws {
    let text = Self.song.replacing("[Offset", with: "[offset").replacing(
      "\nno time at all", with: "")
    let file = try SubtitleFile(parsing: Array(text.utf8), as: .lrc)
    func edited(_ origins: [Int?]? = nil, _ change: (inout SubtitleTrack) -> Void) -> String {
      var track = file.track
      change(&track)
      return String(decoding: file.encoded(track, origins: origins), as: UTF8.self)
    }
    #expect(
      edited { $0.cues[1].text = "new" }
        == text.replacing("[00:03.50]second\n[00:03.50]第二", with: "[00:03.50]new"))
    // A line that begins later leaves a gap, which an empty line says.
    #expect(
      edited { $0.cues[1].inTime = .milliseconds(3_750) }
        == text.replacing("[00:03.50]", with: "[00:04.00]")
        .replacing("<00:02.25>\n", with: "<00:02.25>\n[00:03.50]\n"))
    #expect(
      edited([0]) { $0.cues.removeLast() }
        == text.replacing("[00:03.50]second\n[00:03.50]第二\n[00:05.50]", with: "[00:03.50]"))
    #expect(
      edited([0, 1, nil]) { $0.cues.append(.at(6_000, 7_000, [Cue.Line("end")])) }
        == text + "[00:06.25]end\n[00:07.25]\n")
  }

  @Test func `writes times as fine as the file has them`() throws {
    let text = "[00:01.001]a\n[00:02.002]b\n[00:03.003]\n"
    let file = try SubtitleFile(parsing: Array(text.utf8), as: .lrc)
    var track = file.track
    track.cues[0].text = "c"
    #expect(
      String(decoding: file.encoded(track), as: UTF8.self)
        == text.replacing("]a", with: "]c"))
    track.attributes = []
    #expect(
      String(decoding: track.encoded(as: .lrc), as: UTF8.self)
        == "[00:01.00]c\n[00:02.00]b\n[00:03.00]\n")
  }

  @Test(arguments: [
    ("[00:01.00]a\n", ["1:11: nothing says when the last line ends: 00:00:06.000 is assumed"]),
    (
      "[length:00:03]\n[00:01.00]a\n",
      ["2:11: nothing says when the last line ends: with the song, at 00:00:03.000, is assumed"]
    ),
    ("[00:01.00]a\n[00:02.00]\n", []), ("[00:01.00]a<00:02.00>\n", []),
  ])
  func `says what is assumed of the last line`(text: String, messages: [String]) throws {
    let file = try SubtitleFile(parsing: Array(text.utf8), as: .lrc)
    #expect(file.diagnostics.map(\.description) == messages)
  }

  @Test func `says what it cannot hold`() {
    let track = SubtitleTrack(cues: [
      .at(1_000, 3_000, [Cue.Line("a")]), .at(2_000, 3_000, [Cue.Line("b")]),
      .at(3_000, 9_000, [Cue.Line("c")]),
    ])
    #expect(track.losses(in: .lrc).map(\.description) == ["the end of cue 1"])
    #expect(track.losses(in: .sbv).isEmpty)
    #expect(
      String(decoding: track.encoded(as: .lrc), as: UTF8.self)
        == "[00:01.00]a\n[00:02.00]b\n[00:03.00]c\n[00:09.00]\n")
  }

  @Test(arguments: [
    ("a\nb", "[00:01.00]a\n[00:01.00]b"), ("[00:02.00]a", "[00:01.00][\u{2060}00:02.00]a"),
    ("<00:02.00>a", "[00:01.00]<\u{2060}00:02.00>a"),
    ("<\u{2060}00:02.00>a", "[00:01.00]<\u{2060}\u{2060}00:02.00>a"),
    ("[br] <i>", "[00:01.00][br] <i>"), ("a\n\nb", "[00:01.00]a\n[00:01.00]b"),
    ("a\u{2028}b", "[00:01.00]a b"),
  ])
  func `keeps words from being times`(text: String, written: String) throws {
    let cue = Cue(range: .seconds(1) ..< .seconds(2), text: CueText(text))
    let file = SubtitleTrack(cues: [cue]).encoded(as: .lrc)
    #expect(String(decoding: file, as: UTF8.self) == written + "\n[00:02.00]\n")
    let back = try SubtitleTrack(parsing: file, as: .lrc).cues
    #expect(
      back.map(\.drawn) == [cue.drawn.replacing("//", with: "/").replacing("\u{2028}", with: " ")])
  }

  @Test(arguments: ["hello\n", "{\"a\": 1}\n", "[Script Info]\nTitle: x\n", "00:01.00 a\n"])
  func `refuses what has no times`(file: String) {
    #expect(throws: SubtitleParseError.self) {
      try SubtitleFile(parsing: Array(file.utf8), as: .lrc)
    }
  }

  @Test func `takes a line of many times, and times beyond all songs`() throws {
    let times = (0..<50_000).map { "[\($0):00.00]" }.joined()
    let words = String(repeating: "la ", count: 50_000)
    let file = try SubtitleFile(parsing: Array((times + words + "\n").utf8), as: .lrc)
    #expect(file.track.cues.count == 50)
    let late =
      "[offset:-99999999999]\n[99999999999999999999:59.999]a\n[99999999999999999999:59.999]\n"
    let track = try SubtitleTrack(parsing: Array(late.utf8), as: .lrc)
    #expect(track.cues.count == 1)
    for format in SubtitleFormat.allCases { _ = track.encoded(as: format) }
  }

  @Test(arguments: [SubtitleFormat.lrc, .ass, .ssa, .webVTT])
  func `finds the times of words again`(format: SubtitleFormat) throws {
    var generator = SeededGenerator(seed: 10)
    for _ in 0..<300 {
      var now = Int.random(in: 0..<10_000, using: &generator)
      let start = now
      var text = CueText()
      for word in 0..<Int.random(in: 1..<6, using: &generator) {
        now += Int.random(in: 1..<200, using: &generator)
        if word > 0 { text.append("", as: Markup(.time(.milliseconds(now * 10)))) }
        text.append(["la ", "<", "[", "\\", "拉", "{x} "].randomElement(using: &generator) ?? "")
      }
      text.append("!")
      let end = now + Int.random(in: 1..<500, using: &generator)
      let cue = Cue(
        range: .milliseconds(start * 10) ..< .milliseconds(end * 10), text: text)
      let file = SubtitleTrack(cues: [cue]).encoded(as: format)
      let back = try SubtitleTrack(parsing: file, as: format)
      #expect(back.cues == [cue], "\(String(decoding: file, as: UTF8.self))")
    }
  }

  @Test func `takes files in pieces and with bytes changed`() throws {
    var generator = SeededBytes(Array(Self.song.utf8), seed: 9)
    for _ in 0..<2_000 {
      let bytes = generator.next()
      guard let file = try? SubtitleFile(parsing: bytes, as: .lrc, encoding: .utf8) else {
        continue
      }
      #expect(file.repaired() == bytes)
      let cues = file.track.cues
      #expect(zip(cues, cues.dropFirst()).allSatisfy { $0.outTime <= $1.inTime })
      #expect(cues.allSatisfy { $0.inTime >= .zero && $0.inTime <= $0.outTime })
      let again = try SubtitleTrack(parsing: file.track.encoded(as: .lrc), as: .lrc)
      // Those that a large offset puts before the start are written as one.
      #expect(again.cues.count { $0.inTime > .zero } == cues.count { $0.inTime > .zero })
    }
  }
}
