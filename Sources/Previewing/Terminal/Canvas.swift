internal import UnicodeText

/// A rectangle of cells to draw on, as a terminal has them; what does not fit is cut off.
struct Canvas {
  private struct Cell {
    /// A character, with its invisible companions; nothing where the one to the left reaches
    /// into it.
    var text: String?
    var role: StyleRole
  }

  let columns: Int
  private var lines: [[Cell]] = []

  init(columns: Int) { self.columns = columns }

  var lineCount: Int { lines.count }

  /// Adds empty lines at the bottom and returns where they begin.
  mutating func addLines(_ count: Int) -> Int {
    let blank = Array(repeating: Cell(text: " ", role: .plain), count: columns)
    lines += Array(repeating: blank, count: count)
    return lines.count - count
  }

  /// Puts text down and returns the column behind it. Nothing is put at `end` or beyond.
  @discardableResult
  mutating func put(
    _ text: some Sequence<VisibleText.Glyph>, line: Int, column: Int, end: Int? = nil,
    role: StyleRole
  ) -> Int {
    let end = min(end ?? columns, columns)
    var column = column
    for glyph in text {
      guard column >= 0, glyph.width > 0, column + glyph.width <= end else { break }
      clear(line, column..<column + glyph.width)
      lines[line][column] = Cell(text: glyph.text, role: role)
      for covered in column + 1..<column + glyph.width {
        lines[line][covered] = Cell(text: nil, role: role)
      }
      column += glyph.width
    }
    return column
  }

  /// Puts a text of our own down: visible characters, each one column wide.
  @discardableResult
  mutating func put(
    _ text: String, line: Int, column: Int, end: Int? = nil, role: StyleRole
  ) -> Int {
    put(
      text.lazy.map { VisibleText.Glyph(text: String($0), width: 1) }, line: line,
      column: column, end: end, role: role)
  }

  /// No part of a wide character stays behind where another part of it is drawn over.
  private mutating func clear(_ line: Int, _ range: Range<Int>) {
    var start = range.lowerBound
    while start > 0, lines[line][start].text == nil { start -= 1 }
    var end = range.upperBound
    while end < columns, lines[line][end].text == nil { end += 1 }
    for column in start..<end { lines[line][column].text = " " }
  }

  /// The lines, without the empty cells at their ends.
  var styledLines: [StyledLine] {
    lines.map { cells in
      let length = (cells.lastIndex { $0.text != " " } ?? -1) + 1
      var runs: [StyledLine.Run] = []
      for cell in cells.prefix(length) {
        guard let text = cell.text else { continue }
        // A blank has no colour: it goes with what stands before it.
        if let last = runs.last, last.role == cell.role || text == " " {
          runs[runs.count - 1].text += text
        } else {
          runs.append(.init(text, text == " " ? .plain : cell.role))
        }
      }
      return StyledLine(runs)
    }
  }
}
