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
  private static let mostSpans = 4_000_000

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
      format: Head.format, version: 1, recording: fingerprint, ticks: outline.duration.ticks,
      spans: outline.spans.map {
        Head.Span(
          ticks: [$0.range.lowerBound.ticks, $0.range.upperBound.ticks], kind: $0.kind.rawValue,
          certainty: $0.certainty.rounded(toDecimals: 4))
      }, remarks: outline.remarks, levels: outline.storedLevels.count)
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
    let line = Data(bytes[..<end])
    guard let version = try? JSONDecoder().decode(Version.self, from: line),
      version.format == Head.format
    else { throw .unreadable }
    guard version.version == 1 else { throw .version(version.version) }
    guard let head = try? JSONDecoder().decode(Head.self, from: line) else { throw .unreadable }
    guard head.recording == fingerprint else { throw .otherRecording }
    let levels = Array(bytes[(end + 1)...])
    let duration = MediaTime(ticks: head.ticks)
    // As many levels as the length has hops, but for the last ones, which may be cut off.
    guard levels.count == head.levels, (0...MediaTime.seconds(864_000).ticks).contains(head.ticks),
      abs(Int(duration.samples(rate: hopsPerSecond)) - levels.count) <= hopsPerSecond
    else { throw .unreadable }
    return RecordingOutline(
      duration: duration, spans: try spans(head.spans, within: duration), remarks: head.remarks,
      heard: .zero..<duration, storedLevels: levels)
  }

  /// The spans, which must be in order and inside the recording.
  private static func spans(
    _ stored: [Head.Span], within duration: MediaTime
  ) throws(LevelsFileError) -> [LabelledSpan] {
    guard stored.count <= mostSpans else { throw .unreadable }
    var spans: [LabelledSpan] = []
    var last = MediaTime.zero
    for span in stored {
      guard span.ticks.count == 2, let kind = AudioKind(rawValue: span.kind) else {
        throw .unreadable
      }
      let (start, end) = (MediaTime(ticks: span.ticks[0]), MediaTime(ticks: span.ticks[1]))
      guard last <= start, start < end, end <= duration else { throw .unreadable }
      spans.append(LabelledSpan(start..<end, kind, certainty: min(max(span.certainty, 0), 1)))
      last = end
    }
    return spans
  }

  private struct Version: Decodable {
    var format: String
    var version: Int
  }

  private struct Head: Codable {
    struct Span: Codable {
      var ticks: [Int64]
      var kind: String
      var certainty: Double
    }

    static let format = "cuelight-levels"

    var format: String
    var version: Int
    var recording: MediaFingerprint
    var ticks: Int64
    var spans: [Span]
    var remarks: [String]
    var levels: Int
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
      "is a file of levels of version \(version), and 1 is the one that is known; remove it to "
        + "have it made again"
    case .otherRecording:
      "has the levels of another recording; name another file, or remove it to have it made again"
    }
  }
}
