internal import Algorithms
public import Timeline
internal import UnicodeText

/// What is pointed at in a strip.
public struct StripMarks: Sendable, Hashable {
  /// The index of a cue among those of the input: its bar is drawn with a double line.
  public var cue: Int?
  /// A time, such as the one that is being heard.
  public var playhead: MediaTime?

  /// Creates marks.
  public init(cue: Int? = nil, playhead: MediaTime? = nil) {
    self.cue = cue
    self.playhead = playhead
  }
}

/// A recording and its subtitles over time, drawn with characters: a ruler, the levels, what is
/// heard, and the cues with their text below the time at which they are shown.
///
/// Time runs from the left to the right and is cut into rows, as text is into lines. A strip
/// decodes nothing and reads no file: it is a function from values to lines.
///
///     let strip = Strip(input, layout: StripLayout(columns: 80))
///     for line in strip.lines { print(line.rendered(in: .palette256)) }
public struct Strip: Sendable {
  /// How it is laid out.
  public let layout: StripLayout
  /// The time that each row shows, in order, without gaps.
  public let rows: [TimeRange]

  private let cues: CueIndex
  private let levels: LevelColumns
  private let sounds: SoundRoles
  private let speakers: Speakers

  /// Lays a strip out; nothing is drawn yet.
  ///
  /// - Complexity: O(*n* log *n*) in the number of cues and spans, and O(*n*) in that of levels.
  public init(_ input: StripInput, layout: StripLayout) {
    let all = MediaTime.zero..<min(max(input.duration, .zero), CueIndex.limits.upperBound)
    let range = layout.range.map { $0.clamped(to: all) } ?? all
    self.layout = layout.bounded(for: range)
    cues = CueIndex(input.cues)
    levels = LevelColumns(input.levels)
    sounds = SoundRoles(input.spans, cues: cues)
    speakers = Speakers(cues)
    rows = RowBreaks(timePerRow: self.layout.timePerRow, cues: cues).rows(of: range)
  }

  /// The whole strip: a legend, and the rows with an empty line before each.
  public var lines: [StyledLine] {
    legend + rows.indices.flatMap { [StyledLine([])] + lines(ofRow: $0) }
  }

  /// What the signs stand for, as far as there are any.
  public var legend: [StyledLine] {
    Legend(sounds: sounds.all, cues: cues.cues).lines(columns: layout.columns)
  }

  /// The row that shows a time, or the nearest to it; nothing where there are no rows.
  public func row(at time: MediaTime) -> Int? {
    let next = rows.partitioningIndex { $0.lowerBound > time }
    return rows.isEmpty ? nil : max(next - 1, 0)
  }

  /// One row of the strip, which takes as many lines as its cues need; none is wider than the
  /// layout.
  ///
  /// - Complexity: O(*m*) in the hops of the row's time, whatever the length of the recording.
  public func lines(ofRow row: Int, marks: StripMarks = StripMarks()) -> [StyledLine] {
    lines(of: rows[row], rows: rows, marks: marks)
  }

  /// A stretch of time as one row, wherever the rows of the strip begin and end; of a stretch that
  /// is longer than a full row, its start.
  ///
  /// - Complexity: O(*m*) in the hops of the stretch.
  public func lines(of range: TimeRange, marks: StripMarks = StripMarks()) -> [StyledLine] {
    let range = range.clamped(to: .zero..<(rows.last?.upperBound ?? .zero))
    let row = range.lowerBound..<min(range.upperBound, range.lowerBound + layout.timePerRow)
    return row.isEmpty ? [] : lines(of: row, rows: [row], marks: marks)
  }

  private func lines(
    of row: TimeRange, rows: [TimeRange], marks: StripMarks
  ) -> [StyledLine] {
    let scale = TimeScale(row, in: layout)
    let roles = sounds.roles(on: scale)
    var canvas = Canvas(columns: layout.columns)
    drawRuler(on: scale, playhead: marks.playhead, canvas: &canvas)
    drawLevels(on: scale, roles: roles, canvas: &canvas)
    if !sounds.all.isEmpty { drawSounds(roles, canvas: &canvas) }
    let lanes = CueLanes(of: cues, on: scale, rows: rows)
    var painter = CuePainter(
      layout: layout, speakers: speakers,
      marked: marks.cue.flatMap { cues.indices.firstIndex(of: $0) })
    for lane in lanes.lanes { painter.draw(lane, canvas: &canvas) }
    painter.drawNotes(of: lanes, canvas: &canvas)
    return canvas.styledLines
  }

  private func drawRuler(
    on scale: TimeScale, playhead: MediaTime?, canvas: inout Canvas
  ) {
    let line = canvas.addLines(1)
    let ruler = TimeRuler(
      timePerColumn: scale.timePerColumn, until: rows.last?.upperBound ?? .zero)
    for mark in ruler.marks(on: scale, columns: layout.columns) {
      canvas.put("╷\(mark.label)", line: line, column: mark.column, role: .ruler)
    }
    if let playhead, scale.range.contains(playhead) {
      let column = min(scale.edge(nearest: playhead), layout.columns - 1)
      canvas.put("▼", line: line, column: column, role: .finding)
    }
  }

  private func drawLevels(on scale: TimeScale, roles: [StyleRole], canvas: inout Canvas) {
    let top = canvas.addLines(layout.levelLines)
    for column in 0..<scale.columns {
      let steps = 8 * layout.levelLines
      guard let height = levels.height(of: scale.time(of: column), steps: steps) else { continue }
      for fromBottom in 0..<layout.levelLines {
        // The bottom line is never empty: there is a recording, and it is silent.
        let eighths = min(max(height - 8 * fromBottom, fromBottom == 0 ? 1 : 0), 8)
        guard eighths > 0 else { break }
        canvas.put(
          LevelColumns.sign(eighths),
          line: top + layout.levelLines - 1 - fromBottom, column: column, role: roles[column])
      }
    }
  }

  private func drawSounds(_ roles: [StyleRole], canvas: inout Canvas) {
    let line = canvas.addLines(1)
    for (column, role) in roles.enumerated() {
      canvas.put(Self.sign(of: role, column: column), line: line, column: column, role: role)
    }
  }

  private static func sign(of role: StyleRole, column: Int) -> String {
    switch role {
    case .speech: "━"
    case .speechWithoutCue: "╍"
    case .music: column % 2 == 0 ? "♫" : " "
    default: " "
    }
  }
}
