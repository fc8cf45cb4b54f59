internal import Timeline

/// The final times of planned cues.
///
/// A cue begins when what it shows begins to be said. That can fail only where cues begin at the
/// same time (or nearly), or so near the end of the recording that there is no room: then they
/// follow each other by a frame, moved no further than it takes.
struct CueRanges {
  /// The times, in order, without overlaps, inside the recording.
  let ranges: [TimeRange]

  /// The least time from one cue's start to the next one's: a frame at 24 a second.
  private static let leastStep = MediaTime(samples: 1, rate: 24)

  init(_ plans: [CuePlan], rules: LanguageRules, timing: CueTiming) {
    let starts = Self.starts(plans.map(\.spokenStart), duration: max(.zero, timing.duration))
    ranges = plans.indices.map { index in
      let plan = plans[index]
      let next = index + 1 < starts.count ? starts[index + 1] : nil
      let end = timing.end(
        start: starts[index], spokenEnd: plan.spokenEnd,
        silenceEnd: timing.endOfSilence(after: plan.spokenEnd),
        amount: plan.amount(by: rules), next: next)
      return starts[index]..<max(starts[index], end)
    }
  }

  private static func starts(_ spoken: [MediaTime], duration: MediaTime) -> [MediaTime] {
    guard !spoken.isEmpty else { return [] }
    let step = min(leastStep, duration / spoken.count)
    var starts = spoken
    var earliest = MediaTime.zero
    for index in starts.indices {
      starts[index] = max(starts[index], earliest)
      earliest = starts[index] + step
    }
    var latest = duration - step
    for index in starts.indices.reversed() {
      guard starts[index] > latest else { break }
      starts[index] = latest
      latest = latest - step
    }
    return starts
  }
}
