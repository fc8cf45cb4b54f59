/// Text that was read from bytes, and how its encoding was told.
public struct DecodedText: Sendable, Hashable {
  /// How the encoding was told.
  public enum Evidence: Sendable, Hashable {
    /// It was stated.
    case stated
    /// By the byte order mark.
    case byteOrderMark
    /// By what the bytes make of each encoding: no other makes a text that is anything like as
    /// likely.
    case content
    /// By the same, with doubt: another encoding makes a text that is nearly as likely.
    case doubtful(orElse: TextEncoding)
  }

  /// The text, without byte order mark.
  public var text: String
  /// What its bytes were read as.
  public var encoding: TextEncoding
  /// How the encoding was told.
  public var evidence: Evidence
  /// How many stretches of bytes are malformed: each became U+FFFD.
  public var malformed: Int
}

/// Why bytes cannot be read as text.
public enum TextDecodingError: Error, Sendable, Hashable, CustomStringConvertible {
  /// They are something else: what, and what to do about it.
  case notText(FileKind)
  /// They are no text in any encoding that is known.
  case unreadable
  /// They are text in more than one encoding, and nothing tells which.
  case ambiguous([TextEncoding])
  /// They are no text in the encoding that was stated.
  case notInStatedEncoding(TextEncoding)

  /// One sentence for the user: what is wrong and what to do.
  public var description: String {
    switch self {
    case .notText(let kind): "The file is \(kind.name), not text; \(kind.remedy)."
    case .unreadable:
      "The file is not text in any encoding that can be told; if it is text, name its encoding "
        + "with --encoding."
    case .ambiguous(let encodings):
      "The file may be in \(encodings.map(\.name).joined(separator: " or ")), which read it "
        + "differently; name its encoding with --encoding."
    case .notInStatedEncoding(let encoding):
      "The file is not valid \(encoding); name its true encoding with --encoding, or leave it "
        + "to be told from the text."
    }
  }
}
