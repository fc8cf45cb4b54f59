import Cuelight
import TestSupport
import Testing

/// A track, and the report that came with it.
@Suite struct `A preview` {
  private func report(_ turns: String, duration: Double = 10) throws -> GenerationReport {
    try GenerationReport(
      parsing: Array(#"{"version":1,"duration":\#(duration),"turns":[\#(turns)]}"#.utf8))
  }

  private func turn(_ start: Double, _ probability: Double, cue: Int? = nil) -> String {
    let number = cue.map { #","cue":\#($0)"# } ?? ""
    return """
      {"lines":[1,2],"state":"timed","start":\(start),"end":\(start + 1),\
      "probability":\(probability),"collar":0.25,"evidence":"acoustic"\(number)}
      """
  }

  private let track = SubtitleTrack(
    cues: [1, 3, 5].map {
      Cue(range: MediaTime.seconds($0)..<MediaTime.seconds($0 + 1), text: CueText("Cue at \($0)."))
    })

  private var outline: RecordingOutline {
    get async throws {
      let folder = try TemporaryFolder()
      let path = try folder.write(SampleTalk.short.wav, to: "talk.wav")
      return RecordingOutline(try await Recording(reading: .file(path)))
    }
  }

  @Test func `finds the cue of each turn by its number, or by its time`() async throws {
    let outline = try await outline
    let report = try report(
      [turn(1, 0.2, cue: 1), turn(3.1, 0.5), turn(8, 0.1, cue: 3)].joined(separator: ","),
      duration: outline.duration.seconds)
    let preview = try Preview(outline, track: track, report: report)
    // The third cue was moved since: the report does not speak of it.
    #expect(preview.input.cues.map(\.doubt) == [0.8, 0.5, nil])
    #expect(preview.doubts.first { $0.cue == 0 }?.lines == 1...2)
    #expect(preview.doubts.first { $0.cue == 2 }?.probability == nil)
  }

  @Test func `refuses the report of another recording`() async throws {
    let outline = try await outline
    let report = try report(turn(1, 0.2), duration: 4000)
    #expect(throws: ReportError.self) {
      try Preview(outline, track: self.track, report: report)
    }
  }

  @Test(arguments: [
    ("", "it is not JSON"), ("[]", "it is no object"), (#"{"version":true}"#, "version is odd"),
    ("{}", "it has no version"),
    (#"{"version":2}"#, "its version is 2, and 1 is the one that is known"),
    (#"{"version":1,"duration":1,"turns":[{}]}"#, "it has no lines"),
  ])
  func `says what is the matter with a report`(text: String, reason: String) {
    #expect {
      try GenerationReport(parsing: Array(text.utf8))
    } throws: {
      "\($0)".hasPrefix("is no report of generate's: ") && "\($0)".hasSuffix(reason)
    }
  }

  @Test func `bears a report whose numbers make no sense`() async throws {
    let outline = try await outline
    let odd = [
      #"{"lines":[],"state":"x","start":-5,"end":-9,"probability":7,"collar":0,"evidence":""}"#,
      #"{"lines":[9,-9],"state":"x","start":1e300,"end":1e301,"probability":-1,"collar":0,"evidence":"","cue":-9223372036854775808}"#,
    ]
    let report = try report(odd.joined(separator: ","), duration: outline.duration.seconds)
    let preview = try Preview(outline, track: track, report: report)
    #expect(preview.doubts.count { $0.kind == .cue } == 3)
  }

  @Test func `reads what generate writes`() async throws {
    let outline = try await outline
    let written = try report(turn(1, 0.2, cue: 1), duration: outline.duration.seconds)
    #expect(try GenerationReport(parsing: written.json()).json() == written.json())
  }
}
