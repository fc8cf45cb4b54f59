import Foundation
import TestSupport
import Testing

/// `cuelight convert`.
@Suite(.timeLimit(.minutes(15))) struct Convert {
  let tool: Tool
  private var folder: TemporaryFolder { tool.folder }

  private static let subRip = "1\n00:00:01,000 --> 00:00:02,000\n<i>Hi</i>\n\n"

  init() throws {
    tool = try Tool()
    try folder.write(Self.subRip, to: "a.srt")
  }

  @Test func `writes in the format of the extension, or the one that is asked for`() async throws {
    let named = try await tool.run("convert", "a.srt", "a.vtt")
    #expect(named == Outcome(status: 0, output: "", errors: ""))
    let webVTT = "WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n<i>Hi</i>\n\n"
    #expect(folder.text("a.vtt") == webVTT)
    let asked = try await tool.run("convert", "a.srt", "--to", "vtt")
    #expect(asked == Outcome(status: 0, output: webVTT, errors: ""))
    let piped = try await tool.run("convert", "-", "--to", "vtt", input: "a.srt")
    #expect(piped == asked)
  }

  @Test func `goes by what is in a file, not by its name`() async throws {
    try folder.write(Self.subRip, to: "a.txt")
    let outcome = try await tool.run("convert", "a.txt", "--to", "vtt")
    #expect(outcome.status == 0)
    #expect(outcome.output.hasPrefix("WEBVTT\n"))
  }

  @Test func `says what was assumed, with file, line and column, and what is left out`()
    async throws
  {
    try folder.write(
      "WEBVTT\n\none\n00:01.000 --> 00:02.000 size:200%\n<c.x>Hi</c>\n", to: "a.vtt")
    let outcome = try await tool.run("convert", "a.vtt", "b.srt")
    #expect(
      outcome.errors == """
        a.vtt:4:25: warning: setting “size:200%” means nothing
        note: b.srt leaves out the identifier of cue 1
        note: b.srt leaves out the style class of cue 1

        """)
    let quiet = try await tool.run("convert", "-q", "a.vtt", "b.srt")
    #expect(quiet == Outcome(status: 0, output: "", errors: ""))
    let json = try await tool.run("convert", "--json", "a.vtt", "b.srt")
    struct Summary: Decodable {
      struct Assumption: Decodable { var line: Int, column: Int, message: String }
      struct Output: Decodable {
        struct Omission: Decodable { var feature: String, count: Int, firstCue: Int? }
        var name: String, format: String, losses: [Omission]
      }
      var version: Int, format: String, encoding: String, cues: Int
      var assumptions: [Assumption], outputs: [Output]
    }
    let summary = try JSONDecoder().decode(Summary.self, from: Data(json.output.utf8))
    #expect(summary.version == 1 && summary.format == "vtt" && summary.encoding == "UTF-8")
    #expect(summary.cues == 1)
    #expect(summary.assumptions.map(\.line) == [4])
    #expect(summary.outputs.map(\.name) == ["b.srt"])
    #expect(summary.outputs[0].losses.map(\.feature) == ["identifier", "class"])
  }

  @Test func `puts two tracks into one`() async throws {
    try folder.write("1\n00:00:01,100 --> 00:00:02,100\n你好\n\n", to: "b.srt")
    let outcome = try await tool.run("convert", "a.srt", "--with", "b.srt", "--to", "srt")
    #expect(outcome.output == "1\n00:00:01,000 --> 00:00:02,000\n<i>Hi</i>\n你好\n\n")
  }

  @Test func `tells a guess at an encoding that is in doubt`() async throws {
    let outcome = try await tool.run("convert", "a.srt", "--json", "b.srt")
    #expect(outcome.output.contains("\"encoding\":\"UTF-8\""))
    #expect(!outcome.output.contains("orElseEncoding"))
  }

  @Test func `lists the formats`() async throws {
    let outcome = try await tool.run("convert", "--list-formats")
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("srt "))
    #expect(outcome.output.contains(" .webvtt\n"))
  }

  @Test(
    arguments: [
      (["none.srt", "b.vtt"], 66, "none.srt: no such file"),
      (["a.srt", "b.doc"], 64, "b.doc: the extension names no format of subtitles"),
      (["a.srt", "a.srt"], 64, "a.srt: is an input and would be lost; name another output"),
      (["talk.wav", "b.vtt"], 65, "talk.wav: the file is an audio or video file, not text"),
      (["talk.txt", "b.vtt"], 65, "talk.txt: is in no format of subtitles that Cuelight knows"),
      (["a.srt", "b.vtt", "--from", "vtt"], 65, "a.srt:1: a WebVTT file begins with WEBVTT"),
      ([], 64, "Name the subtitles."),
      (["a.srt", "--json"], 64, "--json prints on standard output: name a file to write to."),
    ] as [([String], Int32, String)])
  func `says what is wrong`(
    arguments: [String], status: Int32, complaint: String
  ) async throws {
    let outcome = try await tool.run(["convert"] + arguments)
    #expect(outcome.status == status)
    #expect(outcome.complaint?.hasPrefix(complaint) == true)
    #expect(outcome.output.isEmpty)
    #expect(folder.text("a.srt") == Self.subRip)
    #expect(folder.text("b.vtt") == nil)
  }
}
