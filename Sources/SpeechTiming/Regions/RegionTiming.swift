internal import SpeechDetection

/// Where each clause of a script lies by the speech regions alone.
struct RegionTiming: Sendable {
  /// One clause's place.
  struct Place: Sendable, Hashable {
    /// The hop at which it begins.
    var onset: Int
    /// The hop behind its last one.
    var offset: Int
    /// Who says it, from 0.
    var voice: Int
  }

  /// The place of each clause; nothing where it is not spoken.
  let places: [Place?]
  /// What tells for each turn whether it is where it was put; nothing where it is not spoken.
  let signs: [RegionSigns?]
  /// What it costs that each voice that was told apart speaks each run.
  let voices: VoiceCosts
  /// What the path costs, in nats, against speech that has nothing to do with the script.
  let cost: Double

  /// How many voices were told apart.
  var voiceCount: Int { voices.count }

  /// The probability for each turn that its start is off by no more than the collar.
  let probabilities: [Double]

  /// Reads the places from the path of a solved program.
  ///
  /// A clause that begins a match begins with its run. Clauses that share runs share their time by
  /// how long each is expected to take.
  init(_ path: RegionPath, _ posteriors: StartPosteriors, _ program: RegionProgram) {
    let (script, sequence, durations) = (program.script, program.sequence, program.durations)
    var places: [Place?] = Array(repeating: nil, count: script.count)
    for match in path.matches {
      let expected = match.clauses.map {
        durations.mean(clauses: 1, syllables: script.weights[$0])
      }
      let total = expected.reduce(0, +)
      let first = match.runs.lowerBound
      let last = match.runs.upperBound - 1
      let spoken = Double(sequence.spoken(from: first, through: last))
      var run = first
      var done = 0.0
      var onset = sequence.runs[first].onset
      for (clause, duration) in zip(match.clauses, expected) {
        done += duration
        let position = sequence.spokenBefore[first] + Int((done / total * spoken).rounded())
        while run < last, sequence.spokenBefore[run + 1] < position { run += 1 }
        var offset = sequence.runs[run].onset + position - sequence.spokenBefore[run]
        offset = min(max(offset, onset + 1), sequence.runs[run].offset)
        if clause == match.clauses.upperBound - 1 { offset = sequence.runs[last].offset }
        places[clause] = Place(onset: onset, offset: max(offset, onset), voice: match.voice)
        // The next clause begins here, or behind the pause that follows.
        onset = offset
        if offset == sequence.runs[run].offset, run < last { onset = sequence.runs[run + 1].onset }
      }
    }
    self.places = places
    voices = program.voices
    cost = path.cost
    signs = RegionSigns.all(of: path, places, posteriors, program)
    probabilities = signs.map { $0?.probability ?? 0 }
  }

  /// The same of some turns alone.
  func of(_ turns: [Int], in script: TimingScript) -> RegionTiming {
    RegionTiming(
      places: turns.flatMap { places[script.units(of: $0)] }, signs: turns.map { signs[$0] },
      voices: voices, cost: cost)
  }

  private init(places: [Place?], signs: [RegionSigns?], voices: VoiceCosts, cost: Double) {
    (self.places, self.signs, self.voices, self.cost) = (places, signs, voices, cost)
    probabilities = signs.map { $0?.probability ?? 0 }
  }
}
