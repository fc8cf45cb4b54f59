import ArgumentParser
import Cuelight

struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Judge subtitles by a profile, and mend what is safe to mend.",
    usage: "cuelight check [<options>] <track> ...",
    discussion: """
      Prints a line for each finding: file, line, column, how bad it is, what it is, and the rule. \
      With the recording, the times are judged by its speech too. Exits with 1 where there is \
      anything worse than a note.

      EXAMPLES
        cuelight check talk.srt
        cuelight check talk-*.vtt --profile netflix --frame-rate 25
        cuelight check talk.srt --media talk.mp3 --off uncued-speech
        cuelight check talk.srt --fix -o talk.srt
        cuelight check talk.srt --sarif > talk.sarif
        cuelight check --list-rules
      """)

  @Argument(help: "The subtitles, or -; several files are judged one by one.", completion: .file())
  var tracks: [String] = []

  @OptionGroup(title: "What they are judged by") var rules: CheckArguments

  @Flag(
    help: """
      Mend what is safe to mend: gaps, small overlaps, times too short to read, lines broken in \
      bad places, blanks. All else stays to the byte.
      """)
  var fix = false

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "Write the mended subtitles here; it may be the input. (default: standard output)",
      valueName: "file"),
    completion: .file())
  var output: String?

  @Flag(help: "Print the findings as JSON.")
  var json = false

  @Flag(help: "Print the findings as SARIF 2.1.0, for code hosts.")
  var sarif = false

  @Option(help: "Colours; by default at a terminal, unless NO_COLOR is set.")
  var color = ColorChoice.auto

  @Flag(help: "List the rules, and end.")
  var listRules = false

  @Flag(name: .shortAndLong, help: "Print no summary.")
  var quiet = false

  @OptionGroup(title: "Reading the subtitles") var trackArguments: TrackArguments
  @OptionGroup(title: "Reading the recording") var mediaArguments: MediaArguments

  private var inputs: [String] { tracks + [rules.media].compactMap(\.self) }

  func validate() throws {
    if listRules { return }
    if tracks.isEmpty { throw ValidationError("Name the subtitles.") }
    if (inputs + [output].compactMap(\.self)).contains("") {
      throw ValidationError("A file's name is empty.")
    }
    if inputs.count(where: { $0 == "-" }) > 1 {
      throw ValidationError("Only one input can be standard input.")
    }
    if output != nil, !fix { throw ValidationError("--output takes mended subtitles: add --fix.") }
    if fix, tracks.count > 1 { throw ValidationError("--fix takes one file of subtitles.") }
    if json, sarif { throw ValidationError("Choose one of --json and --sarif.") }
    if json || sarif, fix, output ?? "-" == "-" {
      throw ValidationError(
        "\(json ? "--json" : "--sarif") prints on standard output: name a file with --output.")
    }
  }

  func run() async throws {
    guard !listRules else { return try list() }
    // The output may be the track itself, and not the recording.
    let others = [rules.media].compactMap(\.self)
    if fix { try Outputs.check([output ?? "-"], inputs: others) }
    let files = try tracks.map { (path: $0, file: try trackArguments.read($0)) }
    let recording = try await recording()
    var listing = FindingListing(
      options: try rules.options(), form: json ? .json : sarif ? .sarif : .lines(color.depth))
    var products: [(path: String, bytes: [UInt8])] = []
    for (path, file) in files {
      if fix {
        let mending = try CheckMending(file, against: recording, options: listing.options)
        products.append((output ?? "-", mending.bytes))
        listing.add(mending, of: file, path: path)
      } else {
        listing.add(
          try Check(file, against: recording, options: listing.options), of: file, path: path)
      }
    }
    let text = try listing.bytes()
    // Where standard output takes the subtitles, the findings are said beside it.
    if fix, output ?? "-" == "-" {
      listing.lines.forEach { Console.say($0.text) }
    } else {
      products.append(("-", text))
    }
    try Outputs.write(products)
    if !quiet { listing.summaries.forEach(Console.say) }
    if listing.worst ?? .note > .note { throw ExitCode(CommandFailure.Code.belowRequest.rawValue) }
  }

  private func recording() async throws -> Recording? {
    guard let media = rules.media else { return nil }
    let progress = ProgressLine(isQuiet: quiet)
    let recording = try await mediaArguments.read(media, progress: progress)
    progress.clear()
    if !quiet {
      for remark in recording.remarks { Console.say("warning: \(remark)") }
    }
    return recording
  }

  private func list() throws {
    let rows = Finding.Rule.allCases.map { rule in
      (name: rule.rawValue, severity: rule.severity.rawValue, title: rule.title)
    }
    let width = rows.map(\.name.count).max() ?? 0
    let lines = rows.map { row in
      func padded(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
      }
      return "\(padded(row.name, width))  \(padded(row.severity, 7))  \(row.title)\n"
    }
    try Outputs.write([("-", Array(lines.joined().utf8))])
  }
}
