internal import Algorithms
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
    let weights = turns.map(\.weight)
    let weightBefore = Array(weights.reductions(0, +))
    let speechBefore = Array(runs.map(\.count).reductions(0, +))
    func speech(before hop: Int) -> Int {
      let run = runs.partitioningIndex { $0.offset > hop }
      return speechBefore[run] + (run < runs.count ? max(0, hop - runs[run].onset) : 0)
    }
    let hopsPerSyllable =
      Double(speechBefore[runs.count]) / max(weightBefore[turns.count], 1)
    func areCrowded(_ first: Int, _ second: Int) -> Bool {
      guard let end = placed[first]?.clauses.last?.offset,
        let start = placed[second]?.clauses.first?.onset
      else { return false }
      let room = max(0, speech(before: start) - speech(before: end))
      let weight = weightBefore[second] - weightBefore[first + 1]
      return Self.share * Double(room) + Self.slack < weight * hopsPerSyllable
    }
    var kept: [Int] = []
    for turn in turns.indices where placed[turn]?.clauses.isEmpty == false {
      while let before = kept.last, areCrowded(before, turn), weights[turn] >= weights[before] {
        kept.removeLast()
      }
      if let before = kept.last, areCrowded(before, turn) { continue }
      kept.append(turn)
    }
    var left: [PlacedTurn?] = Array(repeating: nil, count: turns.count)
    for turn in kept { left[turn] = placed[turn] }
    return left
  }
}
