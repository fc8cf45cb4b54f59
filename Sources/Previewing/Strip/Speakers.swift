internal import Timeline

/// The speakers of a track, numbered in the order in which they first speak.
struct Speakers {
  private var numbers: [String: Int] = [:]
  private let changes: [Bool]

  init(_ cues: CueIndex) {
    var previous: String?
    var changes: [Bool] = []
    for cue in cues.cues {
      if let speaker = cue.speaker, numbers[speaker] == nil { numbers[speaker] = numbers.count }
      changes.append(cue.speaker != nil && cue.speaker != previous)
      previous = cue.speaker
    }
    self.changes = changes
  }

  /// The number of a speaker; who has no name is the first.
  func number(of speaker: String?) -> Int { speaker.flatMap { numbers[$0] } ?? 0 }

  /// Whether the cue at a position has another speaker than the one before.
  func isChange(at position: Int) -> Bool { changes[position] }
}
