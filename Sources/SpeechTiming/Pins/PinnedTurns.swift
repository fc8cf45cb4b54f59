internal import TimedText
internal import Timeline

/// Turns whose pinned clauses begin and end exactly where they are pinned.
///
/// The search has kept to the pins already, as nearly as its frames and the sounds allow. What is
/// left is the last few milliseconds; and what was put on the wrong side of a pin for want of any
/// other place shares the time that the pins leave by how long its clauses take to say.
struct PinnedTurns {
  /// The turns; in order, none over another.
  private(set) var turns: [TimedTurn]

  /// A clause with where it was put.
  private struct Piece {
    var turn: Int
    var clause: Int
    var weight: Double
    var range: TimeRange?
  }

  /// Keeps to pins.
  init(_ turns: [TimedTurn], pins: ClausePins, duration: MediaTime) {
    self.turns = turns
    guard !pins.pins.isEmpty else { return }
    let pinned = Set(pins.pins.map(\.turn))
    var pieces: [Piece] = []
    for (index, turn) in turns.enumerated() where turn.range != nil || pinned.contains(index) {
      for (clause, text) in turn.turn.clauses.enumerated() {
        let range = turn.clauseRanges.isEmpty ? nil : turn.clauseRanges[clause]
        pieces.append(
          Piece(turn: index, clause: clause, weight: max(text.weight, 0.5), range: range))
      }
    }
    keep(&pieces, to: pins.pins, duration: duration)
    for index in Set(pieces.map(\.turn)) { self.turns[index].clauseRanges = [] }
    for piece in pieces {
      if let range = piece.range { self.turns[piece.turn].clauseRanges.append(range) }
    }
    for index in pinned {
      self.turns[index].state = .timed
      self.turns[index].evidence = .pin
      self.turns[index].signs = [:]
      // Somebody vouches for the start of a turn; a pin inside it says nothing of that.
      if pins.pins.contains(where: { $0.turn == index && $0.clause == 0 && $0.edge == .start }) {
        self.turns[index].probability = 1
      }
    }
  }

  /// Brings the pieces between any two pins into the time between them.
  private func keep(_ pieces: inout [Piece], to pins: [ClausePin], duration: MediaTime) {
    var first = 0
    var start = MediaTime.zero
    var startsThere = false
    for pin in pins {
      let place = pin.edge == .start ? (pin.turn, pin.clause) : (pin.turn, pin.clause + 1)
      let end = pieces[first...].firstIndex { ($0.turn, $0.clause) >= place } ?? pieces.count
      Self.fit(
        &pieces[first..<end], into: start..<pin.time, startsThere: startsThere,
        endsThere: pin.edge == .end)
      (first, start, startsThere) = (end, pin.time, pin.edge == .start)
    }
    Self.fit(
      &pieces[first...], into: start..<max(duration, start), startsThere: startsThere,
      endsThere: false)
  }

  /// Brings pieces into a stretch of time, at whose start the first begins, or at whose end the
  /// last ends, where that is pinned.
  private static func fit(
    _ pieces: inout ArraySlice<Piece>, into room: TimeRange, startsThere: Bool, endsThere: Bool
  ) {
    guard let first = pieces.indices.first, let last = pieces.indices.last else { return }
    var nowhere = startsThere || !endsThere ? room.lowerBound : room.upperBound
    var isSqueezed: [Bool] = []
    for index in pieces.indices {
      let range = pieces[index].range
      let kept = range?.clamped(to: room) ?? nowhere..<nowhere
      isSqueezed.append(range.map { kept.duration * 2 < $0.duration } ?? true)
      pieces[index].range = kept
      nowhere = kept.upperBound
    }
    var index = first
    while index <= last {
      guard isSqueezed[index - first] else {
        index += 1
        continue
      }
      let end = isSqueezed[(index - first)...].firstIndex(of: false).map { first + $0 } ?? last + 1
      let group = index..<end
      index = group.upperBound
      makeRoom(for: group, in: &pieces, room, endsThere: endsThere)
    }
    if startsThere, let range = pieces[first].range {
      pieces[first].range = room.lowerBound..<max(range.upperBound, room.lowerBound)
    }
    if endsThere, let range = pieces[last].range {
      pieces[last].range = min(range.lowerBound, room.upperBound)..<room.upperBound
    }
  }

  /// Shares the time between the neighbours of some pieces among them by how long they take to
  /// say, and the neighbours' own time as well where that is too little.
  private static func makeRoom(
    for squeezed: Range<Int>, in pieces: inout ArraySlice<Piece>, _ room: TimeRange, endsThere: Bool
  ) {
    var group = squeezed
    var (free, needed) = (room, MediaTime.zero)
    while true {
      let start = group.lowerBound > pieces.startIndex ? pieces[group.lowerBound - 1].range : nil
      let end = group.upperBound < pieces.endIndex ? pieces[group.upperBound].range : nil
      free = (start?.upperBound ?? room.lowerBound)..<(end?.lowerBound ?? room.upperBound)
      needed = MediaTime(seconds: pieces[group].reduce(0) { $0 + $1.weight } * secondsPerSyllable)
      if free.duration * 2 >= needed || start == nil && end == nil { break }
      if start != nil { group = group.lowerBound - 1..<group.upperBound }
      if end != nil { group = group.lowerBound..<group.upperBound + 1 }
    }
    let length = min(free.duration, needed)
    let isLast = endsThere && group.upperBound == pieces.endIndex
    var (time, weight) = (
      isLast ? free.upperBound - length : free.lowerBound,
      max(pieces[group].reduce(0) { $0 + $1.weight }, 0.5)
    )
    var left = length
    for index in group {
      let share = MediaTime(seconds: left.seconds * min(pieces[index].weight / weight, 1))
      pieces[index].range = time..<time + min(share, left)
      time = time + min(share, left)
      left = left - min(share, left)
      weight = max(weight - pieces[index].weight, 0.001)
    }
  }

  /// How long a syllable takes where nothing else tells.
  private static let secondsPerSyllable = 0.2
}
