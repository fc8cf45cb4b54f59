/// A rate as a ratio of whole numbers, such as 24 000/1001 frames a second or 25/24 of a tempo.
///
/// Kept in lowest terms, so that equal rates compare equal.
public struct RationalRate: Sendable, Hashable, CustomStringConvertible {
  /// The upper number.
  public let numerator: Int64
  /// The lower number; positive.
  public let denominator: Int64

  /// Creates a rate in lowest terms, or nothing where the denominator is zero.
  public init?(_ numerator: Int64, over denominator: Int64) {
    guard denominator != 0, numerator != .min, denominator != .min else { return nil }
    let divisor =
      Int64(numerator.magnitude.greatestCommonDivisor(denominator.magnitude)) * denominator.signum()
    self.numerator = numerator / divisor
    self.denominator = denominator / divisor
  }

  private init(reduced numerator: Int64, _ denominator: Int64) {
    self.numerator = numerator
    self.denominator = denominator
  }

  /// The rate that changes nothing.
  public static let one = RationalRate(reduced: 1, 1)

  /// The rate that undoes this one, or nothing where this one is zero.
  public var inverse: RationalRate? { RationalRate(denominator, over: numerator) }

  /// The ratio, as in `25/24`, or the whole number that it is.
  public var description: String {
    denominator == 1 ? "\(numerator)" : "\(numerator)/\(denominator)"
  }
}
