public import Timeline

extension TimeMap {
  /// A stretch of the new time line, and the stretch of the old one that is played in it, if any.
  public struct Piece: Sendable, Hashable {
    /// Its stretch of the new time line.
    public let new: Stretch
    /// Which old time each new one is; nothing where the piece is inserted.
    package let slope: TimeSlope?

    package init(new: Stretch, slope: TimeSlope?) {
      self.new = new
      self.slope = slope
    }

    package init(checking new: Stretch, slope: TimeSlope?) throws(TimeMapError) {
      try Self.check(new)
      self.init(new: new, slope: slope)
    }

    /// A stretch of the new time line that the old one lacks.
    ///
    /// - Throws: ``TimeMapError`` where it is empty, or lies beyond ``TimeMap/reach``.
    public init(inserted new: Stretch) throws(TimeMapError) {
      try Self.check(new)
      self.init(new: new, slope: nil)
    }

    /// A stretch of the new time line that is a stretch of the old one, played at the speed that makes
    /// it fit.
    ///
    /// - Throws: ``TimeMapError`` where either is empty, or lies beyond ``TimeMap/reach``.
    public init(new: TimeRange, old: TimeRange) throws(TimeMapError) {
      try Self.check(Stretch(old))
      try Self.check(Stretch(new))
      let speed = RationalRate(
        old.upperBound.ticks - old.lowerBound.ticks,
        over: new.upperBound.ticks - new.lowerBound.ticks)
      guard let speed else { throw .unfitSpeed }
      try self.init(new: Stretch(new), through: new.lowerBound, old.lowerBound, speed: speed)
    }

    /// A stretch of the new time line, open or not, that is played from the old one at a speed.
    ///
    /// - Parameters:
    ///   - new: The stretch.
    ///   - newTime: A new time, in the stretch or not.
    ///   - oldTime: The old time that `newTime` is.
    ///   - speed: Seconds of the old recording to each of the new: 2 where it is played twice as fast.
    /// - Throws: ``TimeMapError`` where the stretch is empty, a time lies beyond ``TimeMap/reach``, or
    ///   the speed is not positive.
    public init(
      new: Stretch, through newTime: MediaTime, _ oldTime: MediaTime, speed: RationalRate = .one
    ) throws(TimeMapError) {
      try Self.check(new)
      for time in [newTime, oldTime] where !TimeMap.reach.contains(time) {
        throw .beyondReach(time)
      }
      guard speed.numerator > 0,
        let slope = TimeSlope(through: newTime, TimeFraction(oldTime), speed: speed)
      else { throw .unfitSpeed }
      self.init(new: new, slope: slope)
    }

    private static func check(_ stretch: Stretch) throws(TimeMapError) {
      for time in [stretch.start, stretch.end] {
        if let time, !TimeMap.reach.contains(time) { throw .beyondReach(time) }
      }
      if let start = stretch.start, let end = stretch.end, start >= end { throw .emptyPiece(start) }
    }

    /// Whether the old time line lacks it.
    public var isInserted: Bool { slope == nil }

    /// Its stretch of the old time line, to the nearest tick; nothing where it is inserted.
    public var old: Stretch? {
      slope.map { slope in
        Stretch(
          from: new.start.map { slope.old(at: $0).nearest },
          to: new.end.map { slope.old(at: $0).nearest })
      }
    }

    /// Seconds of the old recording to each of the new; nothing where the piece is inserted.
    public var speed: RationalRate? { slope?.speed }

    /// The old time that a new one in the piece is, to the nearest tick; nothing where the piece is
    /// inserted.
    public func old(at newTime: MediaTime) -> MediaTime? { slope?.old(at: newTime).nearest }

    /// The new time that an old one is by the piece's slope, in the piece or not, to the nearest tick;
    /// nothing where the piece is inserted.
    public func new(at oldTime: MediaTime) -> MediaTime? { slope?.new(at: oldTime).nearest }

    /// The first tick of the old time line that the piece plays; the far past where it is open.
    var firstOldTick: MediaTime {
      guard let slope, let start = new.start else { return MediaTime(ticks: .min) }
      return slope.old(at: start).ceiling
    }

    /// The first tick of the old time line, behind the piece's others, that it does not play; the far
    /// future where it is open.
    var oldTickLimit: MediaTime {
      guard let slope, let end = new.end else { return MediaTime(ticks: .max) }
      return slope.old(at: end).ceiling
    }
  }
}
