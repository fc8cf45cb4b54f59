/// The lines of planned cues, with their speakers and dashes.
struct CueLines {
  let turns: [TimedTurn]
  let rules: LanguageRules
  let profile: LayoutProfile

  func lines(of plan: CuePlan) -> [Cue.Line] {
    let breaker = LineBreaker(limit: rules.lineLength * 2)
    let isShared = plan.parts.count > 1
    let dash = isShared && !plan.isOneVoice ? rules.speakerDash : nil
    return plan.parts.flatMap { part in
      let speaker = turns[part.turn.turn].turn.speaker
      let lines = breaker.lines(
        part.turn, from: part.from, to: part.to,
        lines: isShared ? 1 : profile.maximumLines, lead: part.from == 0 ? part.turn.label : 0)
      return lines.map { Cue.Line($0, speaker: speaker, dash: dash) }
    }
  }
}
