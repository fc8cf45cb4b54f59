internal import Timeline

extension LaidOutTrack {
  /// Tells why each finding could not be helped.
  mutating func explain(_ plans: [CuePlan], rules: LanguageRules, duration: MediaTime) {
    // A turn that ends with a line ends with a word, whatever the next turn's line begins with.
    findings.removeAll { finding in
      finding.rule == .wordBreak && finding.cue.map { plans[$0].parts.count > 1 } == true
    }
    for index in findings.indices {
      guard let cue = findings[index].cue else { continue }
      findings[index].cause = cause(
        of: findings[index], in: cue, plan: plans[cue],
        next: cue + 1 < plans.count ? plans[cue + 1] : nil, rules: rules, duration: duration)
    }
  }

  private func cause(
    of finding: Finding, in cue: Int, plan: CuePlan, next: CuePlan?, rules: LanguageRules,
    duration: MediaTime
  ) -> Finding.Cause {
    let lines = track.cues[cue].lines
    switch finding.rule {
    case .readingSpeed:
      // The speed at which it would be read if it were shown for as long as it is spoken.
      let length = lines.reduce(0) { $0 + rules.halves($1.shown) }
      let speed = rules.readingSpeed(
        of: lines, length: length, over: max(.zero, plan.spokenEnd - plan.spokenStart)
      ).speed
      return speed > finding.limit ? .fastSpeech(speed) : room(after: plan, next, duration)
    case .lineLength, .lineCount, .lineBalance, .needlessBreak:
      let line = lines[finding.line ?? 0].text
      return .unbreakable(line.count > 240 ? line.prefix(240) + "…" : line)
    case .kinsoku, .wordBreak, .empty, .blanks, .repeated:
      return .transcript
    default:
      return room(after: plan, next, duration)
    }
  }

  private func room(
    after plan: CuePlan, _ next: CuePlan?, _ duration: MediaTime
  ) -> Finding.Cause {
    if let next { return .nextSpeech(after: next.spokenStart - plan.spokenStart) }
    return .endOfRecording(after: duration - plan.spokenStart)
  }

  /// The lines of a cue that end inside a word which is too long for a line. (In a script that
  /// writes spaces between words nobody else can tell that the word goes on.)
  static func wordBreaks(in plan: CuePlan, lineEnds: [[Int]], cue: Int) -> [Finding] {
    var findings: [Finding] = []
    var line = 0
    for (part, ends) in zip(plan.parts, lineEnds) {
      for end in ends {
        if part.turn.places[end].kind == .insideWord {
          let word = part.turn.word(around: end)
          findings.append(
            Finding(
              rule: .wordBreak, cue: cue, line: line, measured: 1, limit: 0,
              message: "a line ends inside “\(word)”", cause: .longWord(word)))
        }
        line += 1
      }
    }
    return findings
  }
}

extension TurnText {
  /// What is longer than a line and has a place inside; of what is longer than several lines, the
  /// part around the place.
  fileprivate func word(around place: Int) -> String {
    let (first, last) = (max(0, place - 120), min(lastPlace, place + 120))
    let start = places[first..<place].lastIndex { $0.kind != .insideWord }
    let end = places[place...last].firstIndex { $0.kind != .insideWord }
    return (start == nil ? "…" : "") + shown(start ?? first, end ?? last) + (end == nil ? "…" : "")
  }
}
