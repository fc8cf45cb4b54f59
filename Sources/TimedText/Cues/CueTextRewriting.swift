extension CueText {
  /// Other text under the markup of this one.
  ///
  /// - Parameters:
  ///   - string: The text.
  ///   - place: Where a span lies in it, in bytes of UTF-8; nothing drops the span. Spans that lie in
  ///     each other, or one behind the other, have to do so there.
  /// - Returns: The other text.
  /// - Complexity: O(*n*) in the number of spans, besides `place`.
  package func rewritten(as string: String, _ place: (Span) -> Range<Int>?) -> CueText {
    var kept: [Span] = []
    var isKept: [Bool] = []
    for span in spans {
      isKept.removeLast(max(0, isKept.count - span.depth))
      let range = place(span)
      isKept.append(range != nil)
      if let range {
        kept.append(Span(range, depth: isKept.count { $0 } - 1, span.markup))
      }
    }
    return CueText(string, spans: kept)
  }
}
