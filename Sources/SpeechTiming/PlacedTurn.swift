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

  /// Takes the places of a turn's clauses, or nothing where nobody speaks them.
  fileprivate init?(
    _ places: ArraySlice<RegionTiming.Place?>, probability: Double?,
    signs: [(name: String, value: Double)]?, evidence: TimedTurn.Evidence
  ) {
    clauses = places.compactMap(\.self)
    guard !clauses.isEmpty, clauses.count == places.count else { return nil }
    self.probability = probability ?? 0
    self.signs = signs ?? []
    self.evidence = evidence
  }
}

extension RegionTiming {
  /// Where the turns of a script are.
  func turns(of script: TimingScript) -> [PlacedTurn?] {
    (0..<script.turnCount).map { turn in
      PlacedTurn(
        places[script.units(of: turn)], probability: signs[turn]?.probability,
        signs: signs[turn]?.values, evidence: .regions)
    }
  }
}

extension AcousticTiming {
  /// Where the turns of a script are.
  func turns(of script: TimingScript) -> [PlacedTurn?] {
    (0..<script.turnCount).map { turn in
      PlacedTurn(
        places[script.units(of: turn)], probability: signs[turn]?.probability,
        signs: signs[turn]?.values, evidence: .acoustic)
    }
  }
}
