internal import UnicodeText

/// Kinds of text that are no transcript as they stand.
enum TextKind {
  /// The error for a text that is of such a kind; nothing for a transcript.
  static func refusal(of lines: [SourceLine]) -> TranscriptError? {
    guard let first = lines.first?.scalars, let last = lines.last?.scalars else { return nil }
    func begins(_ prefix: String) -> Bool { first.starts(with: prefix.unicodeScalars) }
    if begins("[Script Info]") {
      return .unsupported(
        "an SSA or ASS subtitle file", remedy: "convert it to SubRip (.srt) first")
    }
    if begins("<?xml") || begins("<tt ") || begins("<tt>") || begins("<transcript") {
      return .unsupported("an XML document", remedy: "take the text out of it first")
    }
    let isBraced = first.first == "{" && last.last == "}" || first.first == "[" && last.last == "]"
    let start = lines.prefix(20).flatMap { $0.scalars.prefix(400) }
    let isQuoted = zip(start, start.dropFirst()).contains { $0 == "\"" && $1 == ":" }
    if isBraced, isQuoted {
      return .unsupported("a JSON document", remedy: "take the text out of it first")
    }
    return nil
  }
}
