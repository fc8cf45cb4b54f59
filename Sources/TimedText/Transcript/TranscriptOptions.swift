/// How a transcript is read.
public struct TranscriptOptions: Sendable, Hashable {
  /// Whether hard wraps are undone.
  public var unwraps = true
  /// What bracketed text is a mark rather than something said.
  public var marks = MarkVocabulary.standard

  /// The usual way.
  public init() {}
}
