extension StripInput {
  /// What a strip shows of a recording and of subtitles for it.
  ///
  ///     let strip = Strip(try StripInput(recording, track: track), layout: StripLayout(columns: 80))
  ///
  /// - Parameters:
  ///   - recording: The recording.
  ///   - track: The subtitles.
  ///   - profile: What the subtitles are judged by: each cue tells what it has against it.
  /// - Throws: `BreakIteratorError` where words cannot be told apart for want of ICU's data.
  /// - Complexity: O(*n*) in the length of the recording and of the text.
  public init(
    _ recording: Recording, track: SubtitleTrack = SubtitleTrack(cues: []),
    profile: LayoutProfile = .standard
  ) throws {
    var messages: [Int: [String]] = [:]
    for finding in try profile.findings(in: track) {
      if let cue = finding.cue { messages[cue, default: []].append(finding.message) }
    }
    self.init(
      duration: recording.duration,
      levels: Levels(
        hop: FrameFeatures.hop,
        values: (0..<recording.features.count).map(recording.features.level)),
      spans: recording.spans,
      cues: track.cues.enumerated().map { index, cue in
        StripCue(
          range: cue.range, text: cue.shown, speaker: cue.lines.first?.speaker,
          findings: messages[index] ?? [])
      })
  }
}
