public import Timeline

/// How a picture is laid out. Lengths are in SVG's user units, which are pixels where it is shown
/// at its own size.
public struct PictureLayout: Sendable, Hashable {
  /// What part of the recording is shown.
  public var range: TimeRange
  /// How wide it is, without its margins.
  public var width: Int
  /// How much time a full row takes; a row may end earlier, between two cues.
  public var timePerRow: MediaTime
  /// How many rows of text a cue may take.
  public var textRows: Int

  /// Creates a layout.
  ///
  /// - Parameters:
  ///   - range: What part of the recording is shown.
  ///   - width: How wide it is.
  ///   - timePerRow: How much time a full row takes; half a minute by default, or what is shown
  ///     where that is less.
  ///   - textRows: How many rows of text a cue may take.
  public init(
    range: TimeRange, width: Int = 1120, timePerRow: MediaTime? = nil, textRows: Int = 4
  ) {
    self.range = range.clamped(to: CueIndex.limits)
    self.width = min(max(width, StripLayout.fewestColumns * Self.cell), 20_000)
    self.timePerRow = timePerRow ?? min(.seconds(30), max(self.range.duration, .seconds(2)))
    self.textRows = min(max(textRows, 1), 50)
  }

  /// The width of a narrow character: a full-width one has two of them.
  static let cell = 7

  /// The longest stretch that is drawn: a picture of more is nothing to look at.
  static let longest = MediaTime.seconds(3600)

  /// How many rows are drawn at most.
  static let mostRows = 200

  /// The rows of the strip that has the same cells.
  func strip(of all: TimeRange) -> StripLayout {
    let shown = range.clamped(to: all)
    let (start, end) = (shown.lowerBound, min(shown.upperBound, shown.lowerBound + Self.longest))
    return StripLayout(
      columns: width / Self.cell, range: start..<end,
      timePerRow: max(timePerRow, (end - start) / Self.mostRows))
  }
}
