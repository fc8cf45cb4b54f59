internal import RealModule

/// How long clauses take, given how many syllables they have.
///
/// The logarithm of the duration of a group of clauses is normal: its mean is that of
/// `perClause × clauses + perSyllable × syllables` (a clause's last syllables are drawn out before
/// a pause, so even a short one takes its time), its deviation shrinks with the number of syllables
/// (Gale and Church, 1993, found the like for the lengths of translated sentences).
struct DurationModel: Sendable {
  /// Hops that a clause takes besides its syllables.
  var perClause: Double
  /// Hops a syllable.
  var perSyllable: Double
  /// The deviation that even a long clause has.
  private(set) var baseDeviation = 0.18
  /// The deviation that one syllable adds.
  private(set) var syllableDeviation = 0.45

  /// A model of so many hops a clause and a syllable, that does not know yet how they scatter.
  init(perClause: Double, perSyllable: Double) {
    self.perClause = perClause
    self.perSyllable = perSyllable
  }

  /// Takes the deviations for unknown again, as for units of another size.
  mutating func forgetDeviations() {
    self = DurationModel(perClause: perClause, perSyllable: perSyllable)
  }

  /// The expected duration of a group, in hops.
  func mean(clauses: Int, syllables: Double) -> Double {
    perClause * Double(clauses) + perSyllable * syllables
  }

  /// The standard deviation of the logarithm of a group's duration.
  func deviation(syllables: Double) -> Double {
    (baseDeviation * baseDeviation + syllableDeviation * syllableDeviation / max(syllables, 0.5))
      .squareRoot()
  }
}

extension DurationModel {
  /// A group of clauses with the duration that a path gave it.
  struct Observation: Sendable {
    var clauses: Int
    var syllables: Double
    var duration: Double
  }

  /// The model that explains the observations best, not far from this one.
  func learning(from observations: [Observation]) -> DurationModel {
    guard observations.count >= 10 else { return self }
    var model = self
    // The logarithm's residuals are made small by Gauss and Newton's method, each weighted by its
    // expected variance. Those that lie far off (a wrong match) weigh little (Huber, 1964).
    for _ in 0..<6 {
      var (cc, cs, ss, cd, sd) = (1e-6, 0.0, 1e-6, 0.0, 0.0)
      for o in observations {
        let mean = model.mean(clauses: o.clauses, syllables: o.syllables)
        let deviation = model.deviation(syllables: o.syllables)
        let residual = Double.log(o.duration / mean)
        let z = residual / deviation
        let weight = min(1, 1.5 / max(abs(z), 1e-9)) / (mean * mean * deviation * deviation)
        let c = Double(o.clauses)
        let target = mean * (1 + residual)
        cc += weight * c * c
        cs += weight * c * o.syllables
        ss += weight * o.syllables * o.syllables
        cd += weight * c * target
        sd += weight * o.syllables * target
      }
      let determinant = cc * ss - cs * cs
      guard determinant > 1e-9 * cc * ss else { break }
      let perClause = (cd * ss - sd * cs) / determinant
      let perSyllable = (sd * cc - cd * cs) / determinant
      guard perSyllable > 1 else { break }
      model.perClause = min(max(perClause, 0), 40)
      model.perSyllable =
        model.perClause == perClause ? perSyllable : (sd - model.perClause * cs) / ss
    }
    model.learnDeviations(from: observations)
    return model
  }

  /// What is usual, and how many groups of each of three lengths it counts as.
  private static let usual = {
    var model = DurationModel(perClause: 0, perSyllable: 1)
    model.baseDeviation = 0.14
    model.syllableDeviation = 0.35
    return model
  }()
  private static let usualCount = 12.0

  /// Fits both deviations to the squared residuals, over short and long groups.
  private mutating func learnDeviations(from observations: [Observation]) {
    var fit = LineFit()
    func add(_ squared: Double, syllables: Double, count: Double) {
      let inverse = 1 / max(syllables, 0.5)
      // A residual's square has a variance that grows with the square of what is expected of it.
      let expected = 0.02 + 0.3 * inverse
      fit.add(inverse, squared, weight: count / (expected * expected))
    }
    // What is usual counts too: a few groups that are matched wrongly must not make it seem that
    // durations tell nothing.
    for syllables in [2.0, 6, 18] {
      let usual = DurationModel.usual.deviation(syllables: syllables)
      add(usual * usual, syllables: syllables, count: Self.usualCount)
    }
    for o in observations {
      let expected = mean(clauses: o.clauses, syllables: o.syllables)
      let residual = Double.log(o.duration / expected)
      let limit = 3 * deviation(syllables: o.syllables)
      add(min(residual * residual, limit * limit), syllables: o.syllables, count: 1)
    }
    guard let slope = fit.slope(atLeast: 0.01) else { return }
    let base = max(fit.intercept(slope: slope), 0.003)
    baseDeviation = min(max(base.squareRoot(), 0.06), 0.4)
    syllableDeviation = min(max(slope.squareRoot(), 0.15), 0.8)
  }
}
