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
    for index in track.cues.indices {
      let (inTime, outTime) = (track.cues[index].inTime, track.cues[index].outTime)
      let isUsual =
        inTime >= max(last, -.longestInFiles) && inTime < outTime && outTime < .longestInFiles
      guard !isUsual else {
        last = inTime
        continue
      }
      bound(index)
      let cue = track.cues[index]
      if cue.outTime < cue.inTime {
        repairs.note(place(index).outTime, "the cue ends before it begins")
      } else if cue.outTime == cue.inTime, !hasPoints {
        repairs.note(place(index).outTime, "the cue lasts no time: players do not show it")
      }
      if hasOrder, cue.inTime < last {
        repairs.note(place(index).inTime, "the cue begins before the one that it stands behind")
      }
      last = max(last, cue.inTime)
    }
  }

  private mutating func bound(_ index: Int) {
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
      repairs.note(place(index).inTime, message)
    }
    if abs(cue.outTime.ticks) >= limits.upperBound.ticks {
      repairs.note(place(index).outTime, message)
    }
  }

  private func place(_ index: Int) -> (inTime: Int, outTime: Int) {
    guard let places, places.indices.contains(index) else { return (0, 0) }
    return (places[index].inTime.lowerBound, places[index].outTime.lowerBound)
  }
}

extension SubtitleTrack {
  /// The track with its cues in the order of their in-times; comments and the like stay before the
  /// cues that they stood before.
  var inOrderOfTime: SubtitleTrack {
    guard !isInOrderOfTime else { return self }
    let order = cues.indices.sorted { (cues[$0].inTime, $0) < (cues[$1].inTime, $1) }
    var places = Array(repeating: cues.count, count: cues.count + 1)
    for (place, index) in order.enumerated() { places[index] = place }
    var track = self
    track.cues = order.map { cues[$0] }
    track.blocks = blocks.enumerated().map { (places[min($0.element.place, cues.count)], $0) }
      .sorted { ($0.0, $0.1.offset) < ($1.0, $1.1.offset) }
      .map { TrackBlock($0.1.element.content, before: $0.0) }
    return track
  }

  /// Whether no cue begins before the one that it stands behind.
  var isInOrderOfTime: Bool {
    cues.indices.dropFirst().allSatisfy { cues[$0 - 1].inTime <= cues[$0].inTime }
  }
}
