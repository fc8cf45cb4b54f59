internal import UnicodeText

/// How a transcript's lines were cut to a width by whatever wrote the file.
struct HardWrap: Sendable, Hashable {
  /// What the width counts.
  enum Measure: Sendable, Hashable, CaseIterable {
    /// Characters.
    case characters
    /// Columns of a terminal: a wide character takes two.
    case columns

    /// How much of the width a character takes.
    func width(of scalar: Unicode.Scalar) -> Int {
      switch self {
      case .characters: 1
      case .columns: scalar.isCombining ? 0 : scalar.isWide ? 2 : 1
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
      if cut == .anywhere, isRowEnd(text[index...], filled: filled) {
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

  /// Whether a line was cut behind its last row, so that its text goes on in the next line.
  func isCut(_ line: SourceLine, before next: SourceLine) -> Bool {
    guard let rows = rows(of: line), rows.joins.count + 1 == rowsPerLine else { return false }
    let room = width - rows.lastWidth
    switch cut {
    case .betweenWords: return measure.room(for: next, behind: line) > room
    case .anywhere:
      if room == 0 { return true }
      let hasLostSpace = line.hadSpaceBehind || next.hadSpaceBefore
      return room == 1 && (hasLostSpace || measure == .columns && next.scalars[0].isWide)
    }
  }

  /// Whether a row that is filled so far ends before a text.
  private func isRowEnd(_ rest: ArraySlice<Unicode.Scalar>, filled: Int) -> Bool {
    if filled >= width { return !(rest.first?.isCombining ?? false) }
    // A wide character does not fit in a last column: the row ends a column early.
    guard filled == width - 1, measure == .columns, rest.first == " ", rest.count > 1 else {
      return false
    }
    return rest[rest.startIndex + 1].isWide
  }
}

extension HardWrap.Measure {
  /// How much room the first word of a line would take at the end of the line before it.
  func room(for next: SourceLine, behind line: SourceLine) -> Int {
    let text = next.scalars[...]
    guard let first = text.first, let last = line.scalars.last else { return 0 }
    let isSpaced = !(first.breaksAnywhere && last.breaksAnywhere)
    // No line starts with closing punctuation, which goes down with the character before it.
    let end =
      first.breaksAnywhere
      ? text.end(of: 0) { $0.isClosing || $0.isWidePunctuation && !$0.isOpening || $0.isCombining }
      : text.end(of: 0) { !$0.isSpace && !$0.breaksAnywhere }
    return width(of: text[..<end]) + (isSpaced ? 1 : 0)
  }
}

extension Unicode.Scalar {
  /// Whether a line may be cut on both sides of it without a space: ideographs and their
  /// punctuation.
  var breaksAnywhere: Bool { isIdeographic || isWidePunctuation }
}
