internal import Timeline
internal import UnicodeText

/// A stretch of a recording with its subtitles as SVG: a ruler, the levels, what is heard, the cues
/// to scale, and what is wrong with them.
///
/// It is the strip of a terminal drawn with lines: rows, lanes and lines of text are found by the
/// same code. Text is text, to be selected and searched for; fonts are named by family only, and
/// there is nothing in it that runs or loads.
///
///     let picture = Picture(input, layout: PictureLayout(range: .seconds(60) ..< .seconds(90)))
///     try Data(picture.svg()).write(to: URL(filePath: "stretch.svg"))
public struct Picture: Sendable {
  private let layout: PictureLayout
  private let strip: StripLayout
  private let rows: [TimeRange]
  private let cues: CueIndex
  private let levels: LevelColumns
  private let sounds: SoundRoles

  /// Lays a picture out.
  ///
  /// - Complexity: O(*n* log *n*) in the number of cues and spans, and O(*n*) in that of levels.
  public init(_ input: StripInput, layout: PictureLayout) {
    let all = MediaTime.zero..<min(max(input.duration, .zero), CueIndex.limits.upperBound)
    self.layout = layout
    strip = layout.strip(of: all)
    cues = CueIndex(input.cues)
    levels = LevelColumns(input.levels)
    sounds = SoundRoles(input.spans, cues: cues)
    rows = RowBreaks(timePerRow: strip.timePerRow, cues: cues).rows(of: strip.range ?? all)
  }

  /// The picture.
  public func svg() -> [UInt8] {
    // Without ICU's data text is cut at spaces.
    var breaks = try? BreakIterator(.line, language: "")
    var drawing = Drawing(width: layout.width)
    for row in rows { draw(row, &drawing, &breaks) }
    return drawing.svg(style: Self.style)
  }

  private static let style = """
    text { font: 13px system-ui, "Noto Sans", "Noto Sans CJK SC", sans-serif; fill: #1c2127; }
    .small { font-size: 11px; fill: #565e68; }
    .fault { font-size: 12px; fill: #a1352b; }
    .tick { fill: #dcdedb; }
    .silence { fill: #b7bcc1; }
    .speech { fill: #4d7aa6; }
    .uncued { fill: #c2453a; }
    .music { fill: #a87408; }
    .cue { fill: #eaf0f6; stroke: #9db2c8; }
    .doubtful { fill: #fcf0d3; stroke: #b07a00; }
    .faulty { fill: #fbe7e2; stroke: #c4544a; }
    """

  private static let (rulerHeight, levelHeight, soundHeight, gap) = (18.0, 64.0, 5.0, 5.0)
  private static let (lineHeight, labelHeight) = (17.0, 15.0)

  private func draw(
    _ row: TimeRange, _ drawing: inout Drawing, _ breaks: inout BreakIterator?
  ) {
    let scale = TimeScale(row, in: strip)
    let perUnit = strip.timePerRow.seconds / Double(layout.width)
    func x(_ time: MediaTime) -> Double { (time - row.lowerBound).seconds / perUnit }
    drawRuler(scale, x, &drawing)
    drawLevels(row, perUnit, &drawing)
    let lanes = CueLanes(of: cues, on: scale, rows: rows)
    for lane in lanes.lanes { draw(lane, in: row, x, &drawing, &breaks) }
    drawFindings(lanes, &drawing)
    drawing.skip(18)
  }

  private func drawRuler(
    _ scale: TimeScale, _ x: (MediaTime) -> Double, _ drawing: inout Drawing
  ) {
    let ruler = TimeRuler(
      timePerColumn: scale.timePerColumn, until: rows.last?.upperBound ?? .zero)
    let height = Self.rulerHeight + Self.levelHeight + Self.soundHeight + Self.gap
    for mark in ruler.marks(on: scale, columns: scale.columns) {
      let left = x(mark.time)
      drawing.rect(left, 0, 1, height, "tick")
      drawing.text(mark.label, left + 4, 12, "small")
    }
    drawing.skip(Self.rulerHeight)
  }

  /// A bar for every unit, in the colour of what is heard, and below it what that is.
  private func drawLevels(_ row: TimeRange, _ perUnit: Double, _ drawing: inout Drawing) {
    let width = Int((row.duration.seconds / perUnit).rounded(.up))
    let units = StripLayout(
      columns: max(layout.width, 1), range: row, timePerRow: strip.timePerRow)
    let scale = TimeScale(row, in: units)
    let roles = sounds.roles(on: scale)
    var bars: [String: [(x: Double, height: Double)]] = [:]
    for unit in 0..<min(width, scale.columns) {
      guard let height = levels.height(of: scale.time(of: unit), steps: Int(Self.levelHeight))
      else { continue }
      bars[Self.name(of: roles[unit]), default: []].append((Double(unit), Double(max(height, 1))))
    }
    for (name, bars) in bars.sorted(by: { $0.key < $1.key }) {
      drawing.path(
        bars.map {
          "M\($0.x.drawn) \((drawing.y + Self.levelHeight).drawn)v\((-$0.height).drawn)h1v\($0.height.drawn)z"
        }.joined(), name)
    }
    drawing.skip(Self.levelHeight + 2)
    var start = 0
    for unit in 1...max(roles.count, 1) where unit == roles.count || roles[unit] != roles[start] {
      if !roles.isEmpty, roles[start] != .silence {
        drawing.rect(
          Double(start), 0, Double(unit - start), roles[start] == .music ? 2 : Self.soundHeight,
          Self.name(of: roles[start]))
      }
      start = unit
    }
    drawing.skip(Self.soundHeight + Self.gap)
  }

  private static func name(of role: StyleRole) -> String {
    switch role {
    case .speech: "speech"
    case .speechWithoutCue: "uncued"
    case .music: "music"
    default: "silence"
    }
  }

  private func draw(
    _ lane: [PlacedCue], in row: TimeRange, _ x: (MediaTime) -> Double, _ drawing: inout Drawing,
    _ breaks: inout BreakIterator?
  ) {
    var tallest = 1
    let boxes = lane.map { placed in
      let shown = placed.cue.range.clamped(to: row)
      let left = x(shown.lowerBound)
      let width = max(x(shown.upperBound) - left, 2)
      let flow = TextFlow(VisibleText(placed.cue.text, limit: 2000), breaks: &breaks)
      let cells = (Int(width) - 10) / PictureLayout.cell
      let text =
        placed.carriesText && cells > 3
        ? flow.rows(width: cells, limit: layout.textRows).rows : []
      tallest = max(tallest, text.count)
      return (placed, left, width, text)
    }
    let height = Double(tallest) * Self.lineHeight + Self.labelHeight + 8
    for (placed, left, width, text) in boxes {
      let cue = placed.cue
      let isDoubtful = (cue.doubt ?? 0) >= 0.5
      let name = isDoubtful ? "doubtful" : cue.findings.isEmpty ? "cue" : "faulty"
      drawing.box(left, 0, width - 1, height, name) { box in
        for (index, glyphs) in text.enumerated() {
          box.line(
            glyphs.map(\.text).joined(), 14 + Double(index) * Self.lineHeight, width: width - 1)
        }
        let label = Self.label(of: cue)
        if label.count * 6 + 8 < Int(width) { box.text(label, 5, height - 6, "small") }
      }
    }
    drawing.skip(height + 4)
  }

  /// Who speaks, how fast it must be read, and how much it is in doubt.
  private static func label(of cue: StripCue) -> String {
    var parts: [String] = []
    if let speaker = cue.speaker {
      parts.append(VisibleText(speaker, limit: 24).joined.map(\.text).joined())
    }
    if let speed = cue.readingSpeed, speed.isFinite, speed < 1000 {
      parts.append("\(Int(speed.rounded()))/s")
    }
    if let doubt = cue.doubt, doubt >= CuePainter.doubtful {
      parts.append("doubt \(Int((min(doubt, 1) * 100).rounded())) %")
    }
    return parts.joined(separator: " · ")
  }

  private func drawFindings(_ lanes: CueLanes, _ drawing: inout Drawing) {
    for placed in lanes.lanes.joined().sorted(by: { $0.position < $1.position })
    where placed.startsHere {
      for finding in placed.cue.findings {
        let time = TimeRuler.clock(placed.cue.range.lowerBound, fractionDigits: 1)
        let text = VisibleText(finding, limit: layout.width / 5).joined.map(\.text).joined()
        drawing.text("\(time)  \(text)", 0, 13, "fault")
        drawing.skip(17)
      }
    }
    if lanes.hidden > 0 {
      drawing.text("\(lanes.hidden) more at the same time", 0, 13, "small")
      drawing.skip(17)
    }
  }
}
