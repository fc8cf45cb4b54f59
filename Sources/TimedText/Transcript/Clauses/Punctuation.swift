internal import UnicodeText

/// Where the punctuation of a text ends a clause, and how strongly.
///
/// The same character may end a clause or stand inside a word: `3.14`, `1,000`, `labelbox.com`,
/// `Dr. Smith`, `10:30`, `GPT-3`. What stands beside it decides.
struct Punctuation {
  private let text: [Unicode.Scalar]
  private let abbreviations: Abbreviations

  init(_ text: [Unicode.Scalar], language: String) {
    self.text = text
    abbreviations = Abbreviations(language: language)
  }

  /// How strong a break begins at an index, and where the next clause starts: behind the run of
  /// punctuation, what closes there, and the space that follows.
  func endOfClause(at index: Int) -> (strength: ClauseBreak, end: Int)? {
    guard var strength = strength(at: index) else { return nil }
    var end = index + 1
    while end < text.count {
      if let another = self.strength(at: end) {
        strength = max(strength, another)
      } else if !isClosing(at: end), !isDash(at: end) {
        break
      }
      end += 1
    }
    end = text[...].skippingSpaces(from: end)
    // French puts a space before the quotation mark that closes.
    while end < text.count, text[end] == "»" || text[end] == "›" {
      end = text[...].skippingSpaces(from: end + 1)
    }
    return (strength, end)
  }
}

extension Punctuation {
  private func strength(at index: Int) -> ClauseBreak? {
    let scalar = text[index]
    if scalar.isASCII { return asciiStrength(of: scalar, at: index) }
    switch scalar {
    case "，", "、", "､", "﹐", "﹑", "،", "፣", "၊", "\u{055d}", "٬": return .comma
    case "；", "：", "﹔", "﹕", "؛", "፤", "፥", "…", "⋯", "‥", "\u{0387}":
      return isBetweenDigits(index) ? nil : .semicolon
    case "—", "―", "⸺": return isBetweenDigits(index) ? nil : .semicolon
    case "–": return isSpaced(index) ? .semicolon : nil
    case "\u{3000}": return .comma
    case "．": return isBetweenDigits(index) ? nil : .sentence
    default: return scalar.endsSentence ? .sentence : nil
    }
  }

  private func asciiStrength(of scalar: Unicode.Scalar, at index: Int) -> ClauseBreak? {
    switch scalar {
    case "!", "?": return isFollowedByWord(index) ? nil : .sentence
    case ".":
      if isEllipsis(index) { return .semicolon }
      guard !isFollowedByWord(index) else { return nil }
      return abbreviations.fullStop(text, at: index)
    case ",": return isFollowedByWord(index) ? nil : .comma
    case ";", ":": return isFollowedByWord(index) ? nil : .semicolon
    case "-": return isDash(at: index) ? .semicolon : nil
    case " ": return isSpaceBetweenPhrases(index) ? .comma : nil
    default: return nil
    }
  }

  /// Whether ASCII punctuation stands inside a word, a number or an address: something of the kind
  /// follows without a space, and it is no ideograph.
  private func isFollowedByWord(_ index: Int) -> Bool {
    guard index + 1 < text.count else { return false }
    let next = text[index + 1]
    if next.isIdeographic { return false }
    return next.isWordLike || "/@#&=_%$-+~\\".unicodeScalars.contains(next)
  }

  private func isBetweenDigits(_ index: Int) -> Bool {
    index > 0 && index + 1 < text.count && text[index - 1].isDigit && text[index + 1].isDigit
  }

  /// Whether a full stop is one of several.
  private func isEllipsis(_ index: Int) -> Bool {
    index > 0 && text[index - 1] == "." || index + 1 < text.count && text[index + 1] == "."
  }

  /// Whether spaces or the text's ends stand on both sides.
  private func isSpaced(_ index: Int) -> Bool {
    (index == 0 || text[index - 1].isSpace)
      && (index + 1 == text.count || text[index + 1].isSpace)
  }

  /// Whether a hyphen stands for a dash: alone between spaces, doubled, or cutting a turn off.
  private func isDash(at index: Int) -> Bool {
    let scalar = text[index]
    guard scalar == "-" || scalar == "–" else { return false }
    if index + 1 == text.count || isSpaced(index) { return true }
    let isDoubled = index > 0 && text[index - 1] == scalar || text[index + 1] == scalar
    return isDoubled && (index + 2 >= text.count || !text[index + 1].isWordLike || index > 1)
  }

  /// Whether a space stands between phrases: in a script that has none between words, or between
  /// ideographs, where a writer puts one instead of a comma.
  private func isSpaceBetweenPhrases(_ index: Int) -> Bool {
    guard index > 0, index + 1 < text.count else { return false }
    let before = text[index - 1], after = text[index + 1]
    if before.isIdeographic && after.isIdeographic { return true }
    guard after.script.spacesPhrases, before != "ๆ" else { return false }
    return before.script.spacesPhrases
  }

  /// Whether a bracket or quotation mark closes what stands before it.
  private func isClosing(at index: Int) -> Bool {
    let scalar = text[index]
    let next = index + 1 < text.count ? text[index + 1] : " "
    switch scalar {
    case "\"", "'", "“", "*", "_":
      // A straight quote closes where no word begins behind it; “ closes in German („so“).
      return next.isSpace || next.isPunctuation && !next.isOpening
        || scalar == "\"" && isSecondOfPair(index)
    default: return scalar.isClosing
    }
  }

  /// Whether a straight quotation mark closes one opened before it, not far back.
  private func isSecondOfPair(_ index: Int) -> Bool {
    let before = text[max(0, index - 500)..<index]
    return !before.lazy.filter { $0 == "\"" }.count.isMultiple(of: 2)
  }
}
