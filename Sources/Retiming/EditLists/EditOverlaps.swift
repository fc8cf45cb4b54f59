internal import Timeline

/// Ranges of a list that are of the same part of the recording. That is no mistake where a part is to
/// come again, or where a tool marks it twice, and is told, since it may be one.
extension EditScript {
  /// Tells that what clips play is played more than once: where the list does so first, and how often
  /// more.
  mutating func tellRepeats(in clips: [Clip]) {
    let ranges = clips.compactMap { clip in
      clip.played.map { (range: ($0.old, clip.oldEnd), offset: clip.offset) }
    }
    tell(ranges) { $0 + " is played by another range, too: it comes again" }
  }

  /// Tells that ranges which are cut overlap.
  mutating func tellOverlaps(of removed: [(range: (MediaTime, MediaTime?), offset: Int)]) {
    tell(removed) { $0 + " is cut by another range, too" }
  }

  private mutating func tell(
    _ ranges: [(range: (MediaTime, MediaTime?), offset: Int)], _ message: (String) -> String
  ) {
    var overlaps: [(start: MediaTime, offset: Int)] = []
    var reached: (end: MediaTime, offset: Int)?
    for (range, offset) in ranges.sorted(by: { ($0.range.0, $0.offset) < ($1.range.0, $1.offset) })
    {
      let end = range.1 ?? TimeMap.reach.upperBound
      if let before = reached, before.end.ticks - range.0.ticks > EditAssembly.tolerance {
        // Whichever of the two the list has later is the one that says it again.
        overlaps.append((range.0, max(offset, before.offset)))
      }
      if reached.map({ $0.end < end }) ?? true { reached = (end, offset) }
    }
    guard let first = overlaps.min(by: { $0.offset < $1.offset }) else { return }
    let more = overlaps.count > 1 ? " (and \(overlaps.count - 1) more)" : ""
    note(message("what begins at \(first.start)") + more, at: first.offset)
  }
}
