package import Timeline

extension RationalRate {
  /// The ratios by which film, television and clocks differ, and 1 first of all.
  package static let usual: [RationalRate] = [
    (1, 1), (25, 24), (24, 25), (1001, 1000), (1000, 1001), (1001, 960), (960, 1001),
  ].compactMap { RationalRate($0.0, over: $0.1) }

  /// The ratio that a measured number most likely is: one of the usual ones if it is near enough,
  /// else a tempo in whole percent or in tenths of one, else the one of the smallest numbers.
  ///
  /// - Parameters:
  ///   - value: What was measured; positive.
  ///   - tolerance: How far off that may be.
  /// - Returns: The ratio.
  package static func likely(_ value: Double, within tolerance: Double) -> RationalRate {
    let near = usual.filter {
      abs(Double($0.numerator) / Double($0.denominator) - value) <= tolerance
    }
    if let nearest = near.first { return nearest }
    for denominator in [100.0, 1000.0] {
      let numerator = (value * denominator).rounded()
      if abs(numerator / denominator - value) <= tolerance, numerator > 0, numerator < 1e9,
        let ratio = RationalRate(Int64(numerator), over: Int64(denominator))
      {
        return ratio
      }
    }
    // Of all fractions between two numbers, the Stern–Brocot tree comes to the one with the smallest
    // numerator and denominator first.
    let (low, high) = (max(value - tolerance, 1e-6), value + tolerance)
    return simplest(low, high, depth: 0) ?? .one
  }

  private static func simplest(_ low: Double, _ high: Double, depth: Int) -> RationalRate? {
    let whole = low.rounded(.down)
    guard whole < 1e9 else { return nil }
    if whole >= low { return RationalRate(Int64(whole), over: 1) }
    if whole + 1 <= high { return RationalRate(Int64(whole) + 1, over: 1) }
    guard depth < 24, let rest = simplest(1 / (high - whole), 1 / (low - whole), depth: depth + 1)
    else { return RationalRate(Int64((low * 1e6).rounded()), over: 1_000_000) }
    // whole + 1 / rest
    let (product, overflow) = Int64(whole).multipliedReportingOverflow(by: rest.numerator)
    guard !overflow else { return nil }
    return RationalRate(product + rest.denominator, over: rest.numerator)
  }
}
