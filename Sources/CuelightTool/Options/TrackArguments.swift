import ArgumentParser
import Cuelight
import Foundation

/// Subtitles that are an input, and how they are read.
struct TrackArguments: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The format of the subtitles. (default: by their content, then the extension)",
      valueName: "format"))
  var from: ReadableFormat?

  @Option(
    help: ArgumentHelp(
      "Their encoding, such as UTF-16, GB18030, Big5 or Shift_JIS. (default: by evidence)",
      valueName: "name"),
    transform: { try TextEncoding(argument: $0) })
  var encoding: TextEncoding?

  /// Reads subtitles.
  func read(_ path: String) throws(CommandFailure) -> SubtitleFile {
    try Self.read(path, as: from?.format, encoding: encoding)
  }

  /// Reads subtitles in whatever format and encoding they are found to be.
  static func read(
    _ path: String, as format: SubtitleFormat? = nil, encoding: TextEncoding? = nil
  ) throws(CommandFailure) -> SubtitleFile {
    try parse(try bytes(of: path), from: path, as: format, encoding: encoding)
  }

  /// The bytes of subtitles.
  static func bytes(of path: String) throws(CommandFailure) -> [UInt8] {
    try Inputs.read(path, as: "subtitle file", limit: SubtitleFile.largestSize)
  }

  /// Reads the bytes of subtitles.
  static func parse(
    _ bytes: [UInt8], from path: String, as format: SubtitleFormat? = nil,
    encoding: TextEncoding? = nil
  ) throws(CommandFailure) -> SubtitleFile {
    do {
      return try SubtitleFile(
        parsing: bytes, fileExtension: URL(filePath: path).pathExtension, as: format,
        encoding: encoding)
    } catch {
      throw failure(error, reading: path)
    }
  }

  /// What is said of subtitles that cannot be read.
  static func failure(_ error: any Error, reading path: String) -> CommandFailure {
    let name = Inputs.name(path)
    switch error {
    case let error as SubtitleParseError:
      let place = [error.line, error.column].compactMap { $0.map { ":\($0)" } }.joined()
      return CommandFailure(.badData, "\(name)\(place): \(error.message)")
    case let error as TextDecodingError:
      return CommandFailure(.badData, "\(name): \(error.description.asClause)")
    default:
      return CommandFailure(error)
    }
  }

  /// Says what of a file had to be assumed, a line each, up to a limit.
  static func tell(of file: SubtitleFile, from path: String) {
    let name = Inputs.name(path)
    if case .doubtful(let other) = file.encodingEvidence {
      Console.say(
        "\(name): warning: read as \(file.encoding), though it may be \(other): see --encoding")
    }
    let limit = 20
    for diagnostic in file.diagnostics.prefix(limit) {
      Console.say(
        "\(name):\(diagnostic.line):\(diagnostic.column): warning: \(diagnostic.message)")
    }
    if file.diagnosticCount > limit {
      Console.say("\(name): warning: and \(file.diagnosticCount - limit) more")
    }
  }

  /// Says what of subtitles a file cannot hold, a line each.
  static func tell(_ losses: [String], of path: String) {
    for loss in losses { Console.say("note: \(Outputs.name(path)) leaves out \(loss)") }
  }
}
