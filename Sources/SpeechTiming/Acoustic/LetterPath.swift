/// The likeliest path through a graph over some frames (Viterbi, 1967), within a band.
///
///     V(t, s) = score(t, s) + max { V(t − 1, s) + stay(s), V(t − 1, s − k) + from_k(s), k = 1, 2, 3 }
///
/// and from the gap before a clause or a turn to the gap behind it, where nobody speaks it.
///
/// - Complexity: O(frames × states of the band), with a byte for each.
struct LetterPath: Sendable {
  /// The state of each frame.
  private(set) var states: [Int32] = []
  /// What the path is worth: the sum of all scores and transitions.
  private(set) var score: Float = 0

  /// Finds the path, or nothing where none stays in the band.
  ///
  /// - Parameters:
  ///   - graph: The states.
  ///   - rows: The scores of the frames, `AcousticModel.rowSize` for each.
  ///   - band: For each frame the states that are looked at; neither end ever falls.
  init?(through graph: LetterGraph, _ rows: [Float], band: [Range<Int>]) {
    let frames = rows.count / AcousticModel.rowSize
    guard frames > 0, graph.count > 0 else { return nil }
    var starts = [0]
    starts.reserveCapacity(frames + 1)
    for range in band { starts.append(starts[starts.count - 1] + range.count) }
    var origins = [UInt8](repeating: 0, count: starts[frames])
    // State s lies at s + 3, so that what is before the first is there too, and never taken.
    var before = [Float](repeating: -.infinity, count: graph.count + 3)
    var now = before
    for state in band[0].clamped(to: 0..<min(3, graph.count))
    where state == 0 || graph.isBetween(state) || graph.isBetween(state - 1) {
      before[state + 3] = rows[Int(graph.units[state])]
    }
    var (firstSkip, firstFavour) = (0, 0)
    for frame in 1..<max(frames, 1) {
      let (range, base) = (band[frame], frame * AcousticModel.rowSize)
      for outside in range.lowerBound..<range.lowerBound + 3 { now[outside] = -.infinity }
      Self.advance(
        graph, rows, base, range, from: before, to: &now, &origins, at: starts[frame])
      while firstFavour < graph.favours.count, graph.favours[firstFavour].frames.upperBound <= frame
      {
        firstFavour += 1
      }
      var favour = firstFavour
      while favour < graph.favours.count, graph.favours[favour].frames.lowerBound <= frame {
        if graph.favours[favour].frames.contains(frame) {
          now[graph.favours[favour].state + 3] += graph.favours[favour].worth
        }
        favour += 1
      }
      while firstSkip < graph.skips.count, graph.skips[firstSkip].to < range.lowerBound {
        firstSkip += 1
      }
      var index = firstSkip
      while index < graph.skips.count, graph.skips[index].from < range.upperBound {
        Self.passOver(
          graph.skips[index], graph, rows, base, range, from: before, to: &now, &origins,
          at: starts[frame])
        index += 1
      }
      swap(&before, &now)
    }
    guard let last = Self.last(of: graph, in: band[frames - 1], before) else { return nil }
    score = before[last + 3]
    states = Self.states(upTo: last, origins, starts, band, graph)
  }

  /// The likeliest state in which the last clause has been said: its last letter, or what is behind
  /// it.
  private static func last(
    of graph: LetterGraph, in band: Range<Int>, _ values: [Float]
  ) -> Int? {
    (max(0, graph.count - 3)..<graph.count)
      .filter { candidate in
        let isEnd =
          graph.isBetween(candidate)
          || candidate + 1 < graph.count && graph.isBetween(candidate + 1)
        return isEnd && band.contains(candidate) && values[candidate + 3] > -.infinity
      }
      .max { values[$0 + 3] < values[$1 + 3] }
  }

  /// The state of each frame, back from the last.
  private static func states(
    upTo last: Int, _ origins: [UInt8], _ starts: [Int], _ band: [Range<Int>], _ graph: LetterGraph
  ) -> [Int32] {
    var states = [Int32](repeating: 0, count: band.count)
    var state = last
    for frame in band.indices.dropFirst().reversed() {
      states[frame] = Int32(state)
      let origin = origins[starts[frame] + state - band[frame].lowerBound]
      if origin < 4 {
        state -= Int(origin)
      } else {
        // Nobody speaks the clause or the turn whose end this is.
        let skip = graph.skips.first { $0.to == state && $0.isTurn == (origin >= 7) }
        state = (skip?.from ?? state) + (Int(origin) - 4) % 3 - 1
      }
    }
    states[0] = Int32(state)
    return states
  }

  /// One frame for the states of the band.
  private static func advance(
    _ graph: LetterGraph, _ rows: [Float], _ base: Int, _ range: Range<Int>, from before: [Float],
    to now: inout [Float], _ origins: inout [UInt8], at start: Int
  ) {
    let shift = start - range.lowerBound
    for state in range {
      var best = before[state + 3] + graph.stay[state]
      var origin: UInt8 = 0
      let first = before[state + 2] + graph.from1[state]
      if first > best { (best, origin) = (first, 1) }
      let second = before[state + 1] + graph.from2[state]
      if second > best { (best, origin) = (second, 2) }
      let third = before[state] + graph.from3[state]
      if third > best { (best, origin) = (third, 3) }
      now[state + 3] = best + rows[base + Int(graph.units[state])]
      origins[state + shift] = origin
    }
  }

  /// Goes from what is before a clause or a turn to the gap behind it: from the last letter before
  /// (4, or 7 for a turn), the gap (5, 8) or the filler (6, 9).
  private static func passOver(
    _ skip: LetterGraph.Skip, _ graph: LetterGraph, _ rows: [Float], _ base: Int,
    _ range: Range<Int>, from before: [Float], to now: inout [Float], _ origins: inout [UInt8],
    at start: Int
  ) {
    guard range.contains(skip.to) else { return }
    for place in 0...2 {
      let from = skip.from + place - 1
      guard from >= range.lowerBound - 3, from >= 0, from < skip.to else { continue }
      let value = before[from + 3] - skip.cost + rows[base + Int(graph.units[skip.to])]
      if value > now[skip.to + 3] {
        now[skip.to + 3] = value
        origins[start + skip.to - range.lowerBound] = UInt8((skip.isTurn ? 7 : 4) + place)
      }
    }
  }
}
