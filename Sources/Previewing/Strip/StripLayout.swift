public import Timeline

/// How a strip is laid out: how wide, at what scale, and how much room each part of it gets.
public struct StripLayout: Sendable, Hashable {
  /// The narrowest strip that is drawn: a narrower layout counts as this wide.
  public static let fewestColumns = 32

  /// The width of the terminal.
  public var columns: Int
  /// What part of the recording is shown; all of it where that is nothing.
  public var range: TimeRange?
  /// How much time a full row takes.
  ///
  /// A row may end earlier, between two cues, as a line of text ends between two words.
  public var timePerRow: MediaTime
  /// How many lines the levels take; each tells eight steps apart.
  public var levelLines: Int
  /// How many lines the text of a cue may take.
  public var textLines: Int
  /// Whether what is wrong with the cues of a row is written out below it.
  public var listsFindings: Bool

  /// Creates a layout.
  ///
  /// - Parameters:
  ///   - columns: The width of the terminal.
  ///   - range: What part of the recording is shown; all of it by default.
  ///   - timePerRow: How much time a full row takes; by default an eighth of a second a column,
  ///     at which text that is fit to be read fits below the time it is shown.
  ///   - levelLines: How many lines the levels take.
  ///   - textLines: How many lines the text of a cue may take.
  ///   - listsFindings: Whether findings are written out.
  public init(
    columns: Int, range: TimeRange? = nil, timePerRow: MediaTime? = nil, levelLines: Int = 2,
    textLines: Int = 3, listsFindings: Bool = true
  ) {
    self.columns = max(columns, Self.fewestColumns)
    self.range = range
    let proposed = timePerRow ?? MediaTime.seconds(1) / 8 * self.columns
    self.timePerRow = min(
      max(proposed, MediaTime(ticks: Int64(self.columns))), CueIndex.limits.upperBound)
    self.levelLines = max(levelLines, 0)
    self.textLines = max(textLines, 0)
    self.listsFindings = listsFindings
  }

  /// The same, with what was set out of bounds brought back, and with as many rows for a stretch
  /// of time as anybody could look at.
  func bounded(for range: TimeRange) -> StripLayout {
    StripLayout(
      columns: columns, range: range, timePerRow: max(timePerRow, range.duration / 100_000),
      levelLines: levelLines, textLines: textLines, listsFindings: listsFindings)
  }
}
