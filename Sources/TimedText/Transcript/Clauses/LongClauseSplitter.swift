internal import UnicodeText

/// Cuts clauses that are too long to be taken in at once, though no punctuation divides them: between
/// words, before a conjunction where there is one, else into parts of about one length.
struct LongClauseSplitter: ~Copyable {
  /// How many syllables a clause has at most.
  static let longest = 30.0
  private var breaks: BreakIterator?

  init(language: String) {
    breaks = try? BreakIterator(.word, language: language)
  }

  /// The places inside a stretch of text at which it is to be cut. Linear in its length.
  mutating func cuts(
    of text: ArraySlice<Unicode.Scalar>, counter: borrowing SyllableCounter
  ) -> [Int] {
    let places = wordStarts(in: text)
    var sums = [0.0]
    var start = text.startIndex
    for place in places + [text.endIndex] {
      sums.append((sums.last ?? 0) + counter.count(text[start..<place]))
      start = place
    }
    var cuts: [Int] = []
    var done = 0.0
    var next = 0
    while let whole = sums.last, whole - done > Self.longest, next < places.count {
      let parts = ((whole - done) / (Self.longest * 0.9)).rounded(.up)
      let part = (whole - done) / parts
      var best: (index: Int, cost: Double)?
      for index in next..<places.count {
        let weight = sums[index + 1] - done
        if weight > Self.longest, best != nil { break }
        guard weight > 0.3 * part || weight > Self.longest else { continue }
        // How far from equal parts, and how bad between these words: both as shares of a part.
        let cost = abs(weight - part) / part + CutPlace.cost(of: places[index], in: text)
        if cost < best?.cost ?? .infinity { best = (index, cost) }
      }
      guard let best else { break }
      cuts.append(places[best.index])
      done = sums[best.index + 1]
      next = best.index + 1
    }
    return cuts
  }

  /// Where words begin inside a stretch, but for its first; no place stands before punctuation or
  /// inside an address.
  private mutating func wordStarts(in text: ArraySlice<Unicode.Scalar>) -> [Int] {
    let boundaries = breaks?.boundaries(in: String(scalars: text)) ?? []
    var places: [Int] = []
    var offset = 0
    var boundary = boundaries.makeIterator()
    var nextBoundary = boundary.next()
    for index in text.indices {
      while let place = nextBoundary, place < offset { nextBoundary = boundary.next() }
      if index > text.startIndex, nextBoundary == offset || boundaries.isEmpty {
        let before = text[index - 1], here = text[index]
        let isOpen = before.isSpace || before.isIdeographic || before.script.spacesPhrases
        if isOpen, here.isLetter || here.isNumber || here.isOpening { places.append(index) }
      }
      offset += UTF8.width(text[index])
    }
    return places
  }
}
