internal import Timeline

/// Something in a track by what it plays, from zero on.
struct OpenTimelineItem {
  struct Part {
    var start: MediaTime
    var end: MediaTime
    var played: (old: MediaTime, speed: RationalRate)?
    var sources: [String]
    var offset: Int
  }

  var length: MediaTime
  var parts: [Part]

  /// What of it lies in a range, from the range's start on.
  func trimmed(to range: (start: MediaTime, length: MediaTime)) -> OpenTimelineItem {
    let end = range.start + range.length
    let parts = parts.compactMap { part -> Part? in
      let (start, stop) = (max(part.start, range.start), min(part.end, end))
      guard start < stop else { return nil }
      var trimmed = part
      if let played = part.played {
        let passed = ((start - part.start) * played.speed).inReach
        trimmed.played = ((played.old + passed).inReach, played.speed)
      }
      (trimmed.start, trimmed.end) = (start - range.start, stop - range.start)
      return trimmed
    }
    return OpenTimelineItem(length: range.length, parts: parts)
  }

  /// The item played faster, in a length that is given.
  func squeezed(
    by speed: RationalRate, to length: MediaTime, at offset: Int, _ script: EditScript
  ) throws(EditListError) -> OpenTimelineItem {
    guard speed != .one, let inverse = speed.inverse else {
      return OpenTimelineItem(length: length, parts: parts)
    }
    var squeezed = OpenTimelineItem(length: length, parts: [])
    for var part in parts {
      (part.start, part.end) = (part.start * inverse, min(part.end * inverse, length))
      if let played = part.played {
        guard let product = played.speed.multiplied(by: speed) else {
          throw script.error("nothing can be played at such a speed", at: offset)
        }
        part.played = (played.old, product)
      }
      if part.start < part.end { squeezed.parts.append(part) }
    }
    return squeezed
  }
}
