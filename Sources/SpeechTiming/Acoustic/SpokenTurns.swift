internal import RealModule

/// Which turns of a transcript are what is said, where others are a translation of it.
///
/// What each turn's sounds tell is weighed with how often its voice is given as it speaks, and with
/// how often a turn is given like the one before it (a hidden Markov model, learnt by expectation
/// maximization; Rabiner, 1989). So an interview may have one speaker translated, or a part of a
/// lecture.
struct SpokenTurns: Sendable {
  /// For each turn how probable it is that its letters are those of the speech.
  private(set) var probabilities: [Double]

  /// What gains are like, on average, of turns that are what is said and of others, and how far they
  /// vary where there is no end of speech.
  struct Levels: Sendable {
    var said: Double
    var other: Double
    var deviation: Double

    /// What they are like where a model knows the letters.
    static let known = Levels(said: 0.8, other: 0.1, deviation: 0.15)

    /// What they are like where a model was taught with turns of both kinds.
    static let learning = Levels(said: 0.5, other: 0.1, deviation: 0.15)
  }

  /// What speaks for a turn's being a translation, and for its being what is said.
  private typealias Pair = (other: Double, said: Double)

  /// How many frames of speech vary as much again.
  private static let telling = 100.0
  /// The most that the sounds of one turn are believed, in nats.
  private static let most = 6.0
  /// How often it learns.
  private static let rounds = 12
  /// The share of the letters from which on a transcript is all of one kind.
  private static let nearlyAll = 0.9

  /// Weighs what turns tell; `voices` says who speaks each.
  init(_ contrasts: [TurnContrast], voices: [Int], levels: Levels) {
    var odds = [Double](repeating: 0, count: voices.count)
    for contrast in contrasts {
      let full =
        (contrast.gain - (levels.said + levels.other) / 2) * (levels.said - levels.other)
        / (levels.deviation * levels.deviation)
      let weight = Double(contrast.frames) / (Double(contrast.frames) + Self.telling)
      odds[contrast.turn] = min(max(full * weight, -Self.most), Self.most)
    }
    let likelihoods = odds.map { odds -> Pair in
      let said = 1 / (1 + Double.exp(-odds))
      return (1 - said, said)
    }
    probabilities = Array(repeating: 0.5, count: voices.count)
    var share = [Double](repeating: 0.5, count: (voices.max() ?? 0) + 1)
    var staying = 0.5
    for _ in 0..<Self.rounds {
      learn(likelihoods, voices, share: &share, staying: &staying)
    }
  }

  /// One round: from how often each voice is given as it speaks, and how often a turn is given like
  /// the one before it, to the probabilities, and back.
  private mutating func learn(
    _ likelihoods: [Pair], _ voices: [Int], share: inout [Double], staying: inout Double
  ) {
    func normal(_ pair: Pair) -> Pair {
      let sum = max(pair.other + pair.said, .leastNormalMagnitude)
      return (pair.other / sum, pair.said / sum)
    }
    let (own, share0) = (staying, share)
    /// What a turn is before anything is known of its sounds, by what the one before is.
    func prior(_ turn: Int, after before: Pair?) -> Pair {
      let said = share0[voices[turn]]
      guard let before else { return (1 - said, said) }
      return (
        own * before.other + (1 - own) * (1 - said), own * before.said + (1 - own) * said
      )
    }
    var forward: [Pair] = []
    for turn in likelihoods.indices {
      let prior = prior(turn, after: forward.last)
      forward.append(
        normal((prior.other * likelihoods[turn].other, prior.said * likelihoods[turn].said)))
    }
    var behind: Pair = (1, 1)
    var (kept, steps) = (1.0, 2.0)
    var sums = share.map { _ in (said: 1.0, all: 2.0) }
    for turn in likelihoods.indices.reversed() {
      let here = normal((forward[turn].other * behind.other, forward[turn].said * behind.said))
      probabilities[turn] = here.said
      let heard: Pair = (
        likelihoods[turn].other * behind.other, likelihoods[turn].said * behind.said
      )
      let said = share0[voices[turn]]
      let chosen = (1 - said) * heard.other + said * heard.said
      var fresh = 1.0
      if turn > 0 {
        let before = forward[turn - 1]
        let (same, anew) = (
          own * (before.other * heard.other + before.said * heard.said), (1 - own) * chosen
        )
        let sum = max(same + anew, .leastNormalMagnitude)
        kept += same / sum
        steps += 1
        fresh = anew / sum
        behind = normal(
          (own * heard.other + (1 - own) * chosen, own * heard.said + (1 - own) * chosen))
      }
      sums[voices[turn]].said += fresh * (chosen > 0 ? said * heard.said / chosen : said)
      sums[voices[turn]].all += fresh
    }
    staying = kept / steps
    share = sums.map { $0.said / $0.all }
  }

  /// For each turn whether its letters are those of the speech; all of them or none where nearly all
  /// are of one kind.
  func isSpoken(_ text: LetterText) -> [Bool] {
    let letters = probabilities.indices.map { Double(text.letterCount(of: $0)) }
    let said = zip(letters, probabilities).reduce(0) { $0 + ($1.1 > 0.5 ? $1.0 : 0) }
    let share = said / max(letters.reduce(0, +), 1)
    if share >= Self.nearlyAll { return probabilities.map { _ in true } }
    if share <= 1 - Self.nearlyAll { return probabilities.map { _ in false } }
    return probabilities.map { $0 > 0.5 }
  }
}
