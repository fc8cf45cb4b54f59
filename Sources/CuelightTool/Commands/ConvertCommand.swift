import ArgumentParser
import Cuelight
import Foundation

struct ConvertCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "convert",
    abstract: "Write subtitles in another format.",
    usage: "cuelight convert [<options>] <track> [<output> ...]",
    discussion: """
      The format of the input is told by its content, that of an output by its extension. What an \
      output cannot hold is left out, and named. To the same format nothing changes but what is \
      against the format. HTML and plain text are transcripts: a paragraph for each contribution, \
      with the time at which it starts.

      EXAMPLES
        cuelight convert talk.srt talk.vtt
        cuelight convert talk.ass talk.ttml talk.srt
        cuelight convert talk.vtt --to json | jq .segments
        cuelight convert old.srt --encoding Big5 --to vtt > new.vtt
        cuelight convert talk-zh.srt --with talk-en.srt talk.vtt
      """)

  @Argument(help: "The subtitles, or -.", completion: .file())
  var track: String?

  @Argument(
    help: ArgumentHelp(
      "Where they are written, or -. (default: standard output)", valueName: "output"),
    completion: .file())
  var outputs: [String] = []

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Write here as well; may be repeated.", valueName: "file"),
    completion: .file())
  var output: [String] = []

  @Option(help: ArgumentHelp("The format, whatever the extension.", valueName: "format"))
  var to: SubtitleFormat?

  @Option(
    help: ArgumentHelp(
      "Subtitles in another language, to be shown below: cues carry both, paired by time.",
      valueName: "track"),
    completion: .file())
  var with: String?

  @Flag(help: "Print what was assumed and left out as JSON on standard output; needs an output.")
  var json = false

  @Flag(help: "List the formats, with their files' extensions, and end.")
  var listFormats = false

  @Flag(name: .shortAndLong, help: "Say nothing but errors.")
  var quiet = false

  @OptionGroup(title: "Reading the subtitles") var trackArguments: TrackArguments

  private var inputs: [String] { [track, with].compactMap(\.self) }
  private var places: [String] { outputs + output == [] ? ["-"] : outputs + output }

  func validate() throws {
    if track == nil, !listFormats { throw ValidationError("Name the subtitles.") }
    if (inputs + outputs + output).contains("") { throw ValidationError("A file's name is empty.") }
    if track == "-", with == "-" {
      throw ValidationError("Only one of the two tracks can be standard input.")
    }
    if json, places.contains("-") {
      throw ValidationError("--json prints on standard output: name a file to write to.")
    }
    for path in places where to == nil { try SubtitleFormat.requireKnown(path, option: "--to") }
  }

  func run() throws {
    guard let track, !listFormats else { return try list() }
    try Outputs.check(places, inputs: inputs)
    let file = try trackArguments.read(track)
    let second = try with.map { try TrackArguments.read($0) }
    let formats = places.map { to ?? file.format.ofCopy(at: $0) }
    var products = zip(places, formats).map { path, format in
      (path: path, bytes: second.map { both($0, file, as: format) } ?? file.encoded(as: format))
    }
    let isTold = json || !quiet
    let conversion = isTold ? Conversion(of: file, to: Array(zip(places, formats))) : nil
    if json, let conversion { products.append(("-", try conversion.json())) }
    try Outputs.write(products)
    guard !json, let conversion else { return }
    TrackArguments.tell(of: file, from: track)
    if let second, let with { TrackArguments.tell(of: second, from: with) }
    for output in conversion.outputs {
      TrackArguments.tell(output.losses.map(\.message), of: output.name)
    }
  }

  private func list() throws {
    let rows = SubtitleFormat.allCases.map { format in
      [
        format.rawValue, format.name + (format.isReadable ? "" : " (written only)"),
        format.fileExtensions.map { ".\($0)" }.joined(separator: " "),
      ]
    }
    let widths = (0..<2).map { column in rows.map { $0[column].count }.max() ?? 0 }
    let lines = rows.map { row in
      zip(row, widths).map { $0.padding(toLength: $1 + 2, withPad: " ", startingAt: 0) }.joined()
        + row[2] + "\n"
    }
    try Outputs.write([("-", Array(lines.joined().utf8))])
  }

  private func both(
    _ second: SubtitleFile, _ first: SubtitleFile, as format: SubtitleFormat
  ) -> [UInt8] {
    first.track.paired(with: second.track).encoded(as: format)
  }
}
