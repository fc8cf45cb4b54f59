internal import SpeechDetection

/// What the program believes of a recording: how people pause in it, how fast they speak, what
/// their voices sound like. Each round's path teaches it.
struct RecordingModel: Sendable {
  private(set) var durations: DurationModel
  /// Nothing where speech is cut at other pauses than those that were learnt of.
  private var pauses: PauseModel?
  private var shortestPause = -1
  private(set) var voices = VoiceCosts()
  private var hearsVoices = false
  /// Nothing where voices are not to be learnt.
  private let evidence: VoiceEvidence?
  private let ignored: Set<TimingEvidence>

  /// How many hops a clause takes besides its syllables, before anything is learnt.
  private static let perClause = 8.0
  /// The share of the speech that a transcript usually has.
  private static let transcribed = 0.95
  /// How many voices are told apart.
  private static let voiceCount = 2

  /// Believes what is usual, but for how fast people speak: the transcript over the speech, times
  /// a factor.
  init(
    _ script: TimingScript, _ sequence: RunSequence, _ evidence: VoiceEvidence?,
    knowing known: VoiceCosts?, pace: Double, ignoring ignored: Set<TimingEvidence>
  ) {
    self.evidence = evidence
    self.ignored = ignored
    if let known {
      voices = known
      voices.learn(changes: VoiceContext.allCases.map(\.priorChange))
    }
    let syllables = script.weights.reduce(0, +)
    let speech = Double(sequence.spoken) * Self.transcribed
    let left = speech - Self.perClause * Double(script.count)
    durations = DurationModel(
      perClause: Self.perClause, perSyllable: max(left / max(syllables, 1) * pace, 2))
  }

  /// Gets ready to look at units and runs of another size: how their durations scatter and where
  /// they have pauses is to be learnt anew.
  mutating func look(at units: TimingScript, _ sequence: RunSequence, shortestPause: Int) {
    guard shortestPause != self.shortestPause else { return }
    self.shortestPause = shortestPause
    durations.forgetDeviations()
    learnPauses(
      PauseModel.guess(
        units.boundaries, all: sequence.pauseCounts, speech: Double(sequence.spoken),
        shortest: shortestPause), of: sequence)
  }

  /// Begins to tell voices apart, given stretches of runs that are of one voice each.
  mutating func hearVoices(in groups: [Range<Int>]) {
    guard let evidence, !hearsVoices else { return }
    hearsVoices = true
    voices = VoiceCosts(
      costs: evidence.costs(clustering: groups, into: Self.voiceCount),
      changes: VoiceContext.allCases.map(\.priorChange))
  }

  /// A program that goes by these beliefs.
  func program(
    _ units: TimingScript, over sequence: RunSequence, prices: RegionProgram.Prices,
    band: SearchBand
  ) -> RegionProgram? {
    pauses.map {
      RegionProgram(
        units, over: sequence, pauses: $0, durations: durations, voices: voices, prices: prices,
        band: band)
    }
  }

  /// Learns from a path that a program found.
  mutating func learn(from path: RegionPath, in program: RegionProgram) {
    let seen = PathEvidence(of: path, in: program)
    learnPauses(seen.pauses, of: program.sequence)
    if !ignored.contains(.rates) { durations = durations.learning(from: seen.durations) }
    guard let evidence else {
      voices.learn(changes: seen.changes)
      return
    }
    guard hearsVoices else { return }
    voices = VoiceCosts(
      costs: evidence.costs(learningFrom: seen.voices, count: Self.voiceCount),
      changes: seen.changes)
  }

  private mutating func learnPauses(_ seen: PauseModel.Evidence, of sequence: RunSequence) {
    pauses = PauseModel(
      learningFrom: seen, all: sequence.pauseCounts, speech: Double(sequence.spoken),
      shortest: shortestPause, hearsLengths: !ignored.contains(.pauseLengths))
  }
}
