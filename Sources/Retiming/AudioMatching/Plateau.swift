extension Array where Element == Float {
  /// The middle of the places around the best one that are as good but for some indifference: in a
  /// pause as much is left on both sides.
  func middle(around best: Int, within indifference: Float) -> Int {
    var (first, last) = (best, best)
    while first > 0, self[first - 1] >= self[best] - indifference { first -= 1 }
    while last + 1 < count, self[last + 1] >= self[best] - indifference { last += 1 }
    return (first + last) / 2
  }
}
