/// Where in a text a line may end, and how good a place that is.
///
/// A break that the Unicode rules and the dictionary allow is worse the more it tears apart: a
/// name, a number from its unit, an article from its noun. Penalties are in the unit of
/// `LayoutCosts`.
enum BreakRules {
  /// Whether a line may end before the character at `index`, where ICU allows both a word and a
  /// line to end; `index` is inside the text.
  static func allowsBreak(before index: Int, in glyphs: [Glyph]) -> Bool {
    let (before, gap, after) = neighbours(of: index, in: glyphs)
    guard let before, let after else { return true }
    // A quotation mark belongs to what it touches.
    if after.isProhibitedAtLineStart, !(gap && after.isEitherQuote) { return false }
    if before.isProhibitedAtLineEnd, !(gap && before.isEitherQuote) { return false }
    if gap {
      return !(before.kind == .digit && after.kind == .digit)
    }
    let isToken = before.isSpacedWord || before.joins
    if isToken, after.isSpacedWord || after.joins { return false }
    // A stutter or a compound: what the hyphen joins stays together.
    if before.scalar == "-" || after.scalar == "-" { return false }
    if before.scalar == "·" || after.scalar == "·" { return false }
    return !(before.isHanNumber && after.isHanNumber)
  }

  /// How bad it is to end a line before the character at `index`, where the text has no
  /// punctuation mark that asks for a break.
  static func penalty(before index: Int, in glyphs: [Glyph], language: String) -> Float {
    let (before, gap, after) = neighbours(of: index, in: glyphs)
    guard let before, let after else { return 0 }
    if gap, before.isSpacedWord, after.isSpacedWord {
      return spacedPenalty(before: index, in: glyphs, language: language)
    }
    if before.kind == .digit, after.isUnspaced { return 40 }
    // What a stutter takes up again, as in 不一-不一样.
    if index > 1, glyphs[index - 2].scalar == "-", before.isUnspaced { return 40 }
    if before.isHanNumber, after.kind == .han { return 12 }
    if before.kind == .han, after.kind == .han {
      return hanPenalty(before: before.scalar, after: after.scalar)
    }
    // Particles and endings are written in hiragana and belong to what they follow.
    if after.kind == .hiragana, before.isUnspaced { return 14 }
    return before.kind == .mark || before.kind == .closing ? 0 : 4
  }

  /// How bad it is to cut what is longer than a line before the character at `index`: an address
  /// is best cut behind a solidus.
  static func penalty(insideWordBefore index: Int, in glyphs: [Glyph]) -> Float {
    if glyphs[index].isProhibitedAtLineStart || glyphs[index - 1].isProhibitedAtLineEnd {
      return 300
    }
    return switch glyphs[index - 1].scalar {
    case "/", "?", "&", "=", "#": glyphs[index].joins ? 40 : 0
    case "-", "_", ":", "+": 20
    case ".": 30
    default: 60
    }
  }

  private static func neighbours(
    of index: Int, in glyphs: [Glyph]
  ) -> (before: Glyph?, gap: Bool, after: Glyph?) {
    var end = index
    while end > 0, glyphs[end - 1].kind == .space { end -= 1 }
    var start = index
    while start < glyphs.count, glyphs[start].kind == .space { start += 1 }
    return (
      end > 0 ? glyphs[end - 1] : nil, end < start, start < glyphs.count ? glyphs[start] : nil
    )
  }

  // MARK: - Chinese

  /// What belongs to the word before it, and what to the word behind it.
  private static func hanPenalty(before: Unicode.Scalar, after: Unicode.Scalar) -> Float {
    if clings.contains(after) { return 20 }
    if leads.contains(before) { return 16 }
    return clings.contains(before) ? 0 : 3
  }

  /// Particles and endings: no good start of a line, a good end of one.
  private static let clings: Set<Unicode.Scalar> = Set("的了着過过地得吗嗎呢吧啊呀嘛们們里裡上下中内時时後后前".unicodeScalars)

  /// Words of one character that lead into what follows: no good end of a line.
  private static let leads: Set<Unicode.Scalar> = Set(
    "一这這那每某各不没沒很更最太也都就还還再又才只在和与與跟把被对對从從向为為给給让讓使是有会會能要想可该該我你他她它个個位种種比像于於以而但且或若".unicodeScalars)

  // MARK: - Scripts with spaces

  private static func spacedPenalty(
    before index: Int, in glyphs: [Glyph], language: String
  ) -> Float {
    var end = index
    while end > 0, glyphs[end - 1].kind == .space { end -= 1 }
    var start = end
    while start > 0, glyphs[start - 1].isSpacedWord || glyphs[start - 1].joins { start -= 1 }
    var next = index
    while next < glyphs.count, glyphs[next].kind == .space { next += 1 }
    let word = glyphs[start..<end]
    guard let first = word.first, next < glyphs.count else { return 0 }
    let after = glyphs[next]

    // Latin words inside Chinese or Japanese are a name or a term.
    if language.hasPrefix("zh") || language.hasPrefix("ja") {
      return first.isUppercase && after.isUppercase ? 60 : 30
    }
    if first.kind == .digit || after.kind == .digit { return 16 }
    let startsSentence = start == 0 || glyphs[..<start].last { $0.kind != .space }?.kind == .mark
    if first.isUppercase, after.isUppercase, !startsSentence { return 24 }
    // Articles, prepositions, pronouns, auxiliaries: in most languages the short words are those.
    if word.count <= 3 { return 10 }
    let spelling = String(word.map(\.character)).lowercased()
    return functionWords.contains(spelling) ? 10 : 0
  }

  /// Words of more than three letters that a line should not end with.
  private static let functionWords: Set<String> = [
    // English
    "with", "from", "that", "this", "these", "those", "into", "onto", "over", "than", "then",
    "have", "been", "were", "will", "would", "could", "should", "must", "their", "your", "they",
    "which", "what", "when", "where", "because", "about", "after", "before", "very",
    // French
    "avec", "dans", "pour", "sans", "sous", "dont", "vers", "chez", "leur", "leurs", "cette",
    "nous", "vous", "elle", "mais", "quand", "comme", "entre",
    // Spanish, Portuguese, Italian
    "para", "como", "pero", "sobre", "entre", "desde", "hasta", "cuando", "nuestro", "quando",
    "della", "delle", "degli", "dalla", "nella", "sulla", "questo", "questa",
    // German
    "eine", "einen", "einem", "einer", "nicht", "oder", "aber", "wenn", "dass", "über", "unter",
    "nach", "ihre", "seine", "mein",
    // Russian
    "если", "чтобы", "когда", "через", "перед", "потому", "этот",
  ]
}
