import ArgumentParser
import Cuelight
import Foundation

struct GenerateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "generate",
    abstract: "Make subtitles for a recording from its transcript.",
    usage: "cuelight generate [<options>] <media> <transcript>",
    discussion: """
      The transcript has one speaker's turn a line; it may be a translation. Lines that nobody \
      speaks are left out and named; speech that the transcript lacks stays without a cue.

      EXAMPLES
        cuelight generate talk.mp3 talk.txt > talk.srt
        cuelight generate talk.m4a talk.txt -o talk.srt -o talk.vtt
        cuelight generate talk.mkv talk.txt --profile netflix --report talk.json
        cuelight generate talk.mp3 talk.txt --speakers talk.rttm -o talk.vtt
        cuelight generate talk.mp3 talk.txt --pin talk.pins.json -o talk.srt
        cuelight generate talk.mp3 talk-zh.txt --second talk-en.txt -o talk.vtt
        ffmpeg -i talk.mkv -f wav - | cuelight generate - talk.txt -o talk.srt
      """)

  @Argument(
    help: ArgumentHelp("The recording: any audio or video file, or -.", valueName: "media"),
    completion: .file())
  var media: String

  @Argument(help: "The transcript: text, one turn a line, or -.", completion: .file())
  var transcript: String

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "Write here, in the format of the extension; may be repeated. (default: standard output)",
      valueName: "file"),
    completion: .file())
  var output: [String] = []

  @Option(help: "The format, whatever the extension; srt where neither tells.")
  var format: SubtitleFormat?

  @Option(help: ArgumentHelp("What the cues keep to.", valueName: "name"))
  var profile = LayoutProfile.standard

  @Option(
    help: ArgumentHelp(
      "What the timing rests on: the sounds of the words, or speech and pauses alone, as for a "
        + "translation.", valueName: "evidence"))
  var timing = TimingMethod.auto

  @Option(
    parsing: .singleValue,
    help: ArgumentHelp(
      "What not to go by where speech alone tells, as scripts/score --evidence asks.",
      valueName: "kind", visibility: .hidden))
  var ignore: [TimingEvidence] = []

  @Option(
    help: ArgumentHelp(
      "A transcript in another language, to be shown below: cues carry both.",
      valueName: "transcript"),
    completion: .file())
  var second: String?

  @Option(
    help: ArgumentHelp(
      "Who speaks where: RTTM of a diariser's, or subtitles that name their speakers.",
      valueName: "file"),
    completion: .file())
  var speakers: String?

  @Option(
    help: ArgumentHelp(
      "Times to keep to: what a preview's page exports, or lines such as 12 1:02:03.5, line and "
        + "time.", valueName: "file"),
    completion: .file())
  var pin: String?

  @Option(
    help: ArgumentHelp(
      "What becomes of lines that nobody speaks: no cue, or one where there is room.",
      valueName: "choice"))
  var unspoken = Generation.UnspokenLines.leaveOut

  @Option(
    help: ArgumentHelp(
      "Write what becomes of every line and every second, as JSON.", valueName: "file"),
    completion: .file())
  var report: String?

  @Option(
    help: ArgumentHelp(
      "Exit with 1 where the mean probability that a turn is in time is lower.",
      valueName: "0-1"))
  var minConfidence: Double?

  @Flag(
    help: "Go on where the transcript seems to belong to another recording, or nothing has a place."
  )
  var force = false

  @Flag(help: "Print the summary as JSON on standard output; needs --output.")
  var json = false

  @Flag(name: .shortAndLong, help: "Say nothing but errors.")
  var quiet = false

  @OptionGroup(title: "Reading the recording") var mediaArguments: MediaArguments
  @OptionGroup(title: "Reading the transcript") var transcriptArguments: TranscriptArguments

  /// What is read.
  private var inputs: [String] {
    [media, transcript] + [second, speakers, pin].compactMap(\.self)
  }

  /// Where the subtitles go.
  private var outputs: [String] { output.isEmpty ? ["-"] : output }

  func validate() throws {
    if (inputs + outputs + [report].compactMap(\.self)).contains("") {
      throw ValidationError("A file's name is empty.")
    }
    if inputs.count(where: { $0 == "-" }) > 1 {
      throw ValidationError("Only one input can be standard input.")
    }
    if json, outputs.contains("-") || report == "-" {
      throw ValidationError("--json prints on standard output: name a file with --output.")
    }
    if let minConfidence, !(0...1).contains(minConfidence) {
      throw ValidationError("--min-confidence takes a number from 0 to 1, not \(minConfidence).")
    }
    for path in outputs where format == nil {
      try SubtitleFormat.requireKnown(path, option: "--format")
    }
  }

  func run() async throws {
    try Outputs.check(outputs + [report].compactMap(\.self), inputs: inputs)
    let text = try transcriptArguments.read(transcript)
    let other = try second.map(transcriptArguments.readOther)
    let voices = try speakers.map { SpeakerTurns(try TrackArguments.read($0).track) }
    let pins = try pin.map(Self.readPins)
    let progress = ProgressLine(isQuiet: quiet)
    let recording = try await mediaArguments.read(media, progress: progress)
    progress.show("timing")
    let generation = try await Generation(
      timing: text, to: recording, options: options(second: other, speakers: voices, pins: pins))
    let summary = GenerationSummary(generation, of: recording)
    progress.clear()
    try Outputs.write(try products(generation, of: recording, summary))
    if !json, !quiet { tell(summary) }
    if let minConfidence, summary.confidence < minConfidence {
      throw CommandFailure(
        .belowRequest,
        "turns are in time with a mean probability of \(summary.confidence), below \(minConfidence)"
      )
    }
  }

  private func options(
    second: Transcript?, speakers: SpeakerTurns?, pins: Pins?
  ) -> Generation.Options {
    var options = Generation.Options()
    options.pins = pins
    options.second = second
    options.speakers = speakers
    options.profile = profile
    options.unspoken = unspoken
    options.timing = timing
    options.ignored = Set(ignore)
    options.acceptsUnrelated = force
    options.workers = mediaArguments.jobs
    return options
  }

  private static func readPins(_ path: String) throws(CommandFailure) -> Pins {
    let bytes = try Inputs.read(path, as: "file of pins", limit: Pins.largestSize)
    do throws(PinError) {
      return try Pins(parsing: bytes)
    } catch {
      throw CommandFailure(.badData, "\(Inputs.name(path)): \(error)")
    }
  }

  private func products(
    _ generation: Generation, of recording: Recording, _ summary: GenerationSummary
  ) throws -> [(path: String, bytes: [UInt8])] {
    var products = outputs.map { path in
      (path: path, bytes: generation.track.encoded(as: format(of: path)))
    }
    if let report {
      products.append((report, try GenerationReport(generation, of: recording).json()))
    }
    if json { products.append(("-", try summary.json())) }
    return products
  }

  private func tell(_ summary: GenerationSummary) {
    for line in summary.lines { Console.say(line) }
    for note in summary.notes { Console.say("note: \(note.asClause)") }
    if summary.pairing == Generation.Pairing.byTime.rawValue {
      Console.say("note: the two transcripts differ in their turns: their cues are paired by time")
    }
    for warning in summary.warnings { Console.say("warning: \(warning)") }
  }

  /// A format that is asked for goes before what an extension says.
  private func format(of path: String) -> SubtitleFormat {
    format ?? SubtitleFormat(ofPath: path) ?? .subRip
  }
}
