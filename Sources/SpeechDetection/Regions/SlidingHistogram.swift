/// How often each value is found in a part of a sequence that moves on.
struct SlidingHistogram: ~Copyable {
  private let values: [UInt8]
  private var counts = Array(repeating: 0, count: 256)
  private var part = 0..<0

  init(_ values: [UInt8]) { self.values = values }

  /// How many values the part has.
  var count: Int { part.count }

  /// The value that so many of the part's do not exceed, or 0 where there are not as many.
  func value(at rank: Int) -> Int {
    var left = rank
    for (value, count) in counts.enumerated() {
      if left < count { return value }
      left -= count
    }
    return 0
  }

  /// Moves the part on.
  ///
  /// - Precondition: It begins and ends no earlier than it did.
  mutating func slide(to next: Range<Int>) {
    let next = min(next.lowerBound, values.count)..<min(next.upperBound, values.count)
    for value in values[part.upperBound..<max(part.upperBound, next.upperBound)] {
      counts[Int(value)] += 1
    }
    for value in values[part.lowerBound..<max(part.lowerBound, next.lowerBound)] {
      counts[Int(value)] -= 1
    }
    part = next
  }
}
