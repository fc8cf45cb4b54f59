internal import UnicodeText

/// Takes out the spaces that no reader needs: runs of them, those beside punctuation that brings its
/// own, those between the characters of a line that was spaced throughout.
struct Spacing {
  /// The text without its needless spaces, and the marks where they stand in it then.
  static func settled(_ source: MarkedText) -> MarkedText {
    let text = source.text
    let isSpacedOut = isSpacedOut(text)
    var result = source
    result.text.removeAll(keepingCapacity: true)
    var mark = 0
    var index = 0
    while index < text.count {
      while mark < source.marks.count, source.marks[mark].place <= index {
        result.marks[mark].place = result.text.count
        mark += 1
      }
      if text[index].isSpace, !text[index].isNoBreakSpace {
        let end = text[...].end(of: index) { $0.isSpace && !$0.isNoBreakSpace }
        if index > 0, end < text.count,
          needsSpace(text, between: index - 1, and: end, isSpacedOut: isSpacedOut)
        {
          result.text.append(" ")
        }
        index = end
      } else {
        result.text.append(text[index])
        index += 1
      }
    }
    for later in mark..<source.marks.count { result.marks[later].place = result.text.count }
    for place in result.marks.indices where result.marks[place].place < result.text.count {
      if result.text[result.marks[place].place] == " " { result.marks[place].place += 1 }
    }
    return result
  }

  private static func needsSpace(
    _ text: [Unicode.Scalar], between before: Int, and after: Int, isSpacedOut: Bool
  ) -> Bool {
    let left = text[before], right = text[after]
    if left.isWidePunctuation { return left.isClosing && !right.breaksAnywhere }
    if right.isWidePunctuation { return right.isOpening && !left.breaksAnywhere }
    if left.isIdeographic && right.isIdeographic { return !isSpacedOut }
    if left.isIdeographic {
      return !(right.isSharedPunctuation && !right.isOpening) && !right.isOpeningQuote
    }
    if right.isIdeographic { return !left.isSharedPunctuation }
    return true
  }

  /// Whether a text has a space after every word or character of an ideographic script, as no
  /// writer would put them.
  private static func isSpacedOut(_ text: [Unicode.Scalar]) -> Bool {
    var spaces = 0, ideographs = 0
    for (index, scalar) in text.enumerated() where scalar.isIdeographic {
      ideographs += 1
      if index >= 2, text[index - 1] == " ", text[index - 2].isIdeographic { spaces += 1 }
    }
    return spaces >= 3 && ideographs <= 3 * (spaces + 1)
  }
}

extension Unicode.Scalar {
  /// Whether it is punctuation that Chinese and Latin text share and that brings its own space
  /// beside an ideograph: curly quotes, long dashes, the ellipsis.
  fileprivate var isSharedPunctuation: Bool {
    switch self {
    case "“", "”", "‘", "’", "—", "…", "⋯", "·": true
    default: false
    }
  }

  fileprivate var isOpeningQuote: Bool { self == "“" || self == "‘" }
}
