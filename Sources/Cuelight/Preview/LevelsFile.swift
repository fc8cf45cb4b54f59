internal import FoundationEssentials

/// What is kept of a recording between two previews, as the bytes of a file.
///
/// The first line is JSON: the version, what tells the recording, its length, and what is heard
/// where. Behind it is one byte for each hundredth of a second, the level in steps of half a decibel
/// from −120 dBFS.
public enum LevelsFile {
  /// How many bytes a file may have: ten days of levels.
  public static let largestSize = 128 << 20

  private static let hopsPerSecond = FrameFeatures.hopsPerSecond
  private static let mostStretches = 4_000_000

  /// Writes the outline of a whole recording.
  ///
  /// - Parameters:
  ///   - outline: The outline.
  ///   - fingerprint: What tells the recording.
  /// - Returns: The bytes.
  /// - Throws: What the JSON encoder throws.
  public static func encode(
    _ outline: RecordingOutline, of fingerprint: MediaFingerprint
  ) throws -> [UInt8] {
    precondition(!outline.isProvisional, "what is provisional is not kept")
    let head = Head(
      recording: fingerprint, ticks: outline.duration.ticks,
      spans: Head.Spans(
        ticks: outline.spans.map(\.range).edges, kinds: outline.spans.map(\.kind.rawValue),
        certainties: outline.spans.map { $0.certainty.rounded(toDecimals: 4) }),
      speech: outline.speech.edges, remarks: outline.remarks, levels: outline.storedLevels.count)
    return try head.jsonLine() + outline.storedLevels
  }

  /// Reads an outline.
  ///
  /// - Parameters:
  ///   - bytes: The file.
  ///   - fingerprint: What tells the recording that it should belong to.
  /// - Returns: The outline.
  /// - Throws: ``LevelsFileError``.
  /// - Complexity: O(*n*) in the size of the file, whatever it holds.
  public static func decode(
    _ bytes: [UInt8], of fingerprint: MediaFingerprint
  ) throws(LevelsFileError) -> RecordingOutline {
    guard bytes.count <= largestSize, bytes.first == UInt8(ascii: "{"),
      let end = bytes.firstIndex(of: UInt8(ascii: "\n"))
    else { throw .unreadable }
    let head = try Head(parsing: Data(bytes[..<end]))
    guard head.recording == fingerprint else { throw .otherRecording }
    let levels = Array(bytes[(end + 1)...])
    let duration = MediaTime(ticks: head.ticks)
    // As many levels as the length has hops, but for the last ones, which may be cut off.
    guard levels.count == head.levels, (0...MediaTime.seconds(864_000).ticks).contains(head.ticks),
      abs(Int(duration.samples(rate: hopsPerSecond)) - levels.count) <= hopsPerSecond
    else { throw .unreadable }
    return RecordingOutline(
      duration: duration, spans: try spans(head.spans, within: duration),
      speech: try ranges(head.speech, within: duration), remarks: head.remarks,
      heard: .zero..<duration, storedLevels: levels)
  }

  private static func spans(
    _ stored: Head.Spans, within duration: MediaTime
  ) throws(LevelsFileError) -> [LabelledSpan] {
    let ranges = try ranges(stored.ticks, within: duration)
    let kinds = stored.kinds.compactMap(AudioKind.init)
    guard kinds.count == ranges.count, stored.kinds.count == ranges.count,
      stored.certainties.count == ranges.count
    else { throw .unreadable }
    return ranges.indices.map {
      LabelledSpan(ranges[$0], kinds[$0], certainty: min(max(stored.certainties[$0], 0), 1))
    }
  }

  /// The ranges between edges, which must be in order and inside the recording.
  private static func ranges(
    _ edges: [Int64], within duration: MediaTime
  ) throws(LevelsFileError) -> [TimeRange] {
    guard edges.count.isMultiple(of: 2), edges.count / 2 <= mostStretches else {
      throw .unreadable
    }
    var ranges: [TimeRange] = []
    ranges.reserveCapacity(edges.count / 2)
    var last = MediaTime.zero
    for index in stride(from: 0, to: edges.count, by: 2) {
      let (start, end) = (MediaTime(ticks: edges[index]), MediaTime(ticks: edges[index + 1]))
      guard last <= start, start < end, end <= duration else { throw .unreadable }
      ranges.append(start..<end)
      last = end
    }
    return ranges
  }
}

extension [TimeRange] {
  /// Where each of them begins and ends, in ticks.
  fileprivate var edges: [Int64] { flatMap { [$0.lowerBound.ticks, $0.upperBound.ticks] } }
}

/// The first line of a file of levels.
private struct Head: Codable {
  /// What is heard where: of each span its two edges, its kind and how sure that is.
  struct Spans: Codable {
    var ticks: [Int64]
    var kinds: [String]
    var certainties: [Double]
  }

  static let format = "cuelight-levels"
  static let version = 2

  private var format = Self.format
  private var version = Self.version
  var recording: MediaFingerprint
  var ticks: Int64
  var spans: Spans
  var speech: [Int64]
  var remarks: [String]
  var levels: Int

  init(
    recording: MediaFingerprint, ticks: Int64, spans: Spans, speech: [Int64], remarks: [String],
    levels: Int
  ) {
    self.recording = recording
    self.ticks = ticks
    self.spans = spans
    self.speech = speech
    self.remarks = remarks
    self.levels = levels
  }

  init(parsing line: Data) throws(LevelsFileError) {
    do {
      self = try JSONDecoder().decode(Head.self, from: line)
    } catch let error as LevelsFileError {
      throw error
    } catch {
      throw .unreadable
    }
  }

  /// Reads the version before what depends on it.
  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    guard try container.decode(String.self, forKey: .format) == Self.format else {
      throw LevelsFileError.unreadable
    }
    let version = try container.decode(Int.self, forKey: .version)
    guard version == Self.version else { throw LevelsFileError.version(version) }
    recording = try container.decode(MediaFingerprint.self, forKey: .recording)
    ticks = try container.decode(Int64.self, forKey: .ticks)
    spans = try container.decode(Spans.self, forKey: .spans)
    speech = try container.decode([Int64].self, forKey: .speech)
    remarks = try container.decode([String].self, forKey: .remarks)
    levels = try container.decode(Int.self, forKey: .levels)
  }
}

/// Why a file of levels cannot be used.
public enum LevelsFileError: Error, Sendable, Hashable, CustomStringConvertible {
  /// It is none, or it is broken.
  case unreadable
  /// It is of a version that is not known.
  case version(Int)
  /// It was made from another recording, or another stream of it.
  case otherRecording

  /// What happened, as a sentence without a full stop.
  public var description: String {
    switch self {
    case .unreadable: "is no file of levels, or a broken one; remove it to have it made again"
    case .version(let version):
      "is a file of levels of version \(version), and 2 is the one that is known; remove it to "
        + "have it made again"
    case .otherRecording:
      "has the levels of another recording; name another file, or remove it to have it made again"
    }
  }
}
