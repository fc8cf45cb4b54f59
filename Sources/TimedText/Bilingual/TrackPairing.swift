internal import Algorithms
internal import Timeline

/// Two tracks of one recording in two languages as one track, whose cues carry both: the first
/// above the second, and never two cues at once where the first track has none.
///
/// A cue of the second track belongs to every cue of the first of which it covers the half, or
/// which covers the half of it; what belongs to several is shown in each, as both tracks would show
/// it side by side. So small differences between the times of the two tracks make no cue of their
/// own. What is said in the second language only stays a cue.
struct TrackPairing {
  /// The track with both languages.
  private(set) var track: SubtitleTrack
  /// For each of its cues the index of the cue of the first track that it was, or nothing for a cue
  /// of the second track.
  private(set) var origins: [Int?] = []

  /// - Complexity: O(*n* log *n*) in the number of cues, where few are shown at the same time.
  init(_ first: SubtitleTrack, _ second: SubtitleTrack) {
    track = first
    track.cues = []
    let order = first.cues.indices.sorted {
      (first.cues[$0].inTime, $0) < (first.cues[$1].inTime, $1)
    }
    // The latest out-time up to each cue: all before it are over by then.
    var latest = MediaTime.zero
    let ends = order.map { index in
      latest = max(latest, first.cues[index].outTime)
      return latest
    }
    var partners = [[Int]](repeating: [], count: first.cues.count)
    var alone: [Int] = []
    for (number, cue) in second.cues.enumerated() {
      var place = ends.partitioningIndex { $0 > cue.inTime }
      var nearest: (index: Int, overlap: MediaTime)?
      var isPaired = false
      while place < order.count, first.cues[order[place]].inTime < cue.outTime {
        let index = order[place]
        place += 1
        let other = first.cues[index].range
        guard let overlap = other.intersection(cue.range)?.duration else { continue }
        if overlap * 2 >= min(other.duration, cue.range.duration) {
          partners[index].append(number)
          isPaired = true
        }
        if overlap > nearest?.overlap ?? .zero { nearest = (index, overlap) }
      }
      if !isPaired, let nearest {
        partners[nearest.index].append(number)
      } else if !isPaired {
        alone.append(number)
      }
    }
    let language = second.language
    var next = alone.makeIterator()
    var waiting = next.next()
    for (index, cue) in first.cues.enumerated() {
      while let number = waiting, second.cues[number].inTime < cue.inTime {
        append(second.cues[number], origin: nil)
        waiting = next.next()
      }
      var cue = cue
      for number in partners[index] {
        cue.text.addBelow(second.cues[number].text, language: language)
      }
      append(cue, origin: index)
    }
    while let number = waiting {
      append(second.cues[number], origin: nil)
      waiting = next.next()
    }
  }

  private mutating func append(_ cue: Cue, origin: Int?) {
    track.cues.append(cue)
    origins.append(origin)
  }
}

extension SubtitleTrack {
  /// The track with another language's below it: see each cue's text in both.
  ///
  /// Cues are paired by time. What is shown in the second language only stays a cue of its own.
  ///
  /// - Complexity: O(*n* log *n*) in the number of cues, where few are shown at the same time.
  public func paired(with second: SubtitleTrack) -> SubtitleTrack {
    TrackPairing(self, second).track
  }
}

extension CueText {
  /// Adds rows below, marked with their language where that is known.
  mutating func addBelow(_ rows: CueText, language: String?) {
    guard !rows.isEmpty else { return }
    if !isEmpty { append("\n") }
    append(rows, as: language.map { [Markup(.language($0))] } ?? [])
  }
}
