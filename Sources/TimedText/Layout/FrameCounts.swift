public import Timeline

extension LayoutProfile {
  /// Numbers that a profile states in frames of the video.
  public struct FrameCounts: Sendable, Hashable {
    /// The frames between two cues.
    public var gap: Int
    /// The frames that a cue may come before its speech or after it has begun, where that is stated
    /// in frames.
    public var start: Int?

    /// Creates numbers of frames.
    public init(gap: Int, start: Int? = nil) {
      self.gap = gap
      self.start = start
    }
  }

  /// The profile for a video of another frame rate: what it states in frames lasts as long as so many
  /// frames do there; what it states in seconds stays.
  ///
  /// - Parameter frameRate: Frames a second; above zero.
  /// - Returns: The profile with its gap and its tolerance at the start so long.
  public func at(frameRate: RationalRate) -> LayoutProfile {
    guard let frames, frameRate.numerator > 0, let frame = frameRate.inverse else { return self }
    var profile = self
    profile.minimumGap = .seconds(frames.gap) * frame
    if let start = frames.start {
      profile.maximumLeadIn = .seconds(start) * frame
      profile.maximumDelay = profile.maximumLeadIn
    }
    return profile
  }
}
