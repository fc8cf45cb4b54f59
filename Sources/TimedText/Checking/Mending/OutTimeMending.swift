internal import Timeline

/// Finds better out-times for a cue.
struct OutTimeMending {
  /// The longest overlap that is taken for a slip: more was meant, or is for a person to judge.
  static let longestSlip = MediaTime.milliseconds(250)

  let profile: LayoutProfile
  let languages: TrackLanguages
  /// The step of the times that its file can hold.
  let precision: MediaTime
  /// Where the recording ends, if that is known.
  let end: MediaTime?

  /// The out-times that may be better, the one that changes least first.
  func candidates(for cue: Cue, next: Cue?) -> [MediaTime] {
    guard cue.outTime > cue.inTime, cue.outTime < .seconds(1_000_000) else { return [] }
    let latest = end.map { max($0, cue.outTime) }
    let candidates = [closed(cue, next: next), lengthened(cue, next: next)].compactMap { time in
      time.flatMap { $0 > cue.inTime && $0 <= latest ?? $0 ? $0 : nil }
    }
    return candidates.sorted {
      abs(($0 - cue.outTime).ticks) < abs(($1 - cue.outTime).ticks)
    }
  }

  /// The gap that the profile wants before a next cue that is near: a small overlap taken back, a gap
  /// that is too short opened, one that only flickers closed.
  private func closed(_ cue: Cue, next: Cue?) -> MediaTime? {
    guard let next, next.inTime > cue.inTime else { return nil }
    let gap = next.inTime - cue.outTime
    guard gap >= -Self.longestSlip, gap < profile.chainedGap else { return nil }
    return floored(next.inTime - profile.minimumGap)
  }

  /// Long enough to be seen and read, where nothing else comes.
  private func lengthened(_ cue: Cue, next: Cue?) -> MediaTime? {
    let readable = min(readingTime(of: cue), cue.range.duration + profile.lingering)
    let wanted = ceiled(cue.inTime + max(profile.minimumDuration, readable))
    guard wanted > cue.outTime else { return nil }
    guard let next else { return wanted }
    let gap = next.inTime - wanted
    if gap >= profile.chainedGap { return wanted }
    let latest = floored(next.inTime - profile.minimumGap)
    return latest > cue.outTime ? latest : nil
  }

  private func readingTime(of cue: Cue) -> MediaTime {
    let groups = RowGroup.groups(of: cue, languages: languages, profile: profile)
    let seconds = groups.map(\.readingSeconds).max() ?? 0
    return MediaTime(seconds: min(seconds, 1e6))
  }

  private func floored(_ time: MediaTime) -> MediaTime {
    let steps = time.ticks / precision.ticks - (time.ticks % precision.ticks < 0 ? 1 : 0)
    return MediaTime(ticks: steps * precision.ticks)
  }

  private func ceiled(_ time: MediaTime) -> MediaTime {
    let floor = floored(time)
    return floor == time ? time : floor + precision
  }
}
