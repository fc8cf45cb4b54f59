extension [TimedTurn] {
  /// The same turns, those that nobody speaks put where there is room between their neighbours:
  /// one behind the other in the time between the end of what is spoken before them and the start
  /// of what is spoken after them.
  ///
  /// They stay in doubt: their place is a choice, not a measurement. Where there is no room for a
  /// fifth of a second each, they stay without a time.
  func placingUnspoken(within duration: MediaTime) -> [TimedTurn] {
    let least = MediaTime.milliseconds(200)
    var placed = self
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
        let share = Swift.min(room / group.count, .seconds(4))
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
