public import Timeline

/// What became of a recording's time when it was cut, stretched or added to.
///
/// A map is its pieces, in the order of the new time line. Each plays a stretch of the old time line at
/// a speed, or is inserted. What no piece plays is cut. Stretches of the old time line may come again,
/// and in another order. Before the first piece and behind the last there is nothing; a piece may be
/// open there, so that the map holds for all time.
///
///     let map = try TimeMap([
///       TimeMap.Piece(new: .seconds(0)..<.seconds(60), old: .seconds(0)..<.seconds(60)),
///       TimeMap.Piece(inserted: Stretch(.seconds(60)..<.seconds(90))),  // an advert
///       TimeMap.Piece(new: Stretch(from: .seconds(90)), through: .seconds(90), .seconds(60)),
///     ])
///     map.images(of: .seconds(61))  // [00:01:31.000]
///
/// A map is exact: its ends are whole ticks of the new time line, its speeds ratios of whole numbers,
/// and only what is asked of it is rounded, to the nearest tick. Maps of the same effect are equal.
public struct TimeMap: Sendable, Hashable {
  /// The pieces, in the order of the new time line, each beginning where the last ends.
  public let pieces: [Piece]
  /// Where in the old time line each piece is.
  package let index: OldTimeIndex

  /// How far from zero the ends of pieces may lie: half a century.
  public static let reach = MediaTime(ticks: -(1 << 60))...MediaTime(ticks: 1 << 60)

  /// Creates a map.
  ///
  /// - Parameter pieces: The pieces, in the order of the new time line. What lies between two of them
  ///   is inserted.
  /// - Throws: ``TimeMapError`` where one begins before the last ends.
  /// - Complexity: O(*n* log *n*) in the number of pieces.
  public init(_ pieces: [Piece]) throws(TimeMapError) {
    var joined: [Piece] = []
    joined.reserveCapacity(pieces.count)
    for piece in pieces {
      if let last = joined.last {
        guard let end = last.new.end, let start = piece.new.start, end <= start else {
          throw .overlap(piece.new.start ?? last.new.start ?? .zero)
        }
        if end < start {
          joined.appendJoining(Piece(new: Stretch(from: end, to: start), slope: nil))
        }
      }
      joined.appendJoining(piece)
    }
    // What is inserted without end is nothing at all, as what lies beyond the pieces is.
    if let first = joined.first, first.isInserted, first.new.start == nil { joined.removeFirst() }
    if let last = joined.last, last.isInserted, last.new.end == nil { joined.removeLast() }
    self.init(joined: joined)
  }

  private init(joined pieces: [Piece]) {
    self.pieces = pieces
    index = OldTimeIndex(pieces)
  }

  /// The map that changes nothing.
  public static let identity = TimeMap(joined: [
    Piece(new: .all, slope: .identity)
  ])

  /// Whether it changes nothing.
  public var isIdentity: Bool { self == .identity }

  /// Whether what is played keeps its order, and nothing is played twice.
  public var isMonotone: Bool {
    var limit = MediaTime(ticks: .min)
    for piece in pieces where !piece.isInserted {
      guard piece.firstOldTick >= limit else { return false }
      limit = piece.oldTickLimit
    }
    return true
  }

  /// Whether two maps have the same pieces.
  public static func == (a: TimeMap, b: TimeMap) -> Bool { a.pieces == b.pieces }
  /// Hashes the pieces.
  public func hash(into hasher: inout Hasher) { hasher.combine(pieces) }
}

extension [TimeMap.Piece] {
  /// Adds a piece, as a part of the last one where it goes on as that does.
  fileprivate mutating func appendJoining(_ piece: TimeMap.Piece) {
    if let last, last.slope == piece.slope, last.new.end == piece.new.start {
      self[count - 1] = TimeMap.Piece(
        new: Stretch(from: last.new.start, to: piece.new.end), slope: last.slope)
    } else {
      append(piece)
    }
  }
}
