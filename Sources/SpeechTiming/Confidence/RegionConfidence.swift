extension RegionSigns {
  /// The probability that the turn's start is off by no more than the collar: a logistic model of
  /// its signs.
  var probability: Double {
    LogisticModel.probability(of: values, constant: Self.constant, weights: Self.weights)
  }

  // What follows is written by `scripts/calibrate`, which fits it to episodes of known timing.

  private static let constant = 1.03
  private static let weights = [
    "odds": 0.93, "oddsBefore": 0.04, "oddsAfter": 0.09, "onset": -2.04, "change": 0.89,
    "pause": 0.96, "length": -0.06, "strain": -0.26, "strainBefore": -0.05,
  ]
}
