public import Timeline

/// A stretch of a time line, which may be open at either end.
public struct Stretch: Sendable, Hashable {
  /// Where it begins; nothing where it has always been.
  public var start: MediaTime?
  /// Where it ends, itself no longer part of it; nothing where it goes on.
  public var end: MediaTime?

  /// Creates a stretch; without an end it is open there.
  public init(from start: MediaTime? = nil, to end: MediaTime? = nil) {
    self.start = start
    self.end = end
  }

  /// Creates a stretch with both ends.
  public init(_ range: TimeRange) { self.init(from: range.lowerBound, to: range.upperBound) }

  /// The whole time line.
  public static let all = Stretch()

  /// The stretch as a range; nothing where an end is open.
  public var range: TimeRange? {
    guard let start, let end, start <= end else { return nil }
    return start..<end
  }

  /// Whether a time is in it.
  public func contains(_ time: MediaTime) -> Bool {
    start.map { $0 <= time } ?? true && end.map { time < $0 } ?? true
  }
}

extension Stretch: CustomStringConvertible {
  /// Its ends, an open one as an ellipsis: `00:01:00.000–…`.
  public var description: String {
    (start.map { "\($0)" } ?? "…") + "–" + (end.map { "\($0)" } ?? "…")
  }
}
