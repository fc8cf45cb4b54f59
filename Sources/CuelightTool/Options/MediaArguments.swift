import ArgumentParser
import Cuelight

/// The recording, and how it is read.
struct MediaArguments: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The audio stream, by its number in the file. (default: the one that players choose)",
      valueName: "number"))
  var stream: Int?

  @Flag(help: "Each channel has one speaker: tell voices apart by channel.")
  var channels = false

  @Option(
    help: ArgumentHelp(
      "How many threads may be at work. (default: one a core)",
      valueName: "count"))
  var jobs: Int?

  func validate() throws {
    try Recording.check(jobs: jobs, streams: [("--stream", stream)])
  }

  /// Opens a recording.
  func open(_ path: String) throws -> MediaSource {
    try MediaSource(opening: MediaInput(argument: path), stream: stream)
  }

  /// Listens to a recording.
  func read(_ path: String, progress: ProgressLine) async throws -> Recording {
    try await Recording(
      reading: MediaInput(argument: path), stream: stream, tellsChannels: channels, workers: jobs,
      progress: { progress.show("listening", $0) })
  }
}

extension Recording {
  /// Makes sure that what options say of how recordings are read can be.
  static func check(jobs: Int?, streams: [(option: String, number: Int?)]) throws {
    if let jobs, jobs < 1 { throw ValidationError("--jobs takes a count from 1, not \(jobs).") }
    for case (let option, let number?) in streams where number < 0 {
      throw ValidationError("\(option) takes a number from 0, not \(number).")
    }
  }
}

extension MediaInput {
  /// What an argument names: a file, or standard input.
  init(argument path: String) { self = path == "-" ? .standardInput : .file(path) }
}
