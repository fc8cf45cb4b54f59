public import Timeline

/// A preview on one screen of a terminal, moved about by keys.
///
/// It is a value: keys go in, lines come out, and what must be done outside it is what
/// ``press(_:)`` returns. Whoever holds a terminal draws ``lines``.
public struct PreviewScreen: Sendable {
  /// How large a terminal is.
  public struct Size: Sendable, Hashable {
    /// Its width.
    public var columns: Int
    /// Its height.
    public var lines: Int

    /// Creates a size; what is smaller than can be drawn on counts as the smallest that can.
    public init(columns: Int, lines: Int) {
      self.columns = max(columns, StripLayout.fewestColumns)
      self.lines = max(lines, 4)
    }
  }

  /// What is shown.
  public enum View: Sendable, Hashable {
    /// The strip, row by row.
    case strip
    /// The places to look at, the worst first, each with a small strip.
    case doubts
  }

  /// What a key asks for beyond the screen.
  public enum Request: Sendable, Hashable {
    /// To leave.
    case quit
    /// To leave as an interrupted program does.
    case interrupt
    /// To stop as a job of the shell's.
    case suspend
    /// To draw everything anew.
    case redraw
    /// To play the recording from a time on.
    case play(from: MediaTime)
    /// To stop playing.
    case pause
    /// To keep the verdicts, for one was given.
    case keepVerdicts
  }

  var strip: Strip
  var input: StripInput
  let title: String
  /// What is done while the screen is up already, such as `listening 40 %`.
  public var activity: String?
  /// How long the recording is.
  public var duration: MediaTime { input.duration }
  /// The size of the terminal.
  public var size: Size {
    didSet { if size != oldValue { layOut() } }
  }

  /// The places to look at, the worst first.
  public private(set) var doubts: [Doubt]
  /// What was said of places.
  public internal(set) var verdicts: Verdicts
  /// What is shown.
  public internal(set) var view: View
  /// The place that is looked at, by its rank.
  public internal(set) var selected: Int?
  /// The time that is being heard.
  public internal(set) var now: MediaTime?
  /// Whether it goes on by itself.
  public internal(set) var isPlaying = false

  var showsHelp = false
  var message: String?
  /// The first row of the strip on the screen, and the first place.
  var topRow = 0
  var topDoubt = 0

  /// Creates a screen.
  ///
  /// - Parameters:
  ///   - title: What the recording is called.
  ///   - input: The recording and its cues.
  ///   - doubts: The places to look at, the worst first.
  ///   - size: The size of the terminal.
  ///   - time: The time to begin with.
  ///   - view: What to begin with.
  ///   - verdicts: What was said before.
  public init(
    title: String, input: StripInput, doubts: [Doubt], size: Size, at time: MediaTime = .zero,
    view: View = .strip, verdicts: Verdicts = Verdicts()
  ) {
    self.title = title
    self.input = input
    self.doubts = doubts
    self.size = size
    self.view = view
    self.verdicts = verdicts
    strip = Strip(input, layout: StripLayout(columns: size.columns))
    topRow = strip.row(at: time) ?? 0
    if view == .doubts, !doubts.isEmpty { selected = 0 }
  }

  /// Shows what has been found out meanwhile; what is looked at stays.
  public mutating func update(_ input: StripInput, doubts: [Doubt]) {
    let key = selected.map { Verdicts.Place(self.doubts[$0]) }
    self.input = input
    self.doubts = doubts
    selected = key.flatMap { key in doubts.firstIndex { Verdicts.Place($0) == key } }
    if view == .doubts, selected == nil, !doubts.isEmpty { selected = 0 }
    topDoubt = min(topDoubt, max(doubts.count - 1, 0))
    layOut()
  }

  /// Tells what is being heard; the screen goes on with it.
  public mutating func follow(_ time: MediaTime) {
    now = min(max(time, .zero), input.duration)
    isPlaying = true
    view = .strip
    keepInSight(now ?? time)
  }

  /// Tells that nothing is heard any more.
  public mutating func stop() { isPlaying = false }

  /// Shows a sentence in the last line until the next key.
  public mutating func say(_ sentence: String) { message = sentence }

  private mutating func layOut() {
    let time = strip.rows.indices.contains(topRow) ? strip.rows[topRow].lowerBound : .zero
    strip = Strip(input, layout: StripLayout(columns: size.columns))
    topRow = strip.row(at: time) ?? 0
  }
}
