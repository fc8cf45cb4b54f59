internal import Algorithms
internal import Timeline

extension MediaTime {
  /// The longest time that is taken from a file, a million hours: shifted or added to another one, it
  /// still is one that media time holds.
  static let longestInFiles = MediaTime.seconds(3_600_000_000)
}

extension ParsedTrack {
  /// Bounds the times of cues, and the places of what stands between them, and notes those times of
  /// which players make nothing or something odd.
  ///
  /// - Complexity: O(*n*) in the number of cues.
  mutating func settleTimes(of codec: any SubtitleCodec.Type) {
    for index in track.blocks.indices
    where !(0...track.cues.count).contains(track.blocks[index].place) {
      track.blocks[index].place = min(max(0, track.blocks[index].place), track.cues.count)
    }
    let (hasOrder, hasPoints) = (codec.isInOrderOfTime, codec.hasPoints)
    var last = MediaTime(ticks: .min)
    var places = TimePlaces(places)
    for index in track.cues.indices {
      let (inTime, outTime) = (track.cues[index].inTime, track.cues[index].outTime)
      let isUsual =
        inTime >= max(last, -.longestInFiles) && inTime < outTime && outTime < .longestInFiles
      guard !isUsual else {
        last = inTime
        continue
      }
      let place = places.place(of: index)
      bound(index, at: place)
      let cue = track.cues[index]
      if cue.outTime < cue.inTime {
        repairs.note(place.outTime, "the cue ends before it begins")
      } else if cue.outTime == cue.inTime, !hasPoints {
        repairs.note(place.outTime, "the cue lasts no time: players do not show it")
      }
      if hasOrder, cue.inTime < last {
        repairs.note(place.inTime, "the cue begins before the one that it stands behind")
      }
      last = max(last, cue.inTime)
    }
  }

  /// Gives an end to cues whose end nothing says: where the next one begins, or five seconds.
  mutating func endEndless(_ endless: [(cue: Int, offset: Int)]) {
    guard !endless.isEmpty else { return }
    let starts = Set(track.cues.map(\.inTime)).sorted()
    for (index, offset) in endless {
      let begin = track.cues[index].inTime
      let next = starts.partitioningIndex { $0 > begin }
      let end = next < starts.count ? starts[next] : min(begin, .longestInFiles) + .seconds(5)
      track.cues[index].outTime = end
      repairs.note(offset, "nothing says when it ends: \(end) is assumed")
    }
  }

  private mutating func bound(_ index: Int, at place: (inTime: Int, outTime: Int)) {
    let limits = -MediaTime.longestInFiles...MediaTime.longestInFiles
    func bounded(_ time: MediaTime) -> MediaTime {
      min(max(time, limits.lowerBound), limits.upperBound)
    }
    let cue = track.cues[index]
    track.cues[index].inTime = bounded(cue.inTime)
    track.cues[index].outTime = bounded(cue.outTime)
    let message = "a time beyond a million hours is taken as that"
    // Readers go no further than that themselves.
    if abs(cue.inTime.ticks) >= limits.upperBound.ticks {
      repairs.note(place.inTime, message)
    }
    if abs(cue.outTime.ticks) >= limits.upperBound.ticks {
      repairs.note(place.outTime, message)
    }
  }
}

/// Where in a file the times of cues stand, of which few are asked for, in order.
private struct TimePlaces {
  private var rest: PackedPlaces.Iterator?
  /// The index of the next cue.
  private var next = 0

  init(_ places: PackedPlaces?) { rest = places?.makeIterator() }

  /// Where the times of a cue stand, which comes behind those that were asked for before; at the start
  /// of the file where nothing says that.
  mutating func place(of cue: Int) -> (inTime: Int, outTime: Int) {
    var place: CuePlace?
    while next <= cue {
      place = rest?.next()
      next += 1
    }
    return place.map { ($0.inTime.lowerBound, $0.outTime.lowerBound) } ?? (0, 0)
  }
}

extension SubtitleTrack {
  /// The track with its cues in another order; comments and the like stay before the cues that they
  /// stood before.
  func arranged(_ order: [Int]) -> SubtitleTrack {
    var places = Array(repeating: cues.count, count: cues.count + 1)
    for (place, index) in order.enumerated() { places[index] = place }
    var track = self
    track.cues = order.map { cues[$0] }
    track.blocks = blocks.enumerated().map { (places[min($0.element.place, cues.count)], $0) }
      .sorted { ($0.0, $0.1.offset) < ($1.0, $1.1.offset) }
      .map { TrackBlock($0.1.element.content, before: $0.0) }
    return track
  }

  /// The indices of the cues in order of their in-times, and where these are the same in their own.
  var orderOfTime: [Int] {
    cues.indices.sorted { (cues[$0].inTime, $0) < (cues[$1].inTime, $1) }
  }

  /// Whether no cue begins before the one that it stands behind.
  var isInOrderOfTime: Bool {
    cues.indices.dropFirst().allSatisfy { cues[$0 - 1].inTime <= cues[$0].inTime }
  }
}
