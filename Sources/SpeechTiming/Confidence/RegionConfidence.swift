extension RegionSigns {
  /// The probability that the turn's start is off by no more than the collar: a logistic model of
  /// its signs.
  var probability: Double {
    LogisticModel.probability(of: values, constant: Self.constant, weights: Self.weights)
  }

  // What follows is written by `scripts/calibrate`, which fits it to episodes of known timing.

  private static let constant = -0.09
  private static let weights = [
    "odds": 0.92, "oddsBefore": 0.13, "oddsAfter": 0.10, "onset": -1.20, "change": 1.25,
    "pause": 0.86, "length": 0.11, "strain": -0.03, "strainBefore": 0.08,
  ]
}
