/// What became of every cue, for machines: version 1 of the report's JSON.
///
/// Times are in seconds, rounded to a tenth of a millisecond; ``TimeMap/json()`` has them exact.
public struct RetimeReport: Sendable, Encodable {
  /// A cue.
  public struct Entry: Sendable, Encodable {
    /// Its number in the old track, from 1; nothing where it was added.
    public var cue: Int?
    /// What became of it: `unchanged`, `moved`, `trimmed`, `split`, `repeated`, `gone`, `reworded` or
    /// `added`.
    public var outcome: String
    /// When it was shown: its in-time and its out-time.
    public var old: [Double]?
    /// When it is shown now, each time that it is.
    public var new: [[Double]]
    /// What a person should know of it.
    public var notes: [String]
  }

  /// A piece of the map.
  public struct Piece: Sendable, Encodable {
    /// Where it begins and ends in the new recording; null where it is open.
    public var new: [Double?]
    /// The same in the old recording; nothing where it is inserted.
    public var old: [Double?]?
    /// Seconds of the old recording to each of the new, as a ratio.
    public var speed: String?
  }

  /// The version of this form.
  public let version = 1
  /// The format of the subtitles.
  public let format: String
  /// How many cues there are now.
  public let cues: Int
  /// How many cues there are of each outcome.
  public let counts: [String: Int]
  /// The cues, in the order of the old track.
  public let outcomes: [Entry]
  /// What became of the recording; nothing where its text changed.
  public let map: [Piece]?
  /// What was assumed or not understood.
  public let notes: [String]

  /// Reports what became of subtitles.
  public init(_ retime: Retime, notes: [String] = []) {
    func pair(_ range: TimeRange) -> [Double] {
      [range.lowerBound.reported, range.upperBound.reported]
    }
    format = retime.file.format.rawValue
    cues = retime.result.track.cues.count
    counts = retime.result.outcomes.reduce(into: [:]) { $0[$1.kind.rawValue, default: 0] += 1 }
    outcomes = retime.result.outcomes.map {
      Entry(
        cue: $0.cue.map { $0 + 1 }, outcome: $0.kind.rawValue, old: $0.old.map(pair),
        new: $0.new.map(pair), notes: $0.notes)
    }
    map = retime.map?.pieces.map { piece in
      Piece(
        new: [piece.new.start?.reported, piece.new.end?.reported],
        old: piece.old.map { [$0.start?.reported, $0.end?.reported] },
        speed: piece.speed?.description)
    }
    self.notes = notes
  }

  /// The report as JSON: one line with its line feed, keys in alphabetical order.
  public func json() throws -> [UInt8] { try jsonLine() }
}
