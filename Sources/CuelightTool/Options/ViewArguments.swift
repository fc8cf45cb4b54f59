import ArgumentParser
import Cuelight

/// What a preview shows, and how.
struct ViewArguments: ParsableArguments {
  @Option(
    help: ArgumentHelp("Begin at this time, such as 12:30 or 1:02:03.5.", valueName: "time"),
    transform: PlayerTime.checked)
  var at: MediaTime?

  @Option(
    name: .customLong("for"),
    help: ArgumentHelp("Show so much, such as 30s or 2:00, and end.", valueName: "time"),
    transform: PlayerTime.checkedLength)
  var length: MediaTime?

  @Flag(help: "List the places in doubt, the worst first.")
  var worst = false

  @Option(help: ArgumentHelp("How many places --worst lists.", valueName: "number"))
  var count = 10

  @Flag(help: "With --worst: as JSON.")
  var json = false

  @Flag(help: "Show the whole recording on one screen, a column a minute.")
  var overview = false

  @Flag(help: "Show the cues in a table.")
  var table = false

  @Flag(help: "Show the cues as they are spoken, with the sound.")
  var follow = false

  @Flag(help: "With --follow: without the sound.")
  var mute = false

  @Flag(name: .customLong("print"), help: "Print, and take no keys, even at a terminal.")
  var prints = false

  @Option(
    help: ArgumentHelp(
      "Keep what was judged good or bad, as JSON.", valueName: "file"),
    completion: .file())
  var verdicts: String?

  @Option(help: "Colours; by default at a terminal, unless NO_COLOR is set.")
  var color = ColorChoice.auto

  @Option(
    help: ArgumentHelp("How wide it is. (default: as the terminal)", valueName: "columns"))
  var width: Int?

  /// What is shown.
  enum Kind { case strip, worst, overview, table, follow }

  var kind: Kind {
    if worst { return .worst }
    if overview { return .overview }
    if table { return .table }
    return follow ? .follow : .strip
  }

  /// Where keys come from, where they are wanted and a person can press them.
  var keyboard: Int32? {
    let isMoving = [.strip, .worst, .follow].contains(kind)
    guard isMoving, !prints, !json, length == nil, width == nil else { return nil }
    return ScreenTerminal.keyboard()
  }

  func validate() throws {
    let kinds = [worst, overview, table, follow].count { $0 }
    if kinds > 1 {
      throw ValidationError("Only one of --worst, --overview, --table and --follow can be shown.")
    }
    if json, !worst { throw ValidationError("--json goes with --worst.") }
    if mute, !follow { throw ValidationError("--mute goes with --follow.") }
    if count < 1 { throw ValidationError("--count takes a number from 1, not \(count).") }
    if length != nil, kinds > 0 {
      throw ValidationError("--for goes with the strip alone.")
    }
    if at != nil, worst || overview || table {
      throw ValidationError("--at goes with the strip and with --follow.")
    }
    if let width, !(StripLayout.fewestColumns...1000).contains(width) {
      throw ValidationError(
        "--width takes a number from \(StripLayout.fewestColumns) to 1000, not \(width).")
    }
  }
}
