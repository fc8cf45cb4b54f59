internal import Timeline
internal import UnicodeText

extension PreviewScreen {
  /// The lines of the screen from its top: as many as it has, each as wide as it is.
  public var lines: [StyledLine] {
    var lines = [header]
    if showsHelp {
      lines += Self.help(strip.legend, columns: size.columns)
    } else {
      lines += content
    }
    lines = Array(lines.prefix(size.lines - footer.count))
    lines += Array(
      repeating: StyledLine([]), count: max(size.lines - footer.count - lines.count, 0))
    return (lines + footer).map { $0.fitted(to: size.columns) }
  }

  /// How many lines there are between the first and the last.
  var contentLines: Int { size.lines - 1 - footer.count }

  var blockCount: Int { view == .strip ? strip.rows.count : doubts.count }

  /// How many blocks are shown whole.
  var shownCount: Int {
    var room = contentLines
    var count = 0
    let first = view == .strip ? topRow : topDoubt
    while first + count < blockCount, room > 0 {
      room -= block(first + count).count
      if room >= 0 { count += 1 }
    }
    return count
  }

  private var content: [StyledLine] {
    var lines: [StyledLine] = []
    var next = view == .strip ? topRow : topDoubt
    while next < blockCount, lines.count < contentLines {
      lines += block(next)
      next += 1
    }
    if blockCount == 0 {
      let reason = activity ?? (view == .strip ? "the recording is empty" : "nothing is in doubt")
      lines.append(StyledLine([.init("(\(reason))", .ruler)]))
    }
    return lines
  }

  /// A row of the strip, or a place, with the empty line behind it.
  func block(_ index: Int) -> [StyledLine] {
    switch view {
    case .strip:
      var marks = StripMarks(playhead: now)
      marks.cue = selected.flatMap { doubts[$0].cue }
      return strip.lines(ofRow: index, marks: marks) + [StyledLine([])]
    case .doubts:
      let card = DoubtCard(doubts[index], rank: index + 1, verdict: verdicts[doubts[index]])
      let lines = card.lines(in: strip, columns: size.columns, isSelected: index == selected)
      return lines + [StyledLine([])]
    }
  }

  private var header: StyledLine {
    let time: MediaTime? =
      switch view {
      case .strip:
        now ?? (strip.rows.indices.contains(topRow) ? strip.rows[topRow].lowerBound : nil)
      case .doubts: nil
      }
    let end = TimeRuler.clock(input.duration, fractionDigits: 0)
    var parts: [StyledLine.Run] = []
    if let time {
      parts.append(.init("\(TimeRuler.clock(time, fractionDigits: 0)) of \(end)", .plain))
    } else {
      parts.append(.init("\(doubts.count) places, the worst first", .plain))
    }
    if isPlaying { parts.append(.init("playing", .speech)) }
    if let activity { parts.append(.init(activity, .doubt)) }
    let name = VisibleText(title, limit: 200).joined.isolated.map(\.text).joined()
    parts.append(.init(name, .ruler))
    return StyledLine(Array(parts.map { [$0] }.joined(separator: [.init("   ", .plain)])))
  }

  private var footer: [StyledLine] {
    var lines: [StyledLine] = []
    if view == .strip, let selected {
      let doubt = doubts[selected]
      lines.append(
        DoubtCard(doubt, rank: selected + 1, verdict: verdicts[doubt]).heading(isSelected: true))
    }
    if let message {
      lines.append(StyledLine([.init(message, .doubt)]))
    } else {
      lines.append(
        StyledLine([.init(Self.keys(isPlaying: isPlaying, columns: size.columns), .ruler)]))
    }
    return lines
  }

  /// The most important keys, as far as there is room for them: how to leave and where to learn more
  /// always.
  private static func keys(isPlaying: Bool, columns: Int) -> String {
    var keys =
      isPlaying
      ? ["space pause", "← → 5 s", "n next doubt"]
      : ["space page", "n next doubt", "g b good bad", "f play", "w worst"]
    while true {
      for blanks in ["   ", "  "] {
        let line = (keys + ["q quit", "? help"]).joined(separator: blanks)
        if line.count <= columns || keys.isEmpty { return line }
      }
      keys.removeLast()
    }
  }

  private static func help(_ legend: [StyledLine], columns: Int) -> [StyledLine] {
    let keys = [
      ("↑ ↓", "a row"), ("space PgDn PgUp", "a screen"), ("Home End", "to the start, the end"),
      ("n p", "next, previous place in doubt, the worst first"),
      ("w", "the list of those places, and back"), ("g b u", "good, bad, no verdict"),
      ("f Enter", "play from here, pause"), ("← →", "while it plays: 5 seconds back, on"),
      ("q Ctrl-C", "quit"),
    ]
    let keyColumns = 19
    var breaks = try? BreakIterator(.line, language: "")
    let lines = keys.flatMap { key, meaning in
      let text = TextFlow(VisibleText(meaning, limit: 200), breaks: &breaks)
      return text.rows(width: columns - keyColumns, limit: 3).rows.enumerated().map { row, glyphs in
        let name = row == 0 ? "  \(key)" : ""
        let blanks = String(repeating: " ", count: keyColumns - name.count)
        return StyledLine([
          .init(name + blanks, .cue(speaker: 0)), .init(glyphs.map(\.text).joined(), .plain),
        ])
      }
    }
    return [StyledLine([])] + lines + [StyledLine([])] + legend
  }
}
