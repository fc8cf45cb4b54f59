/// How the clauses of a script lie over the runs of a recording: what the program finds.
struct RegionPath: Sendable {
  /// Clauses that fill runs, from the onset of the first to the offset of the last.
  struct Match: Sendable, Hashable {
    var clauses: Range<Int>
    var runs: Range<Int>
    var voice: Int
  }

  /// The matches, in order. Runs that no match has carry no text; clauses that no match has are
  /// not spoken.
  var matches: [Match]
  /// What the path costs, in nats, against runs that have nothing to do with the script.
  var cost: Double
}
