internal import Timeline
internal import UnicodeText

/// How long the shown text is up to each character, as it ends there and as it begins anew.
struct Measure {
  private(set) var textEnd: [Int]
  private(set) var textStart: [Int]
  private(set) var lengthEnd: [Int]
  private(set) var lengthStart: [Int]
  private(set) var words: [Int]

  init(_ glyphs: [Glyph], shown: ShownText, rules: LanguageRules) {
    let count = glyphs.count
    textEnd = Array(repeating: 0, count: count + 1)
    textStart = shown.offsets
    lengthEnd = textEnd
    lengthStart = textEnd
    words = textEnd
    var length = 0
    var offset = 0
    for (index, glyph) in glyphs.enumerated() {
      let isShown = shown.isShown[index]
      // A space is owed here where the text goes on later than the last character ended.
      if isShown, shown.offsets[index] > offset { length += rules.halves(" ") }
      lengthStart[index] = length
      if isShown {
        offset = shown.offsets[index] + glyph.character.utf8.count
        length += rules.halves(glyph.character)
      }
      let followsWord = index > 0 && (glyphs[index - 1].isSpacedWord || glyphs[index - 1].joins)
      words[index + 1] = words[index] + (glyph.isSpacedWord && !followsWord ? 1 : 0)
      textEnd[index + 1] = offset
      lengthEnd[index + 1] = length
    }
    // What begins at a space begins behind it.
    lengthStart[count] = length
    textStart[count] = offset
    for index in glyphs.indices.reversed() where !shown.isShown[index] {
      lengthStart[index] = lengthStart[index + 1]
      textStart[index] = textStart[index + 1]
    }
  }
}

/// When each character of a turn is spoken: clauses have their times, and inside a clause time
/// goes by what it takes to say a character.
struct GlyphClock {
  private var clause: [Int] = []
  private var begin: [MediaTime] = []
  private var finish: [MediaTime] = []
  private let isSpace: [Bool]

  init(_ glyphs: [Glyph], of timed: TimedTurn) {
    isSpace = glyphs.map { $0.kind == .space }
    var next = glyphs.startIndex
    var offset = 0
    var clauseEnd = 0
    var now = timed.clauseRanges.first?.lowerBound ?? .zero
    for (index, each) in timed.turn.clauses.enumerated() {
      clauseEnd += each.text.utf8.count
      let first = next
      while next < glyphs.count, offset < clauseEnd {
        offset += glyphs[next].character.utf8.count
        next += 1
      }
      let range = index < timed.clauseRanges.count ? timed.clauseRanges[index] : now..<now
      let start = max(now, range.lowerBound)
      now = max(start, range.upperBound)
      spread(glyphs[first..<next], over: start..<now, clause: index)
    }
  }

  private mutating func spread(_ glyphs: ArraySlice<Glyph>, over range: TimeRange, clause: Int) {
    var weights = glyphs.indices.map { Self.weight(at: $0, in: glyphs) }
    var total = weights.reduce(0, +)
    if total == 0 {
      weights = weights.map { _ in 1 }
      total = Double(weights.count)
    }
    var sum = 0.0
    for weight in weights {
      begin.append(range.lowerBound + MediaTime(seconds: range.duration.seconds * sum / total))
      sum += weight
      let end = range.lowerBound + MediaTime(seconds: range.duration.seconds * sum / total)
      finish.append(min(end, range.upperBound))
      self.clause.append(clause)
    }
  }

  /// Roughly how many syllables a character is: a Han character or a digit is one, a letter a
  /// third of one, or nearly one where letters are spelt out as in GPT.
  private static func weight(at index: Int, in glyphs: ArraySlice<Glyph>) -> Double {
    let glyph = glyphs[index]
    switch glyph.kind {
    case .han, .hiragana, .katakana, .digit: return 1
    case .southEastAsian: return 0.4
    case .letter:
      if glyph.scalar.script == .hangul { return 1 }
      guard glyph.isUppercase else { return 0.35 }
      let isSpelt =
        index > glyphs.startIndex && glyphs[index - 1].isUppercase
        || index + 1 < glyphs.endIndex && glyphs[index + 1].isUppercase
      return isSpelt ? 0.9 : 0.35
    case .space, .opening, .closing, .mark: return 0
    }
  }

  /// When what begins at a character begins to be said.
  func spokenStart(from index: Int) -> MediaTime {
    var index = index
    while index < begin.count, isSpace[index] { index += 1 }
    return index < begin.count ? begin[index] : finish.last ?? .zero
  }

  /// When what ends before a character has been said.
  func spokenEnd(before index: Int) -> MediaTime {
    var index = index
    while index > 0, isSpace[index - 1] { index -= 1 }
    return index > 0 ? finish[index - 1] : begin.first ?? .zero
  }

  /// The clause that what stands before a character ends in, and the one that what follows begins
  /// in.
  func clauses(at index: Int) -> (before: Int, after: Int) {
    guard let last = clause.last else { return (0, 0) }
    var start = index
    while start < clause.count, isSpace[start] { start += 1 }
    var end = index
    while end > 0, isSpace[end - 1] { end -= 1 }
    let after = start < clause.count ? clause[start] : last
    return (end > 0 ? clause[end - 1] : after, after)
  }
}
