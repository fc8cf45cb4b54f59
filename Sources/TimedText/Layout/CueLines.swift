/// Planned cues as lines, with their speakers and dashes.
struct CueLines {
  private let turns: [TimedTurn]
  private let rules: LanguageRules
  private let maximumLines: Int
  private let breaker: LineBreaker

  init(turns: [TimedTurn], profile: LayoutProfile, rules: LanguageRules) {
    self.turns = turns
    self.rules = rules
    maximumLines = profile.maximumLines
    breaker = LineBreaker(profile, rules)
  }

  /// Where the lines of each part of a cue end.
  func lineEnds(of plan: CuePlan) -> [[Int]] {
    plan.parts.map { part in
      breaker.lineEnds(
        part.turn, from: part.from, to: part.to, lines: plan.parts.count > 1 ? 1 : maximumLines,
        lead: part.from == 0 ? part.turn.label : 0)
    }
  }

  func lines(of plan: CuePlan) -> [Cue.Line] {
    let dash = plan.parts.count > 1 && !plan.isOneVoice ? rules.speakerDash : nil
    let lines = zip(plan.parts, lineEnds(of: plan)).flatMap { part, ends in
      zip([part.from] + ends, ends).map { from, to in
        Cue.Line(
          part.turn.shown(from, to), speaker: turns[part.turn.turn].turn.speaker, dash: dash)
      }
    }
    guard plan.isOnOneLine(limit: breaker.limit, rules) else { return lines }
    return [Cue.Line(lines.map(\.text).joined(separator: " "), speaker: lines[0].speaker)]
  }
}

extension CuePlan {
  /// Whether two turns of one voice stand side by side in one line.
  fileprivate func isOnOneLine(limit: Int, _ rules: LanguageRules) -> Bool {
    guard isOneVoice, parts.count > 1 else { return false }
    let label = parts[0].from == 0 ? parts[0].turn.label : 0
    return label + length + rules.halves(" ") <= limit
  }
}
