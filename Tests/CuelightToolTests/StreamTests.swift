import Foundation
import TestSupport
import Testing

/// Standard input, output and error, as pipelines use them.
@Suite(.timeLimit(.minutes(15))) struct `Standard streams` {
  let tool: Tool
  private var folder: TemporaryFolder { tool.folder }

  init() throws { tool = try Tool() }

  @Test func `the product is on standard output, and nothing else`() async throws {
    let outcome = try await tool.run("generate", "talk.wav", "talk.txt")
    #expect(outcome.status == 0)
    #expect(outcome.output.hasPrefix("1\n00:00:00,9"))
    #expect(outcome.errors.hasPrefix("Timed: 4 turns over 00:00:0"))
    let quiet = try await tool.run("generate", "talk.wav", "talk.txt", "--quiet")
    #expect(quiet == Outcome(status: 0, output: outcome.output, errors: ""))
  }

  @Test func `a dash is standard input or output`() async throws {
    let expected = try await tool.run("generate", "-q", "talk.wav", "talk.txt").output
    let media = try await tool.shell("cat talk.wav | cuelight generate -q - talk.txt")
    let redirected = try await tool.run("generate", "-q", "-", "talk.txt", input: "talk.wav")
    let text = try await tool.shell("cat talk.txt | cuelight generate -q talk.wav - -o -")
    let pipes = try await tool.shell(
      "bash -c 'cuelight generate -q <(cat talk.wav) <(cat talk.txt) -o >(cat) --format srt | cat'")
    for outcome in [media, redirected, text, pipes] {
      #expect(outcome == Outcome(status: 0, output: expected, errors: ""))
    }
    #expect(folder.names == ["talk.txt", "talk.wav"])
  }

  @Test func `files whose names begin with a dash come after two of them`() async throws {
    try folder.write(SampleTalk.short.wav, to: "-q")
    let outcome = try await tool.run("generate", "--quiet", "--", "-q", "talk.txt")
    #expect(outcome.status == 0)
    #expect(outcome.output.hasPrefix("1\n"))
  }

  @Test func `a reader that has seen enough is no error to tell`() async throws {
    let outcome = try await tool.shell(
      """
      { cuelight generate -q talk.wav talk.txt; echo $? >&2; } | true
      cuelight detect talk.wav --format rttm | head -n 1
      """)
    #expect(outcome.status == 0)
    // 141 is the shell's word for the signal that says nobody reads on; 0 is one that came too late.
    #expect(["141\n", "0\n"].contains(outcome.errors))
    #expect(outcome.output.split(separator: "\n").count == 1)
    #expect(outcome.output.hasPrefix("SPEAKER talk 1 0.9"))
  }

  @Test func `files are in place before a pipe breaks`() async throws {
    _ = try await tool.shell("cuelight generate talk.wav talk.txt -o - -o talk.srt | true")
    #expect(folder.text("talk.srt")?.hasPrefix("1\n00:00:00,9") == true)
    #expect(folder.names == ["talk.srt", "talk.txt", "talk.wav"])
  }

  #if os(Linux)
    @Test func `a full standard output is an error`() async throws {
      let outcome = try await tool.shell("cuelight generate talk.wav talk.txt > /dev/full")
      #expect(outcome.status == 74)
      #expect(outcome.complaint == "standard output: cannot be written: the disk is full")
    }
  #endif

  @Test func `a closed standard output is an error, a closed standard error is none`() async throws
  {
    let output = try await tool.shell("cuelight generate talk.wav talk.txt >&-")
    #expect(output.status == 74)
    #expect(output.complaint?.hasPrefix("standard output: cannot be written: ") == true)
    let errors = try await tool.shell("cuelight generate talk.wav talk.txt -o talk.srt 2>&-")
    #expect(errors == Outcome(status: 0, output: "", errors: ""))
    #expect(folder.text("talk.srt")?.hasPrefix("1\n00:00:00,9") == true)
  }
}
