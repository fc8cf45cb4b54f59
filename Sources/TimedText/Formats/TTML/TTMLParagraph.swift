internal import Timeline

/// What stands in a paragraph, in order, until it ends and its cues can be made.
struct TTMLParagraph {
  /// From when to when something is shown; without an end, until what it is in ends.
  struct Interval: Hashable {
    var begin: MediaTime
    var end: MediaTime?

    func isActive(at time: MediaTime) -> Bool {
      begin <= time && (end.map { time < $0 } ?? true)
    }
  }

  /// A part of what stands in it.
  enum Part {
    /// An element opens these, and takes those away.
    case open([Markup], undone: [Markup])
    /// The last element that opened ends.
    case close
    /// Characters, and whether their white space is kept.
    case text(String, isPreserved: Bool)
    /// A line ends.
    case lineBreak
  }

  /// The parts, each with the index of its interval.
  private(set) var parts: [(part: Part, interval: Int)] = []
  /// The intervals; the first is the paragraph's own.
  private(set) var intervals: [Interval]
  /// Where each span with times of its own stands in the file: itself, its times, its text.
  private(set) var places: [CuePlace?]
  /// How much markup lies over all of each interval.
  private(set) var outerMarkup = [0]
  /// How much markup the elements that are open have opened.
  private var markupCounts: [Int] = []
  private var markupCount = 0
  /// Characters that are not a part yet, and whether their white space is kept.
  private var pending = ""
  private var pendingIsPreserved = false
  /// The interval that parts are added to.
  private var current = 0
  /// The intervals of the elements that are open.
  private var open: [Int] = []
  /// Whether the paragraph says itself when it begins or ends.
  let hasTimes: Bool

  init(_ interval: Interval, place: CuePlace, hasTimes: Bool) {
    intervals = [interval]
    places = [place]
    self.hasTimes = hasTimes
  }

  var isTimedInside: Bool { intervals.count > 1 }

  mutating func setEnd(_ end: MediaTime?, of interval: Int) { intervals[interval].end = end }
  mutating func setPlace(_ place: CuePlace, of interval: Int) { places[interval] = place }

  /// An element begins; says which interval it has.
  @discardableResult
  mutating func open(_ markup: [Markup], undone: [Markup], interval: Interval?) -> Int {
    endText()
    open.append(current)
    markupCounts.append(markup.count)
    markupCount += markup.count
    if let interval {
      intervals.append(interval)
      places.append(nil)
      outerMarkup.append(markupCount)
      current = intervals.count - 1
    }
    parts.append((.open(markup, undone: undone), current))
    return current
  }

  mutating func close() {
    endText()
    parts.append((.close, current))
    current = open.popLast() ?? 0
    markupCount -= markupCounts.popLast() ?? 0
  }

  /// Adds characters; a parser gives them in parts of any size.
  mutating func add(_ text: String, isPreserved: Bool) {
    if isPreserved != pendingIsPreserved { endText() }
    pending += text
    pendingIsPreserved = isPreserved
  }

  /// No characters follow those that came last.
  mutating func endText() {
    guard !pending.isEmpty else { return }
    parts.append((.text(pending, isPreserved: pendingIsPreserved), current))
    pending = ""
  }

  mutating func addLineBreak() {
    endText()
    parts.append((.lineBreak, current))
  }

  /// How many parts there are before what comes next.
  mutating func count() -> Int {
    endText()
    return parts.count
  }

  /// Puts stretches of parts in another order, in place of all from the first of them on.
  mutating func reorder(from start: Int, _ stretches: [Range<Int>]) {
    let reordered = stretches.flatMap { parts[$0] }
    parts.removeSubrange(start...)
    parts += reordered
  }
}
