/// A stretch of time, from its start up to but not including its end.
public typealias TimeRange = Range<MediaTime>

extension TimeRange {
  /// The time from the start to the end.
  @inlinable
  public var duration: MediaTime { upperBound - lowerBound }

  /// The instant half-way.
  @inlinable
  public var middle: MediaTime { lowerBound + duration / 2 }

  /// The stretch that this range and another share, or nothing where they only touch or lie apart.
  public func intersection(_ other: TimeRange) -> TimeRange? {
    let start = Swift.max(lowerBound, other.lowerBound)
    let end = Swift.min(upperBound, other.upperBound)
    return start < end ? start..<end : nil
  }

  /// The same stretch, later by `shift` (earlier where that is negative).
  public func shifted(by shift: MediaTime) -> TimeRange {
    lowerBound + shift..<upperBound + shift
  }
}
