internal import TimedText
internal import Timeline

/// Where a cue is shown without a break: parts of it that follow each other in both time lines, with
/// nothing or little between them.
struct CueRun {
  /// The parts, in order.
  private(set) var parts: [TimeMap.Image]

  /// From the first part's start to the last one's end.
  var new: TimeRange {
    guard let first = parts.first, let last = parts.last else {
      return MediaTime.zero..<MediaTime.zero
    }
    return first.new.lowerBound..<last.new.upperBound
  }

  /// How much of an old stretch its parts are.
  func coverage(of stretch: TimeRange) -> MediaTime {
    parts.reduce(.zero) { $0 + ($1.old.intersection(stretch)?.duration ?? .zero) }
  }

  /// Whether nothing of the cue is cut out of it or cut off, but for a tick at an edge.
  func isWhole(of cue: TimeRange) -> Bool {
    cue.duration.ticks - coverage(of: cue).ticks <= Int64(2 * parts.count)
  }

  /// The runs of a cue's images; a cue stays over what is inserted where that is no longer than
  /// `bridge`.
  static func runs(of images: [TimeMap.Image], bridge: MediaTime?) -> [CueRun] {
    var runs: [CueRun] = []
    for image in images {
      if let last = runs.last?.parts.last, last.old.upperBound <= image.old.lowerBound,
        bridge.map({ image.new.lowerBound - last.new.upperBound <= $0 }) ?? true
      {
        runs[runs.count - 1].parts.append(image)
      } else {
        runs.append(CueRun(parts: [image]))
      }
    }
    return runs
  }

  /// When something inside the cue happens; nothing where that is before the run or behind it.
  func new(at old: MediaTime, in map: TimeMap) -> MediaTime? {
    guard let first = parts.first, let last = parts.last, old >= first.old.lowerBound,
      old <= last.old.upperBound
    else { return nil }
    for part in parts {
      if old < part.old.lowerBound { return part.new.lowerBound }
      if old < part.old.upperBound { return map.pieces[part.piece].new(at: old) }
    }
    return last.new.upperBound
  }
}

extension TimeMap {
  /// Where a cue is shown, without what would come before a time.
  func images(of cue: TimeRange, from start: MediaTime) -> [Image] {
    images(of: cue).compactMap { image in
      guard image.new.lowerBound < start else { return image }
      guard image.new.upperBound > start, let old = pieces[image.piece].old(at: start),
        image.old.lowerBound <= old, old < image.old.upperBound
      else { return nil }
      return Image(
        piece: image.piece, old: old..<image.old.upperBound, new: start..<image.new.upperBound)
    }
  }
}
