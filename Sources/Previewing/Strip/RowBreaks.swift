internal import Timeline

/// Cuts time into rows, as text is cut into lines: between two cues where it can be, at the full
/// width where not.
struct RowBreaks {
  /// A row is not cut before this share of it is full.
  private static let fullEnough = (numerator: 2, denominator: 5)

  let timePerRow: MediaTime
  let cues: CueIndex

  /// The rows that a stretch of time takes, in order, without gaps.
  func rows(of range: TimeRange) -> [TimeRange] {
    var rows: [TimeRange] = []
    var start = range.lowerBound
    while start < range.upperBound {
      let end = self.end(ofRowFrom: start, before: range.upperBound)
      rows.append(start..<end)
      start = end
    }
    return rows
  }

  private func end(ofRowFrom start: MediaTime, before limit: MediaTime) -> MediaTime {
    let full = start + timePerRow
    guard full < limit else { return limit }
    let earliest =
      start + timePerRow * Self.fullEnough.numerator / Self.fullEnough.denominator
    // A cue that is cut moves the end to its start, where another may be cut in turn.
    var end = full
    while let cut = cues.earliestStart(ofCuesOver: end) {
      guard cut > earliest else { return full }
      end = cut
    }
    // A little of the silence before a cue goes with it.
    let silence = end - (cues.latestEnd(before: end) ?? start)
    let lead = min(silence / 2, timePerRow / 40)
    return max(end - lead, earliest)
  }
}
