internal import Foundation
public import SpeechDetection
public import TimedText
internal import Timeline

/// What turns may be timed by.
public enum TimingMethod: String, Sendable, CaseIterable {
  /// By their sounds where the transcript is what is said, else by the speech regions.
  case auto
  /// By durations, pauses and voices alone.
  case regions
  /// By their sounds, whether or not they seem to be those of the transcript.
  case acoustic
}

/// The turns of a transcript with their places in a recording.
///
/// First durations, pauses and voices tell where each turn is spoken: nothing need be known of the
/// words, so the transcript may be in another language than the speech. Where it is not, this
/// teaches what its letters sound like in the recording, and forced alignment finds every turn anew.
public struct TurnTiming: Sendable {
  /// The turns, in the order of the transcript; those that nobody speaks have no time.
  public let turns: [TimedTurn]
  /// What the transcript has to do with the recording.
  public let relation: TranscriptRelation

  /// Times turns over the speech of a recording.
  ///
  /// Every turn is in the result once. The clauses of the spoken ones follow each other in order,
  /// none over another, all within the recording.
  ///
  /// - Parameters:
  ///   - turns: The turns of the transcript.
  ///   - language: The language of the transcript, by which it is spelt out: an ISO 639-1 code.
  ///   - runs: The stretches of speech, as a detector gives them.
  ///   - features: What is known of each hop of the recording.
  ///   - method: What turns are timed by.
  ///   - pins: What is known of the times already: pinned clauses begin and end exactly there, and
  ///     the others find their places between them.
  ///   - ignored: What is not to be gone by, where turns are timed by speech alone.
  ///   - workers: How many threads may be at work, one a core without it; the result does not
  ///     depend on it.
  /// - Complexity: O(*n* log *n*) in the length of the recording, a few seconds an hour.
  public init(
    _ turns: [Turn], in language: String = "und", over runs: [SpeechRun],
    of features: FrameFeatures, by method: TimingMethod = .auto, pins: ClausePins = .none,
    ignoring ignored: Set<TimingEvidence> = [], workers: Int? = nil
  ) {
    let hops = pins.hops(hopCount: features.count)
    let runs = PinnedRuns(runs, pins: pins, hops: hops, hopCount: features.count).runs
    let script = TimingScript(turns, pins: Array(zip(pins.pins, hops)), ignoring: ignored)
    let regions = RegionTimer(script, runs: runs, features: features, ignoring: ignored).time()
    var acoustic: AcousticTiming?
    var relation = TranscriptRelation.untold
    if method != .regions, let regions {
      let text = LetterText(turns, in: language)
      let timer = AcousticTimer(
        script, text, runs: runs, features: features,
        workers: workers ?? ProcessInfo.processInfo.activeProcessorCount)
      if method == .acoustic || timer.fit(to: regions).isThatOfTheSpeech,
        let found = timer.time(regions)
      {
        acoustic = found
        relation = method == .auto ? TranscriptRelation(of: text, timed: found) : .untold
      } else {
        relation = TranscriptRelation(of: turns, timed: regions, over: runs, of: features)
      }
    }
    self.relation = relation
    let timed = turns.enumerated().map { index, turn in
      let units = script.firstUnits[index]..<script.firstUnits[index + 1]
      let evidence: TimedTurn.Evidence = acoustic == nil ? .regions : .acoustic
      let collar = acoustic == nil ? Self.collar : Self.acousticCollar
      let places = (acoustic?.places ?? regions?.places).map { Array($0[units]) } ?? []
      guard let first = places.first, let first, !places.contains(where: { $0 == nil }) else {
        return TimedTurn(
          turn: turn, state: .unspoken, clauseRanges: [], probability: 0, collar: collar,
          evidence: evidence)
      }
      let signs =
        acoustic?.signs[index].map { ($0.probability, $0.values) }
        ?? regions?.signs[index].map { ($0.probability, $0.values) }
      let probability = signs?.0 ?? 0
      return TimedTurn(
        turn: turn, state: probability < Self.doubt ? .doubtful : .timed,
        clauseRanges: places.compactMap { place in
          place.map {
            FrameFeatures.time(ofHop: $0.onset)..<FrameFeatures.time(ofHop: $0.offset)
          }
        }, probability: probability, collar: collar, evidence: evidence,
        voice: (regions?.voiceCount ?? 1) > 1 ? first.voice + 1 : nil,
        signs: signs.map { Dictionary(uniqueKeysWithValues: $0.1) } ?? [:])
    }
    self.turns = PinnedTurns(timed, pins: pins, duration: features.duration).turns
  }

  /// How far a start may be off to count as right, by speech alone and by sounds.
  private static let collar = FrameFeatures.time(ofHop: TurnConfidence.collar)
  private static let acousticCollar = FrameFeatures.time(ofHop: TurnConfidence.acousticCollar)
  /// The probability below which a turn's time is in doubt.
  private static let doubt = 0.5
}
