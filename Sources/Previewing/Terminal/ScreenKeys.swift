internal import Timeline

extension PreviewScreen {
  /// How far the arrows go in what is heard.
  private static let jump = MediaTime.seconds(5)

  /// Takes a key.
  ///
  /// - Returns: What it asks for beyond the screen.
  public mutating func press(_ key: Key) -> Request? {
    message = nil
    switch key {
    case .interrupt: return .interrupt
    case .suspend: return .suspend
    case .redraw: return .redraw
    case .character("q"): return .quit
    case _ where showsHelp:
      showsHelp = false
      return nil
    case .character("?"), .character("h"): showsHelp = true
    case .character("n"): return select(1)
    case .character("p"), .character("N"): return select(-1)
    case .character("g"): return judge(.good)
    case .character("b"): return judge(.bad)
    case .character("u"): return judge(nil)
    case .character("w"): toggleView()
    case .character("f"), .enter: return togglePlaying()
    default: return move(key)
    }
    return nil
  }

  private mutating func move(_ key: Key) -> Request? {
    if isPlaying, let request = seek(key) { return request }
    switch key {
    case .down, .right, .character("j"): scroll(by: 1)
    case .up, .left, .character("k"): scroll(by: -1)
    case .pageDown, .character(" "): scroll(by: max(shownCount, 1))
    case .pageUp: scrollPageBack()
    case .home: scroll(by: .min)
    case .end: scroll(by: .max)
    default: break
    }
    return nil
  }

  /// While the recording is heard, keys move in its time.
  private mutating func seek(_ key: Key) -> Request? {
    guard let now else { return nil }
    switch key {
    case .left: return .play(from: max(now - Self.jump, .zero))
    case .right: return .play(from: min(now + Self.jump, input.duration))
    case .home: return .play(from: .zero)
    case .character(" "):
      isPlaying = false
      return .pause
    default: return nil
    }
  }

  private mutating func togglePlaying() -> Request {
    if isPlaying {
      isPlaying = false
      return .pause
    }
    // From the place that is looked at, a little before it; or from where the screen is.
    if let selected, view == .doubts || isInSight(doubts[selected].range.lowerBound) {
      return .play(from: max(doubts[selected].range.lowerBound - .seconds(1), .zero))
    }
    if let now, isInSight(now) { return .play(from: now) }
    return .play(from: strip.rows.indices.contains(topRow) ? strip.rows[topRow].lowerBound : .zero)
  }

  private mutating func toggleView() {
    view = view == .strip ? .doubts : .strip
    guard view == .doubts else { return }
    if selected == nil, !doubts.isEmpty { selected = 0 }
    topDoubt = selected ?? 0
  }

  /// Goes to the next place to look at, or to the one before.
  private mutating func select(_ step: Int) -> Request? {
    guard !doubts.isEmpty else {
      message = activity == nil ? "nothing is in doubt" : "not known yet: \(activity ?? "")"
      return nil
    }
    let next = selected.map { $0 + step } ?? 0
    guard doubts.indices.contains(next) else {
      message = step > 0 ? "that was the last" : "this is the first"
      return nil
    }
    selected = next
    topDoubt = next
    let time = doubts[next].range.lowerBound
    topRow = strip.row(at: time) ?? topRow
    guard isPlaying else { return nil }
    return .play(from: max(time - .seconds(1), .zero))
  }

  private mutating func judge(_ verdict: Verdicts.Verdict?) -> Request? {
    guard let selected else {
      message = "n chooses a place to judge"
      return nil
    }
    verdicts[doubts[selected]] = verdict
    return .keepVerdicts
  }

  // MARK: Scrolling

  private var top: Int {
    get { view == .strip ? topRow : topDoubt }
    set {
      if view == .strip {
        topRow = newValue
      } else {
        topDoubt = newValue
        selected = doubts.isEmpty ? nil : newValue
      }
    }
  }

  private mutating func scroll(by step: Int) {
    let (sum, overflows) = top.addingReportingOverflow(step)
    top = min(max(overflows ? (step < 0 ? 0 : .max) : sum, 0), max(blockCount - 1, 0))
  }

  /// Back by as many blocks as the screen holds before the first that it shows now.
  private mutating func scrollPageBack() {
    var first = top
    var room = contentLines
    while first > 0 {
      room -= block(first - 1).count
      if room < 0, first < top { break }
      first -= 1
    }
    top = first
  }

  private func isInSight(_ time: MediaTime) -> Bool {
    guard view == .strip, let row = strip.row(at: time) else { return false }
    return (topRow..<topRow + max(shownCount, 1)).contains(row)
  }

  /// Scrolls where a time is not on the screen, or only just.
  mutating func keepInSight(_ time: MediaTime) {
    guard let row = strip.row(at: time), !isInSight(time) else { return }
    topRow = row
  }
}
