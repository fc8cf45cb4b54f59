import TestSupport
import Testing

/// What the command says of itself, and of a command line that is wrong.
@Suite(.timeLimit(.minutes(15))) struct `Help` {
  let tool: Tool

  init() throws { tool = try Tool() }

  @Test(
    arguments: [
      [], ["generate"], ["retime"], ["preview"], ["check"], ["convert"], ["detect"],
    ])
  func `is as it was looked at, 80 columns wide`(arguments: [String]) async throws {
    let outcome = try await tool.run(arguments + ["--help"])
    #expect(outcome.status == 0)
    #expect(outcome.errors.isEmpty)
    #expect(outcome.output.split(separator: "\n").allSatisfy { $0.count <= 80 })
    try expectSnapshot(
      outcome.output, named: (["help"] + arguments).joined(separator: "-") + ".txt")
  }

  @Test func `is given for no arguments at all`() async throws {
    let outcome = try await tool.run([])
    #expect(outcome == (try await tool.run(["--help"])))
  }

  @Test func `tells the version`() async throws {
    let outcome = try await tool.run("--version")
    #expect(outcome.status == 0)
    #expect(outcome.output.wholeMatch(of: /\d+\.\d+\.\d+\n/) != nil)
    #expect(outcome.errors.isEmpty)
  }

  @Test(arguments: ["bash", "zsh", "fish"])
  func `completes arguments in shells`(shell: String) async throws {
    let outcome = try await tool.run("--generate-completion-script", shell)
    #expect(outcome.status == 0)
    for word in ["generate", "detect", "profile", "netflix", "min-confidence"] {
      #expect(outcome.output.contains(word))
    }
    guard shell == "bash" else { return }
    try tool.folder.write(outcome.output, to: "completions")
    // The file names of a folder, and the values of an option.
    let completed = try await tool.shell(
      """
      bash -c '. ./completions; COMP_WORDS=(cuelight generate --profile net); COMP_CWORD=3
      COMP_LINE="cuelight generate --profile net"; COMP_POINT=${#COMP_LINE}
      _cuelight cuelight net --profile; echo "${COMPREPLY[@]}"'
      """)
    #expect(completed.output.contains("netflix"))
  }

  @Test(
    arguments: [
      ([], "Missing expected argument '<media>'"),
      (["talk.wav"], "Missing expected argument '<transcript>'"),
      (["talk.wav", "talk.txt", "more"], "Unexpected argument 'more'"),
      (["talk.wav", "talk.txt", "--nonsense"], "Unknown option '--nonsense'"),
      (["talk.wav", "talk.txt", "-o"], "Missing value for '-o <file>'"),
      (
        ["talk.wav", "talk.txt", "--profile", "huge"],
        "The value 'huge' is invalid for '--profile <name>'. "
          + "Please provide one of 'default', 'netflix', 'bbc', 'ted' or 'youtube'."
      ),
      (
        ["talk.wav", "talk.txt", "-o", "talk.doc"],
        "talk.doc: the extension names no format of subtitles (srt, vtt, ass, ssa, sbv, lrc, "
          + "ttml, html, txt, json, podcast, bcc, chapters, csv, tsv, audacity, rttm, textgrid); "
          + "name one with --format."
      ),
      (["-", "-"], "Only one input can be standard input."),
      (["talk.wav", ""], "A file's name is empty."),
      (
        ["talk.wav", "talk.txt", "--json"],
        "--json prints on standard output: name a file with --output."
      ),
      (
        ["talk.wav", "talk.txt", "-o", "a.srt", "--report", "-", "--json"],
        "--json prints on standard output: name a file with --output."
      ),
      (
        ["talk.wav", "talk.txt", "--min-confidence", "90"],
        "--min-confidence takes a number from 0 to 1, not 90.0."
      ),
      (["talk.wav", "talk.txt", "--jobs", "0"], "--jobs takes a count from 1, not 0."),
      (["talk.wav", "talk.txt", "--stream=-1"], "--stream takes a number from 0, not -1."),
      (
        ["talk.wav", "talk.txt", "--language", "Chinese"],
        "The value 'Chinese' is invalid for '--language <tag>': "
          + "Languages are named by tags such as zh or pt-BR."
      ),
      (
        ["talk.wav", "talk.txt", "--encoding", "runes"],
        "The value 'runes' is invalid for '--encoding <name>': Encodings are named as UTF-8, "
          + "UTF-16, GB18030, Big5, Shift_JIS or windows-1252 are."
      ),
      (
        ["talk.wav", "talk.txt", "--mark", "applause=loud"],
        "The value 'applause=loud' is invalid for '--mark <word=kind>': "
          + "Marks are named as applause=noise is; there are pause, music, noise and text."
      ),
    ] as [([String], String)])
  func `points out in one line what is wrong with a command line`(
    arguments: [String], message: String
  ) async throws {
    let outcome = try await tool.run(["generate"] + arguments)
    #expect(outcome.status == 64)
    #expect(outcome.output.isEmpty)
    #expect(outcome.complaint == message + " (see 'cuelight generate --help')")
  }

  @Test func `points out a command that does not exist`() async throws {
    let outcome = try await tool.run("translate", "talk.wav")
    #expect(outcome.status == 64)
    #expect(outcome.complaint?.hasSuffix("(see 'cuelight --help')") == true)
  }
}
