import Foundation
import TestSupport
import Testing

/// `cuelight retime`.
@Suite(.timeLimit(.minutes(15))) struct `Retime` {
  let tool: Tool
  private var folder: TemporaryFolder { tool.folder }

  /// With what only its writer would write so: odd counters, a comment of WebVTT's, blank lines.
  private static let subRip = """
    7
    00:00:01,000 --> 00:00:03,000
    <i>Hi</i>


    9
    00:00:04,5 --> 00:00:06,000
    There

    """

  init() throws {
    tool = try Tool()
    try folder.write(Self.subRip, to: "a.srt")
  }

  @Test func `writes the file as it was, with other times`() async throws {
    let outcome = try await tool.run("retime", "a.srt", "--shift", "-0.48", "-q")
    #expect(outcome.status == 0)
    #expect(
      outcome.output == """
        7
        00:00:00,520 --> 00:00:02,520
        <i>Hi</i>


        9
        00:00:04,020 --> 00:00:05,520
        There

        """)
  }

  @Test func `replaces no subtitles by none`() async throws {
    let inPlace = try await tool.run("retime", "a.srt", "--shift=-10", "-o", "a.srt")
    #expect(inPlace.status == 65)
    #expect(inPlace.complaint == "a.srt: no cue would be left of it; name another output")
    #expect(folder.text("a.srt") == Self.subRip)
    let elsewhere = try await tool.run("retime", "a.srt", "--shift=-10", "-o", "b.srt")
    #expect(elsewhere.status == 0)
    #expect(elsewhere.errors.contains("\nKept: 0 of 2 cues\n"))
  }

  @Test func `sums up what became of the cues`() async throws {
    let outcome = try await tool.run("retime", "a.srt", "--shift=-3.5", "-o", "b.srt")
    #expect(
      outcome
        == Outcome(
          status: 0, output: "",
          errors: """
            a.srt:7:1: warning: times “00:00:04,5 --> 00:00:06,000” are taken as \
            “00:00:04,500 --> 00:00:06,000”
            Kept: 1 of 2 cues: 1 moved
            Gone: 1 cue: 1 at 00:00:01
            Map: earlier by 3.5 s

            """))
  }

  @Test func `may write over its input, and goes back by a map that it kept`() async throws {
    _ = try await tool.run(
      "retime", "a.srt", "--anchor", "1=2", "--anchor", "5=7", "--map", "m.json")
    let there = try await tool.run("retime", "a.srt", "--apply", "m.json", "-o", "a.srt", "-q")
    #expect(there == Outcome(status: 0, output: "", errors: ""))
    #expect(folder.text("a.srt")?.contains("00:00:02,000 --> 00:00:04,500") == true)
    let back = try await tool.run("retime", "a.srt", "--apply", "m.json", "--inverse", "-q")
    #expect(back.output.contains("00:00:01,000 --> 00:00:03,000"))
  }

  @Test func `names what another format cannot hold`() async throws {
    let outcome = try await tool.run(
      "retime", "a.srt", "--shift", "1", "-o", "b.lrc", "-o", "b.srt")
    #expect(outcome.status == 0)
    let converted = try await tool.run("convert", "a.srt", "c.lrc")
    func losses(_ outcome: Outcome) -> [String] {
      outcome.errors.split(separator: "\n").filter { $0.contains("leaves out") }
        .map { String($0).replacing("c.lrc", with: "b.lrc") }
    }
    #expect(losses(outcome) == losses(converted))
    #expect(losses(outcome).count == 1)
  }

  @Test func `multiplies times by a ratio of frame rates`() async throws {
    try folder.write("1\n00:00:00,000 --> 01:00:00,000\nHi\n", to: "h.srt")
    let outcome = try await tool.run("retime", "h.srt", "--rate", "25/23.976", "-q")
    #expect(outcome.output == "1\n00:00:00,000 --> 01:02:33,750\nHi\n")
  }

  @Test func `leaves the cues before one as they are`() async throws {
    let outcome = try await tool.run(
      "retime", "a.srt", "--shift", "2", "--from-cue", "2", "-q")
    #expect(outcome.output.contains("00:00:01,000 --> 00:00:03,000"))
    #expect(outcome.output.contains("00:00:06,500 --> 00:00:08,000"))
  }

  @Test func `shows what it would do, and writes nothing`() async throws {
    let outcome = try await tool.run(
      "retime", "a.srt", "--shift", "-3.5", "--dry-run", "-o", "b.srt", "-q")
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("1    gone  00:00:01.000 – 00:00:03.000"))
    #expect(folder.text("b.srt") == nil)
  }

  @Test func `reports every cue as JSON`() async throws {
    let outcome = try await tool.run("retime", "a.srt", "--shift", "-3.5", "--json", "-o", "b.srt")
    struct Report: Decodable {
      struct Entry: Decodable { var cue: Int, outcome: String, old: [Double], new: [[Double]] }
      var version: Int, counts: [String: Int], outcomes: [Entry]
    }
    let report = try JSONDecoder().decode(Report.self, from: Data(outcome.output.utf8))
    #expect(report.version == 1)
    #expect(report.counts == ["gone": 1, "moved": 1])
    #expect(report.outcomes.map(\.new) == [[], [[1, 2.5]]])
  }

  @Test(
    arguments: [
      (["a.srt"], "Say what changed: with --shift"),
      (
        ["a.srt", "--shift", "1", "--apply", "m.json"], "--shift and --apply both say what changed"
      ),
      (["a.srt", "--shift", "1", "--anchor", "1=2"], "--shift and --anchor say the same"),
      (["a.srt", "--shift", "soon"], "Times are written as -0.48"),
      (["a.srt", "--rate", "25"], "Ratios are written as 25/23.976"),
      (["a.srt", "--rate", "25/0"], "Ratios are written as 25/23.976"),
      (["a.srt", "--anchor", "1"], "Anchors are written as"),
      (["a.srt", "--anchor", "1=2", "--anchor", "2=2"], "does not come after"),
      (["a.srt", "--shift", "1", "--from-cue", "3"], "there is no cue 3, only 2"),
      (["a.srt", "--shift", "1", "--from-cue", "0"], "takes a number from 1"),
      (["a.srt", "--shift", "1", "--inverse"], "--inverse goes with --apply"),
      (["a.srt", "--shift", "1", "--json"], "name a file with --output"),
      (["a.srt", "--shift", "9999999999"], "Times are written as"),
      (["a.srt", "--shift", "1", "--jobs", "2"], "--jobs goes with --to and --media"),
      (["a.srt", "--to", "a.mp3", "--from-stream", "0"], "--from-stream goes with --from"),
      (["a.srt", "--to", "a.mp3", "--stream=-1"], "--stream takes a number from 0, not -1"),
    ] as [([String], String)])
  func `refuses what cannot be meant`(arguments: [String], message: String) async throws {
    let outcome = try await tool.run(["retime"] + arguments)
    #expect(outcome.status == 64)
    #expect(outcome.output.isEmpty)
    #expect(outcome.errors.contains(message))
    #expect(outcome.errors.split(separator: "\n").count == 1)
  }

  @Test func `goes by an edit list, and says what of it was assumed`() async throws {
    try folder.write("start,end,mood\n3.5,10,calm\n", to: "cuts.csv")
    let outcome = try await tool.run("retime", "a.srt", "--edits", "cuts.csv", "-o", "b.srt")
    #expect(outcome.status == 0)
    #expect(folder.text("b.srt")?.hasSuffix("9\n00:00:01,000 --> 00:00:02,500\nThere\n") == true)
    #expect(
      outcome.errors.contains(
        "note: cuts.csv:1:11: the column “mood” is not understood: it is passed over"))
    try folder.write("001  AX  V  C  00:00:00:00\n", to: "bad.edl")
    try folder.write(
      "FCM: NON-DROP FRAME\n001 AX V C 0:0:0:0 0:0:1:0 0:0:0:0 0:0:1:0\n", to: "a.edl")
    let asked = try await tool.run("retime", "a.srt", "--edits", "a.edl", "-o", "c.srt")
    #expect(asked.status == 65)
    #expect(
      asked.errors
        == "cuelight: a.edl: says not how many frames a second it counts: name them with --edit-rate\n"
    )
    #expect(folder.text("c.srt") == nil)
  }

  @Test func `times a report again`() async throws {
    try folder.write(
      #"{"version":1,"duration":10,"turns":["#
        + #"{"lines":[1,1],"state":"timed","start":1,"end":3,"probability":0.9,"cue":1},"#
        + #"{"lines":[2,2],"state":"timed","start":5,"end":7.25,"cue":2},"#
        + #"{"lines":[3,3],"state":"unspoken"}],"#
        + #""audio":[{"start":0,"end":4,"kind":"cue"},{"start":4,"end":10,"kind":"silence"}]}"#,
      to: "report.json")
    try folder.write("4,10\n", to: "cuts.csv")
    let outcome = try await tool.run("retime", "report.json", "--edits", "cuts.csv")
    #expect(outcome.errors == "Kept: 1 of 2 turns; cut: lines 1\n")
    #expect(
      outcome.output == #"{"version":1,"duration":6,"turns":["#
        + #"{"lines":[1,1],"state":"cut","probability":0.9},"#
        + #"{"lines":[2,2],"state":"timed","start":1,"end":3.25},"#
        + #"{"lines":[3,3],"state":"unspoken"}],"#
        + #""audio":[{"start":0,"end":6,"kind":"silence"}]}"# + "\n")
  }

  @Test func `tells where a map is none`() async throws {
    try folder.write("{\"pieces\": [\n  {\"new\": [0, \"x\"]}]}", to: "m.json")
    let outcome = try await tool.run("retime", "a.srt", "--apply", "m.json")
    #expect(outcome.status == 65)
    #expect(outcome.errors.hasPrefix("cuelight: m.json:2:15: a time is a number of seconds"))
  }

  @Test(arguments: ["", #"{"new": [0, 60], "old": null}"#])
  func `refuses a map that plays nothing`(pieces: String) async throws {
    try folder.write(#"{"version": 1, "kind": "time map", "pieces": [\#(pieces)]}"#, to: "m.json")
    let outcome = try await tool.run("retime", "a.srt", "--apply", "m.json", "-o", "b.srt")
    #expect(outcome.status == 65)
    #expect(
      outcome.complaint
        == "m.json: plays nothing of the old recording, so no cue would be left")
    #expect(folder.text("b.srt") == nil)
  }
}
