internal import UnicodeText

/// Makes turns of paragraphs: takes the marks out, settles the spaces, cuts clauses, weighs them.
struct TurnBuilder: ~Copyable {
  private let options: TranscriptOptions
  private let counter: SyllableCounter
  private var turns: [Turn] = []
  /// Marks that no clause has followed yet.
  private var pending: [Mark] = []
  /// How many marks of each kind there were.
  private(set) var markCounts: [Mark: Int] = [:]

  init(options: TranscriptOptions, language: String) {
    self.options = options
    counter = SyllableCounter(language: language)
  }

  /// Adds the turn that a paragraph makes; one without a word only adds its marks to the next.
  mutating func add(_ paragraph: Paragraph) {
    let marked = Spacing.settled(MarkedText(paragraph.text, vocabulary: options.marks))
    let stretches = ClauseSplitter(marked.text, language: counter.language)
      .clauses(cutAt: marked.marks.map(\.place))
    for mark in marked.marks { markCounts[mark.mark, default: 0] += 1 }
    var marks = marked.marks[...]
    var clauses: [Clause] = []
    for stretch in stretches {
      while let mark = marks.first, mark.place < stretch.range.upperBound {
        pending.append(mark.mark)
        marks.removeFirst()
      }
      var text = String.UnicodeScalarView()
      text.append(contentsOf: marked.text[stretch.range])
      clauses.append(
        Clause(
          text: String(text), breakAfter: stretch.breakAfter,
          weight: max(0.5, counter.count(marked.text[stretch.range])), marksBefore: pending))
      pending.removeAll()
    }
    pending += marks.map(\.mark)
    guard let last = clauses.indices.last else { return }
    clauses[last].breakAfter = endsComplete(clauses) ? .turn : .openTurn
    turns.append(
      Turn(
        lines: paragraph.lines, speaker: paragraph.speaker, changesVoice: paragraph.changesVoice,
        statedStart: paragraph.statedStart, clauses: clauses))
  }

  /// Whether a turn is complete: it ends with a mark that ends a sentence, or is so short an answer
  /// that none is put behind it.
  private func endsComplete(_ clauses: [Clause]) -> Bool {
    guard let last = clauses.last else { return true }
    if last.breakAfter >= .sentence { return true }
    return clauses.count == 1 && last.breakAfter == .none && last.weight <= Self.longestAnswer
  }

  /// How many syllables a turn has at most that counts as complete without a full stop (嗯, 是的).
  private static let longestAnswer = 4.0

  /// The turns; marks that nothing followed stand behind the last clause.
  consuming func finish() -> [Turn] {
    if let turn = turns.indices.last, let clause = turns[turn].clauses.indices.last {
      turns[turn].clauses[clause].marksAfter = pending
    }
    return turns
  }
}
