import ArgumentParser
import Cuelight

/// How a transcript is read.
struct TranscriptArguments: ParsableArguments {
  @Flag(
    inversion: .prefixedNo,
    help: "Join lines that a hard wrap cut; the wrap is found by the lengths of the lines.")
  var unwrap = true

  /// Reads a transcript.
  func read(_ path: String) throws -> Transcript {
    var options = TranscriptOptions()
    options.unwraps = unwrap
    let bytes = try Files.read(path, as: "transcript")
    do {
      return try Transcript(parsing: bytes, options: options)
    } catch {
      throw CommandFailure(.badData, "\(path == "-" ? "standard input" : path): \(error)")
    }
  }
}
