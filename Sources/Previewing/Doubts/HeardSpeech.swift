internal import Algorithms
internal import Timeline

/// The stretches in which somebody speaks, to be asked about by time.
struct HeardSpeech {
  /// In order, not overlapping.
  private let regions: [TimeRange]
  /// How much there is before each of them, and in all.
  private let before: [MediaTime]
  private let music: [TimeRange]

  init(_ spans: [LabelledSpan]) {
    func joined(_ kind: AudioKind) -> [TimeRange] {
      let ranges = spans.lazy.filter { $0.kind == kind }
        .map { $0.range.clamped(to: CueIndex.limits) }.filter { !$0.isEmpty }
        .sorted { $0.lowerBound < $1.lowerBound }
      return ranges.reduce(into: []) { joined, range in
        if let last = joined.last, last.upperBound >= range.lowerBound {
          joined[joined.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
        } else {
          joined.append(range)
        }
      }
    }
    regions = joined(.speech)
    music = joined(.music)
    before = regions.reduce(into: [.zero]) { $0.append(($0.last ?? .zero) + $1.duration) }
  }

  /// Whether nothing is known, or nobody speaks at all.
  var isEmpty: Bool { regions.isEmpty }

  /// How much speech a stretch has.
  func duration(in range: TimeRange) -> MediaTime {
    duration(before: range.upperBound) - duration(before: range.lowerBound)
  }

  private func duration(before time: MediaTime) -> MediaTime {
    let next = regions.partitioningIndex { $0.lowerBound >= time }
    guard next > 0 else { return .zero }
    return before[next - 1] + min(time, regions[next - 1].upperBound)
      - regions[next - 1].lowerBound
  }

  /// From where anybody speaks first in a stretch to where last; nothing where nobody does.
  func extent(in range: TimeRange) -> TimeRange? {
    let first = regions.partitioningIndex { $0.upperBound > range.lowerBound }
    let end = regions.partitioningIndex { $0.lowerBound >= range.upperBound }
    guard first < end else { return nil }
    return (regions[first].lowerBound..<regions[end - 1].upperBound).clamped(to: range)
  }

  /// When the region began that goes on over a time, or ended at most `gap` before it.
  func onset(ofSpeechBefore time: MediaTime, gap: MediaTime) -> MediaTime? {
    let next = regions.partitioningIndex { $0.lowerBound >= time }
    guard next > 0, regions[next - 1].upperBound + gap >= time else { return nil }
    return regions[next - 1].lowerBound
  }

  /// When the region ends that goes on over a time, or begins at most `gap` after it.
  func offset(ofSpeechAfter time: MediaTime, gap: MediaTime) -> MediaTime? {
    let next = regions.partitioningIndex { $0.upperBound > time }
    guard next < regions.count, regions[next].lowerBound <= time + gap else { return nil }
    return regions[next].upperBound
  }

  /// Whether a region begins near a time.
  func hasOnset(near time: MediaTime, within tolerance: MediaTime) -> Bool {
    let next = regions.partitioningIndex { $0.lowerBound >= time - tolerance }
    return next < regions.count && regions[next].lowerBound <= time + tolerance
  }

  /// Whether there is music at a time.
  func hasMusic(at time: MediaTime) -> Bool {
    let next = music.partitioningIndex { $0.upperBound > time }
    return next < music.count && music[next].lowerBound <= time
  }
}
