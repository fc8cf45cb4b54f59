public import FoundationEssentials

/// How the speech of a recording is written down for other programs.
public enum SpeechListing: String, Sendable, CaseIterable {
  /// JSON, version 1: the spans from start to end, and the pauses.
  case json
  /// NIST's Rich Transcription Time Marked form, one `SPEAKER` line a region.
  case rttm
  /// Labels as Audacity imports and exports them.
  case audacity

  private struct Document: Encodable {
    struct Span: Encodable {
      var start: Double
      var end: Double
      var kind: String
      var certainty: Double
    }
    var version = 1
    var duration: Double
    var spans: [Span]
    /// The pauses of at least 50 ms within and between regions: onset and offset of each.
    var pauses: [[Double]]
  }

  /// The listing of a recording.
  ///
  /// - Parameters:
  ///   - recording: The recording.
  ///   - name: What it is called, for forms that say so.
  /// - Returns: The listing in UTF-8.
  /// - Throws: What the JSON encoder throws.
  public func encode(_ recording: Recording, name: String) throws -> Data {
    switch self {
    case .json:
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
      let document = Document(
        duration: recording.duration.milliseconds,
        spans: recording.spans.map {
          .init(
            start: $0.range.lowerBound.milliseconds, end: $0.range.upperBound.milliseconds,
            kind: $0.kind.rawValue, certainty: $0.certainty)
        },
        pauses: zip(recording.runs, recording.runs.dropFirst()).map {
          [$0.range.upperBound.milliseconds, $1.range.lowerBound.milliseconds]
        })
      return try encoder.encode(document) + Data("\n".utf8)
    case .rttm:
      // A name with a space would be two fields.
      let file = name.map { $0.isWhitespace ? "_" : String($0) }.joined()
      return lines(recording) { range in
        "SPEAKER \(file) 1 \(range.lowerBound.decimal) \(range.duration.decimal) "
          + "<NA> <NA> speech <NA> <NA>"
      }
    case .audacity:
      return lines(recording) { range in
        "\(range.lowerBound.decimal)\t\(range.upperBound.decimal)\tspeech"
      }
    }
  }

  private func lines(_ recording: Recording, _ line: (TimeRange) -> String) -> Data {
    let regions = recording.spans.filter { $0.kind == .speech }
    return Data(regions.map { line($0.range) + "\n" }.joined().utf8)
  }
}

extension MediaTime {
  /// Seconds, to a millisecond.
  fileprivate var milliseconds: Double { Double(roundedMilliseconds) / 1000 }

  /// Seconds with three decimals.
  fileprivate var decimal: String {
    let digits = String(roundedMilliseconds.magnitude % 1000)
    return "\(roundedMilliseconds / 1000)." + String(repeating: "0", count: 3 - digits.count)
      + digits
  }
}
