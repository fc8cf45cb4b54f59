import ArgumentParser
import Cuelight
import Foundation

struct RetimeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "retime",
    abstract: "Time subtitles again after their recording was changed.",
    usage: "cuelight retime [<options>] <track>",
    discussion: """
      Say what changed, in one of the ways below. Cues whose speech was cut go, and are named; all \
      else of the file stays as it is, byte for byte. Chapters (Podcasting 2.0) and the reports of \
      `generate` are timed as subtitles are.

      EXAMPLES
        cuelight retime talk.srt --shift -0.48 > later.srt
        cuelight retime talk.vtt --rate 25/23.976 -o talk-film.vtt
        cuelight retime a.ass --anchor 1:02.5=0:58.1 --anchor 50:00=49:51 -o a.ass
        cuelight retime talk.srt --edits talk.edl --edit-rate 25 -o talk-cut.srt
        cuelight retime talk.srt --edits cuts.csv --map cuts.json -o talk-cut.srt
        cuelight retime talk.srt --from talk.mp3 --to talk-cut.mp3 -o talk-cut.srt
        cuelight retime found.srt --to talk.mkv -o talk.srt
        cuelight retime chapters.json --apply cuts.json -o chapters-cut.json
        cuelight retime talk.srt --edits cuts.csv --dry-run
        cuelight retime talk.srt --transcript corrected.txt --media talk.mp3 -o talk.srt
      """)

  @Argument(help: "The subtitles, or -.", completion: .file())
  var track: String

  @OptionGroup(title: "What changed, by hand") var byHand: HandArguments
  @OptionGroup(title: "What changed, by a list of edits") var byEdits: EditArguments
  @OptionGroup(title: "What changed, by what is heard") var byAudio: AudioArguments
  @OptionGroup(title: "What changed, as it was kept") var asKept: MapArguments
  @OptionGroup(title: "What changed in the text") var byText: CorrectionArguments
  @OptionGroup(title: "How recordings are read") var listening: ListeningArguments

  @Option(
    help: ArgumentHelp("Leave the cues before this one as they are.", valueName: "number"))
  var fromCue: Int?

  @Option(
    help: ArgumentHelp(
      "What becomes of a cue that a cut runs through: its whole text stays, or the clauses that are left, or nothing.",
      valueName: "choice"))
  var trimmed = TrimmedText.whole

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "Write here; may be repeated, and may be the input. (default: standard output)",
      valueName: "file"),
    completion: .file())
  var output: [String] = []

  @Option(
    help: ArgumentHelp("Write what became of the recording, for --apply.", valueName: "file"),
    completion: .file())
  var map: String?

  @Option(
    help: ArgumentHelp("Write what became of every cue, as JSON.", valueName: "file"),
    completion: .file())
  var report: String?

  @Flag(help: "Show what would become of the recording and of the cues, and write nothing.")
  var dryRun = false

  @Flag(help: "Print the report on standard output; needs --output or --dry-run.")
  var json = false

  @Flag(name: .shortAndLong, help: "Say nothing but errors.")
  var quiet = false

  @Option(
    help: ArgumentHelp(
      "The format of the subtitles. (default: by their content, then the extension)",
      valueName: "format"))
  var format: SubtitleFormat?

  @Option(
    help: ArgumentHelp(
      "Their encoding, such as UTF-16, GB18030, Big5 or Shift_JIS. (default: by evidence)",
      valueName: "name"),
    transform: { try TextEncoding(argument: $0) })
  var encoding: TextEncoding?

  /// Who can tell what changed; one of them is asked.
  private var sources: [any RetimeSource] { [byHand, byEdits, byAudio, asKept, byText] }
  private var chosen: [any RetimeSource] { sources.filter(\.isChosen) }

  /// Where the subtitles go.
  private var outputs: [String] { dryRun ? [] : output.isEmpty ? ["-"] : output }
  /// All that is written.
  private var written: [String] { outputs + (dryRun ? [] : [map, report].compactMap(\.self)) }

  func validate() throws {
    let inputs = [track] + chosen.flatMap(\.inputs)
    if (inputs + output + [map, report].compactMap(\.self)).contains("") {
      throw ValidationError("A file's name is empty.")
    }
    guard let first = chosen.first else {
      let options = sources.map(\.option).joined(separator: ", ")
      throw ValidationError("Say what changed: with \(options) or one of the others.")
    }
    if chosen.count > 1 {
      throw ValidationError(
        "\(first.option) and \(chosen[1].option) both say what changed: name one of them.")
    }
    if inputs.count(where: { $0 == "-" }) > 1 {
      throw ValidationError("Only one input can be standard input.")
    }
    if asKept.inverse, asKept.apply == nil { throw ValidationError("--inverse goes with --apply.") }
    if let fromCue, fromCue < 1 {
      throw ValidationError("--from-cue takes a number from 1, not \(fromCue).")
    }
    if let option = listening.chosen, !byAudio.isChosen, byText.media == nil {
      throw ValidationError("\(option) goes with --to and --media.")
    }
    if listening.fromStream != nil, byAudio.old == nil {
      throw ValidationError("--from-stream goes with --from.")
    }
    if fromCue != nil, !byHand.isChosen {
      throw ValidationError("--from-cue goes with --shift, --rate and --anchor.")
    }
    if json, !dryRun, written.contains("-") {
      throw ValidationError("--json prints on standard output: name a file with --output.")
    }
    for path in output { try SubtitleFormat.requireKnown(path, option: "its extension") }
  }

  func run() async throws {
    // The track alone may be named as an output: it is read whole before anything is written.
    try Outputs.check(written, inputs: chosen.flatMap(\.inputs))
    let bytes = try TrackArguments.bytes(of: track)
    if format == nil, RetimedLedger.isLedger(bytes) { return try await retimeLedger(bytes) }
    let file = try TrackArguments.parse(bytes, from: track, as: format, encoding: encoding)
    if let fromCue, fromCue > file.track.cues.count {
      throw CommandFailure(
        .usage, "--from-cue: there is no cue \(fromCue), only \(file.track.cues.count)")
    }
    var options = RetimingOptions(for: file.format)
    options.trimmed = trimmed
    let progress = ProgressLine(isQuiet: quiet)
    let (retime, notes) = try await retime(
      RetimeSubject(
        file: file, options: options, firstCue: fromCue, listening: listening, progress: progress))
    progress.clear()
    if retime.result.track.cues.isEmpty, !file.track.cues.isEmpty, isOutput(track) {
      throw CommandFailure(
        .badData, "\(Inputs.name(track)): no cue would be left of it; name another output")
    }
    try write(retime, notes)
    guard !quiet, !json else { return }
    TrackArguments.tell(of: file, from: track)
    for note in notes { Console.say("note: \(note)") }
    for path in outputs where path != "-" {
      let format = file.format.ofCopy(at: path)
      guard format != file.format else { continue }
      TrackArguments.tell(
        retime.result.track.losses(in: format).map(\.description), of: path)
    }
    if !dryRun { for line in RetimeSummary(retime).lines { Console.say(line) } }
  }

  /// Whether an input is to be replaced.
  private func isOutput(_ input: String) -> Bool {
    guard let file = Inputs.status(input), file.kind == .regular else { return false }
    return outputs.contains { Inputs.status($0)?.identity == file.identity }
  }

  private func retime(_ subject: RetimeSubject) async throws -> (Retime, notes: [String]) {
    guard let source = chosen.first else { throw ValidationError("Say what changed.") }
    switch try await source.change(subject) {
    case .track(let result, let notes): return (Retime(subject.file, result: result), notes)
    case .map(let map, let speech, let notes):
      do {
        let map = asKept.inverse ? try map.inverse() : map
        var options = subject.options
        options.speech = speech
        return (try Retime(subject.file, through: map, options: options), notes)
      } catch let error as TimeMapError {
        throw CommandFailure(.badData, "\(source.option): \(error)")
      } catch let error as RetimingError {
        throw CommandFailure(.badData, "\(Inputs.name(track)): \(error)")
      }
    }
  }

  /// Times a report of `generate` again.
  private func retimeLedger(_ bytes: [UInt8]) async throws {
    guard let source = chosen.first, !source.needsSubtitles, fromCue == nil else {
      throw CommandFailure(
        .usage, "\(Inputs.name(track)): is a report of generate; time it with --apply and a map")
    }
    let subject = RetimeSubject(
      file: try SubtitleFile(parsing: Array("WEBVTT\n".utf8), as: .webVTT),
      options: RetimingOptions(), firstCue: nil, listening: listening,
      progress: ProgressLine(isQuiet: quiet))
    guard case .map(let found, _, let notes) = try await source.change(subject) else { return }
    let ledger: RetimedLedger
    do {
      ledger = try RetimedLedger(bytes, through: asKept.inverse ? try found.inverse() : found)
    } catch let error as EditListError {
      throw CommandFailure(.badData, "\(Inputs.name(track)):\(error)")
    } catch let error as TimeMapError {
      throw CommandFailure(.badData, "\(source.option): \(error)")
    }
    var products = outputs.map { (path: $0, bytes: ledger.json) }
    if !dryRun, let map { products.append((map, found.json())) }
    try Outputs.write(products)
    guard !quiet else { return }
    for note in notes { Console.say("note: \(note)") }
    let gone = ledger.goneLines.map(String.init).prefix(8).joined(separator: ", ")
    Console.say(
      "Kept: \(ledger.turns - ledger.goneLines.count) of \(ledger.turns) turns"
        + (gone.isEmpty ? "" : "; cut: lines \(gone)"))
  }

  private func write(_ retime: Retime, _ notes: [String]) throws {
    var products: [(path: String, bytes: [UInt8])] = outputs.map { path in
      (path, retime.encoded(as: path == "-" ? nil : retime.file.format.ofCopy(at: path)))
    }
    if !dryRun, let map {
      guard let found = retime.map else {
        throw CommandFailure(.usage, "--map: the text changed, and not the recording's time")
      }
      products.append((map, found.json()))
    }
    let isReported = json || report != nil
    let bytes = isReported ? try RetimeReport(retime, notes: notes).json() : []
    if !dryRun, let report { products.append((report, bytes)) }
    if json {
      products.append(("-", bytes))
    } else if dryRun {
      let lines = RetimeTable(retime, columns: Terminal.columns).lines
      products.append(("-", Array(lines.map { $0 + "\n" }.joined().utf8)))
    }
    try Outputs.write(products)
  }
}
