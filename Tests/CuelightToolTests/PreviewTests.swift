import TestSupport
import Testing

/// Subtitles beside their speech.
@Suite(.timeLimit(.minutes(2))) struct `Preview` {
  let tool: Tool

  init() throws {
    tool = try Tool()
    try tool.folder.write(
      """
      1
      00:00:01,000 --> 00:00:03,400
      Good morning.

      2
      00:00:04,100 --> 00:00:04,200
      Thank you.
      """, to: "talk.srt")
  }

  @Test func `shows levels, speech, cues and what is wrong with them`() async throws {
    let outcome = try await tool.run("preview", "talk.wav", "talk.srt")
    #expect(outcome.status == 0)
    #expect(outcome.errors.isEmpty)
    let lines = outcome.output.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.first?.contains("━ speech") == true)
    for piece in ["╷0:01", "▁▁", "━━━", "│Good", "morning.", "│Thank", "100 ", "exceed"] {
      #expect(outcome.output.contains(piece), "\(piece)")
    }
    #expect(lines.allSatisfy { $0.count <= 80 })
    #expect(!outcome.output.contains("\u{1B}"))
  }

  @Test func `shows a recording without subtitles`() async throws {
    let outcome = try await tool.run("preview", "talk.wav")
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("━━━"))
  }

  @Test func `takes WebVTT, by its name or by what it says`() async throws {
    let vtt = "WEBVTT\n\n00:01.000 --> 00:03.000\nHello there\n"
    try tool.folder.write(vtt, to: "talk.vtt")
    try tool.folder.write("\u{FEFF}" + vtt, to: "talk.txt")
    let named = try await tool.run("preview", "talk.wav", "talk.vtt")
    #expect(named.output.contains("Hello"))
    #expect(try await tool.run("preview", "talk.wav", "-", input: "talk.txt") == named)
  }

  @Test func `shows the row of a time only`() async throws {
    let whole = try await tool.run("preview", "talk.wav", "talk.srt", "--width", "40")
    for (time, text) in [("0:04.1", "│Thank"), ("8", "╷0:08")] {
      let row = try await tool.run(
        "preview", "talk.wav", "talk.srt", "--width", "40", "--at", time)
      #expect(row.status == 0)
      #expect(row.output.contains(text))
      #expect(whole.output.contains(row.output))
      #expect(row.output.ranges(of: "╷0:04").count + row.output.ranges(of: "╷0:08").count == 1)
    }
    let late = try await tool.run("preview", "talk.wav", "talk.srt", "--at", "1:00:00")
    #expect(late.status == 64)
    #expect(late.complaint?.hasPrefix("01:00:00.000 is behind the end of the recording") == true)
  }

  @Test func `has colours where they are asked for`() async throws {
    let outcome = try await tool.run(
      "preview", "talk.wav", "--color", "always", environment: ["TERM": "xterm"])
    #expect(outcome.output.contains("\u{1B}[32m"))
    #expect(
      outcome.output.ranges(of: "\u{1B}[0m").count * 2 == outcome.output.ranges(of: "\u{1B}").count)
  }

  @Test(
    arguments: [
      (
        "talk.txt", 65,
        "talk.txt: is in no format of subtitles that Cuelight knows; "
          + "Plain text with times can be written, not read"
      ),
      ("nothing.srt", 66, "nothing.srt: no such file"),
    ] as [(String, Int32, String)])
  func `says what is the matter with subtitles`(
    track: String, status: Int32, complaint: String
  ) async throws {
    let outcome = try await tool.run("preview", "talk.wav", track)
    #expect(outcome.status == status)
    #expect(outcome.complaint == complaint)
    #expect(outcome.output.isEmpty)
  }

  @Test(
    arguments: [
      (["--at", "noon"], "Times are written as 75, 12:30 or 1:02:03.5 are."),
      (["--at", "1:2.5:3"], "Times are written as 75, 12:30 or 1:02:03.5 are."),
      (["--width", "7"], "--width takes a number from 32 to 1000, not 7."),
    ])
  func `says what is wrong with an option`(arguments: [String], reason: String) async throws {
    let outcome = try await tool.run(["preview", "talk.wav"] + arguments)
    #expect(outcome.status == 64)
    #expect(outcome.complaint?.hasSuffix(reason + " (see 'cuelight preview --help')") == true)
  }
}
