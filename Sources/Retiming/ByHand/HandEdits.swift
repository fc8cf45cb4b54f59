public import Timeline

/// A time of the old recording, and what it becomes in the new one.
public struct Anchor: Sendable, Hashable {
  /// The old time.
  public var old: MediaTime
  /// What it becomes.
  public var new: MediaTime

  /// Creates an anchor.
  public init(_ old: MediaTime, becomes new: MediaTime) {
    self.old = old
    self.new = new
  }
}

extension TimeMap {
  /// The map that makes every time later by `shift`, or earlier where that is negative.
  ///
  /// - Parameters:
  ///   - shift: The shift.
  ///   - start: Where the stretch begins that is shifted; what comes before it stays.
  /// - Returns: The map.
  /// - Throws: ``TimeMapError`` where a time lies beyond ``TimeMap/reach``.
  public static func shifted(
    by shift: MediaTime, from start: MediaTime? = nil
  ) throws(TimeMapError) -> TimeMap {
    guard reach.contains(shift) else { throw .beyondReach(shift) }
    return try straight(through: Anchor(.zero, becomes: shift), speed: .one, from: start)
  }

  /// The map that multiplies times by a factor: by 25/24 where what ran at 25 frames a second runs at 24.
  ///
  /// - Parameters:
  ///   - factor: The factor; positive.
  ///   - start: Where the stretch begins that is stretched, and from where the factor counts; what
  ///     comes before it stays.
  /// - Returns: The map.
  /// - Throws: ``TimeMapError`` where the factor is not positive.
  public static func stretched(
    by factor: RationalRate, from start: MediaTime? = nil
  ) throws(TimeMapError) -> TimeMap {
    guard factor.numerator > 0, let speed = factor.inverse else { throw .unfitSpeed }
    let fixed = start ?? .zero
    return try straight(through: Anchor(fixed, becomes: fixed), speed: speed, from: start)
  }

  /// The map that leads through anchors, straight from each to the next; behind the last and before
  /// the first it goes on as between the nearest two.
  ///
  /// One anchor is a shift.
  ///
  /// - Parameters:
  ///   - anchors: The anchors, in any order; at least one.
  ///   - start: Where the stretch begins that is changed; what comes before it stays.
  /// - Returns: The map.
  /// - Throws: ``AnchorError`` where they contradict each other.
  public static func anchored(
    _ anchors: [Anchor], from start: MediaTime? = nil
  ) throws(AnchorError) -> TimeMap {
    let anchors = Array(Set(anchors)).sorted { ($0.old, $0.new) < ($1.old, $1.new) }
    guard let first = anchors.first else { throw .none }
    for (a, b) in zip(anchors, anchors.dropFirst()) {
      if a.old == b.old { throw .twoTimes(a.old, a.new, b.new) }
      if a.new >= b.new { throw .backwards(a, b) }
    }
    do throws(TimeMapError) {
      guard anchors.count > 1 else {
        for time in [first.old, first.new] where !reach.contains(time) { throw .beyondReach(time) }
        return try straight(through: first, speed: .one, from: start)
      }
      var pieces: [Piece] = []
      for (number, (a, b)) in zip(anchors, anchors.dropFirst()).enumerated() {
        guard let speed = RationalRate(b.old.ticks - a.old.ticks, over: b.new.ticks - a.new.ticks)
        else { throw .unfitSpeed }
        let isLast = number == anchors.count - 2
        pieces.append(
          try Piece(
            new: Stretch(from: number == 0 ? nil : a.new, to: isLast ? nil : b.new),
            through: a.new, a.old, speed: speed))
      }
      return try TimeMap(pieces).limited(from: start)
    } catch {
      throw .map(error)
    }
  }

  private static func straight(
    through anchor: Anchor, speed: RationalRate, from start: MediaTime?
  ) throws(TimeMapError) -> TimeMap {
    try TimeMap([Piece(new: .all, through: anchor.new, anchor.old, speed: speed)])
      .limited(from: start)
  }

  /// This map from an old time on, and before it no change; what would fall over what stays is cut
  /// from what stays.
  private func limited(from start: MediaTime?) throws(TimeMapError) -> TimeMap {
    guard let start, let image = images(of: start).first else { return self }
    var limited = [
      try Piece(new: Stretch(to: Swift.min(start, image)), through: .zero, .zero)
    ]
    for piece in pieces {
      if let end = piece.new.end, end <= image { continue }
      let from = piece.new.start.map { Swift.max($0, image) } ?? image
      limited.append(Piece(new: Stretch(from: from, to: piece.new.end), slope: piece.slope))
    }
    return try TimeMap(limited)
  }
}

/// Why anchors make no map.
public enum AnchorError: Error, Sendable, Hashable, CustomStringConvertible {
  /// There is none.
  case none
  /// An old time becomes two new ones.
  case twoTimes(MediaTime, MediaTime, MediaTime)
  /// A later old time becomes an earlier new one, or the same.
  case backwards(Anchor, Anchor)
  /// The map that they make cannot be held.
  case map(TimeMapError)

  /// What is wrong, as a clause.
  public var description: String {
    switch self {
    case .none: "there is no anchor"
    case .twoTimes(let old, let first, let second):
      "\(old) cannot become both \(first) and \(second)"
    case .backwards(let a, let b):
      "\(b.old) comes after \(a.old), but its new time \(b.new) does not come after \(a.new)"
    case .map(let error): "\(error)"
    }
  }
}

extension MediaTime {
  /// A time as people write it: `-0.48`, `75`, `12:30` or `1:02:03.5`; nothing where it is none, or
  /// more than fifty years.
  public init?(argument: String) {
    self.init(written: argument)
  }
}

extension FrameRate {
  /// How many times as high this rate is as another; nothing where that cannot be held.
  public func ratio(to other: FrameRate) -> RationalRate? {
    guard let upper = WrittenNumber(rate), let lower = WrittenNumber(other.rate) else { return nil }
    return upper.divided(by: lower)?.rate
  }
}
