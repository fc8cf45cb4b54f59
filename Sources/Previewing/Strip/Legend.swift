internal import UnicodeText

/// What the signs of a strip mean: those that it has.
struct Legend {
  /// A sign.
  struct Entry {
    var sign: String
    var meaning: String
    var role: StyleRole
  }

  private var entries: [Entry] = []

  init(_ entries: [Entry]) { self.entries = entries }

  init(sounds: Set<StyleRole>, cues: [StripCue]) {
    if sounds.contains(.speech) { add("━", "speech", .speech) }
    if sounds.contains(.speechWithoutCue) {
      add("╍", "speech without a cue", .speechWithoutCue)
    }
    if sounds.contains(.music) { add("♫", "music", .music) }
    if cues.contains(where: { $0.readingSpeed != nil }) {
      add("┌ 14 ─┐", "cue, characters a second", .cue(speaker: 0))
    } else if !cues.isEmpty {
      add("┌──┐", "cue", .cue(speaker: 0))
    }
    if cues.contains(where: { ($0.doubt ?? 0) >= CuePainter.doubtful }) {
      add("?", "doubt", .doubt)
    }
    if cues.contains(where: { !$0.findings.isEmpty }) {
      add("!", "finding", .finding)
    }
  }

  private mutating func add(_ sign: String, _ meaning: String, _ role: StyleRole) {
    entries.append(Entry(sign: sign, meaning: meaning, role: role))
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
