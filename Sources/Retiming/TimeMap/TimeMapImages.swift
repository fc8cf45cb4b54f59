public import Timeline

extension TimeMap {
  /// Part of an old stretch, and where one piece plays it.
  public struct Image: Sendable, Hashable {
    /// The index of the piece.
    public var piece: Int
    /// The part of the old stretch.
    public var old: TimeRange
    /// Where it is played.
    public var new: TimeRange
  }

  /// The index of the piece that a new time lies in; nothing beyond the pieces.
  ///
  /// - Complexity: O(log *n*) in the number of pieces.
  public func piece(at new: MediaTime) -> Int? {
    let first = firstPiece { $0 > new }
    return first < pieces.count && pieces[first].new.contains(new) ? first : nil
  }

  /// The old time that is played at a new one; nothing where what is there is inserted, and beyond the
  /// pieces.
  ///
  /// - Complexity: O(log *n*) in the number of pieces.
  public func old(at new: MediaTime) -> MediaTime? {
    piece(at: new).flatMap { pieces[$0].old(at: new) }
  }

  /// The new times at which an old one is played, the first one first: none where it is cut, several
  /// where it comes again.
  ///
  /// - Complexity: O((1 + *k*) log *n*) for *k* of *n* pieces.
  public func images(of old: MediaTime) -> [MediaTime] {
    index.pieces(from: old, to: MediaTime(ticks: old.ticks &+ 1)).compactMap {
      pieces[$0].new(at: old)
    }
  }

  /// What becomes of an old stretch: for each piece that plays some of it, in the order of the new time
  /// line, which part, and where. Nothing of an empty stretch.
  ///
  /// Neighbours are told one by one: see ``Image/isFollowed(by:)`` for those that are one in both time
  /// lines.
  ///
  /// - Complexity: O((1 + *k*) log *n*) for *k* of *n* pieces.
  public func images(of old: TimeRange) -> [Image] {
    guard !old.isEmpty else { return [] }
    return index.pieces(from: old.lowerBound, to: old.upperBound).compactMap { number in
      let piece = pieces[number]
      guard let slope = piece.slope else { return nil }
      let start = max(old.lowerBound, piece.firstOldTick)
      let end = min(old.upperBound, piece.oldTickLimit)
      guard start < end else { return nil }
      // Where the piece's own end is the nearer one, it is the end of the part: no rate leads back to it
      // but for a tick.
      let isFromStart = piece.firstOldTick >= old.lowerBound
      let isToEnd = piece.oldTickLimit <= old.upperBound
      let newStart = isFromStart ? piece.new.start : nil
      let newEnd = isToEnd ? piece.new.end : nil
      let range = (newStart ?? slope.new(at: start).nearest, newEnd ?? slope.new(at: end).nearest)
      guard range.0 <= range.1 else { return nil }
      return Image(piece: number, old: start..<end, new: range.0..<range.1)
    }
  }

  /// The stretches of the old time line that no piece plays, in its order.
  public var cuts: [Stretch] { index.gaps }
}

extension TimeMap.Image {
  /// Whether an image goes on where this one ends, in the new time line and in the old one, as where
  /// only the speed changes.
  public func isFollowed(by next: TimeMap.Image) -> Bool {
    new.upperBound == next.new.lowerBound
      && abs(old.upperBound.ticks - next.old.lowerBound.ticks) <= 1
  }
}
