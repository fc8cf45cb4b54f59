internal import Timeline

/// The passages of a recording, each laid out for itself.
struct Passages {
  private let texts: [TurnText]
  private let continuesVoice: [Bool]
  private let profile: LayoutProfile
  private let rules: LanguageRules
  private let timing: CueTiming

  init(
    _ texts: [TurnText], turns: [TimedTurn], profile: LayoutProfile, rules: LanguageRules,
    timing: CueTiming
  ) {
    self.texts = texts
    self.profile = profile
    self.rules = rules
    self.timing = timing
    continuesVoice = texts.indices.map { index in
      index > 0
        && Self.isOneVoice(turns[texts[index - 1].turn], turns[texts[index].turn])
    }
  }

  /// Whether two turns are known to be in one voice.
  private static func isOneVoice(_ a: TimedTurn, _ b: TimedTurn) -> Bool {
    if let name = a.turn.speaker, let other = b.turn.speaker { return name == other }
    if let voice = a.voice, let other = b.voice { return voice == other }
    return false
  }

  /// The cues of the whole recording, in order.
  func plans() -> [CuePlan] {
    let isSqueezed = texts.indices.map(self.isSqueezed)
    var plans: [CuePlan] = []
    var start = 0
    while start < texts.count {
      var end = start + 1
      while end < texts.count, isSqueezed[end - 1] || isSqueezed[end], areNeighbours(end - 1, end) {
        end += 1
      }
      let passage = PassageLayout(
        turns: Array(texts[start..<end]), continuesVoice: Array(continuesVoice[start..<end]),
        next: end < texts.count ? texts[end].start : nil, profile: profile,
        rules: rules, timing: timing)
      plans += passage.plans()
      start = end
    }
    return plans
  }

  /// Whether nothing stands between two turns in the transcript, not even what is never spoken:
  /// two turns that share a cue are read as one stretch of the transcript.
  private func areNeighbours(_ a: Int, _ b: Int) -> Bool { texts[a].turn + 1 == texts[b].turn }

  /// Whether the next turn comes before this one can be shown and read on its own.
  private func isSqueezed(_ index: Int) -> Bool {
    let text = texts[index]
    let next = index + 1 < texts.count ? texts[index + 1].start : timing.duration
    let room = next - text.start - timing.minimumGap
    if room < timing.minimumDuration { return true }
    let last = text.places[text.lastPlace]
    let amount = rules.countsWords ? last.words : last.lengthEnd
    return Double(amount) > room.seconds * timing.fastestReading
  }
}
