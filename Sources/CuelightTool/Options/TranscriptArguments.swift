import ArgumentParser
import Cuelight

/// How a transcript is read.
struct TranscriptArguments: ParsableArguments {
  @Option(
    help: ArgumentHelp("Its language, such as zh or pt-BR. (default: guessed)", valueName: "tag"),
    transform: LanguageTag.checked)
  var language: String?

  @Option(
    help: ArgumentHelp(
      "Its encoding, such as UTF-16, GB18030, Big5 or Shift_JIS. (default: by evidence)",
      valueName: "name"),
    transform: { try TextEncoding(argument: $0) })
  var encoding: TextEncoding?

  @Option(
    help: ArgumentHelp(
      """
      A word in brackets that nobody says, and what it tells: pause, music or noise; or text, for \
      one that is said. May be repeated.
      """, valueName: "word=kind"),
    transform: MarkArgument.init)
  var mark: [MarkArgument] = []

  @Flag(inversion: .prefixedNo, help: "Look for the names of speakers at the starts of lines.")
  var names = true

  @Flag(
    inversion: .prefixedNo,
    help: "Join lines that a hard wrap cut; the wrap is found by the lengths of the lines.")
  var unwrap = true

  /// Reads a transcript in another language than the one that is stated.
  func readOther(_ path: String) throws(CommandFailure) -> Transcript {
    var options = options
    options.language = nil
    options.encoding = nil
    return try Self.read(path, options)
  }

  /// Reads a transcript.
  func read(_ path: String) throws(CommandFailure) -> Transcript { try Self.read(path, options) }

  /// Reads a transcript in some way.
  static func read(
    _ path: String, _ options: TranscriptOptions
  ) throws(CommandFailure) -> Transcript {
    let bytes = try Inputs.read(path, as: "transcript", limit: Transcript.largestSize)
    do throws(TranscriptError) {
      return try Transcript(parsing: bytes, options: options)
    } catch {
      throw CommandFailure(.badData, "\(Inputs.name(path)): \(error.description.asClause)")
    }
  }

  private var options: TranscriptOptions {
    var options = TranscriptOptions()
    options.language = language
    options.encoding = encoding
    options.speakers = names ? .automatic : .none
    options.unwraps = unwrap
    for argument in mark { options.marks[argument.word] = argument.mark }
    return options
  }
}
