import TestSupport
import Testing

/// Subtitles beside their speech.
@Suite(.timeLimit(.minutes(15))) struct `Preview` {
  let tool: Tool

  init() throws { tool = try Tool.withSubtitles() }

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

  @Test func `shows a stretch, and says that it heard no more`() async throws {
    let stretch = try await tool.run(
      "preview", "talk.wav", "talk.srt", "--at", "3", "--for", "2s")
    #expect(stretch.status == 0)
    #expect(stretch.output.contains("╷0:03"))
    #expect(stretch.output.contains("╷0:04"))
    #expect(!stretch.output.contains("╷0:05"))
    #expect(
      stretch.errors == "play: mpv --force-window --start=00:00:03.000 "
        + "--sub-file=talk.srt -- talk.wav\n")
  }

  @Test func `tells a transcript from subtitles, and makes its cues`() async throws {
    let outcome = try await tool.run("preview", "talk.wav", "talk.txt")
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("│Good morning"))
  }

  @Test func `lists the worst first, for people and for machines`() async throws {
    let people = try await tool.run("preview", "talk.wav", "talk.srt", "--worst", "--count", "1")
    #expect(people.status == 0)
    #expect(people.output.hasPrefix(" 1 0:04."))
    #expect(people.output.contains("│Thank"))
    #expect(!people.output.contains(" 2 "))
    #expect(people.errors.hasPrefix("play: mpv "))
    let machines = try await tool.run(
      "preview", "talk.wav", "talk.srt", "--worst", "--json", "--count", "1")
    #expect(machines.output.hasPrefix(#"{"count":"#))
    #expect(machines.output.contains(#""rank":1"#))
    #expect(machines.output.hasSuffix("\"version\":1}\n"))
    #expect(machines.errors.isEmpty)
  }

  @Test func `takes the ledger that generate wrote`() async throws {
    _ = try await tool.run(
      "generate", "talk.wav", "talk.txt", "-o", "made.srt", "--report", "made.json")
    let outcome = try await tool.run(
      "preview", "talk.wav", "made.srt", "--report", "made.json", "--worst", "--json")
    #expect(outcome.status == 0)
    #expect(outcome.output.contains(#""probability":"#))
    let other = try await tool.run(
      "preview", "talk.wav", "made.srt", "--report", "talk.srt", "--worst")
    #expect(other.status == 65)
    #expect(other.complaint == "talk.srt: is no report of generate's: it is not JSON")
  }

  @Test func `keeps levels, and refuses those of another recording`() async throws {
    let first = try await tool.run("preview", "talk.wav", "talk.srt", "--levels", "levels")
    #expect(first.status == 0)
    let second = try await tool.run("preview", "talk.wav", "talk.srt", "--levels", "levels")
    #expect(second == first)
    try tool.folder.write(SampleTalk([("Another one.", 30)]).wav, to: "other.wav")
    let other = try await tool.run("preview", "other.wav", "--levels", "levels")
    #expect(other.status == 65)
    #expect(
      other.complaint == "levels: has the levels of another recording; "
        + "name another file, or remove it to have it made again")
    let piped = try await tool.run("preview", "-", "--levels", "levels", input: "talk.wav")
    #expect(piped.status == 64)
    let input = try await tool.run("preview", "talk.wav", "talk.srt", "--levels", "talk.srt")
    #expect(input.status == 64)
  }

  @Test func `shows an overview and a table`() async throws {
    let overview = try await tool.run("preview", "talk.wav", "talk.srt", "--overview")
    #expect(overview.output.contains("╷0:00"))
    let table = try await tool.run("preview", "talk.wav", "talk.srt", "--table")
    #expect(table.output.split(separator: "\n").count == 3)
    #expect(table.output.contains("Good morning."))
    #expect(table.output.split(separator: "\n").allSatisfy { $0.count <= 80 })
  }

  @Test func `prints the cues at their times where there is no terminal`() async throws {
    let outcome = try await tool.run(
      "preview", "talk.wav", "talk.srt", "--follow", "--at", "4.15")
    #expect(outcome.output == "0:04.1  Thank you.\n")
  }

  @Test(arguments: [
    ("40", "never", "xterm"), ("80", "never", "xterm"), ("200", "never", "xterm"),
    ("80", "always", "xterm"), ("80", "always", "xterm-256color"),
  ])
  func `is as it was looked at, in any script, width and colours`(
    width: String, color: String, terminal: String
  ) async throws {
    try tool.folder.write(
      """
      WEBVTT

      00:01.000 --> 00:03.400
      <v 主持人>今天我们请到的是一位录音师，
      他叫“老王”。

      00:04.100 --> 00:04.500
      <v خالد>شكرا

      00:05.200 --> 00:06.800
      <v 主持人>Shall we begin with the e\u{301}te\u{301}?

      00:07.500 --> 00:08.700
      <v خالد>نعم، فلنبدأ من هناك\u{1B}[31m الآن
      """, to: "talk.vtt")
    let outcome = try await tool.run(
      ["preview", "talk.wav", "talk.vtt", "--width", width, "--color", color],
      environment: ["TERM": terminal, "COLORTERM": ""])
    #expect(outcome.status == 0)
    let depth = color == "never" ? "plain" : terminal
    try expectSnapshot(outcome.output, named: "preview-\(width)-\(depth).txt")
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
        "talk.wav", 65,
        "talk.wav: the file is an audio or video file, not text; give a plain text file"
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
      (
        ["--worst", "--table"],
        "Only one of --worst, --overview, --table and --follow can be shown."
      ),
      (["--json"], "--json goes with --worst."),
      (["--for", "0s"], "It takes a length above zero."),
      (["--table"], "--table needs subtitles."),
      (["--width", "7"], "--width takes a number from 32 to 1000, not 7."),
    ])
  func `says what is wrong with an option`(arguments: [String], reason: String) async throws {
    let outcome = try await tool.run(["preview", "talk.wav"] + arguments)
    #expect(outcome.status == 64)
    #expect(outcome.complaint?.hasSuffix(reason + " (see 'cuelight preview --help')") == true)
  }
}
