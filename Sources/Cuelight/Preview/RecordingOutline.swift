/// What a preview needs of a recording: how loud it is, and what is heard where.
///
///     let outline = RecordingOutline(try await Recording(reading: .file("talk.mp3")))
///
/// It has one byte for each hundredth of a second; those of ten hours can be kept in a file (see
/// ``LevelsFile``) and read in no time.
public struct RecordingOutline: Sendable, Hashable {
  /// How long the recording is.
  public let duration: MediaTime
  /// What is heard where, in order, without overlaps.
  public let spans: [LabelledSpan]
  /// The stretches of speech between pauses, in order: finer than the spans, which bridge short
  /// pauses.
  public let speech: [TimeRange]
  /// What a user should know of the recording's file, as sentences without a full stop.
  public let remarks: [String]
  /// The part of the recording that was listened to. Where that is not all of it, the rest has no
  /// levels and no spans, and those in it are provisional: more of the recording may change them.
  public let heard: TimeRange
  /// The level of each hop of the part that was listened to, as ``FrameFeatures`` keeps them.
  package let storedLevels: [UInt8]

  package init(
    duration: MediaTime, spans: [LabelledSpan], speech: [TimeRange], remarks: [String],
    heard: TimeRange, storedLevels: [UInt8]
  ) {
    self.duration = duration
    self.spans = spans
    self.speech = speech
    self.remarks = remarks
    self.heard = heard
    self.storedLevels = storedLevels
  }

  /// The outline of a recording.
  public init(_ recording: Recording) {
    self.init(
      duration: recording.duration, spans: recording.spans, speech: recording.speech,
      remarks: recording.remarks, heard: .zero..<recording.duration,
      storedLevels: recording.features.storedLevels)
  }

  /// Whether only a part of the recording was listened to.
  public var isProvisional: Bool { heard != .zero..<duration }

  /// The levels from the start of the recording on, in dBFS; NaN where it was not listened to.
  public var levels: Levels {
    let first = Int(heard.lowerBound.samples(rate: FrameFeatures.hopsPerSecond))
    let known = storedLevels.map {
      FrameFeatures.lowestLevel + Float($0) * FrameFeatures.levelStep
    }
    return Levels(
      hop: FrameFeatures.hop, values: Array(repeating: .nan, count: max(first, 0)) + known)
  }
}
