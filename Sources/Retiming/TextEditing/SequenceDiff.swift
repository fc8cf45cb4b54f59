internal import Algorithms

/// Which elements of one sequence are those of another: stretches that both have, in order.
///
/// First come stretches that each of the two has once (Cohen's patience diff, 2008, on runs of
/// elements): they cost little and cut a long text into short ones. What lies between two of them
/// is looked for in one piece where it is short, or goes through Myers's greedy algorithm (1986), up to
/// a bound: what has more differences than that is another text, and nothing of it is matched.
struct SequenceDiff {
  /// A stretch that both sequences have.
  struct Match: Hashable {
    /// Where it begins in the first.
    var old: Int
    /// Where it begins in the second.
    var new: Int
    /// How long it is.
    var count: Int
  }

  /// The stretches, in order; none touches the next in both sequences.
  private(set) var matches: [Match] = []
  private let old: [UInt32]
  private let new: [UInt32]

  /// The longest stretch that is looked for in one piece.
  private static let longestPiece = 64
  /// The lengths of the runs that are looked for, from the safest to the last resort.
  private static let runs = [16, 8, 5]
  /// The most differences that are looked for between two runs: the square of it bounds the time and
  /// the memory that this takes.
  private static let mostDifferences = 1000

  /// - Complexity: O(*n* log *n*) in the lengths of the sequences, whatever they hold.
  init(_ old: [UInt32], _ new: [UInt32]) {
    self.old = old
    self.new = new
    match(0..<old.count, 0..<new.count, runs: Self.runs[...])
  }

  private mutating func match(_ a: Range<Int>, _ b: Range<Int>, runs: ArraySlice<Int>) {
    var (a, b) = (a, b)
    let head = zip(old[a], new[b]).prefix { $0 == $1 }.count
    add(Match(old: a.lowerBound, new: b.lowerBound, count: head))
    a = a.lowerBound + head..<a.upperBound
    b = b.lowerBound + head..<b.upperBound
    let tail = zip(old[a].reversed(), new[b].reversed()).prefix { $0 == $1 }.count
    a = a.lowerBound..<a.upperBound - tail
    b = b.lowerBound..<b.upperBound - tail
    defer { add(Match(old: a.upperBound, new: b.upperBound, count: tail)) }
    guard !a.isEmpty, !b.isEmpty else { return }
    // The letters of a few words are found scattered over a longer text in as many ways as there are.
    if let whole = whole(a, b) { return add(whole) }
    var (run, left, anchors) = (0, runs, [Match]())
    while anchors.isEmpty, let next = left.popFirst() {
      run = next
      if min(a.count, b.count) > 2 * run { anchors = self.anchors(a, b, run: run) }
    }
    guard !anchors.isEmpty else {
      for match in differences(a, b) { add(match) }
      return
    }
    var (from, start) = (a.lowerBound, b.lowerBound)
    for anchor in anchors where anchor.old >= from && anchor.new >= start {
      match(from..<anchor.old, start..<anchor.new, runs: left)
      let more = zip(old[anchor.old + run..<a.upperBound], new[anchor.new + run..<b.upperBound])
      let count = run + more.prefix { $0 == $1 }.count
      add(Match(old: anchor.old, new: anchor.new, count: count))
      (from, start) = (anchor.old + count, anchor.new + count)
    }
    match(from..<a.upperBound, start..<b.upperBound, runs: left)
  }

  /// The shorter of two stretches where the longer one first has it in one piece.
  private func whole(_ a: Range<Int>, _ b: Range<Int>) -> Match? {
    let isRemoval = b.count < a.count
    let (long, short) = isRemoval ? (old[a], new[b]) : (new[b], old[a])
    guard short.count > 1, short.count <= Self.longestPiece,
      let range = long.firstRange(of: short)
    else { return nil }
    return isRemoval
      ? Match(old: range.lowerBound, new: b.lowerBound, count: b.count)
      : Match(old: a.lowerBound, new: range.lowerBound, count: a.count)
  }

  private mutating func add(_ match: Match) {
    guard match.count > 0 else { return }
    if let last = matches.last, last.old + last.count == match.old,
      last.new + last.count == match.new
    {
      matches[matches.count - 1].count += match.count
    } else {
      matches.append(match)
    }
  }

  // MARK: - Runs that each sequence has once

  /// Where a run begins in each sequence.
  private struct Places {
    var old: Int
    var new = none

    static let none = -1
    static let several = -2
  }

  /// How long a stretch is of whose runs a quarter are enough to cut it.
  private static let long = 4096

  /// The longest list of such runs in the order of both.
  ///
  /// Of long stretches only runs of some hashes are looked at. Those are the same runs in both, and
  /// what lies between the ones that are found is compared again.
  private func anchors(_ a: Range<Int>, _ b: Range<Int>, run: Int) -> [Match] {
    let (mine, theirs) = (Self.hashes(of: old[a], run: run), Self.hashes(of: new[b], run: run))
    let most = min(a.count, b.count) > Self.long ? UInt64.max >> 2 : .max
    var places: [UInt64: Places] = [:]
    for (index, hash) in mine.enumerated() where hash <= most {
      if places.updateValue(Places(old: a.lowerBound + index), forKey: hash) != nil {
        places[hash] = Places(old: Places.several)
      }
    }
    for (index, hash) in theirs.enumerated() where hash <= most {
      guard let place = places.index(forKey: hash) else { continue }
      places.values[place].new =
        places.values[place].new == Places.none ? b.lowerBound + index : Places.several
    }
    var pairs: [Match] = []
    for (index, hash) in theirs.enumerated() where hash <= most {
      let start = b.lowerBound + index
      guard let place = places[hash], place.new == start, place.old >= 0,
        old[place.old..<place.old + run].elementsEqual(new[start..<start + run])
      else { continue }
      pairs.append(Match(old: place.old, new: start, count: run))
    }
    return Self.longestAscending(pairs)
  }

  /// A hash of each run of a stretch, in order.
  private static func hashes(of text: ArraySlice<UInt32>, run: Int) -> [UInt64] {
    guard text.count >= run else { return [] }
    let base: UInt64 = 0x9e37_79b9_7f4a_7c15
    let power = (0..<run).reduce(1) { power, _ in power &* base }
    var hash: UInt64 = 0
    var hashes: [UInt64] = []
    hashes.reserveCapacity(text.count - run + 1)
    for index in text.indices {
      hash = hash &* base &+ UInt64(text[index]) &+ 1
      let gone = index - run
      if gone >= text.startIndex { hash = hash &- (UInt64(text[gone]) &+ 1) &* power }
      if gone >= text.startIndex - 1 { hashes.append(hash) }
    }
    return hashes
  }

  /// The most pairs, of some in the order of the second sequence, that are in the order of the first
  /// as well.
  private static func longestAscending(_ pairs: [Match]) -> [Match] {
    /// The last pair of the best list of each length.
    var ends: [Int] = []
    var previous = [Int](repeating: -1, count: pairs.count)
    for (index, pair) in pairs.enumerated() {
      let length = ends.partitioningIndex { pairs[$0].old >= pair.old }
      if length > 0 { previous[index] = ends[length - 1] }
      if length < ends.count { ends[length] = index } else { ends.append(index) }
    }
    var list: [Match] = []
    var index = ends.last ?? -1
    while index >= 0 {
      list.append(pairs[index])
      index = previous[index]
    }
    return list.reversed()
  }

  // MARK: - The fewest differences

  /// What two stretches have in common with the fewest differences; nothing where there are too many.
  ///
  /// The furthest place on each diagonal is kept for every number of differences, and the path read
  /// back from the end.
  private func differences(_ a: Range<Int>, _ b: Range<Int>) -> [Match] {
    let most = min(a.count + b.count, Self.mostDifferences)
    var furthest = [Int32](repeating: 0, count: 2 * most + 3)
    let middle = most + 1
    var trace: [[Int32]] = []
    for count in 0...most {
      trace.append(Array(furthest[(middle - count)...(middle + count)]))
      for diagonal in stride(from: -count, through: count, by: 2) {
        let goesDown =
          diagonal == -count
          || diagonal != count
            && furthest[middle + diagonal - 1] < furthest[middle + diagonal + 1]
        var x =
          goesDown
          ? Int(furthest[middle + diagonal + 1]) : Int(furthest[middle + diagonal - 1]) + 1
        var y = x - diagonal
        while x < a.count, y < b.count, x >= 0, y >= 0,
          old[a.lowerBound + x] == new[b.lowerBound + y]
        {
          x += 1
          y += 1
        }
        furthest[middle + diagonal] = Int32(clamping: x)
        if x >= a.count, y >= b.count { return path(a, b, trace, count) }
      }
    }
    return []
  }

  private func path(
    _ a: Range<Int>, _ b: Range<Int>, _ trace: [[Int32]], _ count: Int
  ) -> [Match] {
    var matches: [Match] = []
    var (x, y) = (a.count, b.count)
    for count in stride(from: count, through: 0, by: -1) {
      let row = trace[count]
      /// What was furthest on a diagonal before this difference.
      func before(_ diagonal: Int) -> Int {
        let index = diagonal + count
        return row.indices.contains(index) ? Int(row[index]) : -1
      }
      let diagonal = x - y
      let goesDown =
        diagonal == -count || diagonal != count && before(diagonal - 1) < before(diagonal + 1)
      let startX = count == 0 ? 0 : goesDown ? before(diagonal + 1) : before(diagonal - 1) + 1
      let length = x - startX
      if length > 0 {
        matches.append(
          Match(old: a.lowerBound + startX, new: b.lowerBound + y - length, count: length))
      }
      (x, y) = goesDown ? (startX, startX - diagonal - 1) : (startX - 1, startX - diagonal)
    }
    return matches.reversed()
  }
}
