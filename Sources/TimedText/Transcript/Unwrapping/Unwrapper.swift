internal import UnicodeText

/// Undoes a hard wrap: joins rows to the paragraphs that they were cut from.
struct Unwrapper {
  private let wrap: HardWrap
  private let joiner: RowJoiner
  private let answers: Set<[Unicode.Scalar]>

  /// Creates an unwrapper; `lines` are evidence for how words are written that a wrap cut in two.
  init(_ wrap: HardWrap, lines: [SourceLine]) {
    self.wrap = wrap
    var spaced = 0, unspaced = 0
    for line in lines {
      guard let rows = wrap.rows(of: line), wrap.cut == .betweenWords || !rows.joins.isEmpty else {
        continue
      }
      let spacing = RowJoiner.spacing(of: line.scalars, except: rows.joins)
      spaced += spacing.spaced
      unspaced += spacing.unspaced
    }
    joiner = RowJoiner(lines, spacesScripts: spaced > unspaced) { line in
      guard wrap.cut == .anywhere, let rows = wrap.rows(of: line) else { return [] }
      return [line.labelLength, line.scalars.count] + rows.joins.flatMap { [$0, $0 + 1] }
    }
    answers = Self.answers(in: lines, cutBy: wrap)
  }

  /// The short lines that stand for themselves, as what a listener says does (嗯, 是的), because they
  /// follow more than one line that was not cut.
  private static func answers(
    in lines: [SourceLine], cutBy wrap: HardWrap
  ) -> Set<[Unicode.Scalar]> {
    var counts: [[Unicode.Scalar]: Int] = [:]
    for (line, next) in zip(lines, lines.dropFirst())
    where next.scalars.count <= 4 && next.scalars.allSatisfy(\.isWordLike)
      && !wrap.isCut(line, before: next)
    {
      counts[next.scalars, default: 0] += 1
    }
    return Set(counts.filter { $0.value > 1 }.keys)
  }

  /// The paragraphs of the lines, in order, and how many cuts were undone. Linear in their length.
  func paragraphs(of lines: [SourceLine]) -> (paragraphs: [Paragraph], cuts: Int) {
    var paragraphs: [Paragraph] = []
    var cuts = 0
    var previous: SourceLine?
    for line in lines {
      let (text, joins) = unwrapped(line)
      cuts += joins
      if let previous, !line.opensTurn, !line.followsBlank, wrap.isCut(previous, before: line),
        !answers.contains(line.scalars), var paragraph = paragraphs.popLast()
      {
        let hasLostSpace = previous.hadSpaceBehind || line.hadSpaceBefore
        joiner.join(&paragraph.text, text, isSpaced: hasLostSpace || wrap.cut == .betweenWords)
        paragraph.lines = paragraph.lines.lowerBound...line.number
        paragraphs.append(paragraph)
        cuts += 1
      } else {
        paragraphs.append(Paragraph(line, text: text))
      }
      previous = line
    }
    return (paragraphs, cuts)
  }

  /// A line's text behind its label, the rows in it joined, and how many cuts that undoes.
  private func unwrapped(_ line: SourceLine) -> (text: [Unicode.Scalar], cuts: Int) {
    guard let rows = wrap.rows(of: line), !rows.joins.isEmpty else { return (line.text, 0) }
    var text: [Unicode.Scalar] = []
    var start = line.labelLength
    for end in rows.joins + [line.scalars.count] where end >= start {
      joiner.join(&text, line.scalars[start..<end], isSpaced: false)
      start = end + 1
    }
    return (text, rows.joins.count)
  }
}
