extension CueText {
  /// What a writer of marked-up text meets, in order.
  enum Piece {
    /// Markup begins; for a place, it is all there is.
    case open(Markup)
    /// Text, which may hold line feeds.
    case text(Substring)
    /// Markup ends.
    case close(Markup)
  }

  /// Goes through the text and its markup in order.
  ///
  /// - Complexity: O(*n*) in the length of the text and the number of spans.
  func forEachPiece<E: Error>(_ body: (Piece) throws(E) -> Void) throws(E) {
    var position = 0
    var index = string.startIndex
    func advance(to offset: Int) throws(E) {
      guard offset > position else { return }
      let end = string.utf8.index(index, offsetBy: offset - position)
      try body(.text(string[index..<end]))
      (position, index) = (offset, end)
    }
    var open: [Span] = []
    for span in spans {
      while open.count > span.depth, let last = open.popLast() {
        try advance(to: last.range.upperBound)
        try body(.close(last.markup))
      }
      try advance(to: span.range.lowerBound)
      try body(.open(span.markup))
      if !span.markup.isPlace { open.append(span) }
    }
    while let last = open.popLast() {
      try advance(to: last.range.upperBound)
      try body(.close(last.markup))
    }
    try advance(to: string.utf8.count)
  }

  /// The text with the markup that a function gives in place of each, the outermost first; nothing
  /// takes it away.
  package func mapMarkup(_ transform: (Markup) -> [Markup]) -> CueText {
    var mapped: [Span] = []
    /// For each span that is open, how many there are in its place.
    var counts: [Int] = []
    for span in spans {
      counts.removeLast(max(0, counts.count - span.depth))
      let depth = counts.reduce(0, +)
      let markup = transform(span.markup)
      for (index, markup) in markup.enumerated() {
        mapped.append(Span(span.range, depth: depth + index, markup))
      }
      counts.append(markup.count)
    }
    return CueText(string, spans: mapped)
  }

  /// The text without the markup that lies over nothing, but for what marks a place.
  var withoutEmptyMarkup: CueText {
    var kept: [Span] = []
    var isKept: [Bool] = []
    for span in spans {
      isKept.removeLast(max(0, isKept.count - span.depth))
      let isMeant = !span.range.isEmpty || span.markup.isPlace
      isKept.append(isMeant)
      if isMeant { kept.append(Span(span.range, depth: isKept.count { $0 } - 1, span.markup)) }
    }
    return CueText(string, spans: kept)
  }
}
