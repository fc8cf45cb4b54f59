internal import Algorithms
public import Timeline

/// What is heard in a recording, for judging a track by it.
public struct HeardAudio: Sendable, Hashable {
  /// What is heard where, from the start of the recording to its end: without gaps, in order.
  public var spans: [LabelledSpan]
  /// The stretches of speech between pauses, in order: finer than the spans, which bridge short ones.
  public var speech: [TimeRange]
  /// The length of the recording.
  public var duration: MediaTime

  /// Creates what is heard.
  public init(spans: [LabelledSpan], speech: [TimeRange], duration: MediaTime) {
    self.spans = spans
    self.speech = speech
    self.duration = duration
  }
}

/// Ranges in order, none over another, to be looked up by time.
struct OrderedRanges {
  let ranges: [TimeRange]
  /// How long all ranges up to each one are together.
  private let sums: [MediaTime]

  init(_ ranges: [TimeRange]) {
    var kept: [TimeRange] = []
    var sums: [MediaTime] = [.zero]
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) where !range.isEmpty {
      // What touches or overlaps is one.
      if let last = kept.last, range.lowerBound <= last.upperBound {
        let longer = last.lowerBound..<Swift.max(last.upperBound, range.upperBound)
        sums[kept.count] = sums[kept.count - 1] + longer.duration
        kept[kept.count - 1] = longer
      } else {
        kept.append(range)
        sums.append(sums[sums.count - 1] + range.duration)
      }
    }
    self.ranges = kept
    self.sums = sums
  }

  /// How much of a stretch the ranges take.
  ///
  /// - Complexity: O(log *n*).
  func duration(in stretch: TimeRange) -> MediaTime {
    duration(before: stretch.upperBound) - duration(before: stretch.lowerBound)
  }

  private func duration(before time: MediaTime) -> MediaTime {
    let index = ranges.partitioningIndex { $0.lowerBound >= time }
    guard index > 0 else { return .zero }
    return sums[index - 1]
      + min(ranges[index - 1].upperBound, time) - ranges[index - 1].lowerBound
  }

  /// The first range that ends after a time.
  func first(endingAfter time: MediaTime) -> TimeRange? {
    let index = ranges.partitioningIndex { $0.upperBound > time }
    return index < ranges.count ? ranges[index] : nil
  }

  /// The last range that begins before a time.
  func last(beginningBefore time: MediaTime) -> TimeRange? {
    let index = ranges.partitioningIndex { $0.lowerBound >= time }
    return index > 0 ? ranges[index - 1] : nil
  }

  /// What of a stretch the ranges leave.
  func gaps(in stretch: TimeRange) -> [TimeRange] {
    var gaps: [TimeRange] = []
    var start = stretch.lowerBound
    var index = ranges.partitioningIndex { $0.upperBound > stretch.lowerBound }
    while index < ranges.count, ranges[index].lowerBound < stretch.upperBound {
      if ranges[index].lowerBound > start { gaps.append(start..<ranges[index].lowerBound) }
      start = ranges[index].upperBound
      index += 1
    }
    if start < stretch.upperBound { gaps.append(start..<stretch.upperBound) }
    return gaps
  }
}
