public import FoundationEssentials

/// What a person should know at the end of a run: what was timed, what is in doubt, and where.
public struct GenerationSummary: Sendable, Encodable {
  /// The version of the JSON form.
  public let version = 1
  /// The length of the recording in seconds.
  public let duration: Double
  /// How many cues there are.
  public let cues: Int
  /// How many turns were timed without doubt.
  public let timed: Int
  /// The first lines of the turns whose time is in doubt.
  public let doubtfulLines: [Int]
  /// The lines that nobody speaks.
  public let unspokenLines: [Int]
  /// Speech that the transcript does not have, in seconds.
  public let speechWithoutText: Double
  /// How many cues break a rule of the profile.
  public let faultyCues: Int
  /// The mean probability of the spoken turns that they begin in time.
  public let confidence: Double
  /// What a user should know of the recording's file.
  public let warnings: [String]

  private let profile: String

  private enum CodingKeys: CodingKey {
    case version, duration, cues, timed, doubtfulLines, unspokenLines, speechWithoutText
    case faultyCues, confidence, warnings
  }

  /// Sums up a generation.
  public init(_ generation: Generation, of recording: Recording) {
    func rounded(_ value: Double) -> Double { (value * 1000).rounded() / 1000 }
    duration = rounded(recording.duration.seconds)
    cues = generation.track.cues.count
    timed = generation.turns.count { $0.state == .timed }
    doubtfulLines = generation.turns.filter { $0.state == .doubtful }.map(\.turn.lines.lowerBound)
    unspokenLines = generation.turns.filter { $0.state == .unspoken }.flatMap(\.turn.lines)
    speechWithoutText = rounded(generation.ledger.duration(of: .speech).seconds)
    faultyCues = Set(generation.laidOut.findings.map(\.cue)).count
    let spoken = generation.turns.filter { $0.state != .unspoken }
    confidence = rounded(
      spoken.reduce(0) { $0 + $1.probability } / Double(max(spoken.count, 1)))
    var warnings = recording.warnings.map(\.description)
    if recording.damage.packetCount > 0 {
      warnings.append("\(recording.damage.packetCount) damaged packets were passed over")
    }
    self.warnings = warnings
    profile = generation.profile.name
  }

  /// Three lines for a person, and one for each thing that is odd about the file.
  public var lines: [String] {
    let length = MediaTime(seconds: duration).description.prefix(8)
    func list(_ lines: [Int]) -> String {
      let shown = lines.prefix(8).map { "\($0)" }.joined(separator: ", ")
      return (lines.count == 1 ? "line " : "lines ") + shown + (lines.count > 8 ? ", …" : "")
    }
    let doubt =
      doubtfulLines.isEmpty
      ? "no line in doubt" : "\(doubtfulLines.count) in doubt (\(list(doubtfulLines)))"
    let unspoken =
      unspokenLines.isEmpty
      ? "no line unspoken"
      : "\(unspokenLines.count) not spoken and left out (\(list(unspokenLines)))"
    let faults =
      faultyCues == 0
      ? "all cues keep to profile \(profile)"
      : "\(faultyCues) of \(cues) cues break a rule of profile \(profile)"
    return [
      "\(cues) cues for \(timed + doubtfulLines.count) turns in \(length); " + faults,
      "\(doubt); \(unspoken)",
      "\(MediaTime(seconds: speechWithoutText).description.prefix(8)) of sound like speech "
        + "that the transcript does not have",
    ] + warnings.map { "warning: \($0)" }
  }

  /// The summary as JSON, one line, its keys in alphabetical order.
  public func json() throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return try encoder.encode(self)
  }
}
