internal import UnicodeText

/// Fills text into rows of a width, cut where ICU allows a line to end.
struct TextFlow {
  private static let ellipsis = VisibleText.Glyph(text: "…", width: 1)

  /// What must stay in one row if it fits into one, spaces behind it included.
  private typealias Piece = [VisibleText.Glyph]

  /// The lines of the text as it was given, each in pieces.
  private let lines: [[Piece]]

  init(_ text: VisibleText, breaks: inout BreakIterator?) {
    lines = text.lines.map { Self.pieces(of: $0, breaks: &breaks) }
  }

  private static func pieces(
    of line: [VisibleText.Glyph], breaks: inout BreakIterator?
  ) -> [Piece] {
    var places: Set<Int> = []
    if breaks != nil {
      places = Set(breaks?.boundaries(in: line.map(\.text).joined()) ?? [])
    }
    var pieces: [Piece] = []
    var offset = 0
    for glyph in line {
      let followsSpace = breaks == nil && pieces.last?.last?.text == " " && glyph.text != " "
      if pieces.isEmpty || places.contains(offset) || followsSpace {
        pieces.append([glyph])
      } else {
        pieces[pieces.count - 1].append(glyph)
      }
      offset += glyph.text.utf8.count
    }
    return pieces
  }

  /// The rows that the text takes at a width: `limit` at most, the last one ending in … where
  /// there is more. It fits where nothing is cut off and no word is cut in two.
  ///
  /// The text's own line ends are kept where that leaves room for all of it.
  func rows(width: Int, limit: Int) -> (rows: [[VisibleText.Glyph]], fits: Bool) {
    guard width > 0, limit > 0 else { return ([], lines.allSatisfy(\.isEmpty)) }
    let cutsNoWord = lines.joined().allSatisfy { $0.withoutSpacesAtEnd.width <= width }
    let asGiven = lines.flatMap { filled($0, width: width, limit: limit + 1) }
    if asGiven.count <= limit { return (asGiven, cutsNoWord) }
    let space: Piece = [VisibleText.Glyph(text: " ", width: 1)]
    var rows = filled(Array(lines.joined(separator: [space])), width: width, limit: limit + 1)
    if rows.count <= limit { return (rows, cutsNoWord) }
    rows.removeLast()
    while rows[limit - 1].width > width - 1 { rows[limit - 1].removeLast() }
    rows[limit - 1].append(Self.ellipsis)
    return (rows, false)
  }

  private func filled(_ pieces: [Piece], width: Int, limit: Int) -> [[VisibleText.Glyph]] {
    var rows: [[VisibleText.Glyph]] = []
    var row: [VisibleText.Glyph] = []
    var rowWidth = 0
    func endRow() {
      rows.append(Array(row.withoutSpacesAtEnd))
      row = []
      rowWidth = 0
    }
    for piece in pieces where rows.count < limit {
      if rowWidth > 0, rowWidth + piece.withoutSpacesAtEnd.width > width { endRow() }
      for glyph in piece where rows.count < limit {
        // Spaces may hang over the end of a row, and none begins one.
        if glyph.text == " " {
          if rowWidth == 0 || rowWidth >= width { continue }
        } else if rowWidth > 0, rowWidth + glyph.width > width {
          endRow()
        }
        guard glyph.width <= width else { continue }
        row.append(glyph)
        rowWidth += glyph.width
      }
    }
    if !row.isEmpty { endRow() }
    return Array(rows.prefix(limit))
  }
}

extension [VisibleText.Glyph] {
  fileprivate var withoutSpacesAtEnd: ArraySlice<VisibleText.Glyph> {
    prefix((lastIndex { $0.text != " " } ?? -1) + 1)
  }
}
