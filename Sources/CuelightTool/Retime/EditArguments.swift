import ArgumentParser
import Cuelight

/// What changed, as an editor or a tool wrote it down.
struct EditArguments: RetimeSource {
  @Option(
    help: ArgumentHelp(
      "The cuts that were made: ranges as CSV or TSV, LosslessCut, SponsorBlock, an ffmpeg concat list, EDL (CMX 3600), FCPXML, OpenTimelineIO or auto-editor; told by the content.",
      valueName: "list"),
    completion: .file())
  var edits: String?

  @Option(
    help: ArgumentHelp(
      "Frames a second that the list counts, where it does not say: 25, 29.97 or 30000/1001.",
      valueName: "rate"),
    transform: EditArguments.rate)
  var editRate: FrameRate?

  @Option(
    help: ArgumentHelp(
      "What the ranges of the list are. (default: as the format has it; kept, in a table that does not say)",
      valueName: "choice"))
  var editsAre: EditListOptions.Meaning?

  @Option(
    help: ArgumentHelp(
      "The recording of the subtitles, as the list calls it. (default: the one that most is played of)",
      valueName: "name"))
  var source: String?

  @Option(
    help: ArgumentHelp(
      "The time code that the list has for the start of the old recording. (default: 0)",
      valueName: "time"),
    transform: EditArguments.time)
  var sourceStart: MediaTime?

  var option: String { "--edits" }
  var needsSubtitles: Bool { false }
  var isChosen: Bool { edits != nil }
  var inputs: [String] { [edits].compactMap(\.self) }

  func validate() throws {
    guard edits == nil else { return }
    let others = [
      editRate.map { _ in "--edit-rate" }, editsAre.map { _ in "--edits-are" },
      source.map { _ in "--source" }, sourceStart.map { _ in "--source-start" },
    ]
    if let other = others.compactMap(\.self).first {
      throw ValidationError("\(other) goes with --edits.")
    }
  }

  func change(_ subject: RetimeSubject) throws -> RetimeChange {
    guard let edits else { return .map(.identity, notes: []) }
    let bytes = try Inputs.read(edits, as: "edit list", limit: EditLists.largestSize)
    let name = Inputs.name(edits)
    var options = EditListOptions()
    options.frameRate = editRate
    options.meaning = editsAre
    options.source = source
    options.sourceStart = sourceStart
    do throws(EditListError) {
      let list = try EditList(parsing: bytes, options: options)
      return .map(list.map, notes: list.notes.map { "\(name):\($0)" })
    } catch {
      throw CommandFailure(.badData, name + (error.line == nil ? ": " : ":") + error.description)
    }
  }

  private static func rate(_ text: String) throws -> FrameRate {
    guard let rate = FrameRate(text) else {
      throw ValidationError("Frame rates are written as 25, 23.976 or 30000/1001 are.")
    }
    return rate
  }

  private static func time(_ text: String) throws -> MediaTime {
    guard let time = MediaTime(argument: text) else {
      throw ValidationError("Times are written as 3600, 1:00:00 or 1:02:03.5 are.")
    }
    return time
  }
}
