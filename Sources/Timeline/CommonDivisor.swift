extension UnsignedInteger {
  /// The greatest number that divides this one and another; the other where one of them is zero, and 1
  /// where both are, so that ratios can be divided by it.
  ///
  /// By Euclid's algorithm, in O(log *n*) divisions.
  package func greatestCommonDivisor(_ other: Self) -> Self {
    var (a, b) = (self, other)
    while b != 0 { (a, b) = (b, a % b) }
    return Swift.max(a, 1)
  }
}
