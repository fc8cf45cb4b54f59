internal import Algorithms
internal import Timeline

/// Cues by the order of their starts, to be found by time.
struct CueIndex {
  /// The cues, in the order of their starts, and of the input where those are equal.
  let cues: [StripCue]
  /// For each cue, its index in the input.
  let indices: [Int]
  /// For each cue, the latest end of it and of all before it.
  private let latestEnds: [MediaTime]

  /// What lies half a century in is no time of a recording, and sums of it could overflow.
  static let limits = MediaTime.zero..<MediaTime(ticks: 1 << 60)

  init(_ cues: [StripCue]) {
    indices = cues.indices.sorted {
      (cues[$0].range.lowerBound, $0) < (cues[$1].range.lowerBound, $1)
    }
    self.cues = indices.map { index in
      var cue = cues[index]
      cue.range = cue.range.clamped(to: Self.limits)
      return cue
    }
    var latest = MediaTime(ticks: .min)
    latestEnds = self.cues.map {
      latest = max(latest, $0.range.upperBound)
      return latest
    }
  }

  /// The time at which there is any cue, in stretches that do not touch.
  var covered: [TimeRange] {
    cues.reduce(into: []) { covered, cue in
      if let last = covered.last, last.upperBound >= cue.range.lowerBound {
        covered[covered.count - 1] =
          last.lowerBound..<max(last.upperBound, cue.range.upperBound)
      } else if !cue.range.isEmpty {
        covered.append(cue.range)
      }
    }
  }

  /// The positions of the cues that reach into a stretch of time, and perhaps of some between
  /// them that do not.
  func positions(in range: TimeRange) -> Range<Int> {
    let first = latestEnds.partitioningIndex { $0 > range.lowerBound }
    let end = cues.partitioningIndex { $0.range.lowerBound >= range.upperBound }
    return first..<max(first, end)
  }

  /// The start of the earliest cue that began before a time and goes on after it.
  func earliestStart(ofCuesOver time: MediaTime) -> MediaTime? {
    let end = cues.partitioningIndex { $0.range.lowerBound >= time }
    let first = latestEnds.partitioningIndex { $0 > time }
    return first < end ? cues[first].range.lowerBound : nil
  }

  /// When the last cue that ends at a time or before it does so, of those that began before it.
  func latestEnd(before time: MediaTime) -> MediaTime? {
    let end = cues.partitioningIndex { $0.range.lowerBound >= time }
    return end > 0 ? latestEnds[end - 1] : nil
  }
}
