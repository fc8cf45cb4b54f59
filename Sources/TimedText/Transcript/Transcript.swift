/// A transcript: what is said in a recording, turn by turn, as it was written down.
public struct Transcript: Sendable, Hashable {
  /// The turns, in order; each has at least one clause.
  public var turns: [Turn]

  /// Reads a transcript.
  public init(
    parsing bytes: [UInt8], options: TranscriptOptions = TranscriptOptions()
  ) throws(TranscriptError) {
    let lines = SourceLine.lines(of: String(decoding: bytes, as: UTF8.self))
    let wrap = options.unwraps ? WrapFinder(lines).wrap() : nil
    let paragraphs =
      wrap.map { Unwrapper($0, lines: lines).paragraphs(of: lines) }
      ?? lines.map { Paragraph(lines: $0.number...$0.number, text: Array($0.scalars)) }
    var builder = TurnBuilder(options: options, language: "zh")
    for paragraph in paragraphs { builder.add(paragraph) }
    turns = builder.finish()
    if turns.isEmpty { throw .empty }
  }
}
