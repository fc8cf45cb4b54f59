internal import Timeline

/// What the layout weighs: every wish has a price, and the cheapest layout wins.
///
/// The unit is arbitrary. A *finding*, something that the profile forbids, costs some hundreds, so
/// that it is taken only where nothing else is left; a wish costs some units, so that wishes are
/// weighed against one another. The numbers are Cuelight's own: guides say what to prefer, not by
/// how much.
enum LayoutCosts {
  /// Each cue: fewer of them are calmer.
  static let cue: Float = 10
  /// Each line but the first: one line is better than two (Netflix, General Requirements).
  static let extraLine: Float = 7
  /// Two speakers in one cue: only where one of them would flash by else.
  static let twoSpeakers: Float = 60
  /// Two turns of one voice in one cue.
  static let twoTurns: Float = 25
  /// A second of text shown before it is said.
  static let earlySecond: Float = 6

  /// The silence that a cue may span as if it were none.
  private static let shortPause = 0.3

  /// A cue that stays up over a silence shows what is not said yet.
  static func silence(_ pause: MediaTime) -> Float {
    14 * Float(min(max(0, pause.seconds - shortPause), 30))
  }

  /// A cue that ends at a place.
  static func cueEnd(at place: BreakPlace) -> Float {
    let price: Float =
      switch place.kind {
      case .turn, .sentence: 0
      case .semicolon: 3
      case .comma: 5
      case .phrase: 9
      case .word: 26
      case .insideWord: 450
      }
    return price + place.penalty
  }

  /// A line, but not the cue, that ends at a place.
  static func lineEnd(at place: BreakPlace) -> Float {
    let price: Float =
      switch place.kind {
      case .turn, .sentence: 0
      case .semicolon: 0.5
      case .comma: 1
      case .phrase: 3
      case .word: 6
      case .insideWord: 400
      }
    return price + place.penalty
  }

  /// A few words cut off from the rest of their clause, `length` half characters of them.
  static func fragment(_ length: Int, limit: Int) -> Float {
    14 * max(0, 1 - Float(length) * 2.5 / Float(limit))
  }

  /// Sentences that end inside a cue: worse where the cue has the tail of one and the head of the
  /// next ("don't merge end and beginning of two sentences", TED), and where the lines do not end
  /// with them.
  static func sentencesInside(_ count: Int, isWhole: Bool, linesEndElsewhere: Bool) -> Float {
    Float(count) * ((isWhole ? 4 : 14) + (linesEndElsewhere ? 9 : 0))
  }

  /// Two lines of unequal length, worse where the upper one is the longer (Netflix prefers the
  /// pyramid).
  static func imbalance(upper: Int, lower: Int, limit: Int) -> Float {
    let difference = Float(upper - lower) / Float(limit)
    return difference * difference * (difference > 0 ? 14 : 12)
  }

  /// Two lines of which one is shorter than a profile wants, as a share of the other.
  static func imbalance(upper: Int, lower: Int, least: Float) -> Float {
    Float(min(upper, lower)) < least * Float(max(upper, lower)) ? 30 : 0
  }

  /// A line that is too long, in half characters.
  static func length(_ length: Int, limit: Int) -> Float {
    length <= limit ? 0 : 300 + 20 * Float(min(length - limit, 1000))
  }

  /// The time for which a cue is shown.
  static func duration(_ shown: Double, minimum: Double) -> Float {
    if shown < minimum - 1e-9 { return 150 + 150 * Float(1 - shown / minimum) }
    return 6 * Float(max(0, 1.5 * minimum - shown))
  }

  /// Speech that goes on after its cue is gone.
  static func unshownSpeech(_ seconds: Double) -> Float {
    seconds <= 0 ? 0 : 30 + 10 * Float(min(seconds, 60))
  }

  /// How fast a cue is to be read, as a share of the fastest allowed.
  static func readingSpeed(_ share: Double) -> Float {
    if share > 1 + 1e-9 { return 150 + 200 * Float(min(share - 1, 3)) }
    let strain = max(0, (share - comfortableShare) / (1 - comfortableShare))
    return 10 * Float(strain * strain)
  }

  /// The share of the fastest reading speed that is comfortable: a cue stays up for it where there
  /// is silence.
  static let comfortableShare = 0.75
}
