public import SpeechDetection
public import TimedText
internal import Timeline

/// The turns of a transcript with their places in a recording.
///
/// This is not forced alignment: nothing is known of the words. Durations, pauses and voices tell
/// where each turn is spoken, so the transcript may be in another language than the speech.
public struct TurnTiming: Sendable {
  /// The turns, in the order of the transcript; those that nobody speaks have no time.
  public let turns: [TimedTurn]

  /// Times turns over the speech of a recording.
  ///
  /// Every turn is in the result once. The clauses of the spoken ones follow each other in order,
  /// none over another, all within the recording.
  ///
  /// - Parameters:
  ///   - turns: The turns of the transcript.
  ///   - runs: The stretches of speech, as a detector gives them.
  ///   - features: What is known of each hop of the recording.
  /// - Complexity: O(*n* log *n*) in the length of the recording, about 0.2 s an hour.
  public init(_ turns: [Turn], over runs: [SpeechRun], of features: FrameFeatures) {
    let script = TimingScript(turns)
    let timing = RegionTimer(script, runs: runs, features: features).time()
    self.turns = turns.enumerated().map { index, turn in
      let units = script.firstUnits[index]..<script.firstUnits[index + 1]
      let places = timing.map { Array($0.places[units]) } ?? []
      guard let first = places.first, let first, !places.contains(where: { $0 == nil }) else {
        return TimedTurn(
          turn: turn, state: .unspoken, clauseRanges: [], probability: 0, collar: Self.collar,
          evidence: .regions)
      }
      let probability = timing?.probabilities[index] ?? 0
      return TimedTurn(
        turn: turn, state: probability < Self.doubt ? .doubtful : .timed,
        clauseRanges: places.compactMap { place in
          place.map {
            FrameFeatures.time(ofHop: $0.onset)..<FrameFeatures.time(ofHop: $0.offset)
          }
        }, probability: probability, collar: Self.collar, evidence: .regions,
        voice: (timing?.voiceCount ?? 1) > 1 ? first.voice + 1 : nil)
    }
  }

  /// How far a start may be off to count as right.
  private static let collar = FrameFeatures.time(ofHop: TurnConfidence.collar)
  /// The probability below which a turn's time is in doubt.
  private static let doubt = 0.5
}
