package import SpeechDetection
internal import SpeechTiming
internal import TimedText
internal import Timeline

/// Times passages by the recording, between cues that are known to be in time: these teach what the
/// letters of the text sound like, and hold the passages in their place.
package struct PassageTimer: Sendable {
  private let features: FrameFeatures
  private let runs: [SpeechRun]
  private let language: String
  private let workers: Int

  /// Prepares to time passages by a recording.
  ///
  /// - Parameters:
  ///   - features: What is known of each hop of the recording.
  ///   - runs: Its stretches of speech.
  ///   - language: The language of the text, an ISO 639-1 code.
  ///   - workers: How many threads may be at work.
  package init(
    features: FrameFeatures, runs: [SpeechRun], language: String, workers: Int
  ) {
    self.features = features
    self.runs = runs
    self.language = language
    self.workers = workers
  }

  /// For each passage where the clauses of its turns lie: as the sounds of the words tell, or in a
  /// translation pauses and voices; and where the words are not found, over the speech between the
  /// cues beside it.
  ///
  /// - Parameters:
  ///   - passages: What is to be timed.
  ///   - kept: What is in time, every cue as a passage of its own.
  ///   - pace: About how long a syllable takes, in seconds.
  /// - Returns: For each passage and each of its turns the ranges of its clauses.
  /// - Complexity: O(*n* log *n*) in the length of the recording.
  func time(_ passages: [Passage], among kept: [Passage], pace: Double) -> [[[TimeRange]]] {
    guard !passages.isEmpty, !runs.isEmpty else { return passages.map(\.clauseRanges) }
    let all = passages + kept.map(trimmed)
    let order = all.indices.sorted { all[$0].units.lowerBound < all[$1].units.lowerBound }
    let heard = heard(order.map { all[$0] })
    var ranges = passages.map(\.clauseRanges)
    for (position, index) in order.enumerated() where index < passages.count {
      let before = order[..<position].lastIndex { $0 >= passages.count }
      let after = order[(position + 1)...].firstIndex { $0 >= passages.count }
      let low = before.map { all[order[$0]].spoken.upperBound } ?? .zero
      let high = max(low, after.map { all[order[$0]].spoken.lowerBound } ?? features.duration)
      let speech = speech(in: low..<high)
      let (passage, found) = (passages[index], heard[position])
      // Cues that are in time tell more than pauses and voices do.
      let isBetween =
        passage.cues.isEmpty && before == position - 1 && after == position + 1
        && Self.fits(passage, speech, pace: pace)
      if let found, found.isBySounds || !isBetween {
        ranges[index] = found.ranges
      } else if isBetween || Self.spoken(speech).seconds > passage.syllables * pace / 3 {
        ranges[index] = spread(passage, over: speech, from: low, to: high)
      }
    }
    return ranges
  }

  /// Whether there is about as much speech as a passage takes.
  private static func fits(_ passage: Passage, _ speech: [TimeRange], pace: Double) -> Bool {
    let usual = passage.syllables * pace
    return (usual / 3...usual * 2).contains(spoken(speech).seconds)
  }

  /// A cue stays up after its speech: the passage without that.
  private func trimmed(_ passage: Passage) -> Passage {
    let hops = features.hops(of: passage.spoken)
    guard let last = runs.last(where: { $0.onset < hops.upperBound && $0.offset > hops.lowerBound })
    else { return passage }
    let end = min(passage.spoken.upperBound, FrameFeatures.time(ofHop: last.offset))
    var passage = passage
    passage.clauseRanges = Passage.spread(
      passage.turns, over: passage.spoken.lowerBound..<max(end, passage.spoken.lowerBound))
    return passage
  }

  // MARK: - By what is said

  /// Where the clauses of a passage's turns lie.
  private struct Heard {
    var ranges: [[TimeRange]]
    /// Whether the sounds of its words tell; else pauses and voices do.
    var isBySounds: Bool
  }

  /// Where the clauses of passages lie, those that are known to begin somewhere pinned to it; nothing for a
  /// passage that nobody speaks.
  private func heard(_ passages: [Passage]) -> [Heard?] {
    let turns = passages.flatMap(\.turns)
    var pins: [ClausePin] = []
    var turn = 0
    for passage in passages {
      let start = passage.spoken.lowerBound
      let isLater = pins.last.map { $0.time + FrameFeatures.hop < start } ?? (start >= .zero)
      if passage.beginsThere, isLater, start < features.duration, !passage.turns.isEmpty {
        pins.append(ClausePin(turn: turn, at: start))
      }
      turn += passage.turns.count
    }
    let nothing = [Heard?](repeating: nil, count: passages.count)
    guard let pins = try? ClausePins(pins, of: turns, duration: features.duration) else {
      return nothing
    }
    let timing = TurnTiming(
      turns, in: language, over: runs(near: passages), of: features, pins: pins, workers: workers)
    guard timing.relation != .unrelated else { return nothing }
    var rest = timing.turns[...]
    return passages.map { passage in
      let timed = rest.prefix(passage.turns.count)
      rest = rest.dropFirst(passage.turns.count)
      let isWhole = timed.allSatisfy { $0.judgements.allSatisfy { $0.state != .unspoken } }
      guard isWhole else { return nil }
      return Heard(
        ranges: timed.map(\.clauseRanges),
        isBySounds: timed.allSatisfy { $0.evidence == .acoustic })
    }
  }

  /// The speech where passages are: what is said long before the first and behind the last is not
  /// theirs, and would pass for speech that the text lacks where the track is of a part.
  private func runs(near passages: [Passage]) -> [SpeechRun] {
    let spoken = passages.map(\.spoken)
    guard let first = spoken.map(\.lowerBound).min(), let last = spoken.map(\.upperBound).max()
    else { return runs }
    let near = features.hops(of: first - Self.reach..<last + Self.reach)
    return runs.filter { $0.offset > near.lowerBound && $0.onset < near.upperBound }
  }

  /// How far from where the free room puts it a passage before the first cue or behind the last is
  /// looked for.
  private static let reach = MediaTime.seconds(60)

  // MARK: - By the speech

  /// The speech in a stretch between cues; what little of theirs is heard beyond their times is none of
  /// it.
  private func speech(in stretch: TimeRange) -> [TimeRange] {
    runs.compactMap { run in
      let whole = FrameFeatures.time(ofHop: run.onset)..<FrameFeatures.time(ofHop: run.offset)
      guard let part = whole.intersection(stretch) else { return nil }
      return part.duration < Self.echo && part != whole ? nil : part
    }
  }

  /// For how long a cue may be heard before and behind its time.
  private static let echo = MediaTime.milliseconds(500)

  private static func spoken(_ speech: [TimeRange]) -> MediaTime {
    speech.reduce(MediaTime.zero) { $0 + $1.duration }
  }

  /// A passage over the speech in a stretch.
  private func spread(
    _ passage: Passage, over speech: [TimeRange], from start: MediaTime, to end: MediaTime
  ) -> [[TimeRange]] {
    let spoken = Self.spoken(speech)
    let syllables = passage.syllables
    /// When so much of the speech has been said.
    func time(_ share: Double, isStart: Bool) -> MediaTime {
      var left = MediaTime(seconds: spoken.seconds * min(share, 1))
      for range in speech {
        if left < range.duration || !isStart && left == range.duration {
          return range.lowerBound + left
        }
        left = left - range.duration
      }
      return speech.last?.upperBound ?? end
    }
    var sum = 0.0
    var earliest = start
    return passage.turns.map { turn in
      turn.clauses.map { clause in
        let start = max(earliest, time(sum / syllables, isStart: true))
        sum += clause.weight
        earliest = max(start, time(sum / syllables, isStart: false))
        return start..<earliest
      }
    }
  }
}

extension Passage {
  fileprivate var syllables: Double { turns.reduce(0) { $0 + $1.weight } }
}
