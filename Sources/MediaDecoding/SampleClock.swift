internal import CFFmpeg

/// Tells which sample of the recording is heard when, as a player counts: sample 0 is heard when a
/// browser's `currentTime` is 0.
///
/// **Where time starts.** Chromium does not move the timestamps of a container whose time line
/// starts later than zero (the HTML standard's "explicit timeline"; `ffplay` does the same): an Ogg
/// file that was cut at 5 s, or the audio of an MP4 that sets in after half a second of video, starts
/// there, after silence. Where the first packet has a time before zero, Chromium makes that time
/// zero; and it counts samples from the first packet on *after* those that are thrown away at the
/// start (LAME's encoder delay, the edit list of AAC, the pre-skip of Opus). So the first sample that
/// is kept is heard at `max(0, time of the first packet)`, and every other one as far after it as the
/// timestamps say. MPEG transport and program streams, which browsers play only by way of a script,
/// count from wherever a broadcaster's clock happened to be; hls.js, VLC, mpv, and `ffmpeg` when it
/// converts, call their earliest stream's start zero, and so do we.
///
/// **After that.** Samples follow each other without a break as long as the timestamps agree with
/// their number to 20 ms, which is half a video frame: containers that round to milliseconds are then
/// exact to the sample. A longer gap is filled with silence, and an overlap is dropped, so that the
/// time is right again, as in `ffplay` and Firefox. Time that jumps back by more than a second is not
/// an overlap but a new beginning (chained Ogg files, a wrapped counter); it goes on where it was.
struct SampleClock {
  /// How the two ways to count relate: the packet at `ticks` starts with sample `samples`.
  struct Origin: Sendable, Hashable {
    /// The time of the stream's first packet.
    var ticks: Int64
    /// The position of the first sample in that packet, were it not thrown away; may be negative.
    var samples: Int64
  }

  /// What has to be done so that some samples stand where they belong.
  struct Placement: Equatable {
    /// Samples of silence before them.
    var silence: Int64 = 0
    /// How many of them to drop at their start.
    var dropped = 0
  }

  let timeBase: AVRational
  let sampleRate: Int
  private(set) var origin: Origin
  /// The position of the sample that comes next.
  private(set) var next: Int64 = 0
  /// Whether the next timestamp counts to the sample.
  private var isUnsettled = true
  /// The samples of lost packets that have no timestamp behind them to tell.
  private var lost: Int64 = 0
  /// Jumps ahead that are longer than this many samples are not taken for gaps.
  private let longestGap: Int64
  /// The samples of silence that may still be put in.
  private var silenceLeft: Int64

  private let counted: Range<Int64>

  /// What had to be done so far.
  private(set) var irregularities = TimeIrregularities()

  /// All the silence that is ever put into one recording: a damaged or made-up timestamp must not
  /// make a short file a day long.
  static let mostSilence = 6 * 3600
  /// In streams whose clock may be set anew at any time, `ffmpeg`'s limit of what is a gap.
  static let longestGapOfBroadcast = 10

  /// Creates a clock that stands at the start of the recording.
  ///
  /// - Parameters:
  ///   - timeBase: The unit of the timestamps, in seconds.
  ///   - sampleRate: Samples a second.
  ///   - origin: Where time starts.
  ///   - isBroadcast: Whether the timestamps may be set anew at any time.
  ///   - counted: The positions whose irregularities are told.
  ///   - mostSilence: The seconds of silence that may be put in.
  init(
    timeBase: AVRational, sampleRate: Int, origin: Origin, isBroadcast: Bool,
    counting counted: Range<Int64> = 0..<Int64.max, mostSilence: Int = Self.mostSilence
  ) {
    self.timeBase = timeBase
    self.sampleRate = sampleRate
    self.origin = origin
    self.counted = counted
    silenceLeft = Int64(mostSilence * sampleRate)
    longestGap = isBroadcast ? Int64(Self.longestGapOfBroadcast * sampleRate) : .max
  }

  /// The position that a timestamp means, or nothing where it is beyond all reason.
  func position(of ticks: Int64) -> Int64? {
    let (distance, overflow) = ticks.subtractingReportingOverflow(origin.ticks)
    guard !overflow else { return nil }
    let samples = av_rescale_q(distance, timeBase, AVRational(num: 1, den: Int32(sampleRate)))
    guard samples.magnitude < 1 << 56 else { return nil }
    return samples + origin.samples
  }

  /// The timestamp that means a position.
  func ticks(at position: Int64) -> Int64 {
    let samples = AVRational(num: 1, den: Int32(sampleRate))
    return origin.ticks + av_rescale_q(position - origin.samples, samples, timeBase)
  }

  /// Sets the clock to a position, in the middle of the recording.
  mutating func start(at position: Int64) {
    next = position
    isUnsettled = false
  }

  /// Finds the place of `count` samples that are said to start at `timestamp`, and goes on to their
  /// end.
  mutating func place(_ count: Int, at timestamp: Int64?) -> Placement {
    let before = irregularities
    let placement = placement(of: count, at: timestamp)
    if !counted.contains(next) { irregularities = before }
    next += placement.silence + Int64(count - placement.dropped)
    // In an overlap, the samples that go on after it are the ones that count.
    isUnsettled = placement.dropped == count
    lost = 0
    return placement
  }

  /// Notes that a packet could not be decoded: the next timestamp counts to the sample, and without
  /// one its duration does.
  mutating func lose(_ samples: Int64) {
    isUnsettled = true
    lost = min(lost + max(0, samples), Int64(sampleRate) * 10)
  }

  /// How many samples a timestamp may be off because its unit is coarse; none where every sample has
  /// a timestamp of its own.
  var rounding: Int64 {
    let (unit, samples) = (Int64(timeBase.den), Int64(timeBase.num) * Int64(sampleRate))
    return unit.isMultiple(of: samples) ? 0 : samples / unit + 1
  }

  private mutating func placement(of count: Int, at timestamp: Int64?) -> Placement {
    guard let timestamp, let position = position(of: timestamp) else { return silence(lost) }
    let distance = position - next
    let tolerance = isUnsettled ? rounding : Int64(sampleRate / 50)
    if distance > tolerance { return silence(distance) }
    if distance < -tolerance {
      guard distance >= -Int64(sampleRate) else {
        irregularities.restarts += 1
        origin.samples -= distance
        return Placement()
      }
      let dropped = min(count, Int(-distance))
      irregularities.droppedSamples += Int64(dropped)
      return Placement(dropped: dropped)
    }
    return Placement()
  }

  private mutating func silence(_ samples: Int64) -> Placement {
    guard samples <= longestGap, samples <= silenceLeft else {
      irregularities.restarts += samples <= longestGap ? 0 : 1
      irregularities.unfilledSamples += samples <= longestGap ? samples : 0
      origin.samples -= samples
      return Placement()
    }
    silenceLeft -= samples
    // Silence before the first sample, or in place of lost ones, is no gap.
    irregularities.filledSamples += isUnsettled ? 0 : samples
    return Placement(silence: samples)
  }
}

/// What was not regular about a stream's timestamps.
struct TimeIrregularities: Sendable, Hashable {
  /// Samples of silence that were put in where there were none.
  var filledSamples: Int64 = 0
  /// Samples of gaps that were too long to fill.
  var unfilledSamples: Int64 = 0
  /// Samples that were dropped because others stood there already.
  var droppedSamples: Int64 = 0
  /// How often time began anew.
  var restarts = 0

  /// Adds what was met further on.
  mutating func append(_ later: TimeIrregularities) {
    filledSamples += later.filledSamples
    unfilledSamples += later.unfilledSamples
    droppedSamples += later.droppedSamples
    restarts += later.restarts
  }
}
