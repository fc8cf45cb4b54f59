/// Puts a cue's text together as a reader of marked-up text meets it: tags open, text comes, tags
/// close.
struct CueTextBuilder {
  private var utf8: [UInt8] = []
  private var spans: [CueText.Span] = []
  /// The indices of the spans that are open, the innermost last.
  private var open: [Int] = []
  /// Those of them that only go on behind what had to be closed before them.
  private var reopened: Set<Int> = []

  /// The markup that is open, the innermost last.
  var openMarkup: [Markup] { open.map { spans[$0].markup } }
  /// The innermost markup that is open.
  var innermost: Markup? { open.last.map { spans[$0].markup } }
  /// How deep markup may lie in markup: nobody writes more, and what is deeper would take time and
  /// memory for nothing.
  static let deepest = 256
  /// How much markup a cue may have, for the same reason.
  static let most = 1 << 16
  /// Whether a reader has to leave out markup that comes next.
  var isFull: Bool { open.count >= Self.deepest || spans.count >= Self.most }
  /// How many bytes of text there are.
  var count: Int { utf8.count }
  /// The byte of text that came last.
  var last: UInt8? { utf8.last }

  mutating func append(_ byte: UInt8) { utf8.append(byte) }
  mutating func append(_ bytes: ArraySlice<UInt8>) { utf8 += bytes }
  mutating func append(_ text: String) { utf8 += text.utf8 }

  /// Opens markup inside what is open.
  mutating func open(_ markup: Markup) {
    spans.append(CueText.Span(utf8.count..<utf8.count, depth: open.count, markup))
    open.append(spans.count - 1)
  }

  /// Marks a place.
  mutating func mark(_ markup: Markup) {
    spans.append(CueText.Span(utf8.count..<utf8.count, depth: open.count, markup))
  }

  /// Changes what the innermost open markup says.
  mutating func changeInnermost(_ markup: Markup) {
    if let last = open.last { spans[last].markup = markup }
  }

  /// Closes the innermost markup that is open.
  mutating func close() {
    guard let index = open.popLast() else { return }
    // What goes on and ends at once does not go on.
    if !reopened.isEmpty, reopened.remove(index) != nil, index == spans.count - 1,
      spans[index].range.lowerBound == utf8.count
    {
      spans.removeLast()
      return
    }
    spans[index].range = spans[index].range.lowerBound..<utf8.count
  }

  /// Closes the innermost open markup that fulfils a condition, and opens again what had to be
  /// closed for that; whether there was one.
  mutating func close(where isMeant: (Markup) -> Bool) -> Bool {
    guard let place = open.lastIndex(where: { isMeant(spans[$0].markup) }) else { return false }
    let inner = open[(place + 1)...].map { spans[$0].markup }
    while open.count > place { close() }
    for markup in inner { goOn(markup) }
    return true
  }

  /// Opens markup that was in force before; where it ends at once, it leaves nothing.
  mutating func goOn(_ markup: Markup) {
    open(markup)
    reopened.insert(spans.count - 1)
  }

  /// The text, with all that is open closed, and this builder as good as new.
  mutating func finish() -> CueText {
    while !open.isEmpty { close() }
    let string = settled()
    let text = CueText(string, spans: spans)
    utf8.removeAll(keepingCapacity: true)
    spans = []
    return text
  }

  /// The text, and the spans moved to where they stand in it: a replacement character for malformed
  /// bytes may be longer than they are.
  private mutating func settled() -> String {
    guard !spans.isEmpty else { return String(decoding: utf8, as: UTF8.self) }
    if let string = String(validating: utf8, as: UTF8.self) { return string }
    let bounds = Set(spans.flatMap { [$0.range.lowerBound, $0.range.upperBound] } + [utf8.count])
    var string = ""
    var places: [Int: Int] = [:]
    var start = 0
    for bound in bounds.sorted() {
      string += String(decoding: utf8[start..<bound], as: UTF8.self)
      places[bound] = string.utf8.count
      start = bound
    }
    for index in spans.indices {
      let range = spans[index].range
      spans[index].range =
        (places[range.lowerBound] ?? 0)..<(places[range.upperBound] ?? string.utf8.count)
    }
    return string
  }
}
