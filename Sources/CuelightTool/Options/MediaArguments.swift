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
      "How many parts of the file are decoded side by side. (default: one a core)",
      valueName: "count"))
  var jobs: Int?

  func validate() throws {
    if let jobs, jobs < 1 { throw ValidationError("--jobs takes a count from 1, not \(jobs).") }
    if let stream, stream < 0 {
      throw ValidationError("--stream takes a number from 0, not \(stream).")
    }
  }

  /// Opens a recording.
  func open(_ path: String) throws -> MediaSource {
    try MediaSource(opening: path == "-" ? .standardInput : .file(path), stream: stream)
  }

  /// Listens to a recording.
  func read(_ path: String, progress: ProgressLine) async throws -> Recording {
    try await Recording(
      reading: path == "-" ? .standardInput : .file(path), stream: stream,
      tellsChannels: channels, workers: jobs, progress: { progress.show("listening", $0) })
  }
}
