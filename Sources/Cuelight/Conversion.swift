/// What became of subtitles that were written in other formats, for machines: version 1 of its JSON.
public struct Conversion: Sendable, Encodable {
  /// Something that had to be assumed.
  public struct Assumption: Sendable, Encodable {
    /// The line of the file, from 1.
    public var line: Int
    /// The column, from 1, in bytes.
    public var column: Int
    /// What is there and what was assumed.
    public var message: String
  }

  /// Something that was left out.
  public struct Omission: Sendable, Encodable {
    /// What it is, by a name that does not change.
    public var feature: String
    /// How many cues, or parts of the file, lose it.
    public var count: Int
    /// The number of the first cue that loses it, from 1.
    public var firstCue: Int?
    /// The loss in words.
    public var message: String
  }

  /// A file that was written.
  public struct Output: Sendable, Encodable {
    /// Its name.
    public var name: String
    /// Its format.
    public var format: String
    /// What it cannot hold.
    public var losses: [Omission]
  }

  /// The version of this form.
  public let version = 1
  /// The format of the subtitles.
  public let format: String
  /// Their encoding.
  public let encoding: String
  /// The encoding that they may be in as well.
  public let orElseEncoding: String?
  /// How many cues there are.
  public let cues: Int
  /// How often something had to be assumed.
  public let assumptionCount: Int
  /// What had to be assumed, in the order of the file; no more than a thousand.
  public let assumptions: [Assumption]
  /// What was written.
  public let outputs: [Output]

  /// Tells of a conversion.
  ///
  /// - Parameters:
  ///   - file: The subtitles.
  ///   - outputs: The names of the outputs, and their formats.
  public init(of file: SubtitleFile, to outputs: [(name: String, format: SubtitleFormat)]) {
    format = file.format.rawValue
    encoding = file.encoding.name
    if case .doubtful(let other) = file.encodingEvidence {
      orElseEncoding = other.name
    } else {
      orElseEncoding = nil
    }
    cues = file.track.cues.count
    assumptionCount = file.diagnosticCount
    assumptions = file.diagnostics.map {
      Assumption(line: $0.line, column: $0.column, message: $0.message)
    }
    self.outputs = outputs.map { name, format in
      let losses = format == file.format ? [] : file.track.losses(in: format)
      return Output(
        name: name, format: format.rawValue,
        losses: losses.map {
          Omission(
            feature: $0.feature.rawValue, count: $0.count, firstCue: $0.firstCue.map { $0 + 1 },
            message: $0.description)
        })
    }
  }

  /// The conversion as JSON: one line with its line feed, keys in alphabetical order.
  public func json() throws -> [UInt8] { try jsonLine() }
}
