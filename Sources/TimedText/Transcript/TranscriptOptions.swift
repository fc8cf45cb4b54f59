public import UnicodeText

/// How a transcript is read.
public struct TranscriptOptions: Sendable, Hashable {
  /// Whether names of speakers are looked for.
  public enum Speakers: Sendable, Hashable, CaseIterable {
    /// Names are found by the evidence of the whole transcript.
    case automatic
    /// Nothing is a name.
    case none
  }

  /// The encoding, where it is known; found by evidence without it.
  public var encoding: TextEncoding?
  /// The language as a BCP 47 tag, where it is known; guessed without it.
  public var language: String?
  /// Whether hard wraps are undone. Defaults to true.
  public var unwraps = true
  /// Whether names are looked for. Defaults to automatic.
  public var speakers = Speakers.automatic
  /// What bracketed text is a mark rather than something said.
  public var marks = MarkVocabulary.standard

  /// The usual way.
  public init() {}
}
