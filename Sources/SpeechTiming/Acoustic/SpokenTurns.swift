internal import RealModule

/// Which turns of a transcript are what is said, where others may be a translation of it.
///
/// What each turn's sounds tell is weighed with how often its voice is given as it speaks, and with
/// how often a turn is given like the one before it. So an interview may have one speaker translated,
/// or a part of a lecture.
struct SpokenTurns: Sendable {
  /// For each turn how probable it is that its letters are those of the speech.
  let probabilities: [Double]
  /// For each turn whether that is more probable than not.
  var isSpoken: [Bool] { probabilities.map { $0 > 0.5 } }
  /// Whether the turns are of both kinds.
  let areMixed: Bool
  /// How much more cautiously than where they tell plainly sounds should be gone by: 1 or more.
  let caution: Double

  /// How often it learns.
  private static let rounds = 25
  /// By how much likelier two kinds of turns must be than one, as a logarithm, whatever their count and
  /// for each: they have more to fit gains by, which no curve describes exactly. Of 150 to 500 turns of
  /// one kind they were likelier by 6 at most; in interviews of which one side is translated they are
  /// by 190, in a talk of which every other part is by 36 and more.
  private static let worthTwoKinds = (base: 4.0, each: 0.05)
  /// The sensitivity from which on sounds tell plainly, and the most caution where they do not. People
  /// who read have 5.5 to 8, a dozen actors 2.2 to 2.7, and theirs are best found with a caution of 8.
  private static let (plain, mostCaution) = (6.3, 8.0)
  /// The share of the letters from which on a transcript is all of one kind.
  private static let nearlyAll = 0.9

  /// Turns that are all what is said, or all not, as plain sounds tell.
  init(_ count: Int, areSaid: Bool) {
    probabilities = Array(repeating: areSaid ? 1 : 0, count: count)
    (areMixed, caution) = (false, 1)
  }

  /// Weighs what turns tell; `voices` says who speaks each, and `lengths` how long each is.
  init(_ contrasts: [TurnContrast], voices: [Int], lengths: [Int]) {
    var levels = GainLevels()
    var chain = SpokenChain(voices: voices)
    var likelihood = 0.0
    for _ in 0..<Self.rounds {
      var gains = Array(repeating: SpokenChain.Pair(1, 1), count: voices.count)
      for contrast in contrasts { gains[contrast.turn] = levels.likelihoods(contrast) }
      likelihood = chain.learn(from: gains)
      levels.learn(from: contrasts, said: chain.probabilities)
    }
    let one = GainLevels.ofOneKind(contrasts)
    let said = zip(lengths, chain.probabilities).reduce(0) { $0 + ($1.1 > 0.5 ? $1.0 : 0) }
    let share = Double(said) / Double(max(lengths.reduce(0, +), 1))
    let areOfTwoKinds =
      likelihood > one.likelihood + Self.worthTwoKinds.base
      + Self.worthTwoKinds.each * Double(contrasts.count)
    areMixed = areOfTwoKinds && share < Self.nearlyAll && share > 1 - Self.nearlyAll
    let areSaid = areOfTwoKinds ? share > 0.5 : one.areSaid
    probabilities = areMixed ? chain.probabilities : voices.map { _ in areSaid ? 1 : 0 }
    let ratio = Self.plain / levels.sensitivity
    // Among turns of both kinds the regions are believed no more: they put both anywhere.
    caution = areMixed ? 1 : min(max(ratio * ratio, 1), Self.mostCaution)
  }
}
