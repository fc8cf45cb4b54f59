internal import UnicodeText

/// Joins rows to the text that they were cut from, with a space where the cut stands for one.
struct RowJoiner {
  private let words: WordList
  private let spacesScripts: Bool

  /// Creates a joiner; `lines` are evidence for how words that were cut in two are written, but for
  /// those words that touch the ends of rows, which `ends` gives. `spacesScripts` says whether the
  /// writer puts a space between an ideograph and a Latin letter.
  init(
    _ lines: [SourceLine], spacesScripts: Bool, rowEnds ends: (SourceLine) -> [Int] = { _ in [] }
  ) {
    words = WordList(lines, rowEnds: ends)
    self.spacesScripts = spacesScripts
  }

  /// Puts a row behind the text before it; `isSpaced` where rows were cut at spaces.
  func join(
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
    let isEastBefore = isEast(text.reversed()), isEastBehind = isEast(row)
    if isEastBefore && isEastBehind { return false }
    if isEastBefore || isEastBehind {
      let isScriptChange = last.isWordLike && first.isWordLike
      return isScriptChange && spacesScripts
    }
    if last.script.spacesPhrases && first.script.spacesPhrases { return false }
    if last == "-", text.dropLast().last?.isLetter ?? false { return false }
    if isSpaced { return true }
    guard last.isLetter, first.isLetter else {
      // Behind a comma or a full stop a space was there, but not inside a number or an address.
      return last.isPunctuation && !last.isOpening && !"-–—/@_·'’".unicodeScalars.contains(last)
        && (first.isLetter || first.isOpening) && !(last == "." && first.lowercased == first)
    }
    let before = text.reversed().prefix(WordList.longest + 1).prefix { $0.isLetter }.reversed()
    let after = row.prefix(WordList.longest + 1).prefix { $0.isLetter }
    return words.isTwoWords(Array(before), Array(after))
  }

  /// Whether a text begins among ideographs: with one, or with punctuation before one.
  private func isEast(_ text: some Sequence<Unicode.Scalar>) -> Bool {
    for scalar in text.prefix(6) {
      if scalar.breaksAnywhere { return true }
      if scalar.isWordLike || scalar.isSpace { return false }
    }
    return false
  }

  /// Whether a stretch of text puts more spaces between ideographs and Latin letters or digits than
  /// it leaves out, spaces at some places not counted.
  static func spacing(
    of text: [Unicode.Scalar], except joins: [Int]
  ) -> (spaced: Int, unspaced: Int) {
    var spaced = 0, unspaced = 0
    for index in text.indices.dropFirst() where text[index].isWordLike {
      let before = text[index - 1]
      if before == " ", index > 1 {
        if isScriptChange(text[index - 2], text[index]), !joins.contains(index - 1) { spaced += 1 }
      } else if isScriptChange(before, text[index]) {
        unspaced += 1
      }
    }
    return (spaced, unspaced)
  }

  private static func isScriptChange(_ a: Unicode.Scalar, _ b: Unicode.Scalar) -> Bool {
    a.isWordLike && b.isWordLike && a.isIdeographic != b.isIdeographic
  }
}

/// The words of a transcript, which tell a word that a wrap cut in two from two words.
private struct WordList {
  /// How long a word may be.
  static let longest = 40

  private var counts: [[Unicode.Scalar]: Int] = [:]

  init(_ lines: [SourceLine], rowEnds: (SourceLine) -> [Int]) {
    for line in lines {
      let ends = Set(rowEnds(line))
      for word in line.scalars.split(whereSeparator: { !$0.isLetter || $0.isIdeographic })
      where word.count <= Self.longest && !ends.contains(word.startIndex)
        && !ends.contains(word.endIndex)
      {
        counts[word.map(\.lowercased), default: 0] += 1
      }
    }
  }

  /// Whether two strings of letters at a cut are words of their own rather than parts of one: the
  /// transcript has both elsewhere, and has not the whole.
  func isTwoWords(_ before: [Unicode.Scalar], _ after: [Unicode.Scalar]) -> Bool {
    let before = before.map(\.lowercased), after = after.map(\.lowercased)
    if counts[before + after] != nil { return false }
    return counts[before] != nil && counts[after] != nil
  }
}
