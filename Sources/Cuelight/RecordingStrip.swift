@_exported public import Previewing

extension Strip {
  /// Draws a recording and a track over time.
  ///
  /// - Parameters:
  ///   - recording: The recording, for its levels and what is heard in it.
  ///   - track: The subtitles.
  ///   - layout: How wide, at what scale, and what part.
  public init(of recording: Recording, _ track: SubtitleTrack, layout: StripLayout) {
    let features = recording.features
    self.init(
      StripInput(
        duration: recording.duration,
        levels: Levels(
          hop: FrameFeatures.hop, values: (0..<features.count).map { features.level(at: $0) }),
        spans: recording.spans,
        cues: track.cues.map {
          StripCue(range: $0.range, text: $0.shown, speaker: $0.lines.first?.speaker)
        }),
      layout: layout)
  }
}
