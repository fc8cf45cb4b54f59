import ArgumentParser
import Cuelight
import Foundation

struct DetectCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "detect",
    abstract: "Find where somebody speaks in a recording.",
    usage: "cuelight detect [<options>] <media>",
    discussion: """
      EXAMPLES
        cuelight detect talk.mp3 > talk.json
        cuelight detect talk.mp3 --format audacity -o labels.txt
      """)

  @Argument(
    help: ArgumentHelp("The recording: any audio or video file, or -.", valueName: "media"),
    completion: .file())
  var media: String

  @Option(help: "How the speech is written down.")
  var format = SpeechListing.json

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Write here. (default: standard output)", valueName: "file"),
    completion: .file())
  var output: String?

  @Flag(name: .shortAndLong, help: "Say nothing but errors.")
  var quiet = false

  @OptionGroup(title: "Reading the recording") var mediaArguments: MediaArguments

  func run() async throws {
    let output = output ?? "-"
    try Outputs.check([output], inputs: [media])
    let progress = ProgressLine(isQuiet: quiet)
    let recording = try await mediaArguments.read(media, progress: progress)
    progress.clear()
    try Outputs.write([(output, try format.encode(recording, name: name))])
    if !quiet {
      for remark in recording.remarks { Console.say("warning: \(remark)") }
    }
  }

  /// What the listing calls the recording: its file's name without the extension.
  private var name: String {
    media == "-" ? "stdin" : URL(filePath: media).deletingPathExtension().lastPathComponent
  }
}
