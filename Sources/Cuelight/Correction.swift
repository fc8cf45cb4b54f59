internal import FoundationEssentials

extension TextCorrection {
  /// Corrects a track, and times by the recording what that changes: new words, the parts of cues that
  /// are divided, the ends of cues that gained or lost words there.
  ///
  ///     let correction = try TextCorrection(of: file.track, to: transcript, over: recording)
  ///
  /// Cues whose text did not change are in time, and teach what the words sound like.
  ///
  /// - Parameters:
  ///   - track: The track.
  ///   - transcript: The corrected transcript of all of it.
  ///   - recording: The recording of both.
  ///   - options: How it is done; what the recording tells goes before what they say of it.
  /// - Throws: As the corrections without a recording do.
  public init(
    of track: SubtitleTrack, to transcript: Transcript, over recording: Recording,
    options: Options = Options()
  ) throws {
    var options = options
    options.duration = recording.duration
    options.audio = recording.spans
    let timer = PassageTimer(
      features: recording.features, runs: recording.runs, language: transcript.language.code,
      workers: ProcessInfo.processInfo.activeProcessorCount)
    try self.init(of: track, to: transcript, options: options, timer: timer)
  }
}
