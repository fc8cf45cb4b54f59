import ArgumentParser
import Cuelight
import Foundation

struct GenerateCommand: AsyncParsableCommand {
  /// What the timing rests on.
  enum Timing: String, ExpressibleByArgument, CaseIterable {
    case regions
  }

  static let configuration = CommandConfiguration(
    commandName: "generate",
    abstract: "Make subtitles for a recording from its transcript.",
    discussion: """
      The transcript has one speaker turn a line; it may be a translation. Lines that nobody \
      speaks are left out and named; speech that the transcript lacks stays without a cue.

      EXAMPLES
        cuelight generate talk.mp3 talk.txt > talk.srt
        cuelight generate talk.m4a talk.txt -o talk.srt -o talk.vtt --report talk.json
        ffmpeg -i talk.mkv -f wav - | cuelight generate - talk.txt --profile netflix
      """)

  @Argument(help: ArgumentHelp("The recording: any audio or video file, or -.", valueName: "media"))
  var media: String

  @Argument(help: "The transcript: text, one turn a line, or -.")
  var transcript: String

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "Write here; the format follows the extension. Can be given again. (default: standard output)",
      valueName: "file"))
  var output: [String] = []

  @Option(help: "The format, where the extension does not tell. (default: srt)")
  var format: SubtitleFormat?

  @Option(help: "What the cues keep to.")
  var profile = LayoutProfile.standard

  @Option(
    help: ArgumentHelp(
      "The language of the transcript, such as zh or pt-BR. (default: guessed)", valueName: "tag"))
  var language: String?

  @Option(help: "What the timing rests on.")
  var timing = Timing.regions

  @Option(help: "What becomes of lines that nobody speaks.")
  var unspoken = Generation.UnspokenLines.leaveOut

  @Option(
    help: ArgumentHelp("Write what became of every line and second, as JSON.", valueName: "file"))
  var report: String?

  @Option(
    help: ArgumentHelp(
      "Leave with exit code 1 where the turns' mean probability of being in time is lower.",
      valueName: "0…1"))
  var minConfidence: Double?

  @OptionGroup var mediaOptions: MediaOptions
  @OptionGroup var transcriptOptions: TranscriptArguments

  @Flag(help: "Print the summary as JSON on standard output; needs --output.")
  var json = false

  @Flag(name: .shortAndLong, help: "Say nothing but errors.")
  var quiet = false

  func validate() throws {
    if media == "-", transcript == "-" {
      throw ValidationError("Only one of the recording and the transcript can be standard input.")
    }
    if json, output.isEmpty || output.contains("-") || report == "-" {
      throw ValidationError("--json prints on standard output: name a file with --output.")
    }
    if let minConfidence, !(0...1).contains(minConfidence) {
      throw ValidationError("--min-confidence takes a number from 0 to 1.")
    }
    for path in output where path != "-" && format == nil {
      let pathExtension = (path as NSString).pathExtension
      guard SubtitleFormat(fileExtension: pathExtension) == nil else { continue }
      let known = SubtitleFormat.allCases.map(\.rawValue).joined(separator: ", ")
      throw ValidationError(
        "\(path): the extension names no format of subtitles (\(known)); say --format.")
    }
  }

  func run() async throws {
    let outputs = output.isEmpty ? ["-"] : output
    for path in outputs + (report.map { [$0] } ?? []) {
      try Files.checkOutput(path, inputs: [media, transcript])
    }
    let text = try transcriptOptions.read(transcript)
    let recording = try await mediaOptions.read(media, progress: ProgressLine(isQuiet: quiet))
    var options = Generation.Options()
    options.profile = profile
    options.language = language
    options.unspoken = unspoken
    let generation = try Generation(timing: text, to: recording, options: options)
    try Task.checkCancellation()
    for path in outputs {
      try Files.write(generation.track.encoded(as: outputFormat(of: path)), to: path)
    }
    if let report {
      let json = try GenerationReport(generation, of: recording).json()
      try Files.write(Array(json) + [UInt8(ascii: "\n")], to: report)
    }
    let summary = GenerationSummary(generation, of: recording)
    if json {
      try Files.write(Array(try summary.json()) + [UInt8(ascii: "\n")], to: "-")
    } else if !quiet {
      for line in summary.lines { Console.say(line) }
    }
    if let minConfidence, summary.confidence < minConfidence {
      throw CommandFailure(
        .belowRequest,
        "the turns' mean probability of being in time is \(summary.confidence), below \(minConfidence)"
      )
    }
  }

  private func outputFormat(of path: String) -> SubtitleFormat {
    let named = path == "-" ? nil : SubtitleFormat(fileExtension: (path as NSString).pathExtension)
    return format ?? named ?? .subRip
  }
}
