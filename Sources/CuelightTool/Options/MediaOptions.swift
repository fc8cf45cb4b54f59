import ArgumentParser
import Cuelight
import Foundation

/// How a recording is read.
struct MediaOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The audio stream, by its number in the file. (default: as a player chooses)",
      valueName: "number"))
  var stream: Int?

  @Option(
    help: ArgumentHelp(
      "How many parts of the file are decoded at the same time. (default: one a core)",
      valueName: "count"))
  var jobs: Int?

  func validate() throws {
    if let jobs, jobs < 1 { throw ValidationError("--jobs takes a count from 1.") }
    if let stream, stream < 0 { throw ValidationError("--stream takes a number from 0.") }
  }

  /// Listens to a recording.
  func read(_ path: String, progress: ProgressLine) async throws -> Recording {
    defer { progress.clear() }
    return try await Recording(
      reading: path == "-" ? .standardInput : .file(path), stream: stream,
      workers: jobs ?? ProcessInfo.processInfo.activeProcessorCount,
      progress: { progress.show("listening", $0) })
  }
}
