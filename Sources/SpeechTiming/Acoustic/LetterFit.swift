/// How well the letters of a transcript explain speech that they were not learnt from.
package struct LetterFit: Sendable {
  /// How many turns were asked about.
  package let count: Int
  /// In which share of them the turn's own text was the likelier one: half of them, and a little
  /// more, where the transcript has nothing to do with the sounds.
  package let share: Double
  /// By which share a turn's own text loses less than another's.
  package let gain: Double

  init(pairs: [TurnMatcher.Pair]) {
    count = pairs.count
    share = Double(pairs.count { $0.own < $0.other }) / Double(max(pairs.count, 1))
    let levels = MatchLevels(pairs)
    gain = levels.wrong > 0 ? Double(1 - levels.right / levels.wrong) : 0
  }

  /// The least share and gain of a transcript that is what is said. Of 22 halves of episodes in
  /// three languages all had more; of 13 transcripts of other episodes or in other languages none
  /// had as much of both.
  private static let (leastShare, leastGain) = (0.75, 0.22)
  /// From how few turns nothing can be told.
  private static let leastCount = 4

  /// The share that no transcript has of which a part is translated.
  private static let clearShare = 0.9

  /// Whether the whole transcript is what is said.
  package var isClear: Bool { isThatOfTheSpeech && share >= Self.clearShare }

  /// Whether the transcript is what is said, or most of it.
  package var isThatOfTheSpeech: Bool {
    count >= Self.leastCount && share >= Self.leastShare && gain >= Self.leastGain
  }
}
