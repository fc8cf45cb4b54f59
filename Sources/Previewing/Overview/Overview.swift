internal import Timeline

/// A whole recording on one screen: a column a minute, an hour or half of one a row.
///
///     0:00      10        20        30        40        50
///     ▅▇▇▇▇▆▇▇▇▇▇▆▇▇▇▇▇▇▇▇▇▇▇▇▇▇▆▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇
///     ♫━━━━━━━━━━━━━━━━━━╍╍━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━
///     ·······?···········  ······!·········?······················
///
/// Below the levels it says what most of the minute is, and below that whether it has cues and the
/// worst that is to be said of them.
public struct Overview: Sendable {
  private let input: StripInput
  private let doubts: [Doubt]
  private let columns: Int
  private let mostLines: Int

  /// How many minutes a row may have; the most that fit are taken.
  private static let minutesPerRow = [240, 180, 120, 60, 30]

  /// Creates an overview.
  ///
  /// - Parameters:
  ///   - input: The recording and its cues.
  ///   - doubts: The places to look at.
  ///   - columns: How wide it may be.
  ///   - lines: How high it should be; what does not fit is drawn without the levels.
  public init(_ input: StripInput, doubts: [Doubt], columns: Int, lines: Int = 24) {
    self.input = input
    self.doubts = doubts
    self.columns = max(columns, StripLayout.fewestColumns)
    mostLines = lines
  }

  /// The overview, with what its signs mean.
  ///
  /// - Complexity: O(*n*) in the length of the recording and the number of cues.
  public var lines: [StyledLine] {
    let minute = MediaTime.seconds(60)
    let duration = min(max(input.duration, .zero), MediaTime.seconds(366 * 86_400))
    let count = Int((duration.ticks + minute.ticks - 1) / minute.ticks)
    let minutes = Minutes(input, doubts: doubts, count: count)
    let perRow = Self.minutesPerRow.first { $0 <= columns } ?? 30
    let rows = (count + perRow - 1) / perRow
    let legend = legend(minutes)
    // A ruler, levels, sounds, cues and an empty line.
    let hasLevels = rows * 5 + legend.count <= mostLines || rows <= 2
    let levels = LevelColumns(input.levels)
    return legend
      + (0..<rows).flatMap { row in
        let shown = row * perRow..<min((row + 1) * perRow, count)
        return [StyledLine([])] + lines(of: shown, minutes, hasLevels ? levels : nil)
      }
  }

  private func lines(
    of shown: Range<Int>, _ minutes: Minutes, _ levels: LevelColumns?
  ) -> [StyledLine] {
    var canvas = Canvas(columns: columns)
    let ruler = canvas.addLines(1)
    for mark in shown where (mark - shown.lowerBound).isMultiple(of: 10) {
      let isHour = mark == shown.lowerBound || mark.isMultiple(of: 60)
      let label =
        isHour
        ? "\(mark / 60):" + (mark % 60 < 10 ? "0" : "") + "\(mark % 60)" : "\(mark % 60)"
      canvas.put("╷\(label)", line: ruler, column: mark - shown.lowerBound, role: .ruler)
    }
    let top = canvas.addLines(levels == nil ? 2 : 3)
    for minute in shown {
      let column = minute - shown.lowerBound
      let role = minutes.sounds[minute]
      var line = top
      if let levels {
        if let height = levels.height(of: Minutes.range(minute), steps: 8) {
          canvas.put(LevelColumns.sign(max(height, 1)), line: line, column: column, role: role)
        }
        line += 1
      }
      canvas.put(Self.sign(of: role), line: line, column: column, role: role)
      let (sign, worst) = minutes.cues[minute].drawn
      canvas.put(sign, line: line + 1, column: column, role: worst)
    }
    return canvas.styledLines
  }

  private func legend(_ minutes: Minutes) -> [StyledLine] {
    var entries: [Legend.Entry] = []
    let sounds = Set(minutes.sounds)
    for (role, meaning) in [
      (StyleRole.speech, "speech"), (.speechWithoutCue, "speech without cues"), (.music, "music"),
    ] where sounds.contains(role) {
      entries.append(.init(sign: Self.sign(of: role), meaning: meaning, role: role))
    }
    let cues = Set(minutes.cues)
    for (state, meaning) in [
      (Minutes.Cues.fine, "cues"), (.findings, "findings"), (.doubt, "doubt"),
    ] where cues.contains(state) {
      let (sign, role) = state.drawn
      entries.append(.init(sign: sign, meaning: meaning, role: role))
    }
    return Legend(entries).lines(columns: columns)
  }

  private static func sign(of role: StyleRole) -> String {
    switch role {
    case .speech: "━"
    case .speechWithoutCue: "╍"
    case .music: "♫"
    default: " "
    }
  }
}
