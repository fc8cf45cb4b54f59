public import UnicodeText

/// Why a transcript cannot be read.
public enum TranscriptError: Error, Sendable, Hashable, CustomStringConvertible {
  /// Its bytes cannot be read as text.
  case undecodable(TextDecodingError)
  /// It is text of a kind that holds more than what is said: what, and what to do about it.
  case unsupported(String, remedy: String)
  /// It has more bytes than any recording's transcript can have.
  case tooLarge(Int)
  /// There is no word in it.
  case empty

  /// One sentence for the user: what is wrong and what to do.
  public var description: String {
    switch self {
    case .undecodable(let error): "\(error)"
    case .unsupported(let kind, let remedy): "The transcript is \(kind); \(remedy)."
    case .tooLarge(let bytes):
      "The transcript has \(bytes / 1_048_576) MB, more than can be said in any recording; give the "
        + "transcript of one recording."
    case .empty: "The transcript holds no words."
    }
  }
}
