/// One span of a recording, as it is to be decoded.
struct SpanRequest: Sendable {
  /// Its number, from 0.
  var index: Int
  /// The positions that it owns; open-ended for the last span.
  var owned: Range<Int64>
  /// What its consumer is given: that, with lead and trail.
  var delivered: Range<Int64>
  /// What is compared with the span before it, where there is one.
  var windowBefore: Range<Int64>?
  /// What is compared with the span after it, where there is one.
  var windowAfter: Range<Int64>?
  /// The seconds to decode before anything is wanted.
  var preRoll: Double
  /// How to get to its start.
  var approach: SpanPolicy.Approach
  /// The seconds of silence that it may put in.
  var mostSilence: Int

  /// All positions that somebody wants.
  var wanted: Range<Int64> {
    let windows = [windowBefore, windowAfter].compactMap(\.self)
    let start = windows.map(\.lowerBound).reduce(delivered.lowerBound, min)
    let end = windows.map(\.upperBound).reduce(delivered.upperBound, max)
    return start..<end
  }
}
