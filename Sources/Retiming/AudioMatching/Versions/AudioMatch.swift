internal import RealModule
public import SpeechDetection
public import Timeline

/// Where the sounds of a recording are in another version of it, which may have been cut, stretched,
/// mixed with music or noise and encoded again.
///
/// The new recording is taken apart into pieces, each from one stretch of the old one and at one
/// rate, in the order of both; what no piece has was put in, or cut. It needs no text.
///
/// Frames of both recordings that sound alike are found by short codes (`SoundCodes`), grown to
/// stretches as long as what both sound like agrees (`MatchModel`, which learns from the two how far
/// they agree), and chosen by a dynamic program (`StretchChain`), as genomes are aligned. Then the
/// rates are measured over long distances, short pieces looked for in what is left over, and the
/// place of each cut weighed frame by frame.
public struct AudioMatch: Sendable {
  /// What became of the old recording's time.
  public let map: TimeMap
  /// The length of the old recording.
  public let oldDuration: MediaTime
  /// The length of the new recording.
  public let newDuration: MediaTime

  /// Compares two versions of a recording.
  ///
  /// - Parameters:
  ///   - old: The features of the old version.
  ///   - new: Those of the new version.
  /// - Throws: `AudioMatchError` where they have nothing in common.
  /// - Complexity: time and memory linear in the lengths, but for what is repeated very often.
  public init(from old: FrameFeatures, to new: FrameFeatures) throws(AudioMatchError) {
    oldDuration = old.duration
    newDuration = new.duration
    if old == new {
      map = .identity
    } else {
      map = try AudioMatcher(old, new).map()
    }
  }
}

/// Why two recordings cannot be matched.
public enum AudioMatchError: Error, Sendable, Hashable, CustomStringConvertible {
  /// Nothing is heard in a recording, or it is shorter than half a second.
  case silent(isNew: Bool)
  /// Less than a tenth of the shorter recording is in the other.
  case nothingInCommon
  /// What was found makes no map: a recording of more than half a century.
  case unfit(TimeMapError)

  /// What happened, as a sentence.
  public var description: String {
    switch self {
    case .silent(let isNew): "Nothing is heard in the \(isNew ? "new" : "old") recording."
    case .unfit(let error): "What was found in both recordings makes no map: \(error)."
    case .nothingInCommon: "The two recordings have next to no sound in common."
    }
  }
}
