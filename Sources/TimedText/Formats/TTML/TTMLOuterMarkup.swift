/// What becomes of the markup that a paragraph itself gives to its text when that text changes.
struct TTMLOuterMarkup {
  /// How many of the new text's outermost spans the paragraph goes on to say.
  var kept = 0
  /// The styles that have to be taken back inside the paragraph.
  private(set) var undone: [(name: String, value: String)] = []
  /// Whether the paragraph no longer names who speaks, or names another.
  private(set) var losesVoice = false
  /// Who speaks instead.
  private(set) var newSpeaker: String?

  /// Nothing where the paragraph says something that cannot be taken back.
  ///
  /// - Parameters:
  ///   - old: The text as it was.
  ///   - count: How many of its outermost spans the paragraph says.
  ///   - new: The text as it is to be.
  init?(of old: CueText, _ count: Int, becoming new: CueText) {
    let whole = 0..<new.string.utf8.count
    /// The spans of the new text that lie over all of it, the outermost first.
    var chain: [Markup] = []
    for (index, span) in new.spans.enumerated() {
      let hasSibling = new.spans.dropFirst(index + 1).contains { $0.depth <= index }
      guard index < count, span.depth == index, span.range == whole, !span.markup.isPlace,
        !hasSibling
      else { break }
      chain.append(span.markup)
    }
    var decorations: [String] = []
    for markup in old.spans.prefix(count).map(\.markup) {
      if kept < chain.count, chain[kept] == markup {
        kept += 1
        continue
      }
      switch markup.kind {
      case .voice where !losesVoice && kept == 0:
        losesVoice = true
        if case .voice(let name)? = chain.first?.kind {
          newSpeaker = name
          chain.removeFirst()
        }
      case .bold: undone.append(("fontWeight", "normal"))
      case .italic: undone.append(("fontStyle", "normal"))
      case .underline: decorations.append("noUnderline")
      case .strikeout: decorations.append("noLineThrough")
      default: return nil
      }
    }
    if !decorations.isEmpty {
      undone.append(("textDecoration", decorations.joined(separator: " ")))
    }
  }
}
