/// The lines of planned cues, with their speakers and dashes.
struct CueLines {
  let turns: [TimedTurn]
  let rules: LanguageRules
  let profile: LayoutProfile

  func lines(of plan: CuePlan) -> [Cue.Line] {
    let breaker = LineBreaker(limit: rules.lineLength * 2)
    let isShared = plan.parts.count > 1
    let dash = isShared && !plan.isOneVoice ? rules.speakerDash : nil
    let lines = plan.parts.flatMap { part in
      let speaker = turns[part.turn.turn].turn.speaker
      let lines = breaker.lines(
        part.turn, from: part.from, to: part.to,
        lines: isShared ? 1 : profile.maximumLines, lead: part.from == 0 ? part.turn.label : 0)
      return lines.map { Cue.Line($0, speaker: speaker, dash: dash) }
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
