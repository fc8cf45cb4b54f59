public import Timeline

/// One speaker's contribution, as the transcript has it.
public struct Turn: Sendable, Hashable {
  /// The first and last line of the transcript that its words stand on: from 1, blank lines not
  /// counted. A line that holds no words (a name, a time or marks alone) is in no turn.
  public var lines: ClosedRange<Int>
  /// The speaker's name where the transcript gives one; nothing says nothing about a change of
  /// voice.
  public var speaker: String?
  /// Whether another voice speaks than in the turn before, where the transcript says so: by names,
  /// or by a sign at a change (`>>`, a dash). A speaker's next paragraph is a turn that does not
  /// change the voice.
  public var changesVoice: Bool?
  /// Where the transcript itself says that the turn begins (`[00:12:30] Ann: …`): a hint only.
  public var statedStart: MediaTime?
  /// What is said, in order: never empty, and none of them without a word.
  public var clauses: [Clause]

  /// How long it takes to say, in syllables: the weights of its clauses together.
  public var weight: Double { clauses.reduce(0) { $0 + $1.weight } }
  /// The text of the whole turn as a reader would see it: the clauses joined.
  public var text: String { clauses.map(\.text).joined() }

  /// Creates a turn.
  public init(
    lines: ClosedRange<Int>, speaker: String? = nil, changesVoice: Bool? = nil,
    statedStart: MediaTime? = nil, clauses: [Clause]
  ) {
    self.lines = lines
    self.speaker = speaker
    self.changesVoice = changesVoice
    self.statedStart = statedStart
    self.clauses = clauses
  }
}
