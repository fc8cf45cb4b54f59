/// A turn where it is thought to be: what a model learns from, and what it is asked about.
struct Lesson: Sendable {
  var turn: Int
  /// The frames of each of its clauses; there is at least one.
  var clauses: [Range<Int>]
  /// Whether every clause is spoken.
  var isWhole = true

  /// From the first frame of the first clause to the last of the last.
  var frames: Range<Int> {
    (clauses.first?.lowerBound ?? 0)..<(clauses.last?.upperBound ?? 0)
  }

  /// A turn whose clauses all have a place.
  init(turn: Int, clauses: [Range<Int>]) {
    self.turn = turn
    self.clauses = clauses
  }

  /// A turn of which some clauses were found: each of the others gets a frame at the end of the one
  /// before it, or of the first one that was found. Nothing where none was, or too little of it.
  init?(turn: Int, found: [Range<Int>?]) {
    self.turn = turn
    guard let first = found.firstIndex(where: { $0 != nil }) else { return nil }
    clauses = []
    isWhole = !found.contains(nil)
    var index = first
    while index < found.count {
      guard let range = found[index] else { return nil }
      // Those before the first, or those behind this one, which have none of their own.
      let leading = index == first ? first : 0
      let next = found[(index + 1)...].firstIndex { $0 != nil } ?? found.count
      let missing = next - index - 1
      guard range.count > leading + missing else { return nil }
      let (start, end) = (range.lowerBound + leading, range.upperBound - missing)
      clauses += (0..<leading).map { range.lowerBound + $0..<range.lowerBound + $0 + 1 }
      clauses.append(start..<end)
      clauses += (0..<missing).map { end + $0..<end + $0 + 1 }
      index = next
    }
  }
}
