internal import RealModule
internal import SpeechDetection
internal import Timeline

/// Makes pieces of exact times out of a chain of stretches.
struct PieceBuilder {
  /// What is shorter is no piece, in frames.
  private static let shortest = 5
  /// How much of a recording's beginning and end a piece may take that says nothing for it, in
  /// nepers that speak against it.
  private static let tolerance: Float = 5
  /// A shift smaller than this is none, in frames: 5 ms come of encoding.
  private static let least = 0.25
  /// What is left over at the start or the end is part of the piece beside it where it is shorter.
  private static let remainder = MediaTime.milliseconds(500)
  /// Two ends that are less apart than this are one: the rest is rounding to frames.
  private static let hairline = FrameFeatures.hop * 2

  let model: MatchModel
  let oldDuration: MediaTime
  let newDuration: MediaTime

  /// The map that a chain makes.
  func map(of chain: [MatchedStretch]) throws(TimeMapError) -> TimeMap {
    let pieces = pieces(of: chain)
    guard let first = pieces.first, let last = pieces.last else { return .identity }
    var map: [TimeMap.Piece] = []
    // Where a recording began and ended with the other, the map goes on beyond.
    let isWholeStart = first.new.lowerBound == .zero && first.oldStart == .zero
    let isWholeEnd = oldDuration - last.old.upperBound <= Self.hairline
    if first.new.lowerBound > .zero {
      map.append(try TimeMap.Piece(inserted: Stretch(.zero..<first.new.lowerBound)))
    }
    for (k, piece) in pieces.enumerated() {
      let new = Stretch(
        from: k == 0 && isWholeStart ? nil : piece.new.lowerBound,
        to: k == pieces.count - 1 && isWholeEnd ? nil : piece.new.upperBound)
      map.append(
        try TimeMap.Piece(
          new: new, through: piece.new.lowerBound, piece.oldStart, speed: piece.rate))
    }
    if !isWholeEnd, last.new.upperBound < newDuration {
      map.append(try TimeMap.Piece(inserted: Stretch(last.new.upperBound..<newDuration)))
    }
    return try TimeMap(map)
  }

  /// The pieces of a chain.
  private func pieces(of chain: [MatchedStretch]) -> [MatchedPiece] {
    var runs = chain.groupedByDiagonal().map(run)
    guard !runs.isEmpty else { return [] }
    reachOut(&runs)
    let search = SeamSearch(model: model)
    while true {
      let seams = zip(runs, runs.dropFirst()).map(search.seam)
      let starts = [Double(runs[0].start)] + seams.map(\.start)
      let ends = seams.map(\.end) + [Double(runs[runs.count - 1].end)]
      if let index = runs.indices.first(where: { ends[$0] - starts[$0] < Double(Self.shortest) }),
        runs.count > 1
      {
        runs.remove(at: index)
        continue
      }
      return joined(runs.indices.map { piece(runs[$0].diagonal, from: starts[$0], to: ends[$0]) })
    }
  }

  /// The frames that follow each other on a diagonal, with the diagonal moved to where the levels of
  /// both agree best.
  private func run(_ group: [MatchedStretch]) -> DiagonalRun {
    var diagonal = group.max { $0.count < $1.count }?.diagonal ?? group[0].diagonal
    let shift = LevelShift(new: model.new, old: model.old)
    let (start, end) = (group[0].start, group[group.count - 1].end)
    let blocks = min(max(1, (end - start) / (4 * SoundFrames.perSecond)), 200)
    let measures = (0..<blocks).compactMap { block -> Double? in
      let length = min((end - start) / blocks, 8 * SoundFrames.perSecond)
      let first = start + (end - start) * block / blocks
      return shift.measured(first..<first + max(length, 1), on: diagonal)
    }.sorted()
    if !measures.isEmpty { diagonal.shift += measures[measures.count / 2] }
    if diagonal.rate == 1, abs(diagonal.shift) < Self.least { diagonal.shift = 0 }
    return DiagonalRun(diagonal: diagonal, start: start, end: end)
  }

  /// Lets the first piece reach to the start of the recordings and the last to their end, as far as
  /// nothing speaks against it.
  private func reachOut(_ runs: inout [DiagonalRun]) {
    var sum: Float = 0
    while runs[0].start > 0 {
      let frame = runs[0].start - 1
      let place = runs[0].diagonal.old(frame)
      sum += model.score(frame, at: place)
      guard place >= 0, sum > -Self.tolerance else { break }
      runs[0].start = frame
    }
    sum = 0
    let last = runs.count - 1
    while runs[last].end < model.new.count {
      let place = runs[last].diagonal.old(runs[last].end)
      sum += model.score(runs[last].end, at: place)
      guard place <= Double(model.old.count - 1), sum > -Self.tolerance else { break }
      runs[last].end += 1
    }
  }

  // MARK: - Times

  /// The time of a place among the frames: frame 0 is centred at 5 ms, and a place is the border
  /// before the frame of its number.
  private func time(ofPlace place: Double) -> MediaTime {
    MediaTime(seconds: ((place - 0.5) / Double(SoundFrames.perSecond)) + Self.centre)
  }

  private static let centre = 0.5 / Double(FrameFeatures.hopsPerSecond)

  private func piece(_ diagonal: Diagonal, from start: Double, to end: Double) -> MatchedPiece {
    let rate = RationalRate.likely(diagonal.rate, within: 1e-9)
    let new = max(.zero, time(ofPlace: start))..<max(.zero, time(ofPlace: end))
    // Where the new recording's time 0 lies in the old one.
    let origin = MediaTime(
      seconds: (diagonal.shift / Double(SoundFrames.perSecond))
        + Self.centre * (1 - diagonal.rate))
    return MatchedPiece(
      new: new, oldStart: new.lowerBound * rate + (diagonal.shift == 0 ? .zero : origin),
      rate: rate)
  }

  /// The pieces without hairlines between them, and out to the ends of both recordings where hardly
  /// anything is left.
  private func joined(_ pieces: [MatchedPiece]) -> [MatchedPiece] {
    var pieces = pieces
    for k in pieces.indices.dropFirst() {
      // How much of the old recording both have, and how much of the new one neither has.
      let over = pieces[k - 1].old.upperBound - pieces[k].oldStart
      let room = pieces[k].new.lowerBound - pieces[k - 1].new.upperBound
      if over > .zero || (over > -Self.hairline && room > -over) { drop(over, from: &pieces[k]) }
      let shared = pieces[k - 1].new.upperBound - pieces[k].new.lowerBound
      if shared > .zero { drop(shared * pieces[k].rate, from: &pieces[k]) }
    }
    pieces.removeAll { $0.new.isEmpty }
    guard let first = pieces.first else { return [] }
    // To the start of whichever recording begins later, if that is near.
    if let inverse = first.rate.inverse {
      let reach = min(first.new.lowerBound, first.oldStart * inverse)
      if magnitude(reach) < Self.remainder { drop(-(reach * first.rate), from: &pieces[0]) }
      let last = pieces.count - 1
      let newLeft = newDuration - pieces[last].new.upperBound
      let oldLeft = oldDuration - pieces[last].old.upperBound
      if let back = pieces[last].rate.inverse {
        let reach = min(newLeft, oldLeft * back)
        let end = pieces[last].new.upperBound + reach
        if magnitude(reach) < Self.remainder, end > pieces[last].new.lowerBound {
          pieces[last].new = pieces[last].new.lowerBound..<end
        }
      }
    }
    return pieces
  }

  /// Takes so much of the old recording's time from the start of a piece (or gives it).
  private func drop(_ time: MediaTime, from piece: inout MatchedPiece) {
    guard let inverse = piece.rate.inverse else { return }
    let start = min(piece.new.lowerBound + time * inverse, piece.new.upperBound)
    piece.oldStart += time
    piece.new = start..<piece.new.upperBound
  }

  private func magnitude(_ time: MediaTime) -> MediaTime { max(time, -time) }
}
