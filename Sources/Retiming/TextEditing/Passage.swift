internal import Algorithms
package import TimedText
package import Timeline

/// A stretch of a track that gets new cues: words that no cue has yet, or more or less of them than
/// its cues can show.
package struct Passage: Sendable {
  /// The cues of the old track that it takes the place of; empty where it stands between two.
  package var cues: Range<Int>
  /// The units of the transcript that it shows.
  var units: Range<Int>
  /// The same as turns.
  package var turns: [Turn]
  /// Whether it is known to begin where its first clause lies.
  package var beginsThere = false
  /// For each turn where its clauses lie.
  package var clauseRanges: [[TimeRange]]

  /// Where it is spoken.
  var spoken: TimeRange {
    let ranges = clauseRanges.flatMap(\.self)
    guard let first = ranges.first, let last = ranges.last else {
      return MediaTime.zero..<MediaTime.zero
    }
    return first.lowerBound..<max(first.lowerBound, last.upperBound)
  }

  /// Its clauses one behind the other in a stretch, each as long as its share of the syllables.
  static func spread(_ turns: [Turn], over range: TimeRange) -> [[TimeRange]] {
    let total = turns.reduce(0) { $0 + $1.weight }
    var sum = 0.0
    var start = range.lowerBound
    return turns.map { turn in
      turn.clauses.map { clause in
        sum += clause.weight
        let share = total > 0 ? min(1, sum / total) : 1
        let end = max(start, range.lowerBound + MediaTime(seconds: range.duration.seconds * share))
        defer { start = end }
        return start..<end
      }
    }
  }
}

/// When cues are shown, for what has to find room between them.
struct CueRoom {
  /// The cues; no time is so far away that reckoning with it overflows.
  let cues: [Cue]
  /// All in-times, in order.
  private let inTimes: [MediaTime]
  /// How long a syllable takes, in the middle of all cues.
  let pace: Double
  private let gap: MediaTime

  init(_ cues: [Cue], _ old: TrackText, gap: MediaTime) {
    let limits = -MediaTime.farAway...MediaTime.farAway
    let cues = cues.map { cue in
      var cue = cue
      cue.inTime = min(max(cue.inTime, limits.lowerBound), limits.upperBound)
      cue.outTime = min(max(cue.outTime, limits.lowerBound), limits.upperBound)
      return cue
    }
    self.cues = cues
    self.gap = gap
    inTimes = cues.map(\.inTime).sorted()
    let paces = zip(cues, old.cues).compactMap { cue, units -> Double? in
      let weight = old.units[units].reduce(0) { $0 + Double($1.weight) }
      return weight >= 3 && cue.outTime > cue.inTime ? cue.range.duration.seconds / weight : nil
    }.sorted()
    pace = min(max(paces.isEmpty ? 0.25 : paces[paces.count / 2], 0.05), 1)
  }

  /// When the next cue comes after a time.
  func next(after time: MediaTime) -> MediaTime? {
    let next = inTimes.partitioningIndex { $0 > time }
    return next < inTimes.count ? inTimes[next] : nil
  }

  /// How long words take at the track's own pace.
  func duration(of turns: [Turn]) -> MediaTime {
    MediaTime(seconds: turns.reduce(0) { $0 + $1.weight } * pace)
  }

  /// The place of words that stand in the place of some cues: from the first in-time to the last
  /// out-time, and on into free room where they take longer.
  func passage(replacing range: Range<Int>, _ units: Range<Int>, _ turns: [Turn]) -> Passage {
    let start = cues[range.lowerBound].inTime
    let end = max(start, cues[range.upperBound - 1].outTime)
    let latest = max(
      end, next(after: max(start, cues[range.upperBound - 1].inTime)).map { $0 - gap } ?? .farAway)
    let spoken = start..<min(max(end, start + duration(of: turns)), max(start, latest))
    return Passage(
      cues: range, units: units, turns: turns, clauseRanges: Passage.spread(turns, over: spoken))
  }

  /// The place of words between two cues: the free room there, or where that is too short a part of
  /// the time of the cue before, as much as they take of both in syllables.
  func passage(before place: Int, _ units: Range<Int>, _ turns: [Turn], least: MediaTime) -> Passage
  {
    let length = max(duration(of: turns), least)
    let previous = place > 0 ? cues[place - 1] : nil
    let after = previous.map { max($0.inTime, $0.outTime) } ?? .zero
    let next: MediaTime? =
      if let previous { self.next(after: previous.inTime) } else { cues[place].inTime }
    var start = previous == nil ? max(.zero, (next ?? .zero) - gap - length) : after + gap
    var end = min(start + length, next.map { $0 - gap } ?? .farAway)
    if end - start < min(least, length), let previous, let next {
      let spoken = max(MediaTime.zero, min(previous.outTime, next) - previous.inTime)
      let whole = spoken + length
      let share = whole > .zero ? spoken.seconds / whole.seconds : 0.5
      start = previous.inTime + MediaTime(seconds: (next - previous.inTime).seconds * share)
      end = max(start, next - gap)
    }
    end = max(start, end)
    return Passage(
      cues: place..<place, units: units, turns: turns,
      clauseRanges: Passage.spread(turns, over: start..<end))
  }
}

extension MediaTime {
  /// Later than anything, and no overflow away from it.
  static let farAway = MediaTime.seconds(10_000_000)
}
