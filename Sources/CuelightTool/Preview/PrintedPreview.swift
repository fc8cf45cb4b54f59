import Cuelight

/// A preview that is printed, block by block: a reader who has seen enough does not wait for the
/// end.
struct PrintedPreview {
  let preview: Preview
  let columns: Int
  let depth: ColourDepth

  /// Prints the strip, or the part of it that shows a stretch.
  func printStrip(_ stretch: TimeRange?) throws {
    let layout = StripLayout(columns: columns, range: stretch)
    let strip = Strip(preview.input, layout: layout)
    try show(strip.legend)
    for row in strip.rows.indices { try show([StyledLine([])] + strip.lines(ofRow: row)) }
  }

  /// Prints the row of a time.
  func printRow(at time: MediaTime) throws {
    let strip = Strip(preview.input, layout: StripLayout(columns: columns))
    if let row = strip.row(at: time) { try show(strip.lines(ofRow: row)) }
  }

  /// Prints the worst places, each with a small strip.
  func printWorst(_ count: Int) throws {
    let strip = Strip(preview.input, layout: StripLayout(columns: columns))
    for (index, doubt) in preview.doubts.prefix(count).enumerated() {
      let card = DoubtCard(doubt, rank: index + 1)
      try show((index > 0 ? [StyledLine([])] : []) + card.lines(in: strip, columns: columns))
    }
  }

  /// Prints the whole recording on one screen.
  func printOverview(lines: Int) throws {
    try show(
      Overview(preview.input, doubts: preview.doubts, columns: columns, lines: lines).lines)
  }

  /// Prints the cues in a table.
  func printTable() throws {
    let table = CueTable(preview.input.cues, doubts: preview.doubts, columns: columns)
    try show([table.header])
    let block = 200
    for start in stride(from: 0, to: table.count, by: block) {
      try show(table.lines(start..<start + block))
    }
  }

  private func show(_ lines: [StyledLine]) throws {
    let text = lines.map { $0.rendered(in: depth) + "\n" }.joined()
    try Outputs.write([("-", Array(text.utf8))])
  }
}
