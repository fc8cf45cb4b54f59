internal import Timeline

extension LaidOutTrack {
  /// Tells why each finding could not be helped.
  mutating func explain(_ plans: [CuePlan], rules: LanguageRules, duration: MediaTime) {
    for index in findings.indices {
      let cue = findings[index].cue
      findings[index].cause = cause(
        of: findings[index], plan: plans[cue],
        next: cue + 1 < plans.count ? plans[cue + 1] : nil, rules: rules, duration: duration)
    }
  }

  private func cause(
    of finding: Finding, plan: CuePlan, next: CuePlan?, rules: LanguageRules, duration: MediaTime
  ) -> Finding.Cause {
    switch finding.rule {
    case .readingSpeed:
      // The speed at which it would be read if it were shown for as long as it is spoken.
      var spoken = track.cues[finding.cue]
      spoken.range = plan.spokenStart..<max(plan.spokenStart, plan.spokenEnd)
      let speed = rules.readingSpeed(of: spoken).speed
      return speed > finding.limit ? .fastSpeech(speed) : room(after: plan, next, duration)
    case .tooShort, .gap, .overlap, .order, .tooLong:
      return room(after: plan, next, duration)
    case .lineLength, .lineCount, .wordBreak:
      let lines = track.cues[finding.cue].lines
      return .unbreakable(lines[finding.line ?? 0].text)
    case .kinsoku, .empty:
      return .transcript
    }
  }

  private func room(
    after plan: CuePlan, _ next: CuePlan?, _ duration: MediaTime
  ) -> Finding.Cause {
    if let next { return .nextSpeech(after: next.spokenStart - plan.spokenStart) }
    return .endOfRecording(after: duration - plan.spokenStart)
  }
}
