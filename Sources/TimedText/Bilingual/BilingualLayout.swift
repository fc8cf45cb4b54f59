internal import Timeline
public import UnicodeText

extension LaidOutTrack {
  /// Adds the second language below the first, line for line: each turn's text is spread over the
  /// cues that show the turn, in lines by the second language's own rules.
  ///
  /// - Parameters:
  ///   - second: The turns in the second language, one for each turn in the first.
  ///   - profile: What to keep to.
  ///   - language: The language of the second text, as a BCP 47 tag.
  /// - Throws: `BreakIteratorError` where words cannot be told apart for want of ICU's data.
  /// - Complexity: O(*n*) in the length of the text.
  public mutating func add(
    second: [Turn], profile: LayoutProfile, language: String
  ) throws(BreakIteratorError) {
    let rules = profile.rules(for: language)
    var builder = try TurnTextBuilder(language: language, rules: rules)
    var below = SubtitleTrack(
      language: language, cues: track.cues.map { Cue(range: $0.range, text: "") })
    for (turn, slots) in slots.sorted(by: { $0.key < $1.key }) where turn < second.count {
      let timed = TimedTurn(
        turn: second[turn], state: .timed,
        clauseRanges: Self.spread(
          second[turn], from: track.cues[slots[0].cue].inTime,
          to: track.cues[slots[slots.count - 1].cue].outTime),
        probability: 0, collar: .zero, evidence: .regions)
      let text = builder.text(of: timed, turn: turn, label: 0)
      guard !text.text.isEmpty else { continue }
      let rows = SecondText(
        text: text, maximumLines: profile.maximumLines,
        breaker: LineBreaker(profile, rules)
      ).rows(shares: slots.map(\.share))
      for (slot, rows) in zip(slots, rows) where !rows.isEmpty {
        let isShared = sources[slot.cue].count > 1 && track.cues[slot.cue].lines.count > 1
        let dash = isShared && track.cues[slot.cue].lines[0].dash != nil ? rules.speakerDash : ""
        below.cues[slot.cue].text.addBelow(
          CueText(dash + rows.joined(separator: "\n")), language: nil)
      }
    }
    for (cue, sources) in zip(below.cues.indices, sources) where sources.count > 1 {
      below.cues[cue].text.joinRows(within: rules)
    }
    try add(below: below, profile: profile)
  }

  /// Adds a track in the second language below the first, by time: see
  /// ``SubtitleTrack/paired(with:)``.
  ///
  /// - Throws: `BreakIteratorError` where words cannot be told apart for want of ICU's data.
  public mutating func add(
    second: SubtitleTrack, profile: LayoutProfile
  ) throws(BreakIteratorError) {
    let pairing = TrackPairing(track, second)
    var below = SubtitleTrack(language: second.language, cues: [])
    var above: [Cue] = []
    for (cue, origin) in zip(pairing.track.cues, pairing.origins) {
      var first = cue
      first.text = origin.map { track.cues[$0].text } ?? ""
      var rest = Cue(range: cue.range, text: cue.text)
      if let origin {
        let rows = cue.text.rows.dropFirst(track.cues[origin].text.rows.count)
        rest.text = CueText(rows.map(\.string).joined(separator: "\n"))
      } else {
        rest.text = CueText(cue.text.string)
      }
      above.append(first)
      below.cues.append(rest)
    }
    let places = Dictionary(
      pairing.origins.enumerated().compactMap { new, old in old.map { ($0, new) } },
      uniquingKeysWith: { first, _ in first })
    for index in findings.indices {
      findings[index].cue = findings[index].cue.map { places[$0] ?? $0 }
    }
    sources = pairing.origins.map { origin in origin.map { sources[$0] } ?? [] }
    track.cues = above
    try add(below: below, profile: profile)
  }

  /// Adds the rows of a track whose cues are those of this one.
  private mutating func add(
    below: SubtitleTrack, profile: LayoutProfile
  ) throws(BreakIteratorError) {
    // What the times allow has been judged; the text is judged by its own rules.
    let ofText: Set<Finding.Rule> = [
      .readingSpeed, .lineLength, .lineCount, .lineBalance, .needlessBreak, .kinsoku, .wordBreak,
    ]
    for var finding in try profile.findings(in: below) where ofText.contains(finding.rule) {
      guard let cue = finding.cue, !below.cues[cue].text.isBlank else { continue }
      finding.cause = .transcript
      finding.line = finding.line.map { $0 + track.cues[cue].text.rowCount }
      findings.append(finding)
    }
    findings.sort { $0.cue ?? 0 < $1.cue ?? 0 }
    for (index, cue) in below.cues.enumerated() {
      track.cues[index].text.addBelow(cue.text, language: below.language)
    }
  }

  /// For each turn the cues that show some of it, and how much.
  private var slots: [Int: [(cue: Int, share: Int)]] {
    var slots: [Int: [(cue: Int, share: Int)]] = [:]
    for (cue, sources) in sources.enumerated() {
      let length = max(1, track.cues[cue].text.string.count / max(1, sources.count))
      for source in sources { slots[source.turn, default: []].append((cue, length)) }
    }
    return slots
  }

  /// The clauses of a turn one behind the other by their weights.
  private static func spread(
    _ turn: Turn, from start: MediaTime, to end: MediaTime
  ) -> [TimeRange] {
    let total = max(turn.weight, 1e-9)
    var sum = 0.0
    var last = start
    return turn.clauses.map { clause in
      sum += clause.weight
      let next = max(last, start + MediaTime(seconds: (end - start).seconds * sum / total))
      defer { last = next }
      return last..<next
    }
  }
}

extension CueText {
  /// Puts the texts of two turns side by side where both fit into a line and no dash tells them
  /// apart, as the first language has them.
  fileprivate mutating func joinRows(within rules: LanguageRules) {
    let rows = string.split(separator: "\n")
    let line = rows.joined(separator: " ")
    guard rows.count == 2, !rows[1].hasPrefix(rules.speakerDash),
      rules.halves(line) <= rules.lineLength * 2
    else { return }
    self = CueText(line)
  }

  /// How many rows there are to see.
  var rowCount: Int { isEmpty ? 0 : string.utf8.count { $0 == 0x0A } + 1 }
}
