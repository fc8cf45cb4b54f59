internal import UnicodeText

/// What is shown of a text: white space is one space, and so is a comma or full stop that the
/// language's rules leave out.
struct ShownText {
  /// The text that is shown.
  private(set) var text = ""
  /// Where in the UTF-8 of `text` each character of the source begins, and the end.
  private(set) var offsets: [Int] = []
  /// Which characters of the source are shown: not white space, which is one space at the most
  /// before the next character, nor a comma or full stop that is left out.
  private(set) var isShown: [Bool] = []
  /// Which characters of the source are commas and full stops that are left out.
  private(set) var isLeftOut: [Bool] = []

  init(_ glyphs: [Glyph], rules: LanguageRules) {
    let isFullWidth = rules.counting == .fullWidth
    self.init(glyphs, leavingOut: rules.spacedMarks, isFullWidth: isFullWidth)
    if text.isEmpty, !rules.spacedMarks.isEmpty {
      // Nothing but commas and full stops: better those than nothing.
      self.init(glyphs, leavingOut: [], isFullWidth: isFullWidth)
    }
  }

  private init(_ glyphs: [Glyph], leavingOut marks: Set<Character>, isFullWidth: Bool) {
    offsets.reserveCapacity(glyphs.count + 1)
    isLeftOut.reserveCapacity(glyphs.count)
    isShown.reserveCapacity(glyphs.count)
    var owesSpace = false
    // A space that is owed for a comma goes behind the quotation marks that close there.
    var mayClose = false
    // Full-width punctuation marks have a space of their own.
    var hasSpace = true
    for (index, glyph) in glyphs.enumerated() {
      let leftOut =
        glyph.kind == .mark && marks.contains(glyph.character)
        && Self.isPause(at: index, in: glyphs)
      isLeftOut.append(leftOut)
      isShown.append(!leftOut && glyph.kind != .space)
      if glyph.kind == .space || leftOut {
        offsets.append(text.utf8.count)
        owesSpace = owesSpace || !hasSpace
        mayClose = leftOut
        continue
      }
      mayClose = mayClose && glyph.kind == .closing
      if owesSpace, !mayClose {
        text.append(" ")
        owesSpace = false
      }
      offsets.append(text.utf8.count)
      text.append(glyph.character)
      hasSpace = isFullWidth && glyph.scalar.isWidePunctuation
    }
    offsets.append(text.utf8.count)
  }

  /// Whether the character is a comma or full stop of a sentence, and not a part of a number, a
  /// name, or an ellipsis written in full stops.
  private static func isPause(at index: Int, in glyphs: [Glyph]) -> Bool {
    let before = index > 0 ? glyphs[index - 1] : nil
    let after = index + 1 < glyphs.count ? glyphs[index + 1] : nil
    let mark = glyphs[index].scalar
    if before?.scalar == mark || after?.scalar == mark { return false }
    if mark.isASCII {
      guard let before, before.isUnspaced || before.kind == .closing else { return false }
      guard let after else { return true }
      return after.kind == .space || after.isUnspaced || after.kind == .closing
    }
    return !(before?.kind == .digit && after?.kind == .digit)
  }
}
