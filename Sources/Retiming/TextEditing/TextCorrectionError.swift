/// Why a track cannot be corrected from a transcript.
public enum TextCorrectionError: Error, Sendable, Hashable, CustomStringConvertible {
  /// No cue of the track has words.
  case trackWithoutText
  /// The transcript has no words.
  case transcriptWithoutText
  /// The two have too little in common: how much, of 1, and how much it takes.
  case unrelated(similarity: Double, least: Double)

  /// What is wrong and what to do, without a full stop.
  public var description: String {
    func percent(_ share: Double) -> String { "\(Int((share * 100).rounded(.down))) %" }
    return switch self {
    case .trackWithoutText:
      "the subtitles hold no words to correct; make them anew with cuelight generate"
    case .transcriptWithoutText: "the transcript holds no words"
    case .unrelated(let similarity, let least):
      "the transcript has only \(percent(similarity)) of its text in common with the subtitles, less "
        + "than \(percent(least)); it seems to belong to other ones"
    }
  }
}
