extension TurnSigns {
  /// The probability that the turn's start is off by no more than the collar: a logistic model of
  /// its signs.
  var probability: Double {
    LogisticModel.probability(of: values, constant: Self.constant, weights: Self.weights)
  }

  // What follows is written by `scripts/calibrate`, which fits it to episodes of known timing.

  private static let constant = -0.74
  private static let weights = [
    "agrees": 1.06, "agreement": 1.31, "objection": -0.19, "match": 1.40, "endMatch": 1.02,
    "matchBefore": -0.62, "onset": 1.70, "length": 0.13,
  ]
}
