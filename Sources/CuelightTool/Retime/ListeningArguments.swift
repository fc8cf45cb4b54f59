import ArgumentParser
import Cuelight

/// How the recordings are read by which something is found out.
struct ListeningArguments: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The audio stream, by its number in the file. (default: the one that players choose)",
      valueName: "number"))
  var stream: Int?

  @Option(
    help: ArgumentHelp(
      "That of the old recording, where it is another one. (default: as --stream)",
      valueName: "number"))
  var fromStream: Int?

  @Option(
    help: ArgumentHelp(
      "How many threads may be at work. (default: one a core)",
      valueName: "count"))
  var jobs: Int?

  /// The first of the options that was given.
  var chosen: String? {
    [
      stream.map { _ in "--stream" }, fromStream.map { _ in "--from-stream" },
      jobs.map { _ in "--jobs" },
    ].compactMap(\.self).first
  }

  func validate() throws {
    try Recording.check(
      jobs: jobs, streams: [("--stream", stream), ("--from-stream", fromStream)])
  }

  /// Listens to a recording.
  func read(_ path: String, isOld: Bool = false, _ progress: ProgressLine) async throws -> Recording
  {
    try await Recording(
      reading: MediaInput(argument: path),
      stream: isOld ? fromStream ?? stream : stream, workers: jobs,
      progress: { progress.show("listening", $0) })
  }
}
