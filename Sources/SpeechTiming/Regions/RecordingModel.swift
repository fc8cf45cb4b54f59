internal import SpeechDetection

/// What the program believes of a recording: how people pause in it, how fast they speak, what
/// their voices sound like. Each round's path teaches it.
struct RecordingModel: Sendable {
  private(set) var durations: DurationModel
  /// Nothing where speech is cut at other pauses than those that were learnt of.
  private var pauses: PauseModel?
  private var shortestPause = -1
  private(set) var voices = VoiceCosts()
  private var voiceModel: VoiceModel?
  private let cepstra: RunCepstra
  /// Whether each voice has a channel of its own, so that none need be told by its sound.
  private let hasChannels: Bool

  /// How many hops a clause takes besides its syllables, before anything is learnt.
  private static let perClause = 8.0
  /// The share of the speech that a transcript usually has.
  private static let transcribed = 0.95
  /// How many voices are told apart.
  private static let voiceCount = 2

  /// Believes what is usual, but for how fast people speak: the transcript over the speech, times
  /// a factor.
  init(
    _ script: TimingScript, _ sequence: RunSequence, _ cepstra: RunCepstra,
    channels: RunChannels, pace: Double
  ) {
    self.cepstra = cepstra
    hasChannels = channels.count > 1
    if hasChannels {
      voices = VoiceCosts(
        costs: channels.costs, changes: VoiceContext.allCases.map(\.priorChange))
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
    let all = sequence.pauseCounts
    let speech = Double(sequence.spoken)
    pauses = PauseModel(
      learningFrom: PauseModel.guess(
        units.boundaries, all: all, speech: speech, shortest: shortestPause),
      all: all, speech: speech, shortest: shortestPause)
  }

  /// Begins to tell voices apart, given stretches of runs that are of one voice each.
  mutating func hearVoices(in groups: [Range<Int>]) {
    guard voiceModel == nil, !hasChannels else { return }
    let model = VoiceModel(clustering: cepstra, groups: groups, into: Self.voiceCount)
    voices = VoiceCosts(
      costs: model.costs(of: cepstra), changes: VoiceContext.allCases.map(\.priorChange))
    voiceModel = model
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
    let evidence = PathEvidence(of: path, in: program)
    pauses = PauseModel(
      learningFrom: evidence.pauses, all: program.sequence.pauseCounts,
      speech: Double(program.sequence.spoken), shortest: shortestPause)
    durations = durations.learning(from: evidence.durations)
    if hasChannels { voices.learn(changes: evidence.changes) }
    guard var model = voiceModel else { return }
    model.learn(cepstra, voices: evidence.voices)
    voices = VoiceCosts(costs: model.costs(of: cepstra), changes: evidence.changes)
    voiceModel = model
  }
}
