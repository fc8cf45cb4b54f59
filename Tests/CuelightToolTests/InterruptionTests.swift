import Foundation
import TestSupport
import Testing

/// Whoever stops it gets the prompt back at once, and finds what was there before.
@Suite(.timeLimit(.minutes(15))) struct `Interruption` {
  let tool: Tool
  private var folder: TemporaryFolder { tool.folder }

  init() throws {
    tool = try Tool()
    try folder.write("old", to: "talk.srt")
  }

  @Test(arguments: [SIGINT, SIGTERM, SIGHUP])
  func `ends a run that waits for its input`(signal: Int32) async throws {
    let pipe = Pipe()
    let run = try tool.start("generate", "-", "talk.txt", "-o", "talk.srt", input: pipe)
    // No pipe holds as much, so some of it has been read when all of it is written.
    try pipe.fileHandleForWriting.write(contentsOf: SampleTalk.short.wav.prefix(200_000))
    run.signal(signal)
    let outcome = await run.outcome()
    #expect(outcome.status == 128 + signal)
    #expect(outcome.output.isEmpty)
    #expect(outcome.complaint == "interrupted")
    #expect(folder.text("talk.srt") == "old")
    #expect(folder.names == ["talk.srt", "talk.txt", "talk.wav"])
    try pipe.fileHandleForWriting.close()
  }

  @Test func `leaves all or nothing whenever it comes`() async throws {
    let whole = try await tool.run("generate", "-q", "talk.wav", "talk.txt").output
    var generator = SeededGenerator(seed: 3)
    for _ in 0..<12 {
      let pipe = Pipe()
      let run = try tool.start(
        "generate", "talk.wav", "talk.txt", "-o", "talk.srt", "-o", "copy.srt", input: pipe)
      try await Task.sleep(for: .milliseconds(Int.random(in: 0..<300, using: &generator)))
      run.signal(SIGINT)
      let outcome = await run.outcome()
      #expect([0, 130].contains(outcome.status))
      let texts = [folder.text("talk.srt"), folder.text("copy.srt")]
      #expect(texts == ["old", nil] || texts == [whole, whole])
      #expect(!folder.names.contains { $0.hasPrefix(".") })
      try folder.write("old", to: "talk.srt")
      try? FileManager.default.removeItem(atPath: folder.path("copy.srt"))
    }
  }

  // strace holds the run up in the middle of writing.
  @Test(
    .enabled(
      if: Tool.canRun("strace -D -f -qq -o /dev/null -e inject=fsync:delay_enter=1 true"),
      "strace is not installed, or may not trace"))
  func `removes what it has not finished writing`() async throws {
    let outcome = try await tool.shell(
      """
      strace -D -f -qq -o /dev/null -e inject=fsync:delay_enter=2000000:when=2 \
        cuelight generate talk.wav talk.txt -o talk.srt -o talk.vtt & run=$!
      tries=0
      until [ "$(ls -A | grep -c '^.cuelight-')" = 2 ] || [ $((tries = tries + 1)) -gt 500 ]
      do sleep 0.02; done
      kill -INT $run; wait $run
      """)
    #expect(outcome.status == 130)
    #expect(outcome.errors.contains("cuelight: interrupted\n"))
    #expect(folder.text("talk.srt") == "old")
    #expect(folder.names == ["talk.srt", "talk.txt", "talk.wav"])
  }

  @Test func `a signal that the parent ignores for it is ignored`() async throws {
    let outcome = try await tool.shell(
      """
      mkfifo pipe; nohup cuelight generate -q - talk.txt < pipe 2> errors & run=$!
      { head -c 200000 talk.wav; kill -HUP $run; tail -c +200001 talk.wav; } > pipe
      wait $run
      """)
    #expect(outcome.status == 0)
    #expect(outcome.output.hasPrefix("1\n00:00:00,9"))
  }
}
