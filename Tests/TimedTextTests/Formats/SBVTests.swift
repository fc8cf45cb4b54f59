import Testing
import TimedText
import Timeline
import UnicodeText

/// YouTube's SBV.
struct SBVTests {
  private static let times = "0:00:01.000,0:00:02.000"

  /// A file, its cues, what is said of it, and what it is when it is written again; the same where
  /// nothing is mended.
  static let examples: [(file: String, cues: [String], messages: [String], repaired: String?)] = [
    ("", [], [], nil),
    ("\(times)\na\n\n", ["|1.000 2.000||a"], [], nil),
    ("\u{FEFF}\(times)\r\na\r\nb\r\n\r\n", ["|1.000 2.000||a/b"], [], nil),
    ("\(times)\na[br]b[BR]c\n", ["|1.000 2.000||a/b/c"], [], nil),
    ("\(times)\na [b] <i>c</i> &amp; {x}\n", ["|1.000 2.000||a [b] <i>c</i> &amp; {x}"], [], nil),
    ("\(times)\n>> ANN: a\n", ["|1.000 2.000||>> ANN: a"], [], nil),
    ("\(times)\n\n\(times)\nb\n", ["|1.000 2.000||", "|1.000 2.000||b"], [], nil),
    ("100:00:01.000,100:00:02.000\na\n", ["|360001.000 360002.000||a"], [], nil),
    (
      "\(times)\na\n\nb\n\n\(times)\nc\n", ["|1.000 2.000||a/b", "|1.000 2.000||c"],
      ["3:1: a blank line inside a cue is left out"], "\(times)\na\nb\n\n\(times)\nc\n"
    ),
    (
      "\(times)\na\n\(times)\nb\n", ["|1.000 2.000||a", "|1.000 2.000||b"],
      ["3:1: no blank line before the cue"], "\(times)\na\n\n\(times)\nb\n"
    ),
    (
      "\(times)\na", ["|1.000 2.000||a"], [], nil
    ),
    (
      " 00:0:01.5 , 0:00:02.00\na\n", ["|1.500 2.000||a"],
      ["1:2: times “00:0:01.5 , 0:00:02.00” are taken as “0:00:01.500,0:00:02.000”"],
      " 0:00:01.500,0:00:02.000\na\n"
    ),
    (
      "[INFORMATION]\n\n\(times)\na\n", ["|1.000 2.000||a"],
      ["1:1: text before the first cue is passed over"], nil
    ),
    (
      "0:00:02.000,0:00:01.000\na\n", ["|2.000 1.000||a"],
      ["1:13: the cue ends before it begins"], nil
    ),
  ]

  @Test(arguments: examples.indices)
  func `takes what players take, and says what it had to assume`(index: Int) throws {
    let example = Self.examples[index]
    let file = try SubtitleFile(parsing: Array(example.file.utf8), as: .sbv)
    #expect(file.track.cues.map(\.drawn) == example.cues)
    #expect(file.diagnostics.map(\.description) == example.messages)
    #expect(
      String(decoding: file.repaired(), as: UTF8.self) == example.repaired ?? example.file)
  }

  @Test(arguments: [
    "hello\n", "1\n00:00:01,000 --> 00:00:02,000\na\n", "0:00:01.000\na\n", "0:00:01,0:00:02\na\n",
    "0:00:01.,0:00:02.\na\n", "00:01.000,00:02.000\na\n",
  ])
  func `refuses what has no times`(file: String) {
    #expect(throws: SubtitleParseError.self) {
      try SubtitleFile(parsing: Array(file.utf8), as: .sbv)
    }
  }

  @Test func `is told by its first line`() throws {
    #expect(try SubtitleFile(parsing: Array("\n\(Self.times)\na\n".utf8)).format == .sbv)
    #expect(SubtitleFormat(fileExtension: "sbv") == .sbv)
  }

  @Test(arguments: [
    ("a\nb", "a\nb"), ("a\n\n \nb", "a[br][br][br]b"), ("[br]", "[\u{2060}br]"),
    ("[\u{2060}br]", "[\u{2060}\u{2060}br]"),
    ("0:00:01.000,0:00:02.000", "\u{2060}0:00:01.000,0:00:02.000"),
    ("\u{2060}a", "\u{2060}a"), ("a\u{2028}b\r", "a b "),
  ])
  func `keeps text from being anything else`(text: String, written: String) throws {
    let cue = Cue(range: .seconds(1) ..< .seconds(2), text: CueText(text))
    let file = SubtitleTrack(cues: [cue]).encoded(as: .sbv)
    #expect(String(decoding: file, as: UTF8.self) == "\(Self.times)\n\(written)\n\n")
    let back = try SubtitleTrack(parsing: file, as: .sbv).cues
    #expect(back.count == 1)
    if !text.contains("\n\n"), !text.contains("\r") { #expect(back == [cue]) }
  }

  @Test func `names the speaker at a change`() {
    let track = SubtitleTrack(cues: [
      .at(1_000, 2_000, [Cue.Line("a", speaker: "Ann")]),
      .at(
        2_000, 3_000,
        [Cue.Line("b", speaker: "Ann", dash: "- "), Cue.Line("c", speaker: "Bob", dash: "- ")]),
      .at(3_000, 4_000, [Cue.Line("d")]), .at(4_000, 5_000, [Cue.Line("e", speaker: "Bob")]),
    ])
    let rows = String(decoding: track.encoded(as: .sbv), as: UTF8.self).split(separator: "\n")
      .filter { !$0.contains(",") }
    #expect(rows == ["Ann: a", "- b", "- Bob: c", "d", "Bob: e"])
  }

  @Test func `changes what is asked and nothing else`() throws {
    let text =
      "0:00:01.000,0:00:02.000\r\none\r\n\r\n\r\n0:00:03.000,0:00:04.000\r\ntwo[br]lines\r\n"
    let file = try SubtitleFile(parsing: Array(text.utf8), as: .sbv)
    func edited(_ origins: [Int?]? = nil, _ change: (inout SubtitleTrack) -> Void) -> String {
      var track = file.track
      change(&track)
      return String(decoding: file.encoded(track, origins: origins), as: UTF8.self)
    }
    #expect(
      edited { $0.cues[1].inTime = .milliseconds(3_001) }
        == text.replacing("03.000", with: "03.001"))
    #expect(edited { $0.cues[0].text = "a\nb" } == text.replacing("one", with: "a\r\nb"))
    #expect(
      edited([1]) { $0.cues.removeFirst() } == "0:00:03.000,0:00:04.000\r\ntwo[br]lines\r\n")
    #expect(
      edited([0, nil, 1]) { $0.cues.insert(.at(2_000, 3_000, [Cue.Line("new")]), at: 1) }
        == text.replacing(
          "0:00:03.000", with: "0:00:02.000,0:00:03.000\r\nnew\r\n\r\n0:00:03.000"
        ))
  }

  @Test func `takes files in pieces and with bytes changed`() throws {
    let text =
      "0:00:01.000,0:00:02.000\none\n\n0:00:03.000,0:00:04.000\ntwo[br]lines [\u{2060}br]\n"
    var generator = SeededBytes(Array(text.utf8), seed: 8)
    for _ in 0..<2_000 {
      let bytes = generator.next()
      guard let file = try? SubtitleFile(parsing: bytes, as: .sbv, encoding: .utf8) else {
        continue
      }
      if file.diagnosticCount == 0 { #expect(file.repaired() == bytes) }
      let again = try SubtitleTrack(parsing: file.track.encoded(as: .sbv), as: .sbv)
      #expect(again.cues.count == file.track.cues.count)
    }
  }
}
