internal import Timeline
internal import UnicodeText

/// Makes turns ready to be laid out: finds what is shown of them, where they may be cut, and when
/// each piece is spoken.
struct TurnTextBuilder: ~Copyable {
  let language: String
  let rules: LanguageRules
  private var words: BreakIterator
  private var lines: BreakIterator

  init(language: String, rules: LanguageRules) throws(BreakIteratorError) {
    let words = try BreakIterator(.word, language: language)
    let lines = try BreakIterator(.line, language: language)
    self.language = language
    self.rules = rules
    self.words = words
    self.lines = lines
  }

  /// - Complexity: O(*n*) in the length of the turn.
  mutating func text(of timed: TimedTurn, turn: Int, label: Int) -> TurnText {
    let source = timed.turn.text
    let glyphs = source.map(Glyph.init)
    let shown = ShownText(glyphs, rules: rules)
    let measure = Measure(glyphs, shown: shown, rules: rules)
    let clock = GlyphClock(glyphs, of: timed)

    var cuts = self.cuts(in: source, glyphs)
    cuts = withCutsInsideLongWords(cuts, in: glyphs, measure: measure, label: label)

    var places: [BreakPlace] = []
    places.reserveCapacity(cuts.count)
    for (index, kind) in cuts {
      let (clauseBefore, clauseAfter) = clock.clauses(at: index)
      var place = BreakPlace(
        kind: kind, penalty: 0,
        textEnd: measure.textEnd[index], textStart: measure.textStart[index],
        lengthEnd: measure.lengthEnd[index], lengthStart: measure.lengthStart[index],
        words: measure.words[index],
        spokenEnd: clock.spokenEnd(before: index), spokenStart: clock.spokenStart(from: index),
        clauseBefore: clauseBefore, clauseAfter: clauseAfter)
      refine(&place, at: index, glyphs, shown, timed.turn)
      places.append(place)
    }
    penalizeFragments(&places)
    Self.addUp(&places)
    return TurnText(turn: turn, text: shown.text, places: places, label: label)
  }

  // MARK: - Where a line may end

  /// The places, as indices of characters, where both the rules of Unicode and Cuelight's own let
  /// a line end and no word is cut; with the start and the end of the text.
  private mutating func cuts(
    in source: String, _ glyphs: [Glyph]
  ) -> [(index: Int, kind: BreakPlace.Kind)] {
    let lineEnds = lines.boundaries(in: source)
    let wordEnds = words.boundaries(in: source)
    var cuts: [(index: Int, kind: BreakPlace.Kind)] = [(0, .turn)]
    var (line, word, offset) = (0, 0, 0)
    for (index, glyph) in glyphs.enumerated() {
      while line < lineEnds.count, lineEnds[line] < offset { line += 1 }
      while word < wordEnds.count, wordEnds[word] < offset { word += 1 }
      if index > 0, line < lineEnds.count, word < wordEnds.count,
        lineEnds[line] == offset, wordEnds[word] == offset,
        BreakRules.allowsBreak(before: index, in: glyphs)
      {
        cuts.append((index, .word))
      }
      offset += glyph.character.utf8.count
    }
    if !glyphs.isEmpty { cuts.append((glyphs.count, .turn)) }
    return cuts.count == 1 ? [(0, .turn), (0, .turn)] : cuts
  }

  /// The cuts, and more of them inside what is longer than a line: without these it could not be
  /// shown within the limits at all.
  private func withCutsInsideLongWords(
    _ cuts: [(index: Int, kind: BreakPlace.Kind)], in glyphs: [Glyph], measure: Measure, label: Int
  ) -> [(index: Int, kind: BreakPlace.Kind)] {
    var result: [(index: Int, kind: BreakPlace.Kind)] = []
    result.reserveCapacity(cuts.count)
    for (cut, next) in zip(cuts, cuts.dropFirst()) {
      result.append(cut)
      let room = rules.lineLength * 2 - (cut.index == 0 ? label : 0)
      guard measure.lengthEnd[next.index] - measure.lengthStart[cut.index] > room else { continue }
      for index in cut.index + 1..<next.index where glyphs[index].kind != .space {
        result.append((index, .insideWord))
      }
    }
    if let last = cuts.last { result.append(last) }
    return result
  }

  // MARK: - How good a place is

  private mutating func refine(
    _ place: inout BreakPlace, at index: Int, _ glyphs: [Glyph], _ shown: ShownText, _ turn: Turn
  ) {
    if place.kind == .insideWord {
      place.penalty = BreakRules.penalty(insideWordBefore: index, in: glyphs)
    }
    guard place.kind == .word else { return }
    if place.clauseBefore != place.clauseAfter {
      place.kind =
        switch turn.clauses[place.clauseBefore].breakAfter {
        case .none: .phrase
        case .comma: .comma
        case .semicolon: .semicolon
        case .sentence, .openTurn, .turn: .sentence
        }
    } else {
      place.kind = Self.kind(after: glyphs, index)
    }
    if place.kind == .word {
      place.penalty = BreakRules.penalty(before: index, in: glyphs, language: language)
    } else if joinsIntoWord(at: index, glyphs, shown) {
      place.penalty = 25
    }
  }

  /// A break between two words is the worse, the less of their clause stands on one side of it.
  private func penalizeFragments(_ places: inout [BreakPlace]) {
    let limit = rules.lineLength * 2
    var edge = 0
    for index in places.indices {
      if places[index].kind != .word { edge = places[index].lengthStart }
      let length = places[index].lengthEnd - edge
      if places[index].kind == .word {
        places[index].penalty += LayoutCosts.fragment(length, limit: limit)
      }
    }
    for index in places.indices.reversed() {
      if places[index].kind != .word { edge = places[index].lengthEnd }
      let length = edge - places[index].lengthStart
      if places[index].kind == .word {
        places[index].penalty += LayoutCosts.fragment(length, limit: limit)
      }
    }
  }

  /// What a mark inside a clause makes of the place behind it.
  private static func kind(after glyphs: [Glyph], _ index: Int) -> BreakPlace.Kind {
    // Quotation marks may close between the mark and the place, but no more than a few of them.
    let before = glyphs[max(0, index - 8)..<index].last { $0.kind != .space && $0.kind != .closing }
    return switch before?.scalar {
    case "，", ",", "、", "､", "،", "؛", "；", ";", "：", ":", "—", "–", "…", "⋯": .phrase
    case "。", "！", "？", "!", "?", "؟", "।": .comma
    default: .word
    }
  }

  /// Whether the words on both sides of a comma that is not shown would read as one.
  private mutating func joinsIntoWord(
    at index: Int, _ glyphs: [Glyph], _ shown: ShownText
  ) -> Bool {
    var end = index
    while end > 0, shown.isLeftOut[end - 1] || glyphs[end - 1].kind == .space { end -= 1 }
    guard end < index, end > 0, glyphs[end - 1].isUnspaced, index < glyphs.count,
      glyphs[index].isUnspaced
    else { return false }
    let before = glyphs[max(0, end - 24)..<end].reversed().prefix(while: \.isUnspaced).reversed()
    let after = glyphs[index..<min(glyphs.count, index + 24)].prefix(while: \.isUnspaced)
    let head = String(before.map(\.character))
    let joined = words.boundaries(in: head + String(after.map(\.character)))
    return !joined.contains(head.utf8.count)
  }

  private static func addUp(_ places: inout [BreakPlace]) {
    var silence: Float = 0
    var sentences = 0
    for index in places.indices {
      places[index].silenceBefore = silence
      places[index].sentencesBefore = sentences
      if index > 0, index + 1 < places.count {
        silence += LayoutCosts.silence(places[index].spokenStart - places[index].spokenEnd)
        sentences += places[index].kind == .sentence ? 1 : 0
      }
      places[index].silenceAfter = silence
      places[index].sentencesAfter = sentences
    }
  }
}
