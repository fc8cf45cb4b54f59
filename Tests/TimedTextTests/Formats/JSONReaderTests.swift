import TestSupport
import Testing
import TimedText
import Timeline
import UnicodeText

/// JSON that other programs and people write, and what is told of it.
struct JSONReaderTests {
  private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

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
    let file = try JSONFixtures.file(Self.whisperCpp)
    #expect(file.track.language == "en")
    #expect(file.track.cues.map(\.drawn) == ["|0.000 1.500||a b", "|1.500 3.000||c"])
  }

  @Test(arguments: [
    #"{"text":"hi","segments":[{"id":0,"start":0.5,"end":1.25,"text":" hi","tokens":[1]}]}"#,
    #"[{"start":0.5,"end":1.25,"text":" hi"}]"#,
    #"[{"text":" hi","start":0.5,"duration":0.75}]"#,
    #"{"segments":[{"startTime":"0.5","endTime":"00:00:01,250","body":" hi"}]}"#,
    #"{"cues":[{"from":0.5,"to":1.25,"content":" hi"}]}"#,
    #"{"segments":[null,{"start":0.5,"end":9,"end":1.25,"text":" \u0068\u0069"},[]]}"#,
  ])
  func `reads the lists that others write`(json: String) throws {
    let track = try JSONFixtures.file(json).track
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
    #expect(throws: SubtitleParseError.self) { try JSONFixtures.file(json) }
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
    let file = try JSONFixtures.file(json)
    #expect(file.track.cues.count == 1)
    #expect(file.diagnostics.contains { "\($0)".contains(message) }, "\(file.diagnostics)")
    // What is mended needs it no more.
    let again = try SubtitleFile(parsing: file.repaired(), as: .json)
    #expect(again.track == file.track)
  }

  @Test func `tells of a file with a cue for every word`() throws {
    let words = (0..<30).map { "{\"startTime\":\($0),\"endTime\":\($0 + 1),\"body\":\"word,\"}" }
    let file = try JSONFixtures.file("{\"segments\":[\(words.joined(separator: ","))]}", .podcast)
    #expect(file.track.cues.count == 30)
    #expect(file.diagnostics.map(\.message).contains { $0.contains("one word") })
  }

  @Test func `reads what other programs leave out or write otherwise`() throws {
    let text =
      #"{"version": "1.0.0", "segments": [{"startTime": "1.5", "endTime": "0:02.5", "#
      + #""body": 12}, {"startTime": 3, "body": "a"}, {"startTime": 4, "endTime": null, "body": "b"}, "#
      + #"{"startTime": 9, "endTime": 10, "body": null}]}"#
    let file = try JSONFixtures.file(text, .podcast)
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

  @Test func `never fails on damaged files`() throws {
    var generator = SeededGenerator(seed: 51)
    let files: [(String, SubtitleFormat)] = [
      (JSONFixtures.pretty, .json), (JSONFixtures.chapters, .chapters),
      (text(JSONFixtures.allMarkup.encoded(as: .json).suffix(4000)), .json),
      ("[{\"start\":1e99,\"end\":-1e99,\"duration\":9e18,\"text\":\"\\ud800\"}]", .json),
    ]
    for round in 0..<1500 {
      let (text, format) = files[round % files.count]
      var bytes = Array(text.utf8)
      generator.damage(&bytes, with: Array(0...127), inserting: "[{\"\\-1e9")
      guard let file = try? SubtitleFile(parsing: bytes, as: format, encoding: .utf8) else {
        continue
      }
      let again = try SubtitleFile(parsing: file.repaired(), as: format)
      #expect(again.track == file.track)
      for format in SubtitleFormat.allCases { _ = file.track.encoded(as: format) }
    }
  }
}
