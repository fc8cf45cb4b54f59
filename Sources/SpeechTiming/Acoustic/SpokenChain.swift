internal import RealModule

/// How turns that are what is said and others follow each other: a hidden Markov model, learnt by
/// expectation maximization (Rabiner, 1989).
///
/// Each turn is of the kind of the one before it, or of the kind that its voice mostly has.
struct SpokenChain: Sendable {
  /// Something for a turn that is not what is said, and for one that is.
  typealias Pair = (other: Double, said: Double)

  /// For each turn how probable it is that it is what is said.
  private(set) var probabilities: [Double]
  private let voices: [Int]
  /// How often each voice is given as it speaks, where a turn is not of the kind of the one before.
  private var share: [Double]
  /// How often a turn is of the kind of the one before it whoever speaks.
  private var staying = 0.5

  /// A chain of turns of which nothing is known but who speaks.
  init(voices: [Int]) {
    self.voices = voices
    share = Array(repeating: 0.5, count: (voices.max() ?? 0) + 1)
    probabilities = Array(repeating: 0.5, count: voices.count)
  }

  /// One round: from how often each voice is given as it speaks, and how often a turn is given like
  /// the one before it, to the probabilities, and back. Returns how likely all of it was, as a
  /// logarithm.
  mutating func learn(from likelihoods: [Pair]) -> Double {
    let (forward, likelihood) = forward(likelihoods)
    var behind: Pair = (1, 1)
    var (kept, steps) = (1.0, 2.0)
    var sums = share.map { _ in (said: 1.0, all: 2.0) }
    for turn in likelihoods.indices.reversed() {
      probabilities[turn] =
        Self.normal((forward[turn].other * behind.other, forward[turn].said * behind.said)).said
      let heard: Pair = (
        likelihoods[turn].other * behind.other, likelihoods[turn].said * behind.said
      )
      let said = share[voices[turn]]
      let chosen = (1 - said) * heard.other + said * heard.said
      var fresh = 1.0
      if turn > 0 {
        let before = forward[turn - 1]
        let same = staying * (before.other * heard.other + before.said * heard.said)
        let anew = (1 - staying) * chosen
        let sum = max(same + anew, .leastNormalMagnitude)
        kept += same / sum
        steps += 1
        fresh = anew / sum
        behind = Self.normal(
          (
            staying * heard.other + (1 - staying) * chosen,
            staying * heard.said + (1 - staying) * chosen
          ))
      }
      sums[voices[turn]].said += fresh * (chosen > 0 ? said * heard.said / chosen : said)
      sums[voices[turn]].all += fresh
    }
    staying = kept / steps
    share = sums.map { $0.said / $0.all }
    return likelihood
  }

  /// What each turn is by what was heard up to it, and how likely all of that is, as a logarithm.
  private func forward(_ likelihoods: [Pair]) -> (turns: [Pair], likelihood: Double) {
    var (turns, likelihood) = ([Pair](), 0.0)
    for turn in likelihoods.indices {
      let said = share[voices[turn]]
      // What it is before anything is known of its sounds, by what the one before is.
      let before = turns.last ?? (1 - said, said)
      let own = turns.isEmpty ? 1 : staying
      let heard: Pair = (
        (own * before.other + (1 - own) * (1 - said)) * likelihoods[turn].other,
        (own * before.said + (1 - own) * said) * likelihoods[turn].said
      )
      likelihood += Double.log(max(heard.other + heard.said, .leastNormalMagnitude))
      turns.append(Self.normal(heard))
    }
    return (turns, likelihood)
  }

  private static func normal(_ pair: Pair) -> Pair {
    let sum = max(pair.other + pair.said, .leastNormalMagnitude)
    return (pair.other / sum, pair.said / sum)
  }
}
