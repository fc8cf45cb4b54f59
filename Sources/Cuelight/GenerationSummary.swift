/// What a person should know at the end of a run: what was timed, what is in doubt, what is missing
/// on either side, and where.
///
/// Times are in seconds, rounded to a tenth of a millisecond.
public struct GenerationSummary: Sendable, Encodable {
  /// A turn, or a part of a long one, whose time is in doubt.
  public struct Doubt: Sendable, Encodable {
    /// The first line of the transcript that the turn came from: from 1, blank lines not counted.
    public var line: Int
    /// Where it was put.
    public var start: Double
    /// The probability that it begins there.
    public var probability: Double
  }

  /// A part of a long turn that nobody speaks.
  public struct UnspokenPart: Sendable, Encodable {
    /// The first line of the transcript that the turn came from.
    public var line: Int
    /// The text of the part.
    public var text: String
  }

  /// A stretch of the recording.
  public struct Stretch: Sendable, Encodable {
    /// Where it begins.
    public var start: Double
    /// Where it ends.
    public var end: Double
  }

  /// The version of the JSON form.
  public let version = 1
  /// The length of the recording.
  public let duration: Double
  /// How many turns the transcript has.
  public let turns: Int
  /// How many of them have a time.
  public let timed: Int
  /// The turns, and parts of long ones, whose time is in doubt, the least certain first.
  public let doubtful: [Doubt]
  /// The lines that nobody speaks and that have no cue.
  public let unspokenLines: [Int]
  /// The parts of turns that nobody speaks and that have no cue.
  public let unspokenParts: [UnspokenPart]
  /// The lines that nobody speaks and that have a cue all the same.
  public let placedLines: [Int]
  /// The parts of turns that nobody speaks and that have a cue all the same.
  public let placedParts: [UnspokenPart]
  /// What sounds like speech and has no text, of a second or more: what is shorter is mostly a
  /// breath, or an edge of what has text.
  public let speechWithoutText: [Stretch]
  /// How many cues there are.
  public let cues: Int
  /// How many of them break a rule of the profile.
  public let faultyCues: Int
  /// The profile's name.
  public let profile: String
  /// The language of the text, as stated or guessed, as a BCP 47 tag; `und` where it is not known.
  public let language: String
  /// The mean probability that what has a time begins where it was put: a turn, or each part of a
  /// long one.
  public let confidence: Double
  /// What was done or assumed when the transcript was read.
  public let notes: [String]
  /// How a second language found its cues, `line` or `time`; nothing without one.
  public let pairing: String?
  /// What a user should know of the recording's file.
  public let warnings: [String]

  /// Sums up a generation.
  public init(_ generation: Generation, of recording: Recording) {
    self.init(generation, duration: recording.duration, remarks: recording.remarks)
  }

  package init(_ generation: Generation, duration: MediaTime, remarks: [String]) {
    self.duration = duration.reported
    let turns = generation.turns
    let timed = turns.filter { $0.range != nil }
    self.turns = turns.count
    self.timed = timed.count
    let placed = Set(generation.placedTurns)
    let judged = turns.enumerated().filter { !placed.contains($0.offset) }
      .flatMap { _, turn in turn.judgements.map { (turn: turn, part: $0) } }
    doubtful = judged.filter { $0.part.state == .doubtful && !$0.part.isPlaced }
      .enumerated()
      .sorted {
        ($0.element.part.probability, $0.offset) < ($1.element.part.probability, $1.offset)
      }
      .compactMap { _, doubt in Doubt(doubt.part, of: doubt.turn) }
    unspokenLines = turns.filter { $0.range == nil }.flatMap(\.turn.lines)
    unspokenParts = turns.flatMap { UnspokenPart.all(of: $0) { $0.state == .unspoken } }
    placedLines = generation.placedTurns.flatMap { turns[$0].turn.lines }
    placedParts = turns.flatMap { UnspokenPart.all(of: $0, where: \.isPlaced) }
    speechWithoutText = generation.ledger.entries
      .filter { $0.kind == .speech && $0.range.duration >= .seconds(1) }
      .map { Stretch(start: $0.range.lowerBound.reported, end: $0.range.upperBound.reported) }
    cues = generation.track.cues.count
    let faults = generation.laidOut.findings.filter { $0.severity > .note }
    faultyCues = Set(faults.compactMap(\.cue)).count
    profile = generation.profile.name
    language = generation.language
    notes = generation.notes.map(\.description)
    let probabilities = turns.flatMap(\.judgements).filter { $0.state != .unspoken }
      .map(\.probability)
    confidence =
      (probabilities.reduce(0, +) / Double(max(probabilities.count, 1))).rounded(toDecimals: 4)
    pairing = generation.pairing?.rawValue
    warnings = remarks
  }

  /// The summary as JSON: one line with its line feed, keys in alphabetical order.
  public func json() throws -> [UInt8] { try jsonLine() }
}

extension GenerationSummary.Doubt {
  fileprivate init?(_ part: TimedTurn.Part, of turn: TimedTurn) {
    guard let range = turn.range(of: part) else { return nil }
    self.init(
      line: turn.turn.lines.lowerBound, start: range.lowerBound.reported,
      probability: part.probability.rounded(toDecimals: 4))
  }
}

extension GenerationSummary.UnspokenPart {
  fileprivate static func all(
    of turn: TimedTurn, where isMeant: (TimedTurn.Part) -> Bool
  ) -> [Self] {
    turn.texts(ofParts: isMeant).map { Self(line: turn.turn.lines.lowerBound, text: $0) }
  }
}
