internal import Foundation

/// How long what nobody speaks is shown at most.
private let mostRoom = MediaTime.seconds(4)

extension TimedTurn {
  /// The clauses that nobody speaks, those behind one another as one text.
  var unspokenTexts: [String] {
    unspokenStretches.map { stretch in
      turn.clauses[stretch].map(\.text).joined().trimmingCharacters(in: .whitespacesAndNewlines)
    }
  }

  private var unspokenStretches: [Range<Int>] {
    Array(RangeSet(unspokenClauses.map { $0..<$0 + 1 }).ranges)
  }

  /// The same turn, the clauses that nobody speaks put where there is room for them between the
  /// others.
  fileprivate func placingUnspokenClauses(least: MediaTime) -> TimedTurn {
    var placed = self
    for stretch in unspokenStretches
    where stretch.lowerBound > 0 && stretch.upperBound < clauseRanges.count {
      let start = clauseRanges[stretch.lowerBound - 1].upperBound
      let room = clauseRanges[stretch.upperBound].lowerBound - start
      guard room >= least * stretch.count else { continue }
      let share = min(room / stretch.count, mostRoom)
      for (place, clause) in stretch.enumerated() {
        placed.clauseRanges[clause] = start + share * place..<start + share * (place + 1)
      }
      placed.unspokenClauses.subtract(stretch)
    }
    return placed
  }
}

extension [TimedTurn] {
  /// The same turns, those that nobody speaks put where there is room between their neighbours:
  /// one behind the other in the time between the end of what is spoken before them and the start
  /// of what is spoken after them.
  ///
  /// They stay in doubt: their place is a choice, not a measurement. Where there is no room for a
  /// fifth of a second each, they stay without a time.
  func placingUnspoken(within duration: MediaTime) -> [TimedTurn] {
    let least = MediaTime.milliseconds(200)
    var placed = map { $0.placingUnspokenClauses(least: least) }
    var index = 0
    var end = MediaTime.zero
    while index < count {
      if let range = self[index].range {
        end = range.upperBound
        index += 1
        continue
      }
      let group = index..<(self[index...].firstIndex { $0.range != nil } ?? count)
      let next = group.upperBound < count ? self[group.upperBound].range?.lowerBound : nil
      let room = (next ?? duration) - end
      if room >= least * group.count {
        let share = Swift.min(room / group.count, mostRoom)
        for (place, turn) in group.enumerated() {
          let start = end + share * place
          let clauses = self[turn].turn.clauses.count
          placed[turn].state = .doubtful
          placed[turn].clauseRanges = (0..<clauses).map { clause in
            start + share / clauses * clause..<start + share / clauses * (clause + 1)
          }
        }
      }
      index = group.upperBound
    }
    return placed
  }
}
