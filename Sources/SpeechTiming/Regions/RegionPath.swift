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
