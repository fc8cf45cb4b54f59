internal import Timeline

/// A stretch of the new recording that was found in the old one.
struct MatchedPiece: Sendable, Hashable {
  /// Where it is in the new recording.
  var new: TimeRange
  /// Where it begins in the old recording.
  var oldStart: MediaTime
  /// How much faster it is played: old time for each new time.
  var rate: RationalRate

  /// Where it is in the old recording.
  var old: TimeRange { oldStart..<oldStart + max(new.duration * rate, .zero) }
}
