import TestSupport
import TimedText
import Timeline

/// Turns timed as a speaker of an even pace would say them.
struct SimulatedSpeech {
  var turns: [TimedTurn] = []
  private(set) var now: Double
  /// Seconds for a syllable.
  var pace: Double

  /// - Parameters:
  ///   - start: When the first turn begins, in seconds.
  ///   - syllablesPerSecond: How fast it is spoken.
  init(from start: Double = 1, syllablesPerSecond: Double = 4.5) {
    now = start
    pace = 1 / syllablesPerSecond
  }

  /// Adds the turns of a transcript, each in a voice of its own unless they are told apart by name.
  mutating func say(
    _ transcript: String, pause: Double = 0.4, clausePause: Double = 0.15, voice: Int? = nil
  ) throws {
    let pace = self.pace
    for turn in try Transcript(parsing: Array(transcript.utf8)).turns {
      add(turn, pause: pause, voice: voice) { clause in
        (clausePause, clause.weight * pace)
      }
    }
  }

  /// Adds the turns of a transcript with pauses and paces that vary.
  mutating func say(_ transcript: String, using generator: inout SeededGenerator) throws {
    let pace = self.pace
    for (index, turn) in try Transcript(parsing: Array(transcript.utf8)).turns.enumerated() {
      let isQuick = Double.random(in: 0..<1, using: &generator) < 0.3
      let pause = Double.random(in: isQuick ? 0.02..<0.2 : 0.2..<1.2, using: &generator)
      add(turn, pause: pause, voice: index % 2 + 1) { clause in
        let varied = pace * Double.random(in: 0.75..<1.3, using: &generator)
        return (Double.random(in: 0.05..<0.6, using: &generator), clause.weight * varied)
      }
    }
  }

  private mutating func add(
    _ turn: Turn, pause: Double, voice: Int?,
    _ times: (Clause) -> (pause: Double, duration: Double)
  ) {
    now += pause
    let ranges = turn.clauses.enumerated().map { index, clause in
      let (pause, duration) = times(clause)
      now += index > 0 ? pause : 0
      let start = MediaTime(seconds: now)
      now += duration
      return start..<MediaTime(seconds: now)
    }
    turns.append(.timed(turn, ranges, voice: voice))
  }

  var duration: MediaTime { MediaTime(seconds: now + 5) }
}

extension TimedTurn {
  static func timed(_ turn: Turn, _ ranges: [TimeRange], voice: Int? = nil) -> TimedTurn {
    TimedTurn(
      turn: turn, state: .timed, clauseRanges: ranges, probability: 1,
      collar: .milliseconds(250), evidence: .regions, voice: voice)
  }

  /// A turn of one clause.
  static func spoken(
    _ text: String, _ start: Double, _ end: Double, voice: Int? = nil, speaker: String? = nil,
    state: TimedTurn.State = .timed
  ) -> TimedTurn {
    var turn = TimedTurn.timed(
      Turn(
        lines: 1...1, speaker: speaker,
        clauses: [Clause(text: text, breakAfter: .turn, weight: 1)]),
      state == .unspoken ? [] : [MediaTime(seconds: start)..<MediaTime(seconds: end)],
      voice: voice)
    turn.state = state
    return turn
  }
}

extension LaidOutTrack {
  /// What is shown, cue by cue, with `/` between lines.
  var shown: [String] {
    track.cues.map { $0.lines.map(\.shown).joined(separator: "/") }
  }

  /// In-times and out-times in milliseconds.
  var times: [[Int64]] {
    track.cues.map { [$0.range.lowerBound, $0.range.upperBound].map(\.roundedMilliseconds) }
  }
}

extension String {
  /// The letters, marks, numbers and symbols, which no layout may lose or add to.
  var letters: String {
    String(
      String.UnicodeScalarView(
        unicodeScalars.filter { scalar in
          switch scalar.properties.generalCategory {
          case .control, .format, .surrogate, .privateUse, .unassigned, .spaceSeparator,
            .lineSeparator, .paragraphSeparator, .connectorPunctuation, .dashPunctuation,
            .openPunctuation, .closePunctuation, .initialPunctuation, .finalPunctuation,
            .otherPunctuation:
            false
          default: true
          }
        }))
  }
}
