/// What a cue shows: plain text, and the markup that lies over it.
///
///     var text = CueText("Hello, ")
///     text.append("world", as: .italic)
///     print(text.string)  // Hello, world
///
/// Rows are separated by line feeds. Markup is a tree, written as a list: a span comes before those
/// inside it, and `depth` counts how many spans it is inside of. So text, however it is marked up,
/// can be compared, searched and measured as the plain text that it is.
public struct CueText: Sendable, Hashable {
  /// Markup over a stretch of the text.
  public struct Span: Sendable, Hashable {
    /// The stretch, as offsets into the text's UTF-8; empty for what stands at a place.
    public var range: Range<Int>
    /// How many spans it is inside of.
    public var depth: Int
    /// What the markup says.
    public var markup: Markup

    /// Creates a span.
    public init(_ range: Range<Int>, depth: Int, _ markup: Markup) {
      self.range = range
      self.depth = depth
      self.markup = markup
    }
  }

  /// The text without its markup, rows separated by line feeds.
  public private(set) var string: String
  /// The markup in the order in which it begins, outer before inner.
  public private(set) var spans: [Span]

  /// Creates text without markup.
  public init(_ string: String = "") {
    self.string = string
    spans = []
  }

  /// Creates text with spans that are known to be a tree.
  init(_ string: String, spans: [Span]) {
    self.string = string
    self.spans = spans
  }

  /// Whether there is markup: asked of each cue of a long track.
  var hasSpans: Bool { !spans.isEmpty }
  /// Whether there is neither text nor markup.
  public var isEmpty: Bool { string.isEmpty && spans.isEmpty }
  /// Whether nothing of it can be seen.
  public var isBlank: Bool {
    string.utf8.allSatisfy { $0 <= 0x20 } || string.allSatisfy(\.isWhitespace)
  }

  /// Adds text, under markup or none.
  public mutating func append(_ text: String, as markup: Markup...) {
    append(CueText(text), as: markup)
  }

  /// Adds text with what markup it has, under more markup, the outermost first.
  public mutating func append(_ text: CueText, as markup: [Markup] = []) {
    let start = string.utf8.count
    string += text.string
    let range = start..<string.utf8.count
    for (depth, markup) in markup.enumerated() {
      spans.append(Span(range, depth: depth, markup))
    }
    for span in text.spans {
      spans.append(
        Span(
          span.range.lowerBound + start..<span.range.upperBound + start,
          depth: span.depth + markup.count, span.markup))
    }
  }

  /// The same text with all of it under more markup.
  public func marked(_ markup: Markup) -> CueText {
    var text = CueText()
    text.append(self, as: [markup])
    return text
  }

  /// Where readings stand above the text, in bytes of UTF-8.
  package var readings: [Range<Int>] {
    spans.compactMap { $0.markup.kind == .rubyText ? $0.range : nil }
  }

  /// The rows, each with its share of the markup.
  ///
  /// - Complexity: O(*n*) in the length of the text and the number of spans.
  public var rows: [CueText] {
    guard string.utf8.contains(0x0A) else { return [self] }
    var rows: [CueText] = []
    var start = 0
    for row in string.split(separator: "\n", omittingEmptySubsequences: false) {
      let range = start..<start + row.utf8.count
      rows.append(
        CueText(String(row), spans: Self.spans(of: spans, in: range, of: string.utf8.count)))
      start = range.upperBound + 1
    }
    return rows
  }

  /// A stretch of the text, in bytes of its UTF-8, with its share of the markup.
  ///
  /// - Complexity: O(*n*) in the length of the text and the number of spans.
  package subscript(range: Range<Int>) -> CueText {
    let start = string.utf8.index(string.startIndex, offsetBy: range.lowerBound)
    let end = string.utf8.index(start, offsetBy: range.count)
    return CueText(
      String(string[start..<end]), spans: Self.spans(of: spans, in: range, of: string.utf8.count))
  }

  /// What of some spans lies in a stretch; a place between two stretches is in the one that it opens.
  private static func spans(of spans: [Span], in stretch: Range<Int>, of count: Int) -> [Span] {
    var kept: [Span] = []
    /// For each span that is open, whether it was kept: what is inside a span that was not is a
    /// level less deep.
    var isKept: [Bool] = []
    for span in spans {
      isKept.removeLast(max(0, isKept.count - span.depth))
      let clamped = span.range.clamped(to: stretch)
      let isInside =
        span.range.isEmpty
        ? stretch.contains(span.range.lowerBound) || span.range.lowerBound == stretch.upperBound
        : !clamped.isEmpty
      isKept.append(isInside)
      guard isInside else { continue }
      kept.append(
        Span(
          clamped.lowerBound - stretch.lowerBound..<clamped.upperBound - stretch.lowerBound,
          depth: isKept.count { $0 } - 1, span.markup))
    }
    return kept
  }
}

extension CueText: ExpressibleByStringLiteral {
  /// Creates text without markup.
  public init(stringLiteral value: String) { self.init(value) }
}
