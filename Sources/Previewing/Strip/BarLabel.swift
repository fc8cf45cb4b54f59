/// What the bar of a cue says, as far as there is room: what matters most stays longest.
struct BarLabel {
  /// A word of the label.
  struct Part {
    var glyphs: [VisibleText.Glyph]
    var role: StyleRole

    init(_ glyphs: [VisibleText.Glyph], _ role: StyleRole) {
      self.glyphs = glyphs
      self.role = role
    }

    /// A word of our own: visible characters, each one column wide.
    init(_ text: String, _ role: StyleRole) {
      self.init(text.map { VisibleText.Glyph(text: String($0), width: 1) }, role)
    }
  }

  private let parts: [Part]

  /// A label of words, the more important the further behind.
  init(_ parts: [Part]) { self.parts = parts }

  /// Draws it behind the first column of a bar: whole with a blank at either end, or without
  /// blanks, or without its first words. In a bar without room between its corners a finding takes
  /// the place of the last.
  func draw(line: Int, columns: Range<Int>, canvas: inout Canvas) {
    let free = columns.count - 2
    for first in parts.indices {
      let shown = parts[first...]
      let width = shown.reduce(-1) { $0 + 1 + $1.glyphs.width }
      guard width <= free else { continue }
      let blank = width + 2 <= free ? " " : ""
      var column = canvas.put(blank, line: line, column: columns.lowerBound + 1, role: .plain)
      for (index, part) in zip(shown.indices, shown) {
        let between = index > first ? " " : ""
        column = canvas.put(between, line: line, column: column, role: .plain)
        column = canvas.put(part.glyphs.isolated, line: line, column: column, role: part.role)
      }
      canvas.put(blank, line: line, column: column, role: .plain)
      return
    }
    if let last = parts.last, last.role == .finding {
      canvas.put(last.glyphs, line: line, column: columns.upperBound - 1, role: .finding)
    }
  }
}
