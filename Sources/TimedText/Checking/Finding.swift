public import Timeline

/// Something about a track that a profile forbids.
public struct Finding: Sendable, Hashable {
  /// Why a layout could not do better.
  public enum Cause: Sendable, Hashable {
    /// It is spoken that fast, in the profile's unit (characters a second, words a minute), and
    /// no silence follows in which it could stay up.
    case fastSpeech(Double)
    /// What follows begins so soon after it.
    case nextSpeech(after: MediaTime)
    /// The recording ends so soon after it.
    case endOfRecording(after: MediaTime)
    /// It has no place to break this line.
    case unbreakable(String)
    /// This word, or the part of it around the break, is longer than a line.
    case longWord(String)
    /// The transcript has it so.
    case transcript
  }

  /// What is forbidden.
  public var rule: Rule
  /// How bad it is.
  public var severity: Severity
  /// The index of the cue in its track; nothing for what concerns no cue, such as speech without
  /// one.
  public var cue: Int?
  /// The index of the line in the cue, where one line is at fault.
  public var line: Int?
  /// When it is seen or heard; nothing for what concerns the file alone.
  public var range: TimeRange?
  /// What the cue has, in the unit of the rule: characters a second or words a minute, characters,
  /// lines, seconds, or a share.
  public var measured: Double
  /// What the profile allows, in the same unit.
  public var limit: Double
  /// The fault in words, as `23.4 characters a second exceed 20`.
  public var message: String
  /// Why the layout could not do better; nothing for a track that was laid out elsewhere, and for
  /// what the recording has against its times.
  public var cause: Cause?

  /// Creates a finding; without a severity it has that of the rule.
  public init(
    rule: Rule, severity: Severity? = nil, cue: Int? = nil, line: Int? = nil,
    range: TimeRange? = nil, measured: Double = 0, limit: Double = 0, message: String,
    cause: Cause? = nil
  ) {
    self.rule = rule
    self.severity = severity ?? rule.severity
    self.cue = cue
    self.line = line
    self.range = range
    self.measured = measured
    self.limit = limit
    self.message = message
    self.cause = cause
  }
}

extension Finding.Cause: CustomStringConvertible {
  /// The cause in words, as `spoken that fast (22.9)`.
  public var description: String {
    switch self {
    case .fastSpeech(let speed): "spoken that fast (\(Finding.number(speed)))"
    case .nextSpeech(let time): "what follows begins \(Finding.number(time.seconds)) s after it"
    case .endOfRecording(let time):
      "the recording ends \(Finding.number(time.seconds)) s after it begins"
    case .unbreakable(let line): "no better place to break “\(line)”"
    case .longWord: "it is longer than a line"
    case .transcript: "the transcript has it so"
    }
  }
}

extension Finding: CustomStringConvertible {
  /// The fault, its cause and the rule, as `23.4 characters a second exceed 20: spoken that fast
  /// (22.9) [reading-speed]`.
  public var description: String {
    message + (cause.map { ": \($0)" } ?? "") + " [\(rule.rawValue)]"
  }

  /// A number with at most two decimals and no trailing zeros.
  static func number(_ value: Double) -> String {
    guard value.isFinite, abs(value) < 1e15 else { return "\(value)" }
    let hundredths = Int64((value * 100).rounded())
    let (whole, rest) = hundredths.magnitude.quotientAndRemainder(dividingBy: 100)
    let decimals =
      rest == 0 ? "" : rest % 10 == 0 ? ".\(rest / 10)" : rest < 10 ? ".0\(rest)" : ".\(rest)"
    return (hundredths < 0 ? "-" : "") + "\(whole)" + decimals
  }
}
