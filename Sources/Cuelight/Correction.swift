internal import FoundationEssentials

extension TextCorrection {
  /// Corrects a track as it was planned, and times by the recording what that changes: new words, the
  /// parts of cues that are divided, the ends of cues that gained or lost words there.
  ///
  ///     let plan = try CorrectionPlan(of: file.track, to: transcript)
  ///     let correction = try TextCorrection(plan, over: recording)
  ///
  /// Cues whose text did not change are in time, and teach what the words sound like.
  ///
  /// - Parameters:
  ///   - plan: What is to be changed; what the recording tells goes before what its options say of it.
  ///   - recording: The recording of both.
  /// - Throws: As the correction without a recording does.
  public init(_ plan: CorrectionPlan, over recording: Recording) throws {
    let timer = PassageTimer(
      features: recording.features, runs: recording.runs, language: plan.language,
      workers: ProcessInfo.processInfo.activeProcessorCount)
    try self.init(
      plan, timedBy: timer, duration: recording.duration, audio: recording.spans)
  }
}
