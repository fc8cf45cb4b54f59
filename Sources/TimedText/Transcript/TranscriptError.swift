/// Why a transcript cannot be read.
public enum TranscriptError: Error, Sendable, Hashable, CustomStringConvertible {
  /// There is no word in it.
  case empty

  /// One sentence for the user: what is wrong and what to do.
  public var description: String {
    switch self {
    case .empty: "The transcript holds no words."
    }
  }
}
