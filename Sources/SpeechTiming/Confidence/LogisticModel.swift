internal import RealModule

/// The probability of something by signs of it: a logistic model.
enum LogisticModel {
  /// The probability where each sign counts by its weight, one without a weight not at all.
  static func probability(
    of signs: [(name: String, value: Double)], constant: Double, weights: [String: Double]
  ) -> Double {
    let sum = signs.reduce(constant) { $0 + $1.value * weights[$1.name, default: 0] }
    return 1 / (1 + .exp(-sum))
  }
}
