internal import Timeline

/// Which column of a row a time falls in.
struct TimeScale {
  /// The time that the row shows.
  let range: TimeRange
  private let ticksPerColumn: Int64

  init(_ range: TimeRange, in layout: StripLayout) {
    self.range = range
    let columns = Int64(layout.columns)
    ticksPerColumn = (layout.timePerRow.ticks + columns - 1) / columns
  }

  /// How many columns the row takes.
  var columns: Int {
    Int((range.duration.ticks + ticksPerColumn - 1) / ticksPerColumn)
  }

  /// How much time a column takes.
  var timePerColumn: MediaTime { MediaTime(ticks: ticksPerColumn) }

  /// The time that a column shows.
  func time(of column: Int) -> TimeRange {
    let start = range.lowerBound + timePerColumn * column
    return start..<start + timePerColumn
  }

  /// The edge between two columns that is nearest to a time of the row.
  func edge(nearest time: MediaTime) -> Int {
    let ticks = min(max(time, range.lowerBound), range.upperBound) - range.lowerBound
    return min(Int((ticks.ticks + ticksPerColumn / 2) / ticksPerColumn), columns)
  }

  /// The columns that a stretch of time takes, from edge to edge, nothing where it is not in the
  /// row; what is in it has one column at least.
  func columns(of stretch: TimeRange) -> Range<Int>? {
    guard let shown = stretch.intersection(range) else { return nil }
    let start = min(edge(nearest: shown.lowerBound), columns - 1)
    return start..<max(edge(nearest: shown.upperBound), start + 1)
  }
}
