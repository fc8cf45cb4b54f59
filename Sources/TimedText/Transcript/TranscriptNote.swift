public import UnicodeText

/// Something that was done or assumed when a transcript was read.
public enum TranscriptNote: Sendable, Hashable, CustomStringConvertible {
  /// The encoding is likely, but another makes a text that is nearly as likely.
  case doubtfulEncoding(TextEncoding, orElse: TextEncoding)
  /// Bytes that are no characters were replaced by U+FFFD.
  case malformed(Int, in: TextEncoding)
  /// Hard wraps were undone: so many cuts, at a width of characters or columns.
  case unwrapped(cuts: Int, width: Int)
  /// The transcript is subtitles; their text was taken, and their times as hints.
  case subtitles(Int)
  /// The transcript is Markdown; the lines named hold headings, which nobody says.
  case headings(lines: [Int])
  /// Marks were taken out of the text.
  case marks([Mark: Int])
  /// Names were found at the starts of lines.
  case speakers([String])
  /// Times were found at the starts of lines; they are hints.
  case times(Int)

  /// One sentence for the user.
  public var description: String {
    switch self {
    case .doubtfulEncoding(let encoding, let other):
      "The transcript was read as \(encoding), but may be \(other) (--encoding tells)."
    case .malformed(let count, let encoding):
      "\(count) \(count == 1 ? "place is" : "places are") not valid \(encoding) and cannot be read."
    case .unwrapped(let cuts, let width):
      "Lines were cut at \(width); \(cuts) \(cuts == 1 ? "cut was" : "cuts were") undone "
        + "(--no-unwrap leaves them)."
    case .subtitles(let count):
      "The transcript is subtitles: the text of \(count) was taken, their times as hints."
    case .headings(let lines):
      "\(lines.count == 1 ? "A heading was" : "\(lines.count) headings were") left out (line "
        + "\(lines.prefix(5).map(String.init).joined(separator: ", "))\(lines.count > 5 ? "…" : ""))."
    case .marks(let counts):
      "Marks were taken out of the text: "
        + Mark.allCases.compactMap { mark in counts[mark].map { "\($0) of \(mark.noun)" } }
        .joined(separator: ", ") + "."
    case .speakers(let names):
      "\(names.count == 1 ? "One speaker is" : "\(names.count) speakers are") named: "
        + names.prefix(6).joined(separator: ", ") + (names.count > 6 ? "…" : "") + "."
    case .times(let count):
      "\(count) \(count == 1 ? "line states its time, which is" : "lines state their times, which are")"
        + " taken as a hint."
    }
  }
}

extension Mark {
  fileprivate var noun: String {
    switch self {
    case .pause: "a pause"
    case .music: "music"
    case .noise: "a noise"
    }
  }
}
