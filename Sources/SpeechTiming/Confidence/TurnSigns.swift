internal import RealModule

/// What tells whether a turn that was found by its sounds begins where it was put.
struct TurnSigns: Sendable, Hashable {
  /// Whether the regions put it there as well: 1 or 0.
  var agrees: Double
  /// How sure they are of that, as the logarithm of the odds; 0 where they do not agree.
  var agreement: Double
  /// How sure they are of another place; 0 where they agree.
  var objection: Double
  /// How well its sounds fit: 1 is usual for the right text, 0 for another one; by how much of it
  /// there is.
  var match: Double
  /// The same for its first or its last clause, whichever fits worse.
  var endMatch: Double
  /// The same for whichever end of the turn before.
  var matchBefore: Double
  /// Whether it begins where sound does: 1 or 0.
  var onset: Double
  /// How much of it there is to hear: 1 from a second on.
  var length: Double

  /// The signs by name, in a fixed order.
  var values: [(name: String, value: Double)] {
    [
      ("agrees", agrees), ("agreement", agreement), ("objection", objection), ("match", match),
      ("endMatch", endMatch), ("matchBefore", matchBefore), ("onset", onset), ("length", length),
    ]
  }

  /// How far from where the regions put it a turn may begin to agree with them, in hops.
  private static let collar = TurnConfidence.acousticCollar / 2
  /// How many frames are as much as there need be to hear.
  private static let telling = 50.0

  /// The signs of every turn.
  static func all(
    of places: [RegionTiming.Place?], _ firstClauses: [Int], _ regions: RegionTiming,
    _ matches: [TurnMatch?], _ levels: MatchLevels, onsets: Set<Int>
  ) -> [TurnSigns?] {
    let span = max(Double(levels.wrong - levels.right), 0.1)
    func fit(_ loss: Double) -> Double {
      min(max((Double(levels.wrong) - loss) / span, -1), 1.5)
    }
    return matches.indices.map { turn in
      guard let place = places[firstClauses[turn]], let match = matches[turn] else { return nil }
      let length = min(Double(match.frames) / telling, 1)
      let probability = min(max(regions.probabilities[turn], 0.02), 0.9995)
      let odds = Double.log(probability / (1 - probability))
      let expected = regions.places[firstClauses[turn]]?.onset
      let agrees = expected.map { abs($0 - place.onset) <= collar } ?? false
      let before = turn > 0 ? matches[turn - 1].map { fit($0.worstEnd) } : nil
      return TurnSigns(
        agrees: agrees ? 1 : 0, agreement: agrees ? odds : 0, objection: agrees ? 0 : odds,
        match: fit(match.loss) * length, endMatch: fit(match.worstEnd) * length,
        matchBefore: before ?? 0, onset: onsets.contains(place.onset) ? 1 : 0, length: length)
    }
  }
}
