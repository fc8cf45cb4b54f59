/// The places to look at, for machines: version 1 of the JSON of `preview --worst --json`.
///
/// Times are in seconds, rounded to a tenth of a millisecond.
public struct DoubtListing: Sendable, Encodable {
  /// A place.
  public struct Place: Sendable, Encodable {
    /// Its place in the list, from 1.
    public var rank: Int
    /// `cue`, `unspoken` or `speech`.
    public var kind: String
    /// The number of the cue, from 1.
    public var cue: Int?
    /// The first and last line of the transcript, where the ledger tells.
    public var lines: [Int]?
    /// Where it begins.
    public var start: Double
    /// Where it ends.
    public var end: Double
    /// How much it is in doubt, from 0 to 1.
    public var doubt: Double
    /// The probability that it begins where it should, by the ledger, or by where its words are
    /// heard.
    public var probability: Double?
    /// What speaks against it.
    public var reasons: [String]
    /// What it shows or says.
    public var text: String
    /// Who speaks.
    public var speaker: String?
  }

  /// The version of this form.
  public let version = 1
  /// The length of the recording.
  public let duration: Double
  /// Whether the recording was listened to in part only.
  public let provisional: Bool
  /// How many places there are in all.
  public let count: Int
  /// The worst of them, the worst first.
  public let places: [Place]

  /// Lists the worst places of a preview.
  public init(_ preview: Preview, count: Int, provisional: Bool = false) {
    duration = preview.input.duration.reported
    self.provisional = provisional
    self.count = preview.doubts.count
    places = preview.doubts.prefix(max(count, 0)).enumerated().map { index, doubt in
      Place(
        rank: index + 1, kind: doubt.kind.rawValue, cue: doubt.cue.map { $0 + 1 },
        lines: doubt.lines.map { [$0.lowerBound, $0.upperBound] },
        start: doubt.range.lowerBound.reported, end: doubt.range.upperBound.reported,
        doubt: doubt.degree.rounded(toDecimals: 4),
        probability: doubt.probability?.rounded(toDecimals: 4), reasons: doubt.reasons,
        text: doubt.text, speaker: doubt.speaker)
    }
  }

  /// The listing as JSON: one line with its line feed, keys in alphabetical order.
  public func json() throws -> [UInt8] { try jsonLine() }
}

/// What somebody said of places in doubt, for machines: version 1 of the JSON of
/// `preview --verdicts`.
public struct VerdictListing: Sendable, Encodable {
  /// A place, and what was said of it.
  public struct Entry: Sendable, Encodable {
    /// `good` or `bad`.
    public var verdict: String
    /// `cue`, `unspoken` or `speech`.
    public var kind: String
    /// The number of the cue, from 1.
    public var cue: Int?
    /// The first and last line of the transcript, where the ledger tells.
    public var lines: [Int]?
    /// Where it begins, in seconds.
    public var start: Double
    /// Where it ends, in seconds.
    public var end: Double
    /// What it shows or says.
    public var text: String
  }

  /// The version of this form.
  public let version: Int
  /// What was said, in the order of time.
  public let verdicts: [Entry]

  /// Lists verdicts.
  public init(_ verdicts: Verdicts) {
    version = 1
    self.verdicts = verdicts.all.map { doubt, verdict in
      Entry(
        verdict: verdict.rawValue, kind: doubt.kind.rawValue, cue: doubt.cue.map { $0 + 1 },
        lines: doubt.lines.map { [$0.lowerBound, $0.upperBound] },
        start: doubt.range.lowerBound.reported, end: doubt.range.upperBound.reported,
        text: doubt.text)
    }
  }

  /// The listing as JSON: one line with its line feed, keys in alphabetical order.
  public func json() throws -> [UInt8] { try jsonLine() }
}
