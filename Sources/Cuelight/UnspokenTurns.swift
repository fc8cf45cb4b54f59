internal import Foundation

/// How long what nobody speaks is shown at most.
private let mostRoom = MediaTime.seconds(4)

extension TimedTurn {
  /// The text of the parts that are of some kind, those behind one another as one.
  func texts(ofParts isMeant: (Part) -> Bool) -> [String] {
    stretches(ofParts: isMeant).map { text(of: clauses(of: $0)) }
  }

  /// The text of some clauses, without the space around it.
  func text(of clauses: Range<Int>) -> String {
    turn.clauses[clauses].map(\.text).joined().trimmingCharacters(in: .whitespacesAndNewlines)
  }

  private func stretches(ofParts isMeant: (Part) -> Bool) -> [Range<Int>] {
    Array(RangeSet(parts.indices.filter { isMeant(parts[$0]) }.map { $0..<$0 + 1 }).ranges)
  }

  private func clauses(of parts: Range<Int>) -> Range<Int> {
    self.parts[parts.lowerBound].clauses
      .lowerBound..<self.parts[parts.upperBound - 1].clauses.upperBound
  }

  /// The same turn, the parts that nobody speaks put where there is room for them between the
  /// others.
  fileprivate func placingUnspokenParts(least: MediaTime) -> TimedTurn {
    var placed = self
    for stretch in stretches(ofParts: { $0.state == .unspoken })
    where stretch.lowerBound > 0 && stretch.upperBound < parts.count {
      let clauses = clauses(of: stretch)
      let start = clauseRanges[clauses.lowerBound - 1].upperBound
      let room = clauseRanges[clauses.upperBound].lowerBound - start
      guard room >= least * clauses.count else { continue }
      let share = min(room / clauses.count, mostRoom)
      for (place, clause) in clauses.enumerated() {
        placed.clauseRanges[clause] = start + share * place..<start + share * (place + 1)
      }
      for part in stretch {
        placed.parts[part].state = .doubtful
        placed.parts[part].isPlaced = true
      }
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
    var placed = map { $0.placingUnspokenParts(least: least) }
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
