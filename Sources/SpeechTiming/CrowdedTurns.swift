internal import SpeechDetection
internal import TimedText

/// Turns that were found by their sounds but cannot all be where they were found, for the turns
/// between two of them would have no time there.
///
/// One that is no part of what is said may sound like speech in quite another part of a recording. If
/// it were held fast there, all turns between would be crowded together.
struct CrowdedTurns {
  let turns: [Turn]
  let runs: [SpeechRun]

  /// How much less speech there may be than such a text takes at most, and how many hops less at
  /// least: an answer may be left out.
  private static let (share, slack) = (3.0, 500.0)

  /// The places without those of which two crowd what is between them: of these two the one with less
  /// text goes, which tells less.
  func removed(from placed: [PlacedTurn?]) -> [PlacedTurn?] {
    var placed = placed
    while let turn = firstCrowding(placed) { placed[turn] = nil }
    return placed
  }

  private func firstCrowding(_ placed: [PlacedTurn?]) -> Int? {
    let speech = Double(runs.reduce(0) { $0 + $1.count })
    let hopsPerSyllable = speech / max(turns.reduce(0) { $0 + $1.weight }, 1)
    var before: (turn: Int, end: Int)?
    var weight = 0.0
    for turn in turns.indices {
      guard let clauses = placed[turn]?.clauses, let first = clauses.first, let last = clauses.last
      else {
        weight += turns[turn].weight
        continue
      }
      if let before {
        let room = runs.reduce(0) {
          $0 + max(0, min($1.offset, first.onset) - max($1.onset, before.end))
        }
        if Self.share * Double(room) + Self.slack < weight * hopsPerSyllable {
          return turns[turn].weight < turns[before.turn].weight ? turn : before.turn
        }
      }
      (before, weight) = ((turn, last.offset), 0)
    }
    return nil
  }
}
