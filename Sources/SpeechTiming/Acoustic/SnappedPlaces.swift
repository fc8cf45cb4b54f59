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
  }

  /// The value of an ascending list that is nearest; far away where there is none.
  private static func nearest(_ values: [Int], to value: Int) -> Int {
    var (low, high) = (0, values.count)
    while low < high {
      let middle = (low + high) / 2
      if values[middle] < value { low = middle + 1 } else { high = middle }
    }
    let candidates = [low - 1, low].filter(values.indices.contains).map { values[$0] }
    return candidates.min { abs($0 - value) < abs($1 - value) } ?? .min / 2
  }
}
