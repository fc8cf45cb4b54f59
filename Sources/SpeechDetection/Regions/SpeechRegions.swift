public import Timeline

extension SpeechDetector {
  /// What is heard where, from the start of the recording to its end: runs with short pauses
  /// between them as one region of speech.
  ///
  /// - Parameters:
  ///   - runs: The stretches of speech between pauses.
  ///   - duration: The length of the recording.
  /// - Returns: Spans in order, without gaps or overlaps.
  public func spans(of runs: [SpeechRun], duration: MediaTime) -> [LabelledSpan] {
    var spans: [LabelledSpan] = []
    var end = MediaTime.zero
    for run in runs {
      let range = run.range.clamped(to: .zero..<duration)
      if range.isEmpty { continue }
      let kind: AudioKind = run.music > 0.5 ? .music : .speech
      let certainty = kind == .music ? run.music : 1 - run.music
      if let last = spans.last, last.kind == kind,
        range.lowerBound - end < configuration.bridgedPause
      {
        spans[spans.count - 1].range = last.range.lowerBound..<range.upperBound
        spans[spans.count - 1].certainty = min(last.certainty, certainty)
      } else {
        if range.lowerBound > end { spans.append(LabelledSpan(end..<range.lowerBound, .silence)) }
        spans.append(LabelledSpan(range, kind, certainty: certainty))
      }
      end = range.upperBound
    }
    if end < duration { spans.append(LabelledSpan(end..<duration, .silence)) }
    return spans
  }
}
