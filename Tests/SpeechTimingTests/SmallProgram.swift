import SpeechDetection
import TestSupport
import TimedText
import Timeline

@testable import SpeechTiming

/// A small script and recording at random, half of them with pins, with times that the transcript
/// states, or with a band that may leave out the best path.
struct SmallProgram {
  var turns: [Turn]
  var script: TimingScript
  var sequence: RunSequence
  var pauses: PauseModel
  var durations = DurationModel(perClause: 8, perSyllable: 20)
  /// What each run costs for each voice.
  var voices: [[Float]]
  var prices = RegionProgram.Prices(enteringFiller: 4, unspokenTurn: 5)
  var band: SearchBand

  init(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let (isPinned, isStated, isNarrow) = (
      Bool.random(using: &generator), Bool.random(using: &generator),
      Bool.random(using: &generator)
    )
    var hop = Int.random(in: 0...30, using: &generator)
    let runs = (0..<Int.random(in: 1...5, using: &generator)).map { _ in
      let onset = hop + Int.random(in: 5...60, using: &generator)
      hop = onset + Int.random(in: 5...200, using: &generator)
      return SpeechRun(
        onset: onset, offset: hop,
        music: Bool.random(using: &generator) ? 0 : Double.random(in: 0...1, using: &generator))
    }
    sequence = RunSequence(runs, hopCount: hop + 20)
    turns = (0..<Int.random(in: 1...3, using: &generator)).map { index in
      Turn(
        lines: index + 1...index + 1,
        statedStart: isStated && Bool.random(using: &generator)
          ? FrameFeatures.time(ofHop: Int.random(in: 0...hop, using: &generator)) : nil,
        clauses: (0..<Int.random(in: 1...2, using: &generator)).map { _ in
          Clause(
            text: "词", breakAfter: ClauseBreak.allCases.randomElement(using: &generator) ?? .none,
            weight: Double(Int.random(in: 1...9, using: &generator)))
        })
    }
    script = TimingScript(
      turns, pins: isPinned ? Self.pins(turns, runs, end: hop, &generator) : [])
    pauses = PauseModel(
      learningFrom: PauseModel.Evidence(), all: sequence.pauseCounts,
      speech: Double(sequence.spoken), shortest: 0)
    let voiceCount = Int.random(in: 1...2, using: &generator)
    voices = (0..<voiceCount).map { _ in
      runs.map { _ in voiceCount == 1 ? 0 : Float.random(in: -1...3, using: &generator) }
    }
    band = SearchBand(
      alongDiagonalOf: script, sequence,
      reach: isNarrow ? Int.random(in: 20...200, using: &generator) : .max / 2)
  }

  /// One or two pins, each where a run begins or, for an end, behind one.
  private static func pins(
    _ turns: [Turn], _ runs: [SpeechRun], end: Int, _ generator: inout SeededGenerator
  ) -> [(pin: ClausePin, hop: Int?)] {
    (0..<Int.random(in: 1...2, using: &generator)).map { _ in
      let turn = Int.random(in: turns.indices, using: &generator)
      let clause = Int.random(in: turns[turn].clauses.indices, using: &generator)
      let run = Int.random(in: runs.indices, using: &generator)
      let isEnd = Bool.random(using: &generator)
      let hop = isEnd ? (run + 1 < runs.count ? runs[run + 1].onset : end) : runs[run].onset
      let pin = ClausePin(
        turn: turn, clause: clause, edge: isEnd ? .end : .start, at: FrameFeatures.time(ofHop: hop))
      return (pin, hop)
    }
  }

  var program: RegionProgram {
    RegionProgram(
      script, over: sequence, pauses: pauses, durations: durations,
      voices: voices.count > 1
        ? VoiceCosts(costs: voices, changes: VoiceContext.allCases.map(\.priorChange))
        : VoiceCosts(),
      prices: prices, band: band)
  }
}
