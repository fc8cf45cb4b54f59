/// How the speech of a recording is written down for other programs.
public enum SpeechListing: String, Sendable, CaseIterable {
  /// JSON, version 1: the spans from start to end, and the pauses.
  case json
  /// NIST's Rich Transcription Time Marked form, one `SPEAKER` line a region.
  case rttm
  /// Labels as Audacity imports and exports them, of speech and of music.
  case audacity

  /// Writes the listing of a recording.
  ///
  /// - Parameters:
  ///   - recording: The recording.
  ///   - name: What it is called, for forms that say so.
  /// - Returns: The listing in UTF-8.
  /// - Throws: What the JSON encoder throws.
  public func encode(_ recording: Recording, name: String) throws -> [UInt8] {
    try encode(
      recording.spans, runs: recording.runs.map(\.range), duration: recording.duration, name: name)
  }

  package func encode(
    _ spans: [LabelledSpan], runs: [TimeRange], duration: MediaTime, name: String
  ) throws -> [UInt8] {
    switch self {
    case .json:
      return try Document(spans, runs: runs, duration: duration).jsonLine()
    case .rttm:
      // A name with a space would be two fields.
      let file = name.map { $0.isWhitespace ? "_" : String($0) }.joined()
      return lines(spans.filter { $0.kind == .speech }) { span in
        "SPEAKER \(file) 1 \(span.range.lowerBound.decimal) \(span.range.duration.decimal) "
          + "<NA> <NA> speech <NA> <NA>"
      }
    case .audacity:
      return lines(spans.filter { $0.kind != .silence }) { span in
        [span.range.lowerBound.decimal, span.range.upperBound.decimal, span.kind.rawValue]
          .joined(separator: "\t")
      }
    }
  }

  private func lines(_ spans: [LabelledSpan], _ line: (LabelledSpan) -> String) -> [UInt8] {
    Array(spans.map { line($0) + "\n" }.joined().utf8)
  }
}

/// The JSON form.
private struct Document: Encodable {
  struct Stretch: Encodable {
    var start: Double
    var end: Double
    var kind: String
    var certainty: Double
  }

  let version = 1
  let duration: Double
  /// What is heard where, from start to end.
  let spans: [Stretch]
  /// Onset and offset of each pause between two stretches of speech.
  let pauses: [[Double]]

  init(_ spans: [LabelledSpan], runs: [TimeRange], duration: MediaTime) {
    self.duration = duration.reported
    self.spans = spans.map {
      Stretch(
        start: $0.range.lowerBound.reported, end: $0.range.upperBound.reported,
        kind: $0.kind.rawValue, certainty: $0.certainty.rounded(toDecimals: 4))
    }
    pauses = zip(runs, runs.dropFirst()).map { [$0.upperBound.reported, $1.lowerBound.reported] }
  }
}

extension MediaTime {
  /// Seconds with three decimals.
  fileprivate var decimal: String {
    let digits = String(roundedMilliseconds.magnitude % 1000)
    return "\(roundedMilliseconds / 1000)." + String(repeating: "0", count: 3 - digits.count)
      + digits
  }
}
