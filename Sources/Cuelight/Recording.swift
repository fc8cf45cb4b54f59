internal import FoundationEssentials
internal import Spectra
internal import Synchronization

/// A recording that was listened to: what the timing of subtitles needs of it.
///
///     let recording = try await Recording(reading: .file("interview.mp3"))
///     print(recording.duration, recording.runs.count)
///
/// It keeps a few bytes for each hundredth of a second, not the samples.
public struct Recording: Sendable {
  /// Where it comes from, and the stream that was decoded.
  public let source: MediaSource
  /// What is known of each hop.
  public let features: FrameFeatures
  /// The stretches of speech between pauses.
  public let runs: [SpeechRun]
  /// What is heard where, from start to end.
  public let spans: [LabelledSpan]
  /// The packets that could not be decoded.
  public let damage: Damage
  /// What else a user should know of the file.
  public let warnings: [MediaWarning]

  /// The length of the recording.
  public var duration: MediaTime { features.duration }

  /// What a user should know of the file, as sentences without a full stop: ``warnings`` and
  /// ``damage``.
  public var remarks: [String] {
    let count = damage.packetCount
    guard count > 0 else { return warnings.map(\.description) }
    let packets = count == 1 ? "a damaged packet was" : "\(count) damaged packets were"
    let places = damage.firstPlaces.map(\.description).joined(separator: ", ")
    return warnings.map(\.description) + [
      "\(packets) passed over, at \(places)" + (count > damage.firstPlaces.count ? ", …" : "")
    ]
  }

  /// Decodes a recording, side by side in spans where the format allows it, and finds its speech.
  ///
  /// - Parameters:
  ///   - input: The file, or standard input.
  ///   - stream: The number of the audio stream; without it, the one that a player would choose.
  ///   - tellsChannels: Whether each channel has one speaker, so that channels tell voices apart.
  ///   - workers: How many spans may be decoded at the same time; without it, one a core.
  ///   - progress: Is told how far decoding is, from 0 to 1.
  /// - Throws: `MediaError`, or `CancellationError`.
  @concurrent
  public init(
    reading input: MediaInput, stream: Int? = nil, tellsChannels: Bool = false,
    workers: Int? = nil,
    progress: (@Sendable (Double) -> Void)? = nil
  ) async throws {
    try await self.init(
      reading: MediaSource(opening: input, stream: stream), tellsChannels: tellsChannels,
      workers: workers, progress: progress)
  }

  /// Decodes a recording that has been opened.
  ///
  /// - Parameters:
  ///   - source: The recording.
  ///   - tellsChannels: Whether each channel has one speaker, so that channels tell voices apart.
  ///   - workers: How many spans may be decoded at the same time; without it, one a core.
  ///   - progress: Is told how far decoding is, from 0 to 1.
  /// - Throws: `MediaError`, or `CancellationError`.
  @concurrent
  public init(
    reading source: MediaSource, tellsChannels: Bool = false, workers: Int? = nil,
    progress: (@Sendable (Double) -> Void)? = nil
  ) async throws {
    let reach = FeatureExtractor.reach(sampleRate: source.stream.sampleRate)
    let decoded = try await source.decode(
      workers: workers ?? ProcessInfo.processInfo.activeProcessorCount, lead: reach, trail: reach,
      progress: progress
    ) { [input = source.input] plan in
      do throws(SpectrumError) {
        return try FeatureConsumer(plan, tellsChannels: tellsChannels)
      } catch {
        throw MediaError.memory(input)
      }
    }
    var features = FrameFeatures()
    features.reserveCapacity(for: decoded.duration)
    for part in decoded.parts {
      if let span = part.consumer.finish(end: part.owned.upperBound, duration: decoded.duration) {
        features.append(span)
      }
    }
    let detector = SpeechDetector()
    let runs = detector.runs(in: features)
    self.source = source
    self.features = features
    self.runs = runs
    spans = detector.spans(of: runs, duration: features.duration)
    damage = decoded.damage
    warnings = decoded.warnings
  }
}

/// Hands the samples of a span to a feature extractor.
final class FeatureConsumer: PCMConsumer {
  // Only the span's own thread comes here; the lock says so to the compiler.
  private let extractor: Mutex<FeatureExtractor?>

  init(_ plan: SpanPlan, tellsChannels: Bool) throws(SpectrumError) {
    let extractor = try FeatureExtractor(
      sampleRate: plan.sampleRate, channels: plan.channels, start: plan.start,
      tellsChannels: tellsChannels)
    self.extractor = Mutex(consume extractor)
  }

  func consume(_ samples: borrowing Span<Float>, channels: Int, at position: Int64) {
    extractor.withLock { $0?.push(samples, at: position) }
  }

  func finish(end: Int64, duration: MediaTime) -> FrameFeatures? {
    let taken = extractor.withLock { $0.take() }
    return taken?.finish(end: end, duration: duration)
  }
}
