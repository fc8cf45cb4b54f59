internal import UnicodeText

/// Undoes a hard wrap: joins rows to the paragraphs that they were cut from.
struct Unwrapper {
  private let wrap: HardWrap
  private let words: WordList
  private let spacesScripts: Bool

  /// Creates an unwrapper; `lines` are evidence for how words are written that a wrap cut in two.
  init(_ wrap: HardWrap, lines: [SourceLine]) {
    self.wrap = wrap
    words = WordList(lines)
    spacesScripts = Self.spacesScripts(in: lines, cutBy: wrap)
  }

  /// The paragraphs of the lines, in order. Linear in their length.
  func paragraphs(of lines: [SourceLine]) -> [Paragraph] {
    var paragraphs: [Paragraph] = []
    var previous: SourceLine?
    for line in lines {
      let text = unwrapped(line)
      if let previous, !line.opensTurn, !line.followsBlank, wrap.isCut(previous, before: line),
        var paragraph = paragraphs.popLast()
      {
        let hasLostSpace = previous.hadSpaceBehind || line.hadSpaceBefore
        join(&paragraph.text, text, isSpaced: hasLostSpace || wrap.cut == .betweenWords)
        paragraph.lines = paragraph.lines.lowerBound...line.number
        paragraphs.append(paragraph)
      } else {
        paragraphs.append(Paragraph(lines: line.number...line.number, text: text))
      }
      previous = line
    }
    return paragraphs
  }

  /// A line's text behind its label, the rows in it joined.
  private func unwrapped(_ line: SourceLine) -> [Unicode.Scalar] {
    guard let rows = wrap.rows(of: line), !rows.joins.isEmpty else {
      return Array(line.scalars[line.labelLength...])
    }
    var text: [Unicode.Scalar] = []
    var start = line.labelLength
    for end in rows.joins + [line.scalars.count] where end >= start {
      join(&text, line.scalars[start..<end], isSpaced: false)
      start = end + 1
    }
    return text
  }

  /// Puts a row behind the text before it, with a space where the wrap stands for one.
  private func join(
    _ text: inout [Unicode.Scalar], _ row: some Collection<Unicode.Scalar>, isSpaced: Bool
  ) {
    if let last = text.last, let first = row.first,
      needsSpace(text, last, row, first, isSpaced: isSpaced)
    {
      text.append(" ")
    }
    text += row
  }

  private func needsSpace(
    _ text: [Unicode.Scalar], _ last: Unicode.Scalar, _ row: some Collection<Unicode.Scalar>,
    _ first: Unicode.Scalar, isSpaced: Bool
  ) -> Bool {
    if last.breaksAnywhere && first.breaksAnywhere { return false }
    if last.breaksAnywhere || first.breaksAnywhere {
      let isScriptChange = last.isWordLike && first.isWordLike
      return isScriptChange && spacesScripts
    }
    if last.script.spacesPhrases && first.script.spacesPhrases { return false }
    if last == "-", text.dropLast().last?.isLetter ?? false { return false }
    if isSpaced { return true }
    guard last.isLetter, first.isLetter else {
      // Behind a comma or a full stop a space was there, but not inside a number or a web address.
      return last.isPunctuation && !last.isOpening && !"-–—/@_·'’".unicodeScalars.contains(last)
        && (first.isLetter || first.isOpening) && !(last == "." && first.lowercased == first)
    }
    let before = text.reversed().prefix { $0.isLetter }.reversed()
    let after = row.prefix { $0.isLetter }
    return words.isTwoWords(Array(before), Array(after))
  }

  /// Whether the file puts a space between an ideograph and a Latin letter or a digit beside it, to
  /// judge by the lines that the wrap cut.
  private static func spacesScripts(in lines: [SourceLine], cutBy wrap: HardWrap) -> Bool {
    var spaced = 0, unspaced = 0
    for line in lines {
      guard let rows = wrap.rows(of: line), wrap.cut == .betweenWords || !rows.joins.isEmpty else {
        continue
      }
      let text = line.scalars
      for index in text.indices.dropFirst() where text[index].isWordLike {
        let before = text[index - 1]
        if before == " ", index > 1, !rows.joins.contains(index - 1) {
          spaced += isScriptChange(text[index - 2], text[index]) ? 1 : 0
        } else {
          unspaced += isScriptChange(before, text[index]) ? 1 : 0
        }
      }
    }
    return spaced > unspaced
  }

  private static func isScriptChange(_ a: Unicode.Scalar, _ b: Unicode.Scalar) -> Bool {
    a.isWordLike && b.isWordLike && a.isIdeographic != b.isIdeographic
  }
}

/// The words of a transcript, which tell a word that a wrap cut in two from two words.
struct WordList {
  private var counts: [[Unicode.Scalar]: Int] = [:]

  init(_ lines: [SourceLine]) {
    for line in lines {
      for word in line.scalars.split(whereSeparator: { !$0.isLetter || $0.isIdeographic })
      where word.count <= 40 {
        counts[word.map(\.lowercased), default: 0] += 1
      }
    }
  }

  /// Whether two strings of letters at a cut are words of their own rather than parts of one: the
  /// transcript has both elsewhere, and has not the whole.
  func isTwoWords(_ before: [Unicode.Scalar], _ after: [Unicode.Scalar]) -> Bool {
    let before = before.map(\.lowercased), after = after.map(\.lowercased)
    if counts[before + after] != nil { return false }
    // The parts themselves were counted once at the cut.
    return counts[before] ?? 0 > 1 && counts[after] ?? 0 > 1
  }
}
