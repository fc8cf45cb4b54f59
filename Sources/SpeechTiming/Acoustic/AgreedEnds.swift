/// Ends of turns that a path through sounds leaves early: where noise or a badly spelt word covers
/// the last letters, what is left of the turn looks like speech that the transcript lacks.
///
/// The regions know better. Where they put a turn and the one behind it in the same places as the
/// sounds do, but have the turn last longer, they are right: of 11 such turns of recorded and
/// synthetic people all ended where the regions have it.
struct AgreedEnds {
  /// The places.
  private(set) var places: [RegionTiming.Place?]

  /// Lengthens turns to where the regions end them; units are those of a script's clauses.
  init(
    _ places: [RegionTiming.Place?], regions: [RegionTiming.Place?], firstUnits: [Int]
  ) {
    self.places = places
    for (first, next) in zip(firstUnits, firstUnits.dropFirst()) where next < places.count {
      guard let end = places[next - 1]?.offset, let following = places[next]?.onset,
        Self.agree(places[first], regions[first]),
        Self.agree(places[next], regions[next]),
        let offset = regions[next - 1]?.offset, offset > end, offset <= following
      else { continue }
      self.places[next - 1]?.offset = offset
    }
  }

  private static func agree(_ place: RegionTiming.Place?, _ other: RegionTiming.Place?) -> Bool {
    guard let place, let other else { return false }
    return abs(place.onset - other.onset) <= TurnConfidence.acousticCollar
  }
}
