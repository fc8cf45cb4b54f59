/// What was found in subtitles, for machines: version 1 of its JSON.
///
/// Times are in seconds, rounded to a tenth of a millisecond.
public struct CheckReport: Sendable, Encodable {
  /// One file.
  public struct Track: Sendable, Encodable {
    /// Its name.
    public var name: String
    /// Its format.
    public var format: String
    /// The profile that it was judged by.
    public var profile: String
    /// The language of the text, as stated or guessed; `und` where it is not known.
    public var language: String
    /// How many cues it has.
    public var cues: Int
    /// How many findings there are of each severity.
    public var counts: [String: Int]
    /// What was found, in the order of the file; after mending, what is left.
    public var findings: [Fault]
    /// What was mended; nothing where that was not asked for.
    public var mended: [Change]?
  }

  /// A finding.
  public struct Fault: Sendable, Encodable {
    /// The rule.
    public var rule: String
    /// `error`, `warning` or `note`.
    public var severity: String
    /// The line of the file, from 1.
    public var line: Int
    /// The column, from 1, in bytes of the line's UTF-8.
    public var column: Int
    /// The number of the cue, from 1.
    public var cue: Int?
    /// The number of the row in the cue, from 1, where one is at fault.
    public var row: Int?
    /// From when it is seen or heard.
    public var start: Double?
    /// Until when.
    public var end: Double?
    /// What the cue has, in the unit of the rule.
    public var measured: Double
    /// What the profile allows.
    public var limit: Double
    /// The fault in words.
    public var message: String
  }

  /// Something that was mended.
  public struct Change: Sendable, Encodable {
    /// The number of the cue, from 1.
    public var cue: Int
    /// The rules whose findings are gone.
    public var rules: [String]
    /// What was done.
    public var message: String
  }

  /// The version of this form.
  public let version = 1
  /// The files, in the order in which they were named.
  public private(set) var tracks: [Track] = []

  /// Creates a report of nothing.
  public init() {}

  /// Adds a file, and what was mended in it if that was asked for.
  public mutating func add(
    _ check: Check, of file: SubtitleFile, name: String, mended: [MendedTrack.Change]? = nil
  ) {
    tracks.append(
      Track(
        name: name, format: file.format.rawValue, profile: check.profile,
        language: check.language, cues: check.cueCount,
        counts: Dictionary(
          uniqueKeysWithValues: Severity.allCases.map { ($0.rawValue, check.count(of: $0)) }),
        findings: check.items.map(Fault.init),
        mended: mended?.map {
          Change(cue: $0.cue + 1, rules: $0.rules.map(\.rawValue), message: $0.message)
        }))
  }

  /// The report as JSON: one line with its line feed, keys in alphabetical order.
  public func json() throws -> [UInt8] { try jsonLine() }
}

extension CheckReport.Fault {
  init(_ item: Check.Item) {
    let finding = item.finding
    self.init(
      rule: finding.rule.rawValue, severity: finding.severity.rawValue, line: item.place.line,
      column: item.place.column, cue: finding.cue.map { $0 + 1 },
      row: finding.line.map { $0 + 1 }, start: finding.range?.lowerBound.reported,
      end: finding.range?.upperBound.reported,
      measured: finding.measured.rounded(toDecimals: 4),
      limit: finding.limit.rounded(toDecimals: 4), message: finding.message)
  }
}
