import ArgumentParser

struct CuelightCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cuelight",
    abstract: "Subtitles in time with the speech.",
    discussion: """
      Times the transcript of a recording, in its own language or another, by the recording's \
      speech alone: no model, no network.

      EXAMPLES
        cuelight generate talk.mp3 talk.txt -o talk.srt
        cuelight preview talk.mp3 talk.srt
        cuelight check talk.srt --profile netflix
        cuelight convert talk.srt talk.vtt
        cuelight detect talk.mp3 --format rttm

      EXIT CODES
        0   done
        1   done, but below what was asked
        64  the command line is wrong
        65  an input is not what it should be
        66  an input is missing or cannot be read
        70  a fault of cuelight's own
        73  an output cannot be made
        74  an output cannot be written to its end
      """,
    version: "0.1.0",
    subcommands: [
      GenerateCommand.self, RetimeCommand.self, PreviewCommand.self, CheckCommand.self,
      ConvertCommand.self,
      DetectCommand.self,
    ])
}
