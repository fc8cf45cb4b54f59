/// The line that lies nearest to weighted points, by least squares.
struct LineFit {
  private var (n, x, xx, y, xy) = (1e-9, 0.0, 0.0, 0.0, 0.0)

  /// Takes a point.
  mutating func add(_ x: Double, _ y: Double, weight: Double) {
    n += weight
    self.x += weight * x
    xx += weight * x * x
    self.y += weight * y
    xy += weight * x * y
  }

  /// How steep it is, but no less than `least`; nothing where all points are above each other.
  func slope(atLeast least: Double) -> Double? {
    let determinant = n * xx - x * x
    guard determinant > 0 else { return nil }
    return max((n * xy - x * y) / determinant, least)
  }

  /// Where the line with a slope meets zero.
  func intercept(slope: Double) -> Double { (y - slope * x) / n }
}
