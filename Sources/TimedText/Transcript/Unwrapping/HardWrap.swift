internal import UnicodeText

/// How a transcript's lines were cut to a width by whatever wrote the file.
struct HardWrap: Sendable, Hashable {
  /// What the width counts.
  enum Measure: Sendable, Hashable, CaseIterable {
    /// Characters.
    case characters
    /// Columns of a terminal: a wide character takes two.
    case columns
    /// Columns as East Asian fonts draw them: punctuation that is shared with Latin text (“ ” … —)
    /// takes two as well.
    case eastAsianColumns

    /// Whether a wide character takes more than a narrow one.
    var isByColumns: Bool { self != .characters }

    /// How much of the width a character takes.
    func width(of scalar: Unicode.Scalar) -> Int {
      switch self {
      case .characters: 1
      case .columns: scalar.isCombining ? 0 : scalar.isWide ? 2 : 1
      case .eastAsianColumns:
        scalar.isCombining ? 0 : scalar.isWide || scalar.isAmbiguouslyWide ? 2 : 1
      }
    }

    /// How much of the width a text takes.
    func width(of scalars: some Sequence<Unicode.Scalar>) -> Int {
      scalars.reduce(0) { $0 + width(of: $1) }
    }
  }

  /// Where a row may end.
  enum Cut: Sendable, Hashable {
    /// Anywhere, in a word too: every row but the last is full.
    case anywhere
    /// Between words: the next word would not have fitted.
    case betweenWords
  }

  /// The width of a row at most.
  var width: Int
  /// What the width counts.
  var measure: Measure
  /// Where a row may end.
  var cut: Cut
  /// How many rows were joined by spaces into one line of the file.
  var rowsPerLine: Int
  /// Whether rows begin behind the name or time at the start of a line, or count it.
  var startsBehindLabel = false
  /// Whether no row starts with closing punctuation: it hangs beyond the width, or the character
  /// before it goes down with it.
  var keepsPunctuation = false
}

/// The rows that one line of the file holds.
struct Rows: Hashable {
  /// Where the spaces are that joined rows.
  var joins: [Int]
  /// How much of its width the last row fills.
  var lastWidth: Int
}

extension HardWrap {
  /// The rows that a line holds, if it is cut by this wrap: each row but the last full and followed
  /// by a space. Nothing for a line that is not.
  func rows(of line: SourceLine) -> Rows? {
    var joins: [Int] = []
    var filled = 0
    let text = line.scalars
    var index = startsBehindLabel ? min(line.labelLength, text.count) : 0
    while index < text.count {
      if keepsPunctuation, filled >= width, text[index].hangs {
        // Punctuation may hang beyond the width.
      } else if cut == .anywhere, isRowEnd(text[index...], filled: filled) {
        guard text[index] == " ", joins.count + 1 < rowsPerLine else { return nil }
        joins.append(index)
        filled = 0
      } else {
        filled += measure.width(of: text[index])
      }
      index += 1
    }
    return filled > width ? nil : Rows(joins: joins, lastWidth: filled)
  }

  /// Whether the last row has no room for a character more: a wide one does not fit in a last
  /// column.
  func isFull(_ rows: Rows) -> Bool { rows.lastWidth >= width - (measure.isByColumns ? 1 : 0) }

  /// Whether a line was cut behind its last row, so that its text goes on in the next line.
  func isCut(_ line: SourceLine, before next: SourceLine) -> Bool {
    guard let rows = rows(of: line), rows.joins.count + 1 == rowsPerLine else { return false }
    // A space at the end of a row, or at its start, was taken off, but filled its place.
    let hasLeadingSpace = line.hadSpaceBefore && rows.joins.isEmpty
    let room =
      width - rows.lastWidth - (line.hadSpaceBehind ? 1 : 0) - (hasLeadingSpace ? 1 : 0)
    switch cut {
    case .betweenWords: return measure.room(for: next, behind: line) > room
    case .anywhere:
      if room <= 0 { return true }
      if room == 1, measure.isByColumns, measure.width(of: next.scalars[0]) == 2 { return true }
      return keepsPunctuation && measure.takesDown(next, behind: line, room: room)
    }
  }

  /// Whether a row that is filled so far ends before a text.
  private func isRowEnd(_ rest: ArraySlice<Unicode.Scalar>, filled: Int) -> Bool {
    if filled >= width { return !(rest.first?.isCombining ?? false) }
    // A wide character does not fit in a last column: the row ends a column early.
    guard filled == width - 1, measure.isByColumns, rest.first == " ", rest.count > 1 else {
      return false
    }
    return measure.width(of: rest[rest.startIndex + 1]) == 2
  }
}

extension HardWrap.Measure {
  /// How much room the first word of a line would take at the end of the line before it.
  func room(for next: SourceLine, behind line: SourceLine) -> Int {
    let text = next.scalars[...]
    guard let first = text.first, let last = line.scalars.last else { return 0 }
    if first.breaksAnywhere {
      return width(of: text[..<text.endOfUnit]) + (last.breaksAnywhere ? 0 : 1)
    }
    return width(of: text[..<text.end(of: 0) { !$0.isSpace && !$0.breaksAnywhere }]) + 1
  }

  /// Whether a line ends a character or two early because no line starts with closing punctuation
  /// or ends with opening: the character beside it went down with it.
  func takesDown(_ next: SourceLine, behind line: SourceLine, room: Int) -> Bool {
    let text = next.scalars[...]
    guard let first = text.first, first.breaksAnywhere, text.endOfUnit > 1 else { return false }
    return room <= 2 * width(of: first) && self.room(for: next, behind: line) > room
  }

  /// The width of a row without the punctuation that may hang beyond it.
  func width(ofRow row: [Unicode.Scalar]) -> Int {
    width(of: row) - row.reversed().prefix(2).prefix { $0.hangs }.reduce(0) { $0 + width(of: $1) }
  }
}

extension ArraySlice<Unicode.Scalar> {
  /// Where what begins with an ideograph or its punctuation, and no line may break, ends: closing
  /// punctuation goes with the character before it, opening with the one behind it.
  fileprivate var endOfUnit: Int {
    var end = startIndex
    while end < endIndex, self[end].isOpening { end += 1 }
    end = Swift.min(end + 1, endIndex)
    while end < endIndex, self[end].hangs || self[end].isCombining { end += 1 }
    return end
  }
}

extension Unicode.Scalar {
  /// Whether a line may be cut on both sides of it without a space: ideographs and their
  /// punctuation.
  var breaksAnywhere: Bool { isIdeographic || isWidePunctuation }

  /// Whether it is punctuation of ideographs that no line starts with.
  var hangs: Bool {
    isWidePunctuation && !isOpening || self == "”" || self == "’" || self == "…"
  }
}
