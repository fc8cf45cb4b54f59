import ArgumentParser

@main
struct CuelightCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cuelight",
    abstract: "Subtitles in time with the speech.",
    discussion: """
      Times the transcript of a recording, in its own language or another, by the recording's \
      speech alone: no model, no network.

      EXAMPLES
        cuelight generate talk.mp3 talk.txt -o talk.srt
        cuelight detect talk.mp3 --format rttm

      Exit codes: 0 done; 1 done, but below what was asked; 64 usage; 65 unusable data; 66 no \
      input; 70 a bug; 73, 74 the output cannot be written.
      """,
    version: "0.1.0",
    subcommands: [GenerateCommand.self, DetectCommand.self])

  static func main() async {
    await Console.run { try CuelightCommand.parseAsRoot() }
  }
}
