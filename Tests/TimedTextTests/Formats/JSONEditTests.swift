import Testing
import TimedText
import Timeline

/// Files of JSON in which only what is asked for changes.
struct JSONEditTests {
  private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

  private func changed(
    _ lines: [Int: String], adding: [Int: String] = [:],
    by change: (inout [Cue], inout [Int?]) -> Void
  ) throws {
    let file = try SubtitleFile(parsing: Array(JSONFixtures.pretty.utf8))
    #expect(file.repaired() == Array(JSONFixtures.pretty.utf8))
    #expect(file.format == .json)
    var track = file.track
    var origins: [Int?] = [0, 1, 2]
    change(&track.cues, &origins)
    var expected: [String] = []
    for (index, line) in JSONFixtures.pretty.split(separator: "\r\n").enumerated() {
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
    let file = try JSONFixtures.file(
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

  @Test func `changes members in whatever order they stand`() throws {
    let text =
      #"[{"body": "ab", "endTime": 2, "speaker": "Ann", "startTime": 1}, "#
      + #"{"endTime": 4, "startTime": 3, "body": "c"}]"#
    let file = try JSONFixtures.file(#"{"version": "1.0.0", "segments": "# + text + "}", .podcast)
    var track = file.track
    track.cues[0].inTime = .milliseconds(500)
    track.cues[1].outTime = .seconds(5)
    let expected = text.replacing(": 1}", with: ": 0.5}").replacing(": 4", with: ": 5")
    #expect(
      self.text(file.encoded(track)) == #"{"version": "1.0.0", "segments": "# + expected + "}")
  }
}
