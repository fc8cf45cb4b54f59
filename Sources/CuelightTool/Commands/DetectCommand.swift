import ArgumentParser
import Cuelight
import Foundation

struct DetectCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "detect",
    abstract: "Find where somebody speaks in a recording.",
    discussion: """
      EXAMPLES
        cuelight detect talk.mp3 > talk.json
        cuelight detect talk.mp3 --format audacity -o labels.txt
      """)

  @Argument(help: ArgumentHelp("The recording: any audio or video file, or -.", valueName: "media"))
  var media: String

  @Option(help: "How the speech is written down.")
  var format = SpeechListing.json

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Write here. (default: standard output)", valueName: "file"))
  var output = "-"

  @OptionGroup var mediaOptions: MediaOptions

  @Flag(name: .shortAndLong, help: "Say nothing but errors.")
  var quiet = false

  func run() async throws {
    try Files.checkOutput(output, inputs: [media])
    let recording = try await mediaOptions.read(media, progress: ProgressLine(isQuiet: quiet))
    let name =
      media == "-"
      ? "stdin"
      : ((media as NSString).lastPathComponent as NSString)
        .deletingPathExtension
    try Files.write(Array(try format.encode(recording, name: name)), to: output)
    if !quiet {
      for warning in recording.warnings { Console.say("warning: \(warning)") }
    }
  }
}
