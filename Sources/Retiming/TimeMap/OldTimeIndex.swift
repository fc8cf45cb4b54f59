internal import Algorithms
package import Timeline

/// Finds the pieces of a map that play a stretch of the old time line, in whatever order they play it.
///
/// It is an interval tree without pointers: pieces in the order of their old starts, and above them, in
/// a heap's order, the latest end below each node.
package struct OldTimeIndex: Sendable {
  /// A piece by where it is in the old time line.
  private struct Entry {
    var start: MediaTime
    var end: MediaTime
    var piece: Int
  }

  private let entries: [Entry]
  /// The latest ends: node *k* stands over nodes 2*k* and 2*k* + 1, the leaves are the last half.
  private let latestEnds: [MediaTime]
  private let leafCount: Int

  init(_ pieces: [TimeMap.Piece]) {
    entries = pieces.indices.filter { !pieces[$0].isInserted }.map {
      Entry(start: pieces[$0].firstOldTick, end: pieces[$0].oldTickLimit, piece: $0)
    }.sorted { ($0.start, $0.piece) < ($1.start, $1.piece) }
    var leafCount = 1
    while leafCount < entries.count { leafCount *= 2 }
    var ends = [MediaTime](repeating: MediaTime(ticks: .min), count: 2 * leafCount)
    for (place, entry) in entries.enumerated() { ends[leafCount + place] = entry.end }
    for node in stride(from: leafCount - 1, to: 0, by: -1) {
      ends[node] = max(ends[2 * node], ends[2 * node + 1])
    }
    latestEnds = ends
    self.leafCount = leafCount
  }

  /// The pieces that play something from a time up to another, in the order of the map.
  ///
  /// - Complexity: O((1 + *k*) log *n*) for *k* of *n* pieces.
  package func pieces(from start: MediaTime, to end: MediaTime) -> [Int] {
    var found: [Int] = []
    let firstTooLate = entries.partitioningIndex { $0.start >= end }
    visit(1, 0..<leafCount, before: firstTooLate, endingAfter: start, &found)
    return found.sorted()
  }

  private func visit(
    _ node: Int, _ leaves: Range<Int>, before limit: Int, endingAfter start: MediaTime,
    _ found: inout [Int]
  ) {
    guard leaves.lowerBound < limit, latestEnds[node] > start else { return }
    guard leaves.count > 1 else {
      found.append(entries[leaves.lowerBound].piece)
      return
    }
    let middle = leaves.lowerBound + leaves.count / 2
    visit(2 * node, leaves.lowerBound..<middle, before: limit, endingAfter: start, &found)
    visit(2 * node + 1, middle..<leaves.upperBound, before: limit, endingAfter: start, &found)
  }

  /// The stretches of the old time line that no piece plays, in its order.
  package var gaps: [Stretch] {
    var gaps: [Stretch] = []
    var limit: MediaTime? = MediaTime(ticks: .min)
    for entry in entries {
      guard let reached = limit else { break }
      if entry.start > reached {
        gaps.append(Stretch(from: reached.ticks == .min ? nil : reached, to: entry.start))
      }
      limit = entry.end.ticks == .max ? nil : max(reached, entry.end)
    }
    if let limit { gaps.append(Stretch(from: limit.ticks == .min ? nil : limit)) }
    return gaps
  }

  /// A tick that more than one piece plays, the first.
  var firstRepeat: MediaTime? {
    var limit = MediaTime(ticks: .min)
    for entry in entries {
      if entry.start < limit || entry.start.ticks == .min && limit.ticks != .min {
        return entry.start
      }
      limit = entry.end
    }
    return nil
  }

  /// The pieces in the order of the old time line.
  var order: [Int] { entries.map(\.piece) }
}
