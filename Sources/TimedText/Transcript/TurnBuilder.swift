internal import UnicodeText

/// Makes turns of paragraphs: takes the marks out, settles the spaces, cuts clauses, weighs them.
struct TurnBuilder: ~Copyable {
  private let options: TranscriptOptions
  private let counter: SyllableCounter
  private var splitter: LongClauseSplitter
  private var turns: [Turn] = []
  /// The turns that end without punctuation, and how many end with the end of a sentence.
  private var unpunctuated: [Int] = []
  private var sentenceEnds = 0
  /// Marks that no clause has followed yet.
  private var pending: [Mark] = []
  /// How many marks of each kind there were.
  private(set) var markCounts: [Mark: Int] = [:]

  init(options: TranscriptOptions, language: String) {
    self.options = options
    counter = SyllableCounter(language: language)
    splitter = LongClauseSplitter(language: language)
  }

  /// Adds the turn that a paragraph makes; one without a word only adds its marks to the next.
  mutating func add(_ paragraph: Paragraph) {
    let marked = Spacing.settled(MarkedText(paragraph.text, vocabulary: options.marks))
    for mark in marked.marks { markCounts[mark.mark, default: 0] += 1 }
    var marks = marked.marks[...]
    var clauses: [Clause] = []
    for (stretch, weight) in stretches(of: marked) {
      while let mark = marks.first, mark.place < stretch.range.upperBound {
        pending.append(mark.mark)
        marks.removeFirst()
      }
      let text = marked.text[stretch.range]
      clauses.append(
        Clause(
          text: String(scalars: text), breakAfter: stretch.breakAfter,
          weight: max(Self.leastWeight, weight ?? counter.count(text)),
          marksBefore: pending))
      pending.removeAll()
    }
    pending += marks.map(\.mark)
    guard let last = clauses.indices.last else { return }
    if clauses[last].breakAfter == .none { unpunctuated.append(turns.count) }
    if clauses[last].breakAfter >= .sentence { sentenceEnds += 1 }
    clauses[last].breakAfter = endsComplete(clauses) ? .turn : .openTurn
    turns.append(
      Turn(
        lines: paragraph.lines, speaker: paragraph.speaker, changesVoice: paragraph.changesVoice,
        statedStart: paragraph.statedStart, clauses: clauses))
  }

  /// The clauses of a text, those that are too long cut; with their syllables where these were
  /// counted.
  private mutating func stretches(
    of marked: MarkedText
  ) -> [(stretch: ClauseSplitter.Stretch, weight: Double?)] {
    let whole = ClauseSplitter(marked.text, language: counter.language)
      .clauses(cutAt: marked.marks.map(\.place))
    var parts: [(stretch: ClauseSplitter.Stretch, weight: Double?)] = []
    for stretch in whole {
      let text = marked.text[stretch.range]
      // No character takes more than some syllables, so that few texts need be counted.
      let mayBeLong = text.count > Int(LongClauseSplitter.longest) / 3
      let weight = mayBeLong ? counter.count(text) : nil
      guard let weight, weight > LongClauseSplitter.longest else {
        parts.append((stretch, weight))
        continue
      }
      var start = stretch.range.lowerBound
      for cut in splitter.cuts(of: text, counter: counter) {
        parts.append((ClauseSplitter.Stretch(range: start..<cut, breakAfter: .none), nil))
        start = cut
      }
      let rest = start..<stretch.range.upperBound
      parts.append((ClauseSplitter.Stretch(range: rest, breakAfter: stretch.breakAfter), nil))
    }
    return parts
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
  /// How many syllables a clause has at least, whatever it is made of.
  private static let leastWeight = 0.5

  /// Where hardly any turn ends with a full stop, as in Thai or in the raw output of a recogniser,
  /// that one has none says nothing.
  private mutating func closeTurnsWithoutFullStops() {
    guard unpunctuated.count >= 4, unpunctuated.count > 4 * sentenceEnds else { return }
    for turn in unpunctuated {
      if let last = turns[turn].clauses.indices.last {
        turns[turn].clauses[last].breakAfter = .turn
      }
    }
  }

  /// The turns; marks that nothing followed stand behind the last clause.
  consuming func finish() -> [Turn] {
    closeTurnsWithoutFullStops()
    if let turn = turns.indices.last, let clause = turns[turn].clauses.indices.last {
      turns[turn].clauses[clause].marksAfter = pending
    }
    return turns
  }
}
