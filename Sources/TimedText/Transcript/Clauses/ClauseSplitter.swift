internal import UnicodeText

/// Cuts a turn's text into clauses at the punctuation that can hold a pause, and at its marks.
struct ClauseSplitter {
  /// A clause as a stretch of the text.
  struct Stretch: Hashable {
    var range: Range<Int>
    var breakAfter: ClauseBreak
  }

  private let text: [Unicode.Scalar]
  private let punctuation: Punctuation

  init(_ text: [Unicode.Scalar], language: String) {
    self.text = text
    punctuation = Punctuation(text, language: language)
  }

  /// The clauses, in order, that together are the text; each holds a word. None for a text without
  /// one. A mark's place is a cut too.
  func clauses(cutAt marks: [Int] = []) -> [Stretch] {
    var clauses: [Stretch] = []
    var start = 0
    var hasWord = false
    var mark = marks[...]
    func close(_ end: Int, _ strength: ClauseBreak) {
      guard end > start else { return }
      if hasWord {
        clauses.append(Stretch(range: start..<end, breakAfter: strength))
      } else if let last = clauses.popLast() {
        // Punctuation alone belongs to the clause before it.
        clauses.append(
          Stretch(
            range: last.range.lowerBound..<end, breakAfter: max(last.breakAfter, strength)))
      } else {
        // At the start it belongs to the clause that follows.
        return
      }
      start = end
      hasWord = false
    }
    var index = 0
    while index < text.count {
      while let place = mark.first, place <= index {
        if place == index { close(index, .none) }
        mark = mark.dropFirst()
      }
      if let (strength, end) = punctuation.endOfClause(at: index) {
        // A clause may not run over a mark.
        let cut = mark.first.map { min($0, end) } ?? end
        close(max(cut, index + 1), strength)
        index = max(cut, index + 1)
      } else {
        if !hasWord { hasWord = text[index].isLetter || text[index].isNumber }
        index += 1
      }
    }
    close(text.count, .none)
    return clauses
  }
}
