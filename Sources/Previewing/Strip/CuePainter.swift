internal import Timeline
internal import UnicodeText

/// Draws cues: a bar over the time that each is shown, and its text below.
///
///     ┌ Ann 14 ──────┐┌ Bob 9 ?40% ┄┄┐
///     │Hello. Your   ││Thank you.
///     │call is first.
struct CuePainter: ~Copyable {
  /// From what probability on a doubt is told.
  static let doubtful = 1.0 / 3
  /// How many lines what is wrong with a cue may take.
  private static let mostNoteLines = 2

  private let layout: StripLayout
  private let speakers: Speakers
  /// The position of the cue that is pointed at.
  private let marked: Int?
  private var breaks: BreakIterator?

  init(layout: StripLayout, speakers: Speakers, marked: Int? = nil) {
    self.layout = layout
    self.marked = marked
    self.speakers = speakers
    // Without ICU's data text is cut at spaces.
    breaks = try? BreakIterator(.line, language: "")
  }

  /// Draws cues that do not overlap side by side at the bottom of the canvas.
  mutating func draw(_ lane: [PlacedCue], canvas: inout Canvas) {
    let texts = lane.map { rows(of: $0) }
    let top = canvas.addLines(1 + (texts.map(\.count).max() ?? 0))
    for (index, (placed, text)) in zip(lane, texts).enumerated() {
      let isNew =
        index == 0 ? placed.cue.speaker != nil : speakers.isChange(at: placed.position)
      drawBar(of: placed, namesSpeaker: isNew, line: top, canvas: &canvas)
      let role = StyleRole.cue(speaker: speakers.number(of: placed.cue.speaker))
      for (row, glyphs) in text.enumerated() {
        let line = top + 1 + row
        let start = placed.columns.lowerBound
        canvas.put("│", line: line, column: start, role: role)
        canvas.put(glyphs.isolated, line: line, column: start + 1, end: placed.room, role: .plain)
      }
    }
  }

  /// The text of a cue in rows: as wide as its time, and wider only where it would be cut and
  /// nothing else is shown behind it.
  private mutating func rows(of placed: PlacedCue) -> [[VisibleText.Glyph]] {
    guard placed.carriesText else { return [] }
    let text = VisibleText(
      placed.cue.text, limit: 2 * layout.columns * (layout.textLines + 1))
    let flow = TextFlow(text, breaks: &breaks)
    let widest = placed.room - placed.columns.lowerBound - 1
    var width = placed.columns.count - 1
    while true {
      let (rows, fits) = flow.rows(width: width, limit: layout.textLines)
      if fits || width >= widest { return rows }
      width = min(max(width, 0) + 4, widest)
    }
  }

  private func drawBar(
    of placed: PlacedCue, namesSpeaker: Bool, line: Int, canvas: inout Canvas
  ) {
    let cue = placed.cue
    let isDoubtful = cue.doubt.map { $0 >= Self.doubtful } ?? false
    let role = StyleRole.cue(speaker: speakers.number(of: cue.speaker))
    let columns = placed.columns
    let isMarked = placed.position == marked
    let bar = isMarked ? "═" : isDoubtful ? "┄" : "─"
    for column in columns {
      canvas.put(bar, line: line, column: column, role: isDoubtful ? .doubt : role)
    }
    if placed.startsHere {
      canvas.put(isMarked ? "╒" : "┌", line: line, column: columns.lowerBound, role: role)
    }
    if placed.endsHere, columns.count > 1 {
      canvas.put(isMarked ? "╕" : "┐", line: line, column: columns.upperBound - 1, role: role)
    }
    var parts: [BarLabel.Part] = []
    if namesSpeaker, let speaker = cue.speaker {
      parts.append(.init(VisibleText(speaker, limit: 64).joined, role))
    }
    if let speed = cue.readingSpeed, speed.isFinite {
      parts.append(.init("\(Int(min(max(speed, 0), 999).rounded()))", .ruler))
    }
    if isDoubtful, let doubt = cue.doubt {
      parts.append(.init("?\(Int((min(doubt, 1) * 100).rounded()))%", .doubt))
    }
    if !cue.findings.isEmpty { parts.append(.init("!", .finding)) }
    BarLabel(parts).draw(line: line, columns: columns, canvas: &canvas)
  }

  /// What a row has to say of its cues, below them.
  mutating func drawNotes(of lanes: CueLanes, canvas: inout Canvas) {
    if lanes.hidden > 0 {
      let line = canvas.addLines(1)
      canvas.put(
        "! cues at the same time that are not drawn: \(lanes.hidden)", line: line, column: 0,
        role: .finding)
    }
    guard layout.listsFindings else { return }
    let placed = lanes.lanes.joined().filter(\.startsHere).sorted { $0.position < $1.position }
    for cue in placed.map(\.cue) {
      for finding in cue.findings {
        draw(finding, at: cue.range.lowerBound, canvas: &canvas)
      }
    }
  }

  private mutating func draw(_ finding: String, at time: MediaTime, canvas: inout Canvas) {
    let clock = TimeRuler.clock(time, fractionDigits: 1)
    let line = canvas.addLines(1)
    let column = canvas.put("! \(clock) ", line: line, column: 0, role: .finding)
    let text = TextFlow(VisibleText(finding, limit: 4 * layout.columns), breaks: &breaks)
    let rows = text.rows(width: layout.columns - column, limit: Self.mostNoteLines).rows
    for (number, row) in rows.enumerated() {
      let below = number == 0 ? line : canvas.addLines(1)
      canvas.put(row.isolated, line: below, column: column, role: .plain)
    }
  }
}
