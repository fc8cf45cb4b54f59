/// What became of every turn and every second, for machines: version 1 of the report's JSON.
///
/// Times are in seconds, rounded to a tenth of a millisecond.
public struct GenerationReport: Sendable, Encodable {
  /// One turn of the transcript.
  public struct Turn: Sendable, Codable {
    /// The first and last line that it came from: from 1, blank lines not counted.
    public var lines: [Int]
    /// `timed`, `doubtful` or `unspoken`.
    public var state: String
    /// Where it begins; nothing where nobody speaks it.
    public var start: Double?
    /// Where it ends.
    public var end: Double?
    /// The probability that the start is off by no more than `collar`.
    public var probability: Double
    /// The tolerance that `probability` speaks of, in seconds.
    public var collar: Double
    /// What the timing rests on.
    public var evidence: String
    /// What the probability was computed from, by name; nothing where it has no such signs.
    public var signs: [String: Double]?
    /// The voice that speaks it, from 1, where voices were told apart.
    public var speaker: Int?
    /// The speaker's name where the transcript gives one.
    public var name: String?
    /// The number of the cue that opens it, from 1.
    public var cue: Int?
    /// True where nobody speaks it and it was put where there is room.
    public var placed: Bool?
    /// The parts in which a long turn was timed; nothing where it was timed as a whole.
    public var parts: [Part]?
  }

  /// A part of a long turn.
  public struct Part: Sendable, Codable {
    /// `timed`, `doubtful` or `unspoken`.
    public var state: String
    /// Where it begins; nothing where nobody speaks it.
    public var start: Double?
    /// Where it ends.
    public var end: Double?
    /// The probability that the start is off by no more than the turn's `collar`.
    public var probability: Double
    /// True where nobody speaks it and it was put where there is room.
    public var placed: Bool?
    /// Its text, where nobody speaks it.
    public var text: String?
  }

  /// A stretch of the recording.
  public struct Audio: Sendable, Codable {
    /// Where it begins.
    public var start: Double
    /// Where it ends.
    public var end: Double
    /// `cue`, `speech`, `music` or `silence`.
    public var kind: String
  }

  /// A fault of a cue by the profile.
  public struct Fault: Sendable, Codable {
    /// The number of the cue, from 1.
    public var cue: Int
    /// The rule.
    public var rule: String
    /// The fault and its cause, in words.
    public var message: String
  }

  /// The version of this form.
  public let version: Int
  /// The length of the recording.
  public let duration: Double
  /// The turns, in the order of the transcript.
  public let turns: [Turn]
  /// The whole recording without a break.
  public let audio: [Audio]
  /// What the profile forbids and could not be helped.
  public let findings: [Fault]
  /// The language of the text, as stated or guessed, as a BCP 47 tag; `und` where it is not known.
  public let language: String
  /// What was done or assumed when the transcript was read.
  public let notes: [String]
  /// What a user should know of the recording's file.
  public let warnings: [String]
  /// How many packets could not be decoded.
  public let damagedPackets: Int

  /// Reports a generation.
  public init(_ generation: Generation, of recording: Recording) {
    self.init(
      generation, duration: recording.duration, remarks: recording.remarks,
      damagedPackets: recording.damage.packetCount)
  }

  package init(
    _ generation: Generation, duration: MediaTime, remarks: [String], damagedPackets: Int
  ) {
    version = 1
    self.duration = duration.reported
    language = generation.language
    notes = generation.notes.map(\.description)
    warnings = remarks
    self.damagedPackets = damagedPackets
    let placed = Set(generation.placedTurns)
    let opening = generation.openingCues
    turns = generation.turns.enumerated().map { index, turn in
      Turn(
        lines: [turn.turn.lines.lowerBound, turn.turn.lines.upperBound],
        state: turn.state.rawValue, start: turn.range?.lowerBound.reported,
        end: turn.range?.upperBound.reported,
        probability: turn.probability.rounded(toDecimals: 4), collar: turn.collar.reported,
        evidence: turn.evidence.rawValue,
        signs: turn.signs.isEmpty ? nil : turn.signs.mapValues { $0.rounded(toDecimals: 4) },
        speaker: turn.voice, name: turn.turn.speaker,
        cue: opening[index].map { $0 + 1 }, placed: placed.contains(index) ? true : nil,
        parts: turn.parts.isEmpty ? nil : turn.parts.map { Part($0, of: turn) })
    }
    audio = generation.ledger.entries.map {
      Audio(
        start: $0.range.lowerBound.reported, end: $0.range.upperBound.reported,
        kind: $0.kind.rawValue)
    }
    findings = generation.laidOut.findings.compactMap { finding in
      finding.cue.map {
        Fault(cue: $0 + 1, rule: finding.rule.rawValue, message: finding.description)
      }
    }
  }

  /// The report as JSON: one line with its line feed, keys in alphabetical order.
  public func json() throws -> [UInt8] { try jsonLine() }
}

extension GenerationReport.Part {
  fileprivate init(_ part: TimedTurn.Part, of turn: TimedTurn) {
    let range = turn.range(of: part)
    let isSpoken = part.state != .unspoken && !part.isPlaced
    self.init(
      state: part.state.rawValue, start: range?.lowerBound.reported,
      end: range?.upperBound.reported, probability: part.probability.rounded(toDecimals: 4),
      placed: part.isPlaced ? true : nil,
      text: isSpoken ? nil : turn.text(of: part.clauses))
  }
}
