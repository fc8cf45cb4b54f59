import ArgumentParser
import Cuelight

/// How a transcript is read.
struct TranscriptArguments: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Its language, such as zh or pt-BR. (default: guessed)", valueName: "tag"),
    transform: LanguageTag.checked)
  var language: String?

  @Flag(
    inversion: .prefixedNo,
    help: "Join lines that a hard wrap cut; the wrap is found by the lengths of the lines.")
  var unwrap = true

  /// Reads a transcript.
  func read(_ path: String) throws(CommandFailure) -> Transcript {
    var options = TranscriptOptions()
    options.unwraps = unwrap
    let bytes = try Inputs.read(path, as: "transcript", limit: Self.sizeLimit)
    do throws(TranscriptError) {
      return try Transcript(parsing: bytes, options: options)
    } catch {
      throw CommandFailure(.badData, "\(Inputs.name(path)): \(error)")
    }
  }

  /// Ten hours of speech are about one megabyte.
  private static let sizeLimit = 32 << 20
}
