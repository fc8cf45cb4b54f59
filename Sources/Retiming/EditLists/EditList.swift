public import Timeline

/// The cuts that an editor or a tool wrote down, read as a time map.
///
///     let list = try EditList(parsing: bytes, options: EditListOptions())
///     let retime = try Retime(file, through: list.map)
public struct EditList: Sendable {
  /// A format of edit lists.
  public enum Format: String, Sendable, Hashable, CaseIterable {
    /// Ranges in a table, LosslessCut's among them.
    case table = "csv"
    /// A project of LosslessCut's.
    case losslessCut = "llc"
    /// Segments of SponsorBlock's.
    case sponsorBlock = "sponsorblock"
    /// A list for ffmpeg's concat demuxer.
    case concat
    /// CMX 3600.
    case edl
    /// Final Cut Pro's XML.
    case finalCut = "fcpxml"
    /// OpenTimelineIO.
    case openTimeline = "otio"
    /// auto-editor's timelines, versions 1 to 3.
    case autoEditor = "auto-editor"

    /// What a person calls it.
    public var name: String {
      switch self {
      case .table: "a table of ranges"
      case .losslessCut: "LosslessCut's project"
      case .sponsorBlock: "SponsorBlock's segments"
      case .concat: "ffmpeg's concat list"
      case .edl: "CMX 3600"
      case .finalCut: "FCPXML"
      case .openTimeline: "OpenTimelineIO"
      case .autoEditor: "auto-editor's timeline"
      }
    }
  }

  /// Something in the list that is not taken as it stands.
  public struct Note: Sendable, Hashable, CustomStringConvertible {
    /// The line, from 1.
    public var line: Int
    /// The column, from 1, in bytes of the line's UTF-8.
    public var column: Int
    /// What is there and what was assumed.
    public var message: String

    /// The message with its place.
    public var description: String { "\(line):\(column): \(message)" }
  }

  /// The format.
  public let format: Format
  /// What became of the recording.
  public let map: TimeMap
  /// The recording whose stretches were taken, where the list names any.
  public let source: String?
  /// What was not understood or had to be assumed, in the order of the list; no more than a thousand.
  public let notes: [Note]

  /// Reads a list, whose format is told by its content.
  ///
  /// - Parameters:
  ///   - bytes: The list.
  ///   - options: What the list does not say itself.
  /// - Throws: ``EditListError`` with line and column.
  /// - Complexity: O(*n* log *n*) in the size of the list.
  public init(
    parsing bytes: [UInt8], options: EditListOptions = EditListOptions()
  ) throws(EditListError) {
    guard bytes.count <= EditLists.largestSize else {
      throw EditListError("is larger than \(EditLists.largestSize >> 20) MB, which no edit list is")
    }
    let text = try ListText(decoding: bytes)
    guard text.bytes.contains(where: { $0 > 0x20 }) else { throw EditListError("is empty") }
    let reader = try EditListRecognition.reader(of: text)
    format = reader.format
    var script = EditScript(text)
    try reader.read(&script, options)
    let assembly = try EditAssembly(script, options)
    map = assembly.map
    source = assembly.source
    notes = assembly.script.told
  }
}

/// What an edit list may not say itself.
public struct EditListOptions: Sendable, Hashable {
  /// What the ranges of a list are.
  public enum Meaning: String, Sendable, Hashable, CaseIterable {
    /// What is played, in the order of the list.
    case keep
    /// What is cut.
    case remove
  }

  /// Frames a second, for lists that count frames and do not say of what rate.
  public var frameRate: FrameRate?
  /// The recording that the subtitles are of, by its name in the list; the one that is played longest
  /// without it.
  public var source: String?
  /// What the ranges are; as the format has it without it.
  public var meaning: Meaning?
  /// The time code with which the old recording begins, in seconds; what the list says, or zero,
  /// without it.
  public var sourceStart: MediaTime?

  /// Nothing is known.
  public init() {}
}
