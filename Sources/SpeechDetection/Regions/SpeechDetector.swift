internal import RealModule
public import Timeline

/// Finds the speech of a recording by its energy.
///
/// The levels of the recording itself decide: how loud its pauses are, how loud its speech, and
/// how far apart they lie. Speech begins where the level rises above the onset threshold and lasts
/// until it falls below the offset threshold, a little lower (hysteresis).
public struct SpeechDetector: Sendable {
  /// What decides between speech and pause.
  public struct Configuration: Sendable {
    /// The shortest pause that is one, in hops; a shorter one is bridged. A stop consonant's
    /// closure lasts about as long.
    public var minimumPause = 5
    /// The shortest stretch of speech that is one, in hops; a shorter one is a click.
    public var minimumSpeech = 4
    /// The shortest stretch of speech or music that is cut from the other without a pause, in hops.
    public var minimumSpan = 60
    /// The shortest stretch in which another channel leads that is somebody else's, in hops.
    public var minimumLead = 15
    /// How far below the usual level of speech its weakest parts lie, in dB: what is further down
    /// is breath, room and echo, however quiet the recording is.
    public var speechSpan: Float = 30

    /// A pause shorter than this does not end a region of speech.
    public var bridgedPause = MediaTime.milliseconds(300)

    /// Creates the usual configuration.
    public init() {}
  }

  let configuration: Configuration

  /// Creates a detector.
  public init(_ configuration: Configuration = Configuration()) {
    self.configuration = configuration
  }

  /// The stretches of sound between pauses, in order: speech, and what may be music.
  ///
  /// - Complexity: linear in the count of hops.
  public func runs(in features: FrameFeatures) -> [SpeechRun] {
    let levels = features.storedLevels
    let floor = NoiseFloor(storedLevels: levels)
    var histogram = Array(repeating: 0, count: LevelModel.histogramSize)
    for (hop, level) in levels.enumerated() {
      let above = Int((Float(level) - floor.storedLevel(at: hop)).rounded())
      histogram[min(max(above + LevelModel.floorIndex, 0), histogram.count - 1)] += 1
    }
    let model = LevelModel(histogram: histogram)
    let noise = model.noisePeak + 3.5 * model.noiseDeviation
    let halfWay = (model.noisePeak + model.speechLevel) / 2
    let weakest = model.speechLevel - configuration.speechSpan / FrameFeatures.levelStep
    let onset = max(min(noise, halfWay), weakest)
    let offset = onset - min(3, model.noiseDeviation)
    var runs: [SpeechRun] = []
    var start: Int?
    for (hop, level) in levels.enumerated() {
      let above = Float(level) - floor.storedLevel(at: hop)
      if let onset = start {
        if above < offset {
          append(SpeechRun(onset: onset, offset: hop), to: &runs)
          start = nil
        }
      } else if above >= onset {
        start = hop
      }
    }
    if let start { append(SpeechRun(onset: start, offset: levels.count), to: &runs) }
    runs.removeAll { $0.count < configuration.minimumSpeech }
    return tellingMusic(runs, features)
      .cut(atChannelsOf: features, leading: configuration.minimumLead)
  }

  /// The same runs with how sure it is that each is music, cut where speech goes over into music
  /// or back without a pause.
  private func tellingMusic(_ runs: [SpeechRun], _ features: FrameFeatures) -> [SpeechRun] {
    let stretches = MusicDetector(features, heardIn: runs).stretches
    var first = 0
    return runs.flatMap { run in
      while first < stretches.count, stretches[first].core.upperBound <= run.onset { first += 1 }
      let music = stretches[first...].prefix { $0.core.lowerBound < run.offset }
      return run.cut(at: music, in: features, least: configuration.minimumSpan)
    }
  }

  private func append(_ run: SpeechRun, to runs: inout [SpeechRun]) {
    if let last = runs.last, run.onset - last.offset < configuration.minimumPause {
      runs[runs.count - 1].offset = run.offset
    } else {
      if let last = runs.last, last.count < configuration.minimumSpeech { runs.removeLast() }
      runs.append(run)
    }
  }
}

extension [SpeechRun] {
  /// The same runs, cut where another channel takes the lead in `features`, for `least` hops of a run
  /// or more: somebody else speaks.
  package func cut(atChannelsOf features: FrameFeatures, leading least: Int) -> [SpeechRun] {
    guard !features.storedChannels.isEmpty else { return self }
    return flatMap { run in
      // Stretches of one channel; a short one belongs to what it interrupts.
      var stretches: [(start: Int, channel: UInt8)] = []
      for hop in run.onset..<run.offset {
        let channel = features.storedChannels[hop]
        guard channel != FrameFeatures.noChannel, channel != stretches.last?.channel else {
          continue
        }
        if let last = stretches.last, hop - last.start < least {
          stretches.removeLast()
        }
        if stretches.last?.channel != channel { stretches.append((hop, channel)) }
      }
      let cuts = stretches.dropFirst().map(\.start).filter {
        run.offset - $0 >= least
      }
      return zip([run.onset] + cuts, cuts + [run.offset]).map {
        SpeechRun(onset: $0, offset: $1, music: run.music)
      }
    }
  }
}
