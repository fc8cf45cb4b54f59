internal import Algorithms
internal import Timeline

/// When a cue goes: not before it has been read where there is time, not long after its speech,
/// and before the next one comes.
struct CueTiming {
  let minimumDuration: MediaTime
  let maximumDuration: MediaTime
  let minimumGap: MediaTime
  private let chainedGap: MediaTime
  private let lingering: MediaTime
  /// How much can be read in a second, in half characters or words.
  let fastestReading: Double
  /// The length of the recording.
  let duration: MediaTime
  /// Where speech or music sets in, in order.
  private let onsets: [MediaTime]

  init(profile: LayoutProfile, rules: LanguageRules, audio: [LabelledSpan], duration: MediaTime) {
    minimumDuration = profile.minimumDuration
    maximumDuration = profile.maximumDuration
    minimumGap = profile.minimumGap
    chainedGap = profile.chainedGap
    lingering = profile.lingering
    self.duration = duration
    fastestReading =
      switch rules.readingSpeed {
      case .charactersPerSecond(let speed): speed * 2
      case .wordsPerMinute(let speed): speed / 60
      }
    onsets = audio.filter { $0.kind != .silence }.map(\.range.lowerBound).sorted()
  }

  /// Where the silence after a time ends: a cue does not linger over speech or music that is not
  /// its own.
  ///
  /// - Complexity: O(log *n*).
  func endOfSilence(after time: MediaTime) -> MediaTime {
    let next = onsets.partitioningIndex { $0 >= time }
    return next < onsets.count ? onsets[next] : duration
  }

  /// The out-time of a cue.
  ///
  /// - Parameters:
  ///   - start: Its in-time.
  ///   - spokenEnd: When its speech ends.
  ///   - silenceEnd: When the silence after that ends.
  ///   - amount: How much there is to read, in half characters or words.
  ///   - next: The next cue's in-time, where there is one.
  /// - Returns: A time from `start` on.
  func end(
    start: MediaTime, spokenEnd: MediaTime, silenceEnd: MediaTime, amount: Int, next: MediaTime?
  ) -> MediaTime {
    let longest = start + maximumDuration
    let comfortable = Double(amount) / (fastestReading * LayoutCosts.comfortableShare)
    let shortest = start + minimumDuration
    let readable = min(
      start + MediaTime(seconds: comfortable),
      max(spokenEnd, min(spokenEnd + lingering, silenceEnd)))
    var end = min(max(spokenEnd, readable, shortest), longest, duration)
    guard let next else { return max(end, start) }

    let latest = next - gap(before: next, after: start)
    if next - end < chainedGap {
      end = latest <= longest ? latest : min(end, max(next - chainedGap, shortest))
    }
    return max(start, min(end, latest))
  }

  /// The gap that is kept before a cue: less than the profile's where two cues begin so close
  /// together that it would leave nothing of the first.
  func gap(before next: MediaTime, after start: MediaTime) -> MediaTime {
    min(minimumGap, max(.zero, (next - start) / 3))
  }
}
