import Foundation
import TestSupport
import Testing
import TimedText
import Timeline
import UnicodeText

/// TTML as a file: its encoding, what is refused, what a change changes, what a writer writes.
struct TTMLFileTests {
  private func edited(
    _ text: String, origins: [Int?]? = nil, _ change: (inout SubtitleTrack) -> Void
  ) throws -> String {
    let file = try SubtitleFile(parsing: Array(text.utf8), as: .ttml)
    var track = file.track
    change(&track)
    let bytes = file.encoded(track, origins: origins)
    // What is asked for is what a reader finds.
    #expect(try SubtitleTrack(parsing: bytes, as: .ttml).cues == track.cues)
    return String(decoding: bytes, as: UTF8.self)
  }

  // MARK: - Changes

  @Test func `writes a file again byte for byte`() throws {
    let file = try SubtitleFile(parsing: Array(TTMLFixtures.awkward.utf8))
    #expect(file.format == .ttml)
    #expect(file.diagnostics.isEmpty)
    #expect(file.encoded(file.track) == Array(TTMLFixtures.awkward.utf8))
  }

  @Test(arguments: [
    // In frames, ticks and offsets as they were, where these can say it.
    (0, 2_200, 3_000, "\"00:00:01:05\" end=\"00:00:02:20\"", "\"00:00:02:05\" end=\"00:00:03:00\""),
    (0, 1_200, 2_801, "00:00:02:20", "00:00:02.801"),
    (1, 3_250, 4_750, "30000000t", "32500000t"), (1, 3_000, 4_625, "1.5s", "1.625s"),
    (2, 5_000, 6_000, "6.25s", "6.00s"), (3, 7_001, 8_000, "begin=\"7s\"", "begin=\"7.001s\""),
  ])
  func `changes times and nothing else`(
    cue: Int, start: Int, end: Int, old: String, new: String
  ) throws {
    let text = try edited(TTMLFixtures.awkward) {
      $0.cues[cue].range = .milliseconds(start) ..< .milliseconds(end)
    }
    #expect(text == TTMLFixtures.awkward.replacing(old, with: new))
  }

  @Test(arguments: [
    ("<p begin='1s' end='2s'>a</p>", " begin='10s'", "<p begin='1.5s' end='2.5s'>a</p>"),
    ("<p begin='1s'>a</p>", "", "<p end=\"00:00:06.500\" begin='1.5s'>a</p>"),
    ("<p end='2s'>a</p>", "", "<p begin=\"00:00:00.500\" end='2.5s'>a</p>"),
    ("<p begin='1s' dur='1s' end='3s'>a</p>", "", "<p begin='1.5s' dur='1s' end='2.5s'>a</p>"),
    (
      "<p><span begin='1s' end='2s'>a</span></p>", "",
      "<p><span begin='1.5s' end='2.5s'>a</span></p>"
    ),
  ])
  func `shifts times that are counted from somewhere`(
    content: String, body: String, shifted: String
  ) throws {
    let text = try edited(TTMLFixtures.file(content, body: body)) {
      $0.cues[0].range = $0.cues[0].range.shifted(by: .milliseconds(500))
    }
    #expect(text == TTMLFixtures.file(shifted, body: body))
  }

  @Test(arguments: [
    (0, CueText("new & <b>").marked(.voice("Ann")), "one <![CDATA[<&]]>", "new &amp; &lt;b&gt;"),
    (
      0, CueText("new").marked(.italic).marked(.voice("Bob")), "m:agent=\"ann\">one <![CDATA[<&]]>",
      "m:agent=\"bob\"><tt:span s:fontStyle=\"italic\">new</tt:span>"
    ),
    (0, CueText("new"), "   m:agent=\"ann\">one <![CDATA[<&]]>", ">new"),
    (2, CueText("new\nrow"), "\"6.25s\"/>", "\"6.25s\">new<tt:br/>row</tt:p>"),
    (
      3, CueText("a  b"),
      "<tt:metadata x:a=\"1\"><x:y>no text</x:y></tt:metadata>  three  &#x4e2d;  ",
      "<tt:span xml:space=\"preserve\">a  b</tt:span>"
    ),
  ])
  func `changes the text of a cue and nothing else`(
    cue: Int, text: CueText, old: String, new: String
  ) throws {
    let changed = try edited(TTMLFixtures.awkward) { $0.cues[cue].text = text }
    #expect(changed == TTMLFixtures.awkward.replacing(old, with: new))
  }

  @Test func `takes back what the paragraph says of its text`() throws {
    let text = TTMLFixtures.file("<p begin='1s' end='2s' tts:fontStyle='italic'>a</p>")
    let changed = try edited(text) { $0.cues[0].text = CueText("b") }
    #expect(
      changed
        == text.replacing(">a<", with: "><span tts:fontStyle=\"normal\">b</span><"))
  }

  @Test func `takes a cue out, and puts one in`() throws {
    let removed = try edited(TTMLFixtures.awkward, origins: [0, 2, 3]) { $0.cues.remove(at: 1) }
    let second = "<tt:p begin=\"30000000t\" dur=\"1.5s\" style=\"y\">two<tt:br/>rows</tt:p>"
    #expect(removed == TTMLFixtures.awkward.replacing(second, with: ""))
    let new = Cue(range: .seconds(2) ..< .seconds(3), text: "new")
    let paragraph = "<tt:p begin=\"00:00:02.000\" end=\"00:00:03.000\">new</tt:p>\r\n"
    let inserted = try edited(TTMLFixtures.awkward, origins: [0, nil, 1, 2, 3]) {
      $0.cues.insert(new, at: 1)
    }
    #expect(inserted == TTMLFixtures.awkward.replacing("<!-- two", with: paragraph + "<!-- two"))
    let first = try edited(TTMLFixtures.awkward, origins: [nil, 0, 1, 2, 3]) {
      $0.cues.insert(new, at: 0)
    }
    #expect(
      first
        == TTMLFixtures.awkward.replacing(
          "<tt:p xml:id='one'", with: paragraph + "<tt:p xml:id='one'")
    )
  }

  @Test(arguments: [
    "<p timeContainer='seq' begin='1s'><span dur='1s'>a</span><span dur='1s'>b</span></p>",
    "<p begin='1s' end='9s'>x <span begin='1s' end='3s'>a</span></p>",
    "<p begin='1s' end='2s' tts:color='red'>a</p>",
  ])
  func `writes a file anew where a cue has no place of its own`(content: String) throws {
    _ = try edited(TTMLFixtures.file(content)) {
      for index in $0.cues.indices { $0.cues[index].text = CueText("new \(index)") }
    }
  }

  // MARK: - Encodings

  @Test(arguments: ["UTF-16LE", "UTF-16BE", "ISO-8859-1", "windows-1251", "Shift_JIS"])
  func `believes the encoding that a file is in`(name: String) throws {
    let encoding = try #require(TextEncoding(named: name))
    let shown = ["windows-1251": "Привет", "Shift_JIS": "日本語"][name] ?? "déjà vu"
    let text =
      "<?xml version=\"1.0\" encoding=\"\(name.prefix { $0 != "L" && $0 != "B" })\"?>\n"
      + TTMLFixtures.file("<p begin='1s' end='2s'>\(shown)</p>")
    let mark: [UInt8] = name == "UTF-16LE" ? [0xFF, 0xFE] : name == "UTF-16BE" ? [0xFE, 0xFF] : []
    let bytes = mark + (try #require(encoding.encode(text)))
    let file = try SubtitleFile(parsing: bytes)
    #expect(file.track.cues.map(\.shown) == [shown])
    #expect(file.repaired() == bytes)
    var track = file.track
    track.cues[0].text = CueText("中 \(shown.first ?? " ")")
    let again = try SubtitleFile(parsing: file.encoded(track))
    #expect(again.track.cues.map(\.shown) == track.cues.map(\.shown))
    // A character that the encoding lacks is written by its number.
    #expect(file.encoded(track).contains(UInt8(ascii: "&")) == (encoding.encode("中") == nil))
  }

  // MARK: - Refusals

  @Test(arguments: [
    ("", "has no XML element"),
    ("hello", "line 1: the XML ends too early, or goes on behind its end"),
    ("<a/>", "line 1: the first element of TTML is tt, and not a"),
    (
      "\n<!DOCTYPE tt [<!ENTITY a 'b'>]><tt/>",
      "line 2: the document type declares entities or the like, which Cuelight does not read"
    ),
    ("<tt>\n<b></tt>", "line 2: an element is closed that is not the last one opened"),
    (
      "<tt>\n&nbsp;</tt>",
      "line 2: an entity that XML does not have; write its number, such as &#233;"
    ),
    ("<tt>a & b</tt>", "line 1: an ampersand or “<” that begins nothing; write &amp; or &lt;"),
    ("<tt a='1' a='2'/>", "line 1: an attribute is there twice"),
    (
      "<tt><x:p/></tt>", "line 1: a prefix that is not declared; add its xmlns to the first element"
    ),
    ("<tt>", "line 1: the XML ends too early, or goes on behind its end"),
    (
      String(repeating: "<tt>", count: 101), "line 1: elements are nested more than 100 deep"
    ),
    (
      "<tt \((0..<201).map { "a\($0)=''" }.joined(separator: " "))/>",
      "line 1: an element has more than 200 attributes"
    ),
  ])
  func `refuses in one line what it cannot read`(text: String, message: String) {
    #expect(throws: SubtitleParseError.self) {
      try SubtitleFile(parsing: Array(text.utf8), as: .ttml)
    }
    do {
      _ = try SubtitleFile(parsing: Array(text.utf8), as: .ttml)
    } catch {
      #expect("\(error)" == message)
    }
  }

  @Test func `reads a file larger than a parser takes at once`() throws {
    let comment = "<!-- " + String(repeating: "x", count: 1000) + " -->"
    let text = TTMLFixtures.file(
      String(repeating: "\(comment)<p begin='1s' end='2s'>a</p>\n", count: 11_000))
    let file = try SubtitleFile(parsing: Array(text.utf8))
    #expect(file.track.cues.count == 11_000)
  }

  @Test func `bears what is done to a file`() throws {
    var generator = SeededGenerator(seed: 77)
    let texts = [
      TTMLFixtures.awkward,
      TTMLFixtures.file(
        "<p begin='1s' end='9s'>x <span begin='1s' end='99999999999999999999h'>a</span></p>"
          + "<p begin='00:00:01:99999999' dur='9999999t'><span tts:ruby='container'>b</span></p>",
        root: " ttp:frameRate='999999' ttp:frameRateMultiplier='1 999999' ttp:tickRate='1'"),
    ].map { Array($0.utf8) }
    for _ in 0..<3000 {
      var bytes = try #require(texts.randomElement(using: &generator))
      for _ in 0..<Int.random(in: 1...4, using: &generator) {
        let index = Int.random(in: 0..<bytes.count, using: &generator)
        switch Int.random(in: 0..<4, using: &generator) {
        case 0: bytes[index] = UInt8.random(in: 0...255, using: &generator)
        case 1: bytes[index] = "09:<>\"'/ s".utf8.randomElement(using: &generator) ?? 0
        case 2: bytes.remove(at: index)
        default:
          let end = min(bytes.count, index + 40)
          bytes.insert(contentsOf: bytes[index..<end], at: index)
        }
      }
      guard let file = try? SubtitleFile(parsing: bytes, as: .ttml) else { continue }
      var track = file.track
      if file.diagnostics.isEmpty { #expect(file.encoded(track) == bytes) }
      for index in track.cues.indices {
        let cue = track.cues[index]
        track.cues[index].inTime = cue.inTime + .seconds(1)
        track.cues[index].outTime = cue.outTime + .seconds(1)
        track.cues[index].text = "new"
      }
      // All that is there can be written in all formats.
      for format in SubtitleFormat.allCases { #expect(track.encoded(as: format).count >= 0) }
      let edited = try SubtitleFile(parsing: file.encoded(track), as: .ttml)
      #expect(edited.track.cues.map(\.shown) == track.cues.map(\.shown))
    }
  }
}
