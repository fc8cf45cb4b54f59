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
  ///   - workers: How many threads may be at work, one a core without it; the result does not
  ///     depend on it.
  /// - Complexity: O(*n* × *w*) in the length of the recording and the width that is searched: some
  ///   minutes, or all of it where a transcript leaves out long stretches; a few seconds an hour.
  public init(
    _ turns: [Turn], in language: String = "und", over runs: [SpeechRun],
    of features: FrameFeatures, by method: TimingMethod = .auto, pins: ClausePins = .none,
    workers: Int? = nil
  ) {
    self.init(
      turns, in: language, over: runs, of: features, by: method, pins: pins, ignoring: [],
      workers: workers)
  }

  /// Times turns without some of the evidence that there is, to find out what that is worth.
  package init(
    _ turns: [Turn], in language: String = "und", over runs: [SpeechRun],
    of features: FrameFeatures, by method: TimingMethod = .auto, pins: ClausePins = .none,
    ignoring ignored: Set<TimingEvidence>, workers: Int? = nil
  ) {
    let cut = TurnParts(turns)
    let (parts, pins) = (cut.parts, cut.pins(pins))
    let pinned = zip(pins.pins, pins.hops(hopCount: features.count)).map { (pin: $0, hop: $1) }
    let runs = PinnedRuns(runs, pins: pinned, hopCount: features.count).runs
    let found = PartTimer(
      TimingTask(
        turns: parts, language: language, runs: runs, features: features, pins: pinned,
        ignored: ignored, workers: workers ?? ProcessInfo.processInfo.activeProcessorCount)
    ).find(by: method)
    relation = found.relation
    let timed = zip(parts, found.places).map { part, place in
      TimedTurn(part, place, by: found.evidence, voiceCount: found.voiceCount)
    }
    self.turns = cut.turns(
      turns, timed: PinnedTurns(timed, pins: pins, duration: features.duration).turns)
  }
}

extension TimedTurn {
  /// A turn where it was placed, or one that nobody speaks by some evidence.
  fileprivate init(
    _ turn: Turn, _ placed: PlacedTurn?, by evidence: Evidence, voiceCount: Int
  ) {
    let evidence = placed?.evidence ?? evidence
    let collar = evidence == .acoustic ? Self.acousticCollar : Self.collar
    guard let placed else {
      self.init(
        turn: turn, state: .unspoken, clauseRanges: [], probability: 0, collar: collar,
        evidence: evidence)
      return
    }
    self.init(
      turn: turn, state: placed.probability < Self.doubt ? .doubtful : .timed,
      clauseRanges: placed.clauses.map {
        FrameFeatures.time(ofHop: $0.onset)..<FrameFeatures.time(ofHop: $0.offset)
      }, probability: placed.probability, collar: collar, evidence: evidence,
      voice: voiceCount > 1 ? placed.clauses.first.map { $0.voice + 1 } : nil,
      signs: Dictionary(uniqueKeysWithValues: placed.signs))
  }

  /// How far a start may be off to count as right, by speech alone and by sounds.
  private static let collar = FrameFeatures.time(ofHop: TurnConfidence.collar)
  private static let acousticCollar = FrameFeatures.time(ofHop: TurnConfidence.acousticCollar)
  /// The probability below which a turn's time is in doubt.
  private static let doubt = 0.5
}
