import TestSupport
import Testing

#if os(Linux) || os(macOS)
  /// A preview that fills a terminal and is moved about by keys.
  @Suite(
    .timeLimit(.minutes(15)),
    .enabled(if: TerminalDriver.isAvailable, "python3 with its pty module is not installed"))
  struct `A preview at a terminal` {
    let tool: Tool
    private let enter = "\u{1B}[?1049h"
    private let leave = "\u{1B}[?1049l"

    init() throws { tool = try Tool.withSubtitles() }

    @Test func `shows, moves, judges, is resized, and leaves all as it was`() async throws {
      let result = try await TerminalDriver.run(
        "cuelight preview talk.wav talk.srt --verdicts verdicts.json", in: tool,
        [
          .wait("morning."), .wait("q quit"), .send("n"), .wait("▶1"), .send("b"), .wait("[bad]"),
          .send("?"), .wait("good, bad, no verdict"), .send("x"), .wait("Thank"),
          .resize(columns: 50, lines: 12), .wait("▶1"), .send("\u{1B}[F"), .send("q"),
        ])
      #expect(result.missed.isEmpty)
      #expect(result.status == 0)
      #expect(result.isRestored)
      #expect(result.output.hasPrefix(enter))
      #expect(result.output.contains(leave))
      let verdicts = try #require(tool.folder.text("verdicts.json"))
      #expect(
        verdicts.hasPrefix(#"{"verdicts":[{"end":8.71,"kind":"speech","start":4.2,"text":"""#))
      #expect(verdicts.hasSuffix(#""verdict":"bad"}],"version":1}"# + "\n"))
    }

    @Test(
      arguments: [
        (TerminalDriver.Step.send("\u{3}"), 130), (.signal("SIGTERM"), 143),
        (.signal("SIGHUP"), 129), (.send("\u{4}"), 0),
      ] as [(TerminalDriver.Step, Int32)])
    func `gives the terminal back however it ends`(
      step: TerminalDriver.Step, status: Int32
    ) async throws {
      let result = try await TerminalDriver.run(
        "cuelight preview talk.wav talk.srt", in: tool, [.wait("q quit"), step])
      #expect(result.missed.isEmpty)
      #expect(result.status == status)
      #expect(result.isRestored)
      #expect(result.output.contains(leave))
    }

    @Test func `gives the terminal back where something goes wrong`() async throws {
      try tool.folder.write("not sound at all", to: "noise.mp3")
      let result = try await TerminalDriver.run(
        "cuelight preview noise.mp3 talk.srt", in: tool, [.wait("cuelight: ")])
      #expect(result.missed.isEmpty)
      #expect(result.status == 65)
      #expect(result.isRestored)
    }

    @Test func `plays, pauses and goes on, with or without sound`() async throws {
      let result = try await TerminalDriver.run(
        "cuelight preview talk.wav talk.srt --follow --mute", in: tool,
        [.wait("playing"), .wait("▼"), .send(" "), .wait("w worst"), .send("fq")])
      #expect(result.missed.isEmpty)
      #expect(result.status == 0)
      #expect(result.isRestored)
    }

    @Test func `makes the subtitles of a transcript while the recording is looked at`() async throws
    {
      let result = try await TerminalDriver.run(
        "cuelight preview talk.wav talk.txt", in: tool,
        [.wait("Good morning"), .wait("welcome"), .send("q")])
      #expect(result.missed.isEmpty)
      #expect(result.status == 0)
    }

    @Test(arguments: [
      "--worst", "--worst --json", "--color always", "--overview", "--table", "--for 3s",
    ])
    func `takes no keys where it prints`(options: String) async throws {
      let result = try await TerminalDriver.run(
        "cuelight preview -q talk.wav talk.srt --print \(options)", in: tool, [])
      #expect(result.status == 0)
      #expect(result.isRestored)
      #expect(!result.output.contains(enter))
    }
  }
#endif
