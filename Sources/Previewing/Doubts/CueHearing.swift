public import Timeline

/// Where the words of a cue are heard, and how sure that is.
public struct CueHearing: Sendable, Hashable {
  /// Where they begin; nothing where nobody seems to say them.
  public var start: MediaTime?
  /// The probability that they begin there, from 0 to 1.
  public var probability: Double

  /// Creates a hearing.
  public init(start: MediaTime?, probability: Double) {
    self.start = start
    self.probability = probability.isFinite ? min(max(probability, 0), 1) : 0
  }

  /// How far a cue may be from where its words are heard to begin with them, and from where on it
  /// surely does not, in seconds: a cue may come a little before its words, and what is found of
  /// them is exact to a quarter of a second.
  private static let (near, far) = (0.3, 0.5)
  /// How probable it is that a cue is wrong whose words nobody seems to say.
  private static let unsaid = 0.5
  /// How probable it is, where the words are not where they are heard, that the cue is off all the
  /// same: if it agrees, unless it has its time from somebody who knew; if it does not, less, since
  /// who was wrong need not be both.
  private static let (offIfThere, offElsewhere) = (0.5, 0.3)

  /// The probability that a cue begins more than half a second from where its words do.
  ///
  /// If they begin where they are heard, the cue is off exactly if it begins somewhere else. If they
  /// do not, one that begins there may be off with them, and one that begins somewhere else is at
  /// least as much in doubt as it is where nothing is known of its words.
  ///
  /// - Parameters:
  ///   - time: When the cue begins.
  ///   - unheard: How probable it is by all else that the cue is off.
  /// - Returns: The probability.
  func doubt(ofCueAt time: MediaTime, unheard: Double) -> Double {
    guard let distance = distance(to: time) else { return max(unheard, Self.unsaid) }
    let elsewhere = min(max((abs(distance) - Self.near) / (Self.far - Self.near), 0), 1)
    let offElsewhere = max(unheard, Self.offElsewhere)
    return elsewhere * (probability + (1 - probability) * offElsewhere)
      + (1 - elsewhere) * (1 - probability) * Self.offIfThere
  }

  /// How much later than a time the words begin, in seconds.
  private func distance(to time: MediaTime) -> Double? {
    start.map { $0.seconds - time.seconds }
  }

  /// What speaks against a cue, in words.
  func reasons(ofCueAt time: MediaTime) -> [String] {
    guard let distance = distance(to: time) else { return ["its words are not heard"] }
    guard abs(distance) > Self.near else {
      return probability < Self.doubtful ? ["its words are not surely heard there"] : []
    }
    let seconds = Doubt.tenths(MediaTime(seconds: min(abs(distance), 1e6)))
    let sure = probability < Self.doubtful ? "may be" : "are"
    return ["its words \(sure) heard \(seconds) s \(distance > 0 ? "later" : "earlier")"]
  }

  /// Below this probability words are not surely where they are heard.
  private static let doubtful = 0.5
}
