internal import RealModule

/// What tells whether a turn that was found by speech alone begins where it was put.
struct RegionSigns: Sendable, Hashable {
  /// How probable it is by the program, as the logarithm of the odds.
  var odds: Double
  /// The same for the turn before and the turn behind: what is certain on one side helps the other.
  var oddsBefore: Double
  var oddsAfter: Double
  /// Whether it begins with a run, and not within one: 1 or 0.
  var onset: Double
  /// Whether another voice speaks than before: 1 or 0.
  var change: Double
  /// How long the pause before it is: 1 from a second on.
  var pause: Double
  /// How many syllables it has: 1 from 40 on.
  var length: Double
  /// By how many deviations the time that it takes is unusual, and that which the turn before takes.
  var strain: Double
  var strainBefore: Double

  /// The signs by name, in a fixed order.
  var values: [(name: String, value: Double)] {
    [
      ("odds", odds), ("oddsBefore", oddsBefore), ("oddsAfter", oddsAfter), ("onset", onset),
      ("change", change), ("pause", pause), ("length", length), ("strain", strain),
      ("strainBefore", strainBefore),
    ]
  }

  /// The most that is believed of a probability.
  private static let most = 0.995

  /// The signs of every turn that a path places.
  static func all(
    of path: RegionPath, _ places: [RegionTiming.Place?], _ posteriors: StartPosteriors,
    _ program: RegionProgram
  ) -> [RegionSigns?] {
    let (script, sequence) = (program.script, program.sequence)
    let starts = Dictionary(
      path.matches.map { ($0.clauses.lowerBound, $0.runs.lowerBound) },
      uniquingKeysWith: { a, _ in a })
    let heads = script.firstUnits.dropLast().map { places[$0] }
    let odds = heads.enumerated().map { turn, place -> Double in
      guard let place else { return 0 }
      let p = posteriors.probability(ofTurn: turn, near: place.onset, in: sequence)
      let bounded = min(max(p, 1 - most), most)
      return .log(bounded / (1 - bounded))
    }
    let strains = strains(path, program)
    var previous: Int?
    return heads.enumerated().map { turn, place in
      guard let place else { return nil }
      let run = starts[script.firstUnits[turn]]
      let units = script.firstUnits[turn]..<script.firstUnits[turn + 1]
      let syllables = script.weights[units].reduce(0, +)
      let before = previous.flatMap { heads[$0] }
      defer { previous = turn }
      return RegionSigns(
        odds: odds[turn], oddsBefore: previous.map { odds[$0] } ?? 0,
        oddsAfter: turn + 1 < heads.count ? odds[turn + 1] : 0, onset: run == nil ? 0 : 1,
        change: before.map { $0.voice == place.voice ? 0 : 1 } ?? 0,
        pause: run.map { min(Double(sequence.pauses[$0]) / 100, 1) } ?? 0,
        length: min(syllables / 40, 1), strain: strains[turn],
        strainBefore: previous.map { strains[$0] } ?? 0)
    }
  }

  /// By how many deviations the speech of each turn is longer or shorter than expected.
  private static func strains(_ path: RegionPath, _ program: RegionProgram) -> [Double] {
    let (script, sequence, durations) = (program.script, program.sequence, program.durations)
    var spoken = Array(repeating: 0.0, count: script.turnCount)
    for match in path.matches {
      let turn = script.turns[match.clauses.lowerBound]
      spoken[turn] += Double(
        sequence.spoken(from: match.runs.lowerBound, through: match.runs.upperBound - 1))
    }
    return spoken.enumerated().map { turn, spoken in
      let units = script.firstUnits[turn]..<script.firstUnits[turn + 1]
      let syllables = script.weights[units].reduce(0, +)
      guard spoken > 0 else { return 0 }
      let expected = durations.mean(clauses: units.count, syllables: syllables)
      return min(abs(.log(spoken / expected)) / durations.deviation(syllables: syllables), 5)
    }
  }
}
