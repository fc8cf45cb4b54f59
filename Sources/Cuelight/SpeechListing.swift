/// How the speech of a recording is written down for other programs.
public enum SpeechListing: String, Sendable, CaseIterable {
  /// JSON, version 1: the spans from start to end, and the pauses.
  case json
  /// NIST's Rich Transcription Time Marked form, one `SPEAKER` line a region.
  case rttm
  /// Labels as Audacity imports and exports them, of speech and of music.
  case audacity
  /// A TextGrid for Praat, of speech and of music.
  case textGrid = "textgrid"

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
      var track = track(of: spans.filter { $0.kind == .speech }, labelled: false)
      track.attributes = [Attribute("rttm.file", name)]
      return track.encoded(as: .rttm)
    case .audacity:
      return track(of: spans.filter { $0.kind != .silence }, labelled: true)
        .encoded(as: .audacity)
    case .textGrid:
      var track = track(of: spans.filter { $0.kind != .silence }, labelled: true)
      track.attributes = [Attribute("textgrid.xmax", "\(duration.reported)")]
      return track.encoded(as: .textGrid)
    }
  }

  /// The spans as cues, with what they are as their text.
  private func track(of spans: [LabelledSpan], labelled: Bool) -> SubtitleTrack {
    SubtitleTrack(
      cues: spans.map { span in
        Cue(range: span.range, text: CueText(labelled ? span.kind.rawValue : ""))
      })
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
