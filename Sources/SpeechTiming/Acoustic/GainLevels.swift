internal import RealModule

/// What the gains of turns are like: of those that are what is said, and of others.
///
/// Letters are learnt the better the fewer voices there are, the clearer they are and the longer they
/// speak: what is said gains 0.35 among a dozen actors and 1.0 where one voice reads. Others gain
/// nothing, for their letters fit no better than those of any other turn, unless the model was taught
/// with such turns too. So both are learnt from the recording, like how far gains vary.
struct GainLevels: Sendable {
  /// The mean gain of turns that are what is said, and of others.
  private(set) var (said, other) = (0.6, 0.0)
  /// By how much the gains of long turns vary.
  private(set) var deviation = 0.2

  /// The most that others gain on average, and how much more what is said gains at least.
  private static let (mostOther, leastMore) = (0.2, 0.2)
  /// How many frames of speech vary as much again.
  private static let telling = 100.0
  /// How likely a gain is that is like none: a turn that is not where it is thought to be, say.
  private static let unlike = 0.02
  /// How far a gain is taken to be off at most.
  private static let furthest = 0.6
  /// As how many turns what is usual counts in learning the means, and the deviation.
  private static let (usualSaid, usualOther, usualDeviation) = (4.0, 10.0, 10.0)

  /// How much a turn tells, of what a very long one does.
  private static func weight(_ contrast: TurnContrast) -> Double {
    Double(contrast.frames) / (Double(contrast.frames) + telling)
  }

  /// How likely the gain of a turn is if it is what is said, and if it is not.
  func likelihoods(_ contrast: TurnContrast) -> (other: Double, said: Double) {
    (likelihood(contrast, mean: other), likelihood(contrast, mean: said))
  }

  private func likelihood(_ contrast: TurnContrast, mean: Double) -> Double {
    let variance = deviation * deviation / Self.weight(contrast)
    let off = contrast.gain - mean
    return Double.exp(-off * off / (2 * variance)) / (2 * .pi * variance).squareRoot() + Self.unlike
  }

  /// Learns from turns, given how probably each is what is said.
  mutating func learn(from contrasts: [TurnContrast], said probabilities: [Double]) {
    let usual = GainLevels()
    let saids = contrasts.map { Self.weight($0) * probabilities[$0.turn] }
    let others = zip(contrasts, saids).map { Self.weight($0) - $1 }
    other = min(
      max(Self.mean(contrasts, others, usual: (usual.other, Self.usualOther)), 0), Self.mostOther)
    said = max(
      Self.mean(contrasts, saids, usual: (usual.said, Self.usualSaid)), other + Self.leastMore)
    deviation = Self.deviation(
      contrasts.map { contrast in
        let probability = probabilities[contrast.turn]
        return probability * Self.square(contrast, from: said)
          + (1 - probability) * Self.square(contrast, from: other)
      })
  }

  /// The mean gain of turns that count so much, together with so many turns of the usual gain.
  private static func mean(
    _ contrasts: [TurnContrast], _ weights: [Double], usual: (gain: Double, count: Double) = (0, 0)
  ) -> Double {
    let sum = zip(contrasts, weights).reduce(usual.gain * usual.count) { $0 + $1.0.gain * $1.1 }
    return sum / max(weights.reduce(usual.count, +), .leastNormalMagnitude)
  }

  private static func deviation(_ squares: [Double]) -> Double {
    let usual = GainLevels().deviation
    let sum = squares.reduce(usualDeviation * usual * usual, +)
    return (sum / (usualDeviation + Double(squares.count))).squareRoot()
  }

  private static func square(_ contrast: TurnContrast, from mean: Double) -> Double {
    let off = min(abs(contrast.gain - mean) * weight(contrast).squareRoot(), furthest)
    return off * off
  }

  /// How well gains tell what is said from what is not: d′, the distance of the means in deviations
  /// (Green and Swets, 1966).
  var sensitivity: Double { (said - other) / deviation }

  /// If all turns are of one kind: whether they are what is said, and how likely their gains are then,
  /// as a logarithm.
  static func ofOneKind(_ contrasts: [TurnContrast]) -> (areSaid: Bool, likelihood: Double) {
    let mean = mean(contrasts, contrasts.map(weight))
    var levels = GainLevels()
    levels.deviation = deviation(contrasts.map { square($0, from: mean) })
    let likelihood = contrasts.reduce(0) { $0 + Double.log(levels.likelihood($1, mean: mean)) }
    return (mean >= leastMean, likelihood)
  }

  /// The mean gain from which on turns that are all of one kind are what is said.
  private static let leastMean = 0.2
}
