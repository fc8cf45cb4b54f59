import Testing
import TimedText
import Timeline

/// SubRip as players take it.
struct SubRipReaderTests {
  /// A file, its cues, what is said of it, and what it is when it is written again; the same where
  /// nothing is said.
  struct Example: Sendable {
    let file: String
    let cues: [String]
    var messages: [String] = []
    var repaired: String?
  }

  private static let times = "00:00:01,000 --> 00:00:02,000"

  static let accepted: [Example] = [
    Example(file: "", cues: []),
    Example(file: "1\n\(times)\na\n", cues: ["|1.000 2.000||a"]),
    Example(file: "1\n\(times)\na\n\n", cues: ["|1.000 2.000||a"]),
    Example(file: "\n\n1\n\(times)\na\n\n\n\n", cues: ["|1.000 2.000||a"]),
    Example(file: "1\r\n\(times)\r\na\r\nb\r\n\r\n", cues: ["|1.000 2.000||a/b"]),
    Example(file: "1\r\(times)\ra\r", cues: ["|1.000 2.000||a"]),
    Example(file: "\u{FEFF}1\n\(times)\na\n", cues: ["|1.000 2.000||a"]),
    Example(
      file: "0\n\(times)\na\n\n7\n\(times)\nb\n", cues: ["|1.000 2.000||a", "|1.000 2.000||b"]),
    Example(file: "1\n\(times)\n\n2\n\(times)\nb\n", cues: ["|1.000 2.000||", "|1.000 2.000||b"]),
    Example(
      file: "1\n\(times)\n42\n\n2\n\(times)\nb\n", cues: ["|1.000 2.000||42", "|1.000 2.000||b"]),
    Example(file: "1\n\(times)  X1:40 X2:600 Y1:20 Y2:50\na\n", cues: ["|1.000 2.000||a"]),
    Example(file: "1\n100:00:01,000 --> 1000:00:02,000\na\n", cues: ["|360001.000 3600002.000||a"]),
    Example(file: "1\n\(times)\n{\\an8}a\n", cues: ["|1.000 2.000|line:0|a"]),
    Example(
      file: "1\n\(times)\n{\\an1}a\n", cues: ["|1.000 2.000|position:0%,line-left align:left|a"]),
    Example(file: "1\n\(times)\n{\\pos(1,2)}a {b}\n", cues: ["|1.000 2.000||a {b}"]),
    Example(file: "1\n\(times)\n<B>a</B><FONT COLOR=red>b</FONT>\n", cues: ["|1.000 2.000||ab"]),
    Example(file: "1\n\(times)\na<br>b<br/>c\n", cues: ["|1.000 2.000||a/b/c"]),
    Example(
      file: "1\n\(times)\n<x>a</x> < b > c <3\n", cues: ["|1.000 2.000||<x>a</x> < b > c <3"]),
    Example(file: "1\n\(times)\n  a  \n", cues: ["|1.000 2.000||  a  "]),
    Example(file: "1\n\(times)\na", cues: ["|1.000 2.000||a"]),
  ]

  static let repaired: [Example] = [
    Example(
      file: "1\n００：００：０１，０００ --> 00：00：02,000\na\n", cues: ["|1.000 2.000||a"],
      messages: ["2:1: times “００：００：０１，０００ --> 00：00：02,000” are taken as “\(times)”"],
      repaired: "1\n\(times)\na\n"),
    Example(
      file: "1\n\(times)\na\n00;00;03,000 --> 00;00;04,000\n",
      cues: ["|1.000 2.000||a/00;00;03,000 --> 00;00;04,000"],
      messages: [
        "4:1: times that are not understood, in place of such as 00:00:01,000 --> 00:00:02,500: the "
          + "line is taken for text"
      ]),
    Example(
      file: "\(times)\na\n\n\(times)\nb\n", cues: ["|1.000 2.000||a", "|1.000 2.000||b"],
      messages: ["1:1: no counter: 1 is assumed", "4:1: no counter: 2 is assumed"],
      repaired: "1\n\(times)\na\n\n2\n\(times)\nb\n"),
    Example(
      file: "1\n00:00:01.000 --> 00:00:02.000\na\n", cues: ["|1.000 2.000||a"],
      messages: ["2:1: times “00:00:01.000 --> 00:00:02.000” are taken as “\(times)”"],
      repaired: "1\n\(times)\na\n"),
    Example(
      file: "1\n0:0:1,5 -> 0:0:2\na\n", cues: ["|1.500 2.000||a"],
      messages: [
        "2:1: times “0:0:1,5 -> 0:0:2” are taken as “00:00:01,500 --> 00:00:02,000”"
      ], repaired: "1\n00:00:01,500 --> 00:00:02,000\na\n"),
    Example(
      file: "1\n 00:00:01,000-->00:00:02,000 \na\n", cues: ["|1.000 2.000||a"],
      messages: ["2:2: times “00:00:01,000-->00:00:02,000” are taken as “\(times)”"],
      repaired: "1\n \(times) \na\n"),
    Example(
      file: "1\n00:01,000 --> 00:00:02:000\na\n", cues: ["|1.000 2.000||a"],
      messages: ["2:1: times “00:01,000 --> 00:00:02:000” are taken as “\(times)”"],
      repaired: "1\n\(times)\na\n"),
    Example(
      file: "1\n\(times)\na\n\nb\n\n\n2\n\(times)\nc\n",
      cues: ["|1.000 2.000||a/b", "|1.000 2.000||c"],
      messages: ["4:1: a blank line inside a cue is left out"],
      repaired: "1\n\(times)\na\nb\n\n\n2\n\(times)\nc\n"),
    Example(
      file: "1\n\(times)\na\n2\n\(times)\nb\n", cues: ["|1.000 2.000||a", "|1.000 2.000||b"],
      messages: ["4:1: no blank line before the cue"],
      repaired: "1\n\(times)\na\n\n2\n\(times)\nb\n"),
    Example(
      file: "1\n\n\(times)\n\na\n\n2\n\n\(times)\n\nb\n",
      cues: ["|1.000 2.000||a", "|1.000 2.000||b"],
      messages: [
        "2:1: blank lines behind a counter are left out",
        "8:1: blank lines behind a counter are left out",
      ], repaired: "1\n\(times)\n\na\n\n2\n\(times)\n\nb\n"),
    Example(
      file: "1\n00:00:02,000 --> 00:00:01,000\na\n", cues: ["|2.000 1.000||a"],
      messages: ["2:18: the cue ends before it begins"]),
    Example(
      file: "title\n\n1\n\(times)\na\n", cues: ["|1.000 2.000||a"],
      messages: ["1:1: text before the first cue is passed over"]),
    Example(
      file: "1\n\(times)\n<i>a\nb\n", cues: ["|1.000 2.000||a/b"],
      messages: ["3:1: a tag is not closed: it ends with the cue"],
      repaired: "1\n\(times)\n<i>a\nb</i>\n"),
    Example(
      file: "1\n\(times)\na</i>\n", cues: ["|1.000 2.000||a"],
      messages: ["3:1: a tag that was never opened is closed: it is left out"],
      repaired: "1\n\(times)\na\n"),
    Example(
      file: "1\n\(times)\n<b>a<i>b</b>c</i>\n", cues: ["|1.000 2.000||abc"],
      messages: ["3:1: tags overlap: the inner one is closed and opened again"],
      repaired: "1\n\(times)\n<b>a<i>b</i></b><i>c</i>\n"),
  ]

  @Test(arguments: accepted)
  func `takes what players take, and writes it again byte for byte`(example: Example) throws {
    let bytes = Array(example.file.utf8)
    let file = try SubtitleFile(parsing: bytes, as: .subRip)
    #expect(file.track.cues.map(\.drawn) == example.cues)
    #expect(file.diagnostics.isEmpty)
    #expect(file.repaired() == bytes)
  }

  @Test(arguments: repaired)
  func `says what it had to assume, and writes nothing but that anew`(example: Example) throws {
    let file = try SubtitleFile(parsing: Array(example.file.utf8), as: .subRip)
    #expect(file.track.cues.map(\.drawn) == example.cues)
    #expect(file.diagnostics.map(\.description) == example.messages)
    let repaired = String(decoding: file.repaired(), as: UTF8.self)
    #expect(repaired == example.repaired ?? example.file)
    // What was repaired once is in order, unless it was only told.
    let again = try SubtitleFile(parsing: Array(repaired.utf8), as: .subRip)
    #expect(again.track == file.track)
    #expect(again.diagnostics.isEmpty == (example.repaired != nil))
  }

  @Test(arguments: [
    ("<i>a</i>", [Markup.italic]), ("<b>a</b>", [.bold]), ("<u>a</u>", [.underline]),
    ("<s>a</s>", [.strikeout]), ("<font color=\"#FF8000\">a</font>", [.color("#ff8000")]),
    ("<font color=red>a</font>", [.color("#ff0000")]),
    (
      "<font face='Arial Bold' size=12 color=#abc>a</font>",
      [Markup(.font(.init(color: "#aabbcc", face: "Arial Bold", size: "12")))]
    ),
    ("{\\fad(1,2)}a", [Markup(.foreign(.subRip, "{\\fad(1,2)}"))]),
  ])
  func `knows the tags that players know`(text: String, markup: [Markup]) throws {
    let bytes = Array("1\n\(Self.times)\n\(text)\n".utf8)
    let cue = try #require(try SubtitleTrack(parsing: bytes, as: .subRip).cues.first)
    #expect(cue.text.string == "a")
    #expect(cue.text.spans.map(\.markup) == markup)
  }

  @Test(arguments: ["hello\n", "1\n2\n3\n", "1\n00:00:01 00:00:02\na\n", "{\"a\": 1}"])
  func `refuses what has no times`(file: String) {
    #expect(throws: SubtitleParseError.self) {
      try SubtitleFile(parsing: Array(file.utf8), as: .subRip)
    }
  }

  @Test func `keeps no more than a thousand messages, and counts all`() throws {
    let file = try SubtitleFile(
      parsing: Array(String(repeating: "\(Self.times)\na\n\n", count: 1500).utf8), as: .subRip)
    #expect(file.diagnostics.count == 1000)
    #expect(file.diagnosticCount == 1500)
    #expect(file.track.cues.count == 1500)
  }
}
