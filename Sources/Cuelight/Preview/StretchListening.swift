extension RecordingOutline {
  /// How much around a stretch is listened to with it: what is speech and what is noise shows in
  /// half a minute.
  private static let margin = MediaTime.seconds(30)

  /// Listens to a stretch of a recording alone, and a little around it; there is nothing where the
  /// file cannot be gone to there, or does not tell how long it is.
  ///
  /// - Parameters:
  ///   - stretch: The stretch that is to be looked at.
  ///   - source: The recording.
  /// - Throws: `MediaError`, or `CancellationError`.
  /// - Complexity: O(*n*) in the length of the stretch, and a twentieth of decoding for what lies
  ///   before it in a container without an index, such as MP3.
  public init?(listeningTo stretch: TimeRange, of source: MediaSource) throws {
    guard let duration = source.statedDuration else { return nil }
    let start = max(stretch.lowerBound - Self.margin, .zero)
    let wanted = Self.onHop(start)..<Self.onHop(stretch.upperBound + Self.margin)
    let reach = FeatureExtractor.reach(sampleRate: source.stream.sampleRate)
    guard
      let decoded = try source.decode(
        wanted, lead: reach, trail: reach,
        makeConsumer: { plan in
          try FeatureConsumer(plan, tellsChannels: false)
        })
    else { return nil }
    let end = MediaTime(samples: decoded.owned.upperBound, rate: decoded.sampleRate)
    // A recording may be longer or shorter than it says; here it is known where the end was met.
    let length = end < wanted.upperBound ? end : max(duration, end)
    guard
      let features = decoded.consumer.finish(end: decoded.owned.upperBound, duration: length)
    else { return nil }
    let detector = SpeechDetector()
    let heard = wanted.lowerBound..<max(end, wanted.lowerBound)
    let runs = detector.runs(in: features)
    self.init(
      duration: length,
      spans: detector.spans(of: runs, duration: heard.duration).map {
        LabelledSpan($0.range.shifted(by: heard.lowerBound), $0.kind, certainty: $0.certainty)
      }, speech: runs.speech.map { $0.shifted(by: heard.lowerBound) },
      remarks: [], heard: heard, storedLevels: features.storedLevels)
  }

  private static func onHop(_ time: MediaTime) -> MediaTime {
    FrameFeatures.time(ofHop: Int(time.samples(rate: FrameFeatures.hopsPerSecond)))
  }
}
