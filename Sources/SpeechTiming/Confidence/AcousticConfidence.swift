internal import RealModule

extension TurnSigns {
  /// The probability that the turn's start is off by no more than the collar: a logistic model of
  /// its signs.
  var probability: Double {
    let sum = values.reduce(Self.constant) { $0 + $1.value * Self.weights[$1.name, default: 0] }
    return 1 / (1 + .exp(-sum))
  }

  // What follows is written by `scripts/calibrate`, which fits it to episodes of known timing.

  private static let constant = 0.0
  private static let weights = [
    "agrees": 0.5, "agreement": 0.5, "objection": -0.3, "match": 1, "endMatch": 1,
    "matchBefore": 0.3, "onset": 0.7, "length": 0.0,
  ]
}
