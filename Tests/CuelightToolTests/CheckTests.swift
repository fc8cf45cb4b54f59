import TestSupport
import Testing

/// Subtitles judged, and mended.
@Suite(.timeLimit(.minutes(15))) struct `Check` {
  let tool: Tool

  init() throws {
    tool = try Tool()
    try tool.folder.write(
      """
      1
      00:00:01,000 --> 00:00:03,400
      Good morning, and welcome to the programme.

      2
      00:00:03,400 --> 00:00:04,800
      Thank you very
      much.

      3
      00:00:20,000 --> 00:00:20,100
      Yes.

      """, to: "talk.srt")
    try tool.folder.write("WEBVTT\n\n00:01.000 --> 00:03.000\nHello there\n", to: "good.vtt")
  }

  @Test func `prints a line for each finding, and a summary`() async throws {
    let outcome = try await tool.run("check", "talk.srt", "good.vtt")
    #expect(outcome.status == 1)
    #expect(
      outcome.output == """
        talk.srt:2:1: warning: 0 s to the next cue, less than 0.08 s [gap]
        talk.srt:3:1: warning: 43 characters in a line exceed 42 [line-length]
        talk.srt:7:1: note: two lines would fit into one [needless-break]
        talk.srt:11:1: warning: 40 characters a second exceed 20 [reading-speed]
        talk.srt:11:1: warning: shown for 0.1 s, less than 0.83 s [too-short]

        """)
    #expect(
      outcome.errors == """
        talk.srt: 4 warnings, 1 note in 3 cues, by profile default for en
        good.vtt: nothing found in 1 cue, by profile default for en

        """)
  }

  @Test func `is content with notes`() async throws {
    let outcome = try await tool.run(
      "check", "talk.srt", "--only", "needless-break", "--quiet")
    #expect(outcome.status == 0)
    #expect(outcome.errors.isEmpty)
    let worse = try await tool.run(
      "check", "talk.srt", "--only", "needless-break", "--severity", "needless-break=error")
    #expect(worse.status == 1)
    #expect(worse.output == "talk.srt:7:1: error: two lines would fit into one [needless-break]\n")
  }

  @Test func `leaves out rules, and reads standard input`() async throws {
    let outcome = try await tool.run(
      "check", "-", "--off", "gap", "--off", "line-length", "--off", "too-short", "--off",
      "reading-speed", input: "talk.srt")
    #expect(outcome.status == 0)
    #expect(
      outcome.output
        == "standard input:7:1: note: two lines would fit into one [needless-break]\n")
  }

  @Test func `judges by the recording`() async throws {
    let outcome = try await tool.run(
      "check", "talk.srt", "--media", "talk.wav", "--only", "past-end")
    #expect(outcome.status == 1)
    #expect(outcome.output.hasPrefix("talk.srt:11:1: error: ends "))
    #expect(outcome.output.hasSuffix(" s behind the end of the recording [past-end]\n"))
  }

  @Test func `mends a file in its place`() async throws {
    let outcome = try await tool.run("check", "talk.srt", "--fix", "-o", "talk.srt")
    #expect(outcome.status == 0)
    #expect(outcome.output.isEmpty)
    #expect(
      tool.folder.text("talk.srt") == """
        1
        00:00:01,000 --> 00:00:03,316
        Good morning,
        and welcome to the programme.

        2
        00:00:03,400 --> 00:00:04,800
        Thank you very much.

        3
        00:00:20,000 --> 00:00:20,834
        Yes.

        """)
    #expect(outcome.errors.contains("talk.srt: cue 3 ends 0.73 s later [reading-speed, too-short]"))
    #expect(outcome.errors.contains("left: nothing found in 3 cues"))
    let again = try await tool.run("check", "talk.srt", "--fix", "-q")
    #expect(again.output == tool.folder.text("talk.srt"))
    #expect(again.errors.isEmpty)
  }

  @Test func `prints JSON and SARIF`() async throws {
    let json = try await tool.run("check", "talk.srt", "--json")
    #expect(json.status == 1)
    #expect(json.output.hasPrefix(#"{"tracks":[{"counts":{"error":0,"note":1,"warning":4}"#))
    let sarif = try await tool.run("check", "talk.srt", "good.vtt", "--sarif")
    #expect(sarif.output.contains(#""version":"2.1.0""#))
    #expect(sarif.output.hasSuffix("}\n"))
  }

  @Test func `shows colours where they are asked for, and nothing that a terminal obeys`()
    async throws
  {
    try tool.folder.write("WEBVTT\n\n00:01.000 --> 00:03.000\n，\u{1B}[31m\n", to: "odd.vtt")
    let plain = try await tool.run("check", "odd.vtt")
    #expect(!plain.output.contains("\u{1B}"))
    let outcome = try await tool.run(
      "check", "talk.srt", "--color", "always", environment: ["TERM": "xterm"])
    #expect(outcome.output.contains("\u{1B}[33mwarning:\u{1B}[0m"))
  }

  @Test func `lists the rules`() async throws {
    let outcome = try await tool.run("check", "--list-rules")
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("reading-speed   warning  The cue is to be read faster"))
  }

  @Test(
    arguments: [
      ([], "Name the subtitles."),
      (["talk.srt", "-o", "x.srt"], "--output takes mended subtitles: add --fix."),
      (["talk.srt", "good.vtt", "--fix"], "--fix takes one file of subtitles."),
      (["talk.srt", "--json", "--sarif"], "Choose one of --json and --sarif."),
      (
        ["talk.srt", "--json", "--fix"],
        "--json prints on standard output: name a file with --output."
      ),
      (["-", "--media", "-"], "Only one input can be standard input."),
      (
        ["talk.srt", "--frame-rate", "0"],
        "The value '0' is invalid for '--frame-rate <rate>': "
          + "Frame rates are written as 25, 23.976 or 24000/1001 are."
      ),
    ] as [([String], String)])
  func `says what is wrong with a command line`(arguments: [String], reason: String) async throws {
    let outcome = try await tool.run(["check"] + arguments)
    #expect(outcome.status == 64)
    #expect(outcome.complaint == reason + " (see 'cuelight check --help')")
  }
}
