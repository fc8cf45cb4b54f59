extension Sequence where Element: Comparable {
  /// The value of which half of all are no greater; of two in the middle the greater one; nothing where
  /// there is none.
  package var upperMedian: Element? {
    let sorted = sorted()
    return sorted.isEmpty ? nil : sorted[sorted.count / 2]
  }
}
