/// How well the letters of a transcript explain speech that they were not learnt from.
struct LetterFit: Sendable {
  /// How many turns were asked about.
  let count: Int
  /// In which share of them the turn's own letters were likelier than another's in its shape: half of
  /// them, and a little more, where the transcript has nothing to do with the sounds.
  let share: Double
  /// By which share a turn's own text loses less than another's.
  let gain: Double

  init(pairs: [TurnMatcher.Pair]) {
    count = pairs.count
    share = Double(pairs.count { $0.own < $0.other }) / Double(max(pairs.count, 1))
    let levels = MatchLevels(pairs)
    gain = levels.wrong > 0 ? Double(1 - levels.right / levels.wrong) : 0
  }

  /// The least share and gain of a transcript that is what is said. Of transcripts of other episodes,
  /// or in other languages, with as many turns as it takes, none of sixty had as much of both; of
  /// right ones nearly all.
  private static let (leastShare, leastGain) = (0.75, 0.22)
  /// From how few turns nothing can be told.
  private static let leastCount = 5
  /// The gain that is enough, as in loud noise, where nearly all of more turns agree.
  private static let (leastGainOfMany, shareOfMany, many) = (0.15, 0.95, 8)

  /// The share that no transcript has of which a part is translated: 0.78 to 0.84 have been seen.
  private static let clearShare = 0.96

  /// Whether the whole transcript is what is said.
  var isClear: Bool { isThatOfTheSpeech && share >= Self.clearShare }

  /// Whether the transcript is what is said, or most of it.
  var isThatOfTheSpeech: Bool {
    count >= Self.leastCount && share >= Self.leastShare && gain >= Self.leastGain
      || count >= Self.many && share >= Self.shareOfMany && gain >= Self.leastGainOfMany
  }
}
