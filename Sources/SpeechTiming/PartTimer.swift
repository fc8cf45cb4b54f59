internal import SpeechDetection
internal import TimedText

/// Finds the places of the parts of a transcript by whatever evidence there is.
struct PartTimer {
  /// Where the parts are.
  struct Found {
    /// The place of each part; nothing for one that nobody speaks.
    var places: [PlacedTurn?]
    /// What the transcript has to do with the recording.
    var relation: TranscriptRelation
    /// What a part without a place was looked for by.
    var evidence: TimedTurn.Evidence
    /// How many voices were told apart.
    var voiceCount: Int
  }

  let task: TimingTask
  private let script: TimingScript

  /// Prepares to find the turns of a task.
  init(_ task: TimingTask) {
    self.task = task
    script = task.script
  }

  /// Finds the parts: by the regions first, and by their sounds where these are those of the speech.
  func find(by method: TimingMethod) -> Found {
    guard let regions = task.regions(script) else {
      return Found(
        places: task.turns.map { _ in nil }, relation: .untold, evidence: .regions, voiceCount: 1)
    }
    return switch method {
    case .regions: byRegions(regions, relation: .untold)
    case .acoustic:
      bySounds(acoustics, regions, asking: false) ?? byRegions(regions, relation: .untold)
    case .auto: byWhatApplies(regions)
    }
  }

  /// By the sounds of all parts, of some, or of none, as the recording tells.
  private func byWhatApplies(_ regions: RegionTiming) -> Found {
    lazy var relation = TranscriptRelation(of: task, timed: regions)
    let timer = acoustics
    let spoken = timer.spokenTurns(regions, fits: relation == .translation)
    let isSpoken = spoken.isSpoken
    if isSpoken.allSatisfy(\.self),
      let found = bySounds(timer, regions, asking: true, caution: spoken.caution)
    {
      return found
    }
    if isSpoken.contains(true), let found = bySoundsInPart(isSpoken, regions) { return found }
    return byRegions(regions, relation: relation)
  }

  private func byRegions(_ regions: RegionTiming, relation: TranscriptRelation) -> Found {
    Found(
      places: regions.turns(of: script), relation: relation, evidence: .regions,
      voiceCount: regions.voiceCount)
  }

  /// By the sounds of all parts; whether they are those of the speech is told where that is asked.
  private func bySounds(
    _ timer: AcousticTimer, _ regions: RegionTiming, asking: Bool, caution: Double = 1
  ) -> Found? {
    timer.time(regions, caution: caution).map { found in
      Found(
        places: found.turns(of: script),
        relation: asking ? TranscriptRelation(of: timer.text, timed: found) : .untold,
        evidence: .acoustic, voiceCount: regions.voiceCount)
    }
  }

  /// By the sounds of those parts that are what is said, and by the regions between them.
  private func bySoundsInPart(_ isSpoken: [Bool], _ regions: RegionTiming) -> Found? {
    PartlySpoken(task: task).time(isSpoken, script, regions).map {
      Found(places: $0, relation: .partly, evidence: .regions, voiceCount: regions.voiceCount)
    }
  }

  private var acoustics: AcousticTimer { task.acoustics(script, task.text) }
}
