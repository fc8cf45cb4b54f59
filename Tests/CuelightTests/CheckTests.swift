import Cuelight
import TestSupport
import Testing

/// Findings in files: where they are, what becomes of the files, and what machines are told.
struct CheckTests {
  private func file(_ text: String, _ format: SubtitleFormat? = nil) throws -> SubtitleFile {
    try SubtitleFile(parsing: Array(text.utf8), as: format)
  }

  private func check(
    _ text: String, _ format: SubtitleFormat? = nil, heard: HeardAudio? = nil,
    _ profile: LayoutProfile = .netflix
  ) throws -> [String] {
    var options = Check.Options()
    options.profile = profile
    return try Check(try file(text, format), heard: heard, options: options).items.map {
      "\($0.place.line):\($0.place.column) \($0.finding.rule.rawValue)"
    }
  }

  static let long = "This line is longer than anybody would want a line to be"

  @Test func `tells the line and the column of a row or of the times`() throws {
    let srt =
      "1\n00:00:01,000 --> 00:00:04,000\n  <i>\(Self.long)</i>\n\n"
      + "2\n00:00:04,000 --> 00:00:04,100\nYes.\n，No\n"
    let findings = try check(srt)
    for finding in ["2:1 gap", "3:3 line-length", "6:1 too-short", "8:1 kinsoku"] {
      #expect(findings.contains(finding), "\(findings)")
    }
  }

  @Test(
    arguments: [
      ("WEBVTT\n\nid\n00:01.000 --> 00:06.000 line:0\nYes\n\(long)\n", "6:1"),
      (
        "[Script Info]\n\n[Events]\nFormat: Layer, Start, End, Style, Name, MarginL, MarginR, "
          + "MarginV, Effect, Text\nDialogue: 0,0:00:01.00,0:00:06.00,D,,0,0,0,,Yes\\N\(long)\n",
        "5:50"
      ),
      ("0:00:01.000,0:00:06.000\nYes\n\(long)\n", "3:1"),
      (
        "<tt xmlns=\"http://www.w3.org/ns/ttml\"><body><div>\n"
          + "<p begin=\"1s\" end=\"6s\">Yes<br/>\(long)</p></div></body></tt>", "2:32"
      ),
    ])
  func `finds rows in other formats`(text: String, place: String) throws {
    let findings = try check(text)
    #expect(findings.contains("\(place) line-length"), "\(findings)")
  }

  @Test func `counts columns in bytes, and in UTF-16 for code hosts`() throws {
    let text = "WEBVTT\n\n00:01.000 --> 00:03.000\n<b>好👩</b> ，\n，\n"
    let items = try Check(file(text)).items.filter { $0.finding.rule == .kinsoku }
    #expect(items.map(\.place.line) == [5])
    let csv = "start,end,text\n1,3,好👩好\n3.1,5,\"👩，\n，\"\n"
    let places = try Check(file(csv, .csv)).items.map(\.place)
    #expect(places.allSatisfy { $0.utf16Column <= $0.column && $0.line <= 4 })
  }

  @Test func `takes what a reader had to assume for findings`() throws {
    let srt = "00:00:01,000 -> 00:00:03,000\nYes.\n"
    #expect(try check(srt).contains { $0.hasSuffix(" format") })
  }

  @Test func `judges rows by their own languages`() throws {
    let vtt =
      "WEBVTT\n\n00:01.000 --> 00:06.000\nFirst, we would like to hear\nwhat you think."
      + "\n<lang zh>首先我们想知道大家的看法</lang>\n<lang zh>然后再谈别的</lang>\n"
    #expect(try !check(vtt).contains { $0.hasSuffix("line-count") || $0.hasSuffix("line-length") })
    let more = vtt.replacing("看法", with: "看法看法看法看法")
    #expect(try check(more).contains { $0.hasSuffix("line-length") })
  }

  // MARK: - Mending

  @Test func `changes nothing but what it mends`() throws {
    let srt =
      "\u{FEFF}7\r\n00:00:01,000 --> 00:00:03,000\r\n<I>Yes.</I>\r\n\r\n\r\n"
      + "9\r\n00:00:03,000 --> 00:00:05,000\r\nNo <b>and   more</B>\r\n\r\n"
    let mending = try CheckMending(file(srt))
    #expect(mending.changes.map(\.cue) == [0])
    #expect(
      String(decoding: mending.bytes, as: UTF8.self)
        == srt.replacing("00:00:03,000\r\n<I>", with: "00:00:02,916\r\n<I>"))
  }

  @Test func `lengthens nothing beyond the end of the recording`() throws {
    let srt = "1\n00:00:01,000 --> 00:00:01,500\nYes.\n"
    let heard = HeardAudio(
      spans: [LabelledSpan(.zero ..< .milliseconds(1700), .speech)],
      speech: [.zero ..< .milliseconds(1700)], duration: .milliseconds(1700))
    let mending = try CheckMending(file(srt), heard: heard, options: .init())
    #expect(mending.changes.isEmpty)
    #expect(mending.bytes == Array(srt.utf8))
  }

  private static let broken: [(SubtitleFormat, String)] = {
    var track = SubtitleTrack(language: "en", cues: [])
    let texts = [
      "Yes.", " blank ", long, "One\nTwo", "，no\nyes（", "字字字字字字字字字字字字字字字字字字字字",
      "Same again and again",
      "Same again and again", "<b>&amp;",
    ]
    for (index, text) in texts.enumerated() {
      let start = index * 2000 - (index % 3) * 300
      track.cues.append(
        Cue(
          range: .milliseconds(start) ..< .milliseconds(start + 300 + index * 300),
          text: CueText(text)))
    }
    return SubtitleFormat.readable.map {
      ($0, String(decoding: track.encoded(as: $0), as: UTF8.self))
    }
  }()

  @Test(arguments: broken)
  func `worsens nothing in any format, and is done at once`(
    format: SubtitleFormat, text: String
  ) throws {
    for profile in LayoutProfile.all {
      var options = Check.Options()
      options.profile = profile
      options.language = "en"
      let file = try file(text, format)
      let before = try Check(file, options: options)
      let mending = try CheckMending(file, options: options)
      let again = try SubtitleFile(parsing: mending.bytes, as: format)
      let twice = try CheckMending(again, options: options)
      #expect(twice.bytes == mending.bytes)
      #expect(mending.check.items.count <= before.items.count)
      let letters = { (file: SubtitleFile) in
        file.track.cues.map { $0.text.string.filter { !$0.isWhitespace } }
      }
      #expect(letters(again) == letters(file))
    }
  }

  @Test(arguments: broken)
  func `takes whatever can be read`(format: SubtitleFormat, text: String) throws {
    var generator = SeededGenerator(seed: 11)
    let heard = HeardAudio(
      spans: [
        LabelledSpan(.zero ..< .seconds(3), .speech),
        LabelledSpan(.seconds(3) ..< .seconds(9), .music),
      ], speech: [.zero ..< .seconds(3)], duration: .seconds(9))
    for _ in 0..<60 {
      var bytes = Array(text.utf8)
      for _ in 0..<Int.random(in: 1...6, using: &generator) {
        let place = Int.random(in: 0..<bytes.count, using: &generator)
        bytes[place] =
          Bool.random(using: &generator)
          ? UInt8.random(in: 0...255, using: &generator)
          : Array("0123456789:,.-<>{}\"\n\r ".utf8).randomElement(using: &generator) ?? 0
        if Bool.random(using: &generator) { bytes.append(contentsOf: bytes.suffix(20)) }
      }
      guard let file = try? SubtitleFile(parsing: bytes, as: format) else { continue }
      let check = try Check(file, heard: heard, options: .init())
      #expect(check.items.allSatisfy { $0.place.line > 0 && $0.place.column > 0 })
      let mending = try CheckMending(file, heard: heard, options: .init())
      #expect(mending.check.items.count <= check.items.count)
    }
  }

  // MARK: - For machines

  @Test func `writes SARIF`() throws {
    let checked = try file("1\n00:00:01,000 --> 00:00:03,000\n，no\n\n")
    var sarif = CheckSARIF(rules: RuleSelection(off: [.gap]), toolVersion: "1.2.3")
    sarif.add(try Check(checked), path: "./a folder/tälk#1.srt")
    let json = String(decoding: try sarif.json(), as: UTF8.self)
    #expect(
      json.contains(
        #""locations":[{"physicalLocation":{"artifactLocation":{"uri":"a%20folder/t%C3%A4lk%231.srt"},"#
          + #""region":{"endColumn":4,"endLine":3,"startColumn":1,"startLine":3}}}],"#
          + #""message":{"text":"a line begins with “，”."},"ruleId":"kinsoku","ruleIndex":5}"#),
      "\(json)")
    #expect(json.contains(#""defaultConfiguration":{"enabled":false,"level":"warning"}"#))
  }

  @Test func `writes JSON`() throws {
    let checked = try file("1\n00:00:01,000 --> 00:00:03,000\n，no\n\n")
    var report = CheckReport()
    report.add(try Check(checked), of: checked, name: "talk.srt")
    #expect(
      String(decoding: try report.json(), as: UTF8.self) == """
        {"tracks":[{"counts":{"error":0,"note":0,"warning":1},"cues":1,"findings":[{"column":1,\
        "cue":1,"end":3,"limit":0,"line":3,"measured":1,"message":"a line begins with “，”",\
        "row":1,"rule":"kinsoku","severity":"warning","start":1}],"format":"srt",\
        "language":"en","name":"talk.srt","profile":"default"}],"version":1}

        """)
  }

  @Test func `documents every rule`() throws {
    let document = try Checkout.text("docs/rules.md")
    for rule in Finding.Rule.allCases {
      #expect(document.contains("| `\(rule.rawValue)` | \(rule.severity.rawValue) |"))
      #expect(!rule.title.isEmpty && rule.help.contains(rule.source))
    }
  }
}
