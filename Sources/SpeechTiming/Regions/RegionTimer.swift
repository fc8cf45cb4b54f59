internal import SpeechDetection

/// Times a script by the speech of a recording, without knowing a word of its language.
///
/// The program runs in rounds, from coarse to fine: first with long stretches of text over speech
/// cut at long pauses, anywhere in the recording; then with sentences, near the path that was
/// found; at last with clauses over the finest runs. Every round learns from its path how fast
/// people speak here, how they pause, and what their voices sound like.
struct RegionTimer: Sendable {
  /// What a round looks at.
  private struct Resolution {
    /// A unit of text ends with the first sentence after so many syllables; clauses without it.
    var syllables: Double?
    /// Speech is cut at pauses from so many hops.
    var shortestPause: Int

    func units(of script: TimingScript) -> TimingScript {
      syllables.map { script.coarser(syllables: $0) } ?? script
    }

    func runs(of finest: RunSequence, cutAt pinned: Set<Int>) -> RunSequence {
      finest.bridging(pausesBelow: shortestPause, cutAt: pinned)
    }

    /// The finest runs that go together.
    func groups(of finest: RunSequence) -> [Range<Int>] {
      let firsts = runs(of: finest, cutAt: []).firstRuns
      return zip(firsts, firsts.dropFirst()).map { $0..<$1 }
    }
  }

  /// How a round searches.
  private struct Round {
    var resolution: Resolution
    /// How far around the path before it looks, in hops of speech; the first has none before it.
    var reach = 0
    var prices: RegionProgram.Prices
    /// How many units around each one it takes the places of.
    var spread = 12
    /// Whether voices are told apart.
    var hearsVoices = true
    /// Whether the costs of all states are wanted, to tell how sure the path is.
    var isLast = false
  }

  private static let stretches = Resolution(syllables: 40, shortestPause: 40)
  private static let sentences = Resolution(syllables: 0, shortestPause: 25)
  private static let phrases = Resolution(syllables: nil, shortestPause: 12)
  private static let clauses = Resolution(syllables: nil, shortestPause: 0)

  // At first, when durations are known badly, speech without text and text without speech are
  // dear: else they would swallow what fits badly.
  private static let rounds = [
    Round(
      resolution: stretches,
      prices: .init(enteringFiller: 25, unspokenTurn: 25), hearsVoices: false),
    Round(
      resolution: stretches, reach: 20_000,
      prices: .init(enteringFiller: 18, unspokenTurn: 16), hearsVoices: false),
    Round(
      resolution: sentences, reach: 12_000,
      prices: .init(enteringFiller: 16, unspokenTurn: 12)),
    Round(
      resolution: sentences, reach: 8000, prices: .init(enteringFiller: 12, unspokenTurn: 10)),
    Round(
      resolution: phrases, reach: 6000, prices: .init(enteringFiller: 14, unspokenTurn: 10)),
    Round(
      resolution: clauses, reach: 3000,
      prices: .init(enteringFiller: 10, unspokenTurn: 10, beam: 80)),
  ]
  /// A round that lets go of turns easily: where an advert was taken for turns, those behind it
  /// have to be passed over before the search finds that they are spoken later.
  private static let doubtfulRound = Round(
    resolution: clauses, reach: 2500,
    prices: .init(enteringFiller: 9, unspokenTurn: 4, beam: 80))
  /// The last round, which is run until its path stays what it is.
  private static let lastRound = Round(
    resolution: clauses, reach: 1000,
    prices: .init(enteringFiller: 9, unspokenTurn: 6, beam: 60), spread: 5, isLast: true)
  /// How often it is run at most.
  private static let mostRounds = 6

  /// The least reach of the first search, in hops: five minutes.
  private static let firstReach = 30_000

  private let script: TimingScript
  private let finest: RunSequence
  /// The runs before which there is a pin.
  private let pinned: Set<Int>
  /// Nothing where voices are not to be learnt.
  private let voices: VoiceEvidence?
  /// The voices that are known beforehand, as where each has a channel of its own.
  private let known: VoiceCosts?
  private let ignored: Set<TimingEvidence>
  private let parallel: Parallel

  /// Prepares to time a script over the runs of a recording, with so many threads; the result does
  /// not depend on how many. Voices that are known, run by run, are not learnt.
  init(
    _ script: TimingScript, runs: [SpeechRun], features: FrameFeatures,
    ignoring ignored: Set<TimingEvidence> = [], knowing voices: VoiceCosts? = nil,
    workers: Int = 1
  ) {
    self.ignored = ignored
    parallel = Parallel(workers: workers)
    self.script = script
    finest = RunSequence(runs, hopCount: features.count)
    let hearsVoices = !ignored.contains(.voices)
    known = hearsVoices ? voices ?? RunChannels(of: runs, in: features).voices : nil
    self.voices =
      hearsVoices && known == nil ? VoiceEvidence(of: RunFrames(of: runs, in: features)) : nil
    let sequence = finest
    pinned = Set(script.pinnedStarts.values).union(script.pinnedEnds.values)
      .reduce(into: []) { $0.insert(sequence.run(from: $1)) }
  }

  /// The same timer without pins.
  private init(withoutPinsOf other: RegionTimer) {
    script = other.script.withoutPins()
    (finest, pinned) = (other.finest, [])
    (voices, known) = (other.voices, other.known)
    (ignored, parallel) = (other.ignored, other.parallel)
  }

  /// What a search starts from.
  private struct Start {
    /// How fast people speak, to what the lengths of transcript and speech say.
    var pace = 1.0
    /// Whether voices are first told apart by pauses, and not by a path.
    var clustersRuns = false
  }

  /// Where a recording is short there is little to learn from, and a search may settle on what is
  /// wrong: others are tried, and the cheapest path is taken.
  private static let otherStarts = [
    Start(clustersRuns: true), Start(pace: 0.8), Start(pace: 1.25),
    Start(pace: 0.8, clustersRuns: true), Start(pace: 1.25, clustersRuns: true),
  ]
  /// The most speech that is short, in hops: twenty minutes.
  private static let short = 120_000

  /// Where each clause lies, or nothing where nobody speaks or nothing is said.
  func time() -> RegionTiming? {
    guard script.count > 0, finest.count > 0 else { return nil }
    if let pinned = bestPath() { return pinned }
    // Pins may leave no path that is likely at all: what comes near to them is brought to them.
    guard !pinned.isEmpty else { return nil }
    return RegionTimer(withoutPinsOf: self).bestPath()
  }

  private func bestPath() -> RegionTiming? {
    let others = Self.otherStarts.filter { known == nil || !$0.clustersRuns }
    let starts = [Start()] + (finest.spoken <= Self.short ? others : [])
    let found = cheapest(of: parallel.map(starts.count) { solve(from: starts[$0]) })
    return found.map {
      let posteriors = StartPosteriors(of: $0.program, rows: $0.rows)
      return RegionTiming(likelyPath(of: $0, posteriors), posteriors, $0.program)
    }
  }

  /// The cheapest path that passes over no turn that is rather spoken than not: the cheapest of all
  /// leaves out one of several where each would do as well.
  private func likelyPath(of solution: Solution, _ posteriors: StartPosteriors) -> RegionPath {
    let turns = posteriors.rows.indices.filter { posteriors.rows[$0].unspoken < 0.5 }
    let placed = Set(solution.path.matches.map { script.turns[$0.clauses.lowerBound] })
    if placed.isSuperset(of: turns) { return solution.path }
    var program = solution.program
    program.spoken = Set(turns)
    return program.solve() ?? solution.path
  }

  /// The solution whose path costs least, the first of those that cost as much.
  private func cheapest(of solutions: [Solution?]) -> Solution? {
    solutions.compactMap(\.self).min { $0.path.cost < $1.path.cost }
  }

  /// A path with the program that found it, and what its states cost.
  private struct Solution: Sendable {
    var path: RegionPath
    var rows: [ProgramRow]
    var program: RegionProgram
  }

  /// Runs all rounds.
  private func solve(from start: Start) -> Solution? {
    var model = RecordingModel(
      script, finest, voices, knowing: known, pace: start.pace, ignoring: ignored)
    var path: RegionPath?
    for round in Self.rounds {
      let (units, sequence) = (
        round.resolution.units(of: script), round.resolution.runs(of: finest, cutAt: pinned)
      )
      model.look(at: units, sequence, shortestPause: round.resolution.shortestPause)
      let found: (path: RegionPath, program: RegionProgram)?
      if let before = path {
        if round.hearsVoices {
          model.hearVoices(
            in: start.clustersRuns ? Self.sentences.groups(of: finest) : before.matches.map(\.runs))
        }
        found = search(round, units, sequence, model, around: before).map { ($0.path, $0.program) }
      } else {
        found = search(units, sequence, model, round.prices)
      }
      guard let found else { return nil }
      model.learn(from: found.path, in: found.program)
      path = found.path
    }
    guard let path else { return nil }
    // What is once matched wrongly teaches that it is right: from elsewhere the search may settle
    // on what is likelier.
    return cheapest(
      of: parallel.map(2) { [model] way in
        way == 0 ? settle(model, path) : settle(model, after: Self.doubtfulRound, around: path)
      })
  }

  /// Runs one round, and then the last one until it finds the same.
  private func settle(
    _ model: RecordingModel, after round: Round, around path: RegionPath
  ) -> Solution? {
    guard let found = search(round, script, finest, model, around: path) else { return nil }
    var model = model
    model.learn(from: found.path, in: found.program)
    return settle(model, found.path)
  }

  /// Runs the last round until what the recording teaches and what the path is agree.
  private func settle(_ model: RecordingModel, _ path: RegionPath) -> Solution? {
    var (model, path) = (model, path)
    var last: Solution?
    for attempt in 1...Self.mostRounds {
      guard let found = search(Self.lastRound, script, finest, model, around: path) else { break }
      last = Solution(path: found.path, rows: found.rows, program: found.program)
      if attempt == Self.mostRounds || found.path.isLike(path) { break }
      model.learn(from: found.path, in: found.program)
      path = found.path
    }
    return last
  }

  /// Looks for a path around the one before it.
  private func search(
    _ round: Round, _ units: TimingScript, _ sequence: RunSequence, _ model: RecordingModel,
    around path: RegionPath
  ) -> (path: RegionPath, rows: [ProgramRow], program: RegionProgram)? {
    let band = SearchBand(
      around: path, of: units, sequence, reach: round.reach, spread: round.spread)
    guard
      let program = model.program(units, over: sequence, prices: round.prices, band: band),
      let found = program.solve(keepingCosts: round.isLast)
    else { return nil }
    return (found.path, found.rows, program)
  }

  /// Looks for the first path, along the straight line from start to end and ever further from it
  /// until the path keeps clear of the edges.
  private func search(
    _ units: TimingScript, _ sequence: RunSequence, _ model: RecordingModel,
    _ prices: RegionProgram.Prices
  ) -> (path: RegionPath, program: RegionProgram)? {
    var reach = max(Self.firstReach, sequence.spoken / 32)
    while true {
      let isWhole = reach >= sequence.spoken
      let band = SearchBand(alongDiagonalOf: units, sequence, reach: reach)
      if let program = model.program(units, over: sequence, prices: prices, band: band),
        let path = program.solve(), isWhole || !band.isTouched(by: path, of: units, sequence)
      {
        return (path, program)
      }
      if isWhole { return nil }
      reach *= 2
    }
  }
}
