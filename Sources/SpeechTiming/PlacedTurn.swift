internal import TimedText

/// Where a turn lies, and how sure that is, whatever it was found by.
struct PlacedTurn: Sendable {
  /// The place of each clause.
  var clauses: [RegionTiming.Place]
  /// The probability that its start is off by no more than the collar of its evidence.
  var probability: Double
  /// What the probability was computed from.
  var signs: [(name: String, value: Double)]
  /// What it was found by.
  var evidence: TimedTurn.Evidence

  /// Where the turns of a script are: nothing for those that nobody speaks.
  static func all<Signs: TimingSigns>(
    of script: TimingScript, _ places: [RegionTiming.Place?], _ signs: [Signs?],
    by evidence: TimedTurn.Evidence
  ) -> [PlacedTurn?] {
    (0..<script.turnCount).map { turn in
      let places = places[script.units(of: turn)]
      let clauses = places.compactMap(\.self)
      guard !clauses.isEmpty, clauses.count == places.count else { return nil }
      return PlacedTurn(
        clauses: clauses, probability: signs[turn]?.probability ?? 0,
        signs: signs[turn]?.values ?? [], evidence: evidence)
    }
  }
}

extension RegionTiming {
  /// Where the turns of a script are.
  func turns(of script: TimingScript) -> [PlacedTurn?] {
    PlacedTurn.all(of: script, places, signs, by: .regions)
  }
}

extension AcousticTiming {
  /// Where the turns of a script are.
  func turns(of script: TimingScript) -> [PlacedTurn?] {
    PlacedTurn.all(of: script, places, signs, by: .acoustic)
  }
}
