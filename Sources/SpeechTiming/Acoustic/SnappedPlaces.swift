internal import Algorithms
internal import SpeechDetection

/// Places that begin and end where the sound beside a pause does.
///
/// A path knows to which letter a frame belongs, the detector where sound begins and ends.
struct SnappedPlaces: Sendable {
  /// The places; in order, none over another.
  private(set) var places: [RegionTiming.Place?]

  /// How far before and behind the first letter the onset of its run may lie, in hops.
  private static let aroundStart = (before: 20, behind: 20)
  /// The same for the offset of its run and the last letter: a voice fades.
  private static let aroundEnd = (before: 15, behind: 35)

  /// Moves places, which are in order, to the onsets and offsets of runs near them.
  init(_ places: [RegionTiming.Place?], runs: [SpeechRun]) {
    self.places = places
    let onsets = runs.map(\.onset)
    let offsets = runs.map(\.offset)
    let spoken = places.indices.filter { places[$0] != nil }
    var previous = -1
    for clause in spoken {
      guard var place = places[clause] else { continue }
      let onset = Self.nearest(onsets, to: place.onset)
      let allowed =
        place.onset - Self.aroundStart.before...place.onset + Self.aroundStart.behind
      if allowed.contains(onset), onset > previous, onset < place.offset { place.onset = onset }
      previous = place.onset
      self.places[clause] = place
    }
    var next = Int.max
    for clause in spoken.reversed() {
      guard var place = self.places[clause] else { continue }
      let offset = Self.nearest(offsets, to: place.offset)
      let allowed = place.offset - Self.aroundEnd.before...place.offset + Self.aroundEnd.behind
      if allowed.contains(offset), offset > place.onset, offset <= next {
        place.offset = offset
      } else {
        place.offset = min(place.offset, next)
      }
      next = place.onset
      self.places[clause] = place
    }
    var first = 0
    for (before, after) in zip([nil] + spoken.map(Optional.some), spoken.map(Optional.some) + [nil])
    {
      claim(runs, first: &first, before, after)
    }
  }

  /// The longest pause in the middle of a word, in hops, and the longest sound that a path can have
  /// missed at the edge of a clause: speech that the transcript lacks lasts longer.
  private static let (closure, mostMissed) = (15, 100)

  /// Gives the sound between two places to the one that it goes on from without a pause; up to the
  /// longest pause where that is so of both.
  ///
  /// A path leaves a word early whose end fades, and comes late to one that begins weakly; the
  /// pauses beside them are the recording's.
  private mutating func claim(_ runs: [SpeechRun], first: inout Int, _ before: Int?, _ after: Int?)
  {
    let start = before.flatMap { places[$0]?.offset } ?? .min / 2
    let end = after.flatMap { places[$0]?.onset } ?? .max / 2
    while first < runs.count, runs[first].offset <= start { first += 1 }
    var between: [Range<Int>] = []
    for run in runs[first...].prefix(while: { $0.onset < end }) {
      guard run.music <= 0.5 else { return }
      let piece = max(run.onset, start)..<min(run.offset, end)
      if !piece.isEmpty { between.append(piece) }
    }
    guard let last = between.last else { return }
    let pauses =
      zip(between, [start] + between.map(\.upperBound)).map { $0.lowerBound - $1 }
      + [end - last.upperBound]
    guard let longest = pauses.indices.max(by: { pauses[$0] < pauses[$1] }), pauses[longest] > 0
    else { return }
    if let before, longest > 0, !pauses[..<longest].contains(where: { $0 > Self.closure }) {
      let offset = between[longest - 1].upperBound
      if offset - start <= Self.mostMissed { places[before]?.offset = offset }
    }
    if let after, longest < between.count,
      !pauses[(longest + 1)...].contains(where: { $0 > Self.closure })
    {
      let onset = between[longest].lowerBound
      if end - onset <= Self.mostMissed { places[after]?.onset = onset }
    }
  }

  /// The value of an ascending list that is nearest; far away where there is none.
  private static func nearest(_ values: [Int], to value: Int) -> Int {
    let next = values.partitioningIndex { $0 >= value }
    let candidates = [next - 1, next].filter(values.indices.contains).map { values[$0] }
    return candidates.min { abs($0 - value) < abs($1 - value) } ?? .min / 2
  }
}
