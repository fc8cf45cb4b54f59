internal import UnicodeText

/// What the signs of a strip mean: those that it has.
struct Legend {
  private var entries: [(sign: String, meaning: String, role: StyleRole)] = []

  init(sounds: Set<StyleRole>, cues: [StripCue]) {
    if sounds.contains(.speech) { entries.append(("━", "speech", .speech)) }
    if sounds.contains(.speechWithoutCue) {
      entries.append(("╍", "speech without a cue", .speechWithoutCue))
    }
    if sounds.contains(.music) { entries.append(("♫", "music", .music)) }
    if cues.contains(where: { $0.readingSpeed != nil }) {
      entries.append(("┌ 14 ─┐", "cue, characters a second", .cue(speaker: 0)))
    } else if !cues.isEmpty {
      entries.append(("┌──┐", "cue", .cue(speaker: 0)))
    }
    if cues.contains(where: { ($0.doubt ?? 0) >= CuePainter.doubtful }) {
      entries.append(("?", "doubt", .doubt))
    }
    if cues.contains(where: { !$0.findings.isEmpty }) {
      entries.append(("!", "finding", .finding))
    }
  }

  /// The entries side by side, in as many lines as they need.
  func lines(columns: Int) -> [StyledLine] {
    var lines: [StyledLine] = []
    var width = 0
    for entry in entries {
      let meaning = " \(entry.meaning)"
      let entryWidth = entry.sign.displayWidth + meaning.displayWidth
      if lines.isEmpty || width + 3 + entryWidth > columns {
        lines.append(StyledLine([]))
        width = 0
      } else {
        lines[lines.count - 1].runs.append(.init("   ", .plain))
        width += 3
      }
      lines[lines.count - 1].runs += [.init(entry.sign, entry.role), .init(meaning, .ruler)]
      width += entryWidth
    }
    return lines
  }
}
