internal import RealModule
package import SpeechDetection

/// Times a script by the speech of a recording, without knowing a word of its language.
///
/// The program runs in rounds, from coarse to fine: first with long stretches of text over speech
/// cut at long pauses, anywhere in the recording; then with sentences, near the path that was
/// found; at last with clauses over the finest runs. Every round learns from its path how fast
/// people speak here, how they pause, and what their voices sound like.
package struct RegionTimer: Sendable {
  /// What a round looks at.
  private struct Resolution {
    /// A unit of text ends with the first sentence after so many syllables; clauses without it.
    var syllables: Double?
    /// Speech is cut at pauses from so many hops.
    var shortestPause: Int
  }

  /// How a round searches.
  private struct Round {
    var resolution: Resolution
    /// How far around the path before it looks, in hops of speech.
    var reach: Int
    var prices: RegionProgram.Prices
    /// Whether voices are told apart.
    var hearsVoices = true
  }

  private static let stretches = Resolution(syllables: 40, shortestPause: 40)
  private static let sentences = Resolution(syllables: 0, shortestPause: 25)
  private static let phrases = Resolution(syllables: nil, shortestPause: 12)
  private static let clauses = Resolution(syllables: nil, shortestPause: 0)

  // At first, when durations are known badly, speech without text and text without speech are
  // dear: else they would swallow what fits badly.
  private static let rounds = [
    Round(
      resolution: stretches, reach: .max,
      prices: .init(enteringFiller: 25, unspokenTurn: 25), hearsVoices: false),
    Round(
      resolution: stretches, reach: 20_000,
      prices: .init(enteringFiller: 18, unspokenTurn: 16), hearsVoices: false),
    Round(
      resolution: sentences, reach: 12_000,
      prices: .init(enteringFiller: 16, unspokenTurn: 12)),
    Round(
      resolution: sentences, reach: 8000, prices: .init(enteringFiller: 12, unspokenTurn: 9)),
    Round(
      resolution: phrases, reach: 6000, prices: .init(enteringFiller: 14, unspokenTurn: 10)),
    Round(
      resolution: clauses, reach: 3000,
      prices: .init(enteringFiller: 10, unspokenTurn: 7, beam: 80)),
    Round(
      resolution: clauses, reach: 2000,
      prices: .init(enteringFiller: 9, unspokenTurn: 6, beam: 60)),
    Round(
      resolution: clauses, reach: 2000,
      prices: .init(enteringFiller: 9, unspokenTurn: 6, beam: 60)),
  ]

  /// How many units around each one the band keeps together.
  private static let spread = 12
  /// The least reach of the first search, in hops: five minutes.
  private static let firstReach = 30_000

  private let script: TimingScript
  private let finest: RunSequence
  private let cepstra: RunCepstra

  /// Prepares to time a script over the runs of a recording.
  package init(_ script: TimingScript, runs: [SpeechRun], features: FrameFeatures) {
    self.script = script
    finest = RunSequence(runs, hopCount: features.count)
    cepstra = RunCepstra(of: runs, in: features)
  }

  package var log: @Sendable (String) -> Void = { _ in }

  /// The path and what it taught, or nothing where nobody speaks or nothing is said.
  package func time() -> RegionTiming? {
    guard script.count > 0, finest.count > 0 else { return nil }
    let syllables = script.weights.reduce(0, +)
    var durations = DurationModel(perClause: 8, perSyllable: 0)
    durations.perSyllable = max(
      (Double(finest.spoken) * 0.95 - durations.perClause * Double(script.count)) / syllables, 2)
    var pauses: PauseModel?
    var voiceModel: VoiceModel?
    var voices = VoiceCosts()
    var path: RegionPath?
    for (index, round) in Self.rounds.enumerated() {
      let isFirstOfKind =
        index == 0
        || Self.rounds[index - 1].resolution.shortestPause != round.resolution.shortestPause
      let t0 = ContinuousClock().now
      let sequence = finest.bridging(pausesBelow: round.resolution.shortestPause)
      let units = round.resolution.syllables.map { script.coarser(syllables: $0) } ?? script
      let all = sequence.pauseCounts
      if isFirstOfKind {
        pauses = nil
        durations.forgetDeviations()
      }
      if round.hearsVoices, voiceModel == nil, let path {
        let model = VoiceModel(clustering: cepstra, groups: path.matches.map(\.runs), into: 2)
        voices = VoiceCosts(
          costs: model.costs(of: cepstra), changes: VoiceContext.allCases.map(\.priorChange))
        voiceModel = model
      }
      let known =
        pauses
        ?? PauseModel(
          learningFrom: PauseModel.guess(
            units.boundaries, all: all, speech: Double(sequence.spoken),
            shortest: round.resolution.shortestPause),
          all: all, speech: Double(sequence.spoken), shortest: round.resolution.shortestPause)
      func program(_ band: SearchBand) -> RegionProgram {
        RegionProgram(
          units, over: sequence, pauses: known, durations: durations, voices: voices,
          prices: round.prices, band: band)
      }
      var evidence: PathEvidence?
      if let before = path {
        let band = SearchBand(
          around: before, of: units, sequence, reach: round.reach, spread: Self.spread)
        let program = program(band)
        path = program.solve()
        evidence = path.map { PathEvidence(of: $0, in: program) }
      } else {
        var reach = max(Self.firstReach, sequence.spoken / 12)
        while evidence == nil {
          let band = SearchBand(alongDiagonalOf: units, sequence, reach: reach)
          let program = program(band)
          if let found = program.solve(),
            reach >= sequence.spoken || !band.isTouched(by: found, of: units, sequence)
          {
            path = found
            evidence = PathEvidence(of: found, in: program)
          } else if reach >= sequence.spoken {
            return nil
          }
          reach *= 2
        }
      }
      guard let evidence else { return nil }
      pauses = PauseModel(
        learningFrom: evidence.pauses, all: all, speech: Double(sequence.spoken),
        shortest: round.resolution.shortestPause)
      durations = durations.learning(from: evidence.durations)
      if var model = voiceModel {
        model.learn(cepstra, voices: evidence.voices)
        voices = VoiceCosts(costs: model.costs(of: cepstra), changes: evidence.changes)
        voiceModel = model
      }
      log(
        "round \(index) \(units.count)x\(sequence.count): \(ContinuousClock().now - t0) cost \(path?.cost ?? 0) matches \(path?.matches.count ?? 0) \(durations) \(evidence.changes)"
      )
    }
    return path.map {
      RegionTiming(
        path: $0, script: script, sequence: finest, durations: durations, voiceCount: voices.count)
    }
  }
}
