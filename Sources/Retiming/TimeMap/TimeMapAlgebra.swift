internal import Algorithms
internal import Timeline

extension TimeMap {
  /// The map that does what this one does, and then what another does with the result.
  ///
  /// It is exact: at every tick of the newest time line it plays what the two play one after the other.
  ///
  /// - Parameter later: A map whose old time line is this one's new one.
  /// - Returns: The map from the oldest of the three time lines to the newest.
  /// - Throws: ``TimeMapError/tooFine`` where the product has more than a million pieces, or a speed
  ///   whose fraction cannot be held.
  /// - Complexity: O(*n* log *m* + *k*), where *k* is the number of pieces of the result.
  public func followed(by later: TimeMap) throws(TimeMapError) -> TimeMap {
    var product: [Piece] = []
    for piece in later.pieces {
      guard let slope = piece.slope else {
        product.append(piece)
        continue
      }
      for part in parts(of: slope, over: piece.new) {
        guard let part, product.count < Self.largestCount else { throw .tooFine }
        product.append(part)
      }
    }
    return try TimeMap(product)
  }

  /// The most pieces that a product of maps may have.
  static let largestCount = 1_000_000

  /// What this map plays where a later one plays a stretch of its new time line: pieces of the newest
  /// time line, in its order; nothing in place of one that cannot be held.
  private func parts(of slope: TimeSlope, over stretch: Stretch) -> [Piece?] {
    let first = stretch.start.map { start in
      firstPiece { end in slope.new(at: end).ceiling > start }
    }
    var parts: [Piece?] = []
    for piece in pieces[(first ?? 0)...] {
      let start = piece.new.start.map { slope.new(at: $0).ceiling }
      let end = piece.new.end.map { slope.new(at: $0).ceiling }
      let part = stretch.clamped(from: start, to: end)
      if let limit = stretch.end, let start, start >= limit { break }
      guard let part else { continue }
      guard let older = piece.slope else {
        parts.append(Piece(new: part, slope: nil))
        continue
      }
      parts.append(slope.followed(by: older).map { Piece(new: part, slope: $0) })
    }
    return parts
  }

  /// The index of the first piece whose end is as a condition has it, or that has none.
  func firstPiece(where isMeant: (MediaTime) -> Bool) -> Int {
    pieces.partitioningIndex { $0.new.end.map(isMeant) ?? true }
  }

  /// The map that leads back: what was inserted is cut, and what was cut is inserted.
  ///
  /// - Returns: The map whose old time line is this one's new one.
  /// - Throws: ``TimeMapError/repeated(_:)`` where some of the old time line is played more than once.
  /// - Complexity: O(*n* log *n*) in the number of pieces.
  public func inverse() throws(TimeMapError) -> TimeMap {
    if let time = index.firstRepeat { throw .repeated(time) }
    var inverted: [Piece] = []
    for number in index.order {
      let piece = pieces[number]
      guard let slope = piece.slope else { continue }
      let start = piece.new.start.map { slope.old(at: $0).ceiling }
      let end = piece.new.end.map { slope.old(at: $0).ceiling }
      // A piece of less than a tick of the old time line has no place in it.
      if let start, let end, start >= end { continue }
      let stretch = Stretch(from: start, to: end)
      inverted.append(Piece(new: stretch, slope: slope.inverse))
    }
    return try TimeMap(inverted)
  }
}

extension Stretch {
  /// What of it lies between two times; nothing where there is nothing of it.
  fileprivate func clamped(from start: MediaTime?, to end: MediaTime?) -> Stretch? {
    let latest = [self.start, start].compactMap(\.self).max()
    let earliest = [self.end, end].compactMap(\.self).min()
    if let latest, let earliest, latest >= earliest { return nil }
    return Stretch(from: latest, to: earliest)
  }
}
