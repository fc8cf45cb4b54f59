/// How the clauses of a transcript lie over the runs of a recording: what the program finds.
struct RegionPath: Sendable {
  /// Clauses that fill runs, from the onset of the first to the offset of the last.
  struct Match: Sendable, Hashable {
    /// Which clauses of the transcript.
    var clauses: Range<Int>
    /// Which runs of the finest sequence.
    var runs: Range<Int>
    /// Who speaks, from 0.
    var voice: Int
  }

  /// The matches, in order. Runs that no match has carry no text; clauses that no match has are
  /// not spoken.
  var matches: [Match]
  /// What the path costs, in nats, against speech that has nothing to do with the script.
  var cost: Double

  /// Whether all but one in two hundred of the matches are the same as another path's.
  func isLike(_ other: RegionPath) -> Bool {
    let common = Set(matches).intersection(other.matches).count
    return (matches.count - common) * 200 <= matches.count
  }
}

extension RegionPath {
  /// Follows the cheapest path of a program back from the end of script and recording; there is none
  /// where the end was not reached.
  init?(backThrough rows: [ProgramRow], of program: RegionProgram) {
    let (script, sequence) = (program.script, program.sequence)
    let voiceCount = program.voices.count
    var unit = script.count
    var run = sequence.count
    guard rows[unit].runs.contains(run) else { return nil }
    let ends = (0..<voiceCount).map { rows[unit].costs[rows[unit].index(run, $0)] }
    guard let cost = ends.min(), cost < .infinity else { return nil }
    var voice = ends.firstIndex(of: cost) ?? 0
    var matches: [Match] = []
    while unit > 0 {
      let row = rows[unit]
      let origin = row.origins[row.index(run, voice)]
      if origin == ProgramRow.viaFiller {
        let start = Int(row.fillerStarts[run - row.firstRun])
        (run, voice) = (start / voiceCount, start % voiceCount)
      } else {
        voice = Int(origin)
      }
      let arrival = row.arrivals[row.index(run, voice)]
      voice = arrival.voice
      if arrival.units == 0 {
        unit = script.firstUnits[script.turns[unit - 1] + 1 - arrival.passedTurns]
      } else {
        let (first, firstRun) = (unit - arrival.units, run - arrival.runs)
        matches.append(
          Match(
            clauses: script.firstClauses[first]..<script.firstClauses[unit],
            runs: sequence.firstRuns[firstRun]..<sequence.firstRuns[run], voice: voice))
        (unit, run) = (first, firstRun)
      }
    }
    self.init(matches: matches.reversed(), cost: Double(cost))
  }
}
