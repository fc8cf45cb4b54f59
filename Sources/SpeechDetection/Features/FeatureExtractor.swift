internal import RealModule
package import Spectra
package import Timeline

/// Turns the samples of a span of the recording into the features of the hops that it owns.
///
/// A push machine: blocks of samples go in, in order and without gaps; nothing but one analysis
/// window is held back. It does not matter how the samples are cut into blocks, nor, with enough
/// samples before and after a span, how the recording is cut into spans.
package struct FeatureExtractor: ~Copyable {
  /// How many samples before and after a span its hops look at.
  package static func reach(sampleRate: Int) -> Int {
    let stride = stride(sampleRate: sampleRate)
    let hops = 2 * FrameFeatures.fluxStride * sampleRate / FrameFeatures.hopsPerSecond
    return (windowLength(sampleRate: sampleRate / stride) + 4) * stride + hops
  }

  private let sampleRate: Int
  private let tellsChannels: Bool
  private let windowLength: Int
  private let analyzer: SpectrumAnalyzer
  private let filterbank: MelFilterbank
  private let speechBins: Range<Int>
  private var history: SampleHistory
  private var isAtStart = true
  /// The first hop that the span owns.
  private let firstHop: Int
  /// The hop that is analyzed next; the first few are not owned, but what changes from them is.
  private var nextHop: Int
  private var features: FrameFeatures

  private var power: [Float]
  private var logBands: [Float]
  private var cepstrum: [Float]
  /// The cepstrum before, and the first of the two that belong together.
  private var (previous, standing): ([Float], [Float])
  /// How much changed to the first of the two.
  private var flux: Float = 0

  /// Creates an extractor for a span.
  ///
  /// - Parameters:
  ///   - sampleRate: samples a second.
  ///   - channels: how many channels each block has.
  ///   - start: the position of the first sample that the span owns; the first hop that is
  ///     centred there or later is the first of its features.
  ///   - tellsChannels: Whether the channel that leads in each hop is kept.
  /// - Throws: `SpectrumError` where no transform can be had.
  package init(
    sampleRate: Int, channels: Int, start: Int64, tellsChannels: Bool = false
  ) throws(SpectrumError) {
    let stride = Self.stride(sampleRate: sampleRate)
    let analyzedRate = sampleRate / stride
    let windowLength = Self.windowLength(sampleRate: analyzedRate)
    let analyzer = try SpectrumAnalyzer(windowLength: windowLength)
    let history = try SampleHistory(
      channels: channels, stride: stride, capacity: 2 * windowLength)
    let bins = analyzer.binCount
    filterbank = MelFilterbank(
      sampleRate: analyzedRate, binCount: bins, coefficients: FrameFeatures.cepstrumSize)
    // Below 150 Hz lies hum, above 4 kHz what a telephone or a low bit rate leaves out.
    let binWidth = Float(analyzedRate) / 2 / Float(bins - 1)
    let lowest = min(bins - 1, Int((150 / binWidth).rounded(.up)))
    speechBins = lowest..<min(bins, max(lowest + 1, Int(4000 / binWidth) + 1))
    self.sampleRate = sampleRate
    self.tellsChannels = tellsChannels && channels > 1
    self.windowLength = windowLength
    self.analyzer = analyzer
    self.history = history
    features = FrameFeatures()
    firstHop = Self.firstHop(centredFrom: start, sampleRate: sampleRate)
    let block = FrameFeatures.fluxStride
    nextHop = max(0, firstHop / block * block - block)
    power = Array(repeating: 0, count: bins)
    logBands = Array(repeating: 0, count: filterbank.count)
    cepstrum = Array(repeating: 0, count: FrameFeatures.cepstrumSize)
    (previous, standing) = ([], [])
  }

  /// Takes the samples that follow.
  ///
  /// - Parameters:
  ///   - samples: the channels one behind the other.
  ///   - position: the position of the first; the next block must follow without a gap.
  package mutating func push(_ samples: borrowing Span<Float>, at position: Int64) {
    if isAtStart {
      isAtStart = false
      // Before the first sample of the recording there is silence.
      let first = (windowStart(nextHop) - 2) * Int64(history.stride)
      if first < position { pushSilence(Int(position - first), at: first) }
    }
    take(samples, at: position)
  }

  private mutating func take(_ samples: borrowing Span<Float>, at position: Int64) {
    let count = samples.count / history.channels
    var taken = 0
    while taken < count {
      let size = min(SampleHistory.mostAppended, history.room, count - taken)
      history.append(samples, taken..<taken + size, at: position + Int64(taken))
      taken += size
      analyzeHeld()
    }
  }

  private mutating func pushSilence(_ count: Int, at position: Int64) {
    let silence = [Float](repeating: 0, count: count * history.channels)
    take(silence.span, at: position)
  }

  /// The features of the span's hops, once all samples went in.
  ///
  /// - Parameters:
  ///   - end: The position behind the last sample that the span owns.
  ///   - duration: The length of the recording.
  /// - Returns: The features.
  package consuming func finish(end: Int64, duration: MediaTime) -> FrameFeatures {
    let lastHop = Self.firstHop(centredFrom: end, sampleRate: sampleRate)
    if nextHop < lastHop {
      // Behind the last sample of the recording there is silence.
      pushSilence(Self.reach(sampleRate: sampleRate), at: end)
    }
    let excess = nextHop - max(lastHop, firstHop)
    if excess > 0 {
      features.storedLevels.removeLast(min(excess, features.storedLevels.count))
      if tellsChannels {
        features.storedChannels.removeLast(min(excess, features.storedChannels.count))
      }
    }
    let owned = Self.pairs(before: lastHop) - Self.pairs(before: firstHop)
    let more = features.storedFlux.count - max(owned, 0)
    features.storedFlux.removeLast(more)
    features.cepstra.removeLast(more * FrameFeatures.fluxStride / FrameFeatures.cepstrumStride)
    features.duration = duration
    return features
  }

  /// Analyzes every hop whose window is held, and lets go of what no later one needs.
  private mutating func analyzeHeld() {
    while true {
      let offset = Int(windowStart(nextHop) - history.start)
      guard offset + windowLength <= history.count else {
        history.release(min(offset, history.count))
        return
      }
      analyzer.analyze(history, from: offset, into: &power)
      var speechPower: Float = 0
      for bin in speechBins { speechPower += power[bin] }
      if nextHop >= firstHop {
        features.storedLevels.append(FrameFeatures.storedLevel(power: speechPower))
        if tellsChannels {
          let leading = analyzer.leadingChannel(history, from: offset)
          let isTold = leading.map { $0 < FrameFeatures.mostChannels } ?? false
          features.storedChannels.append(
            leading.flatMap { isTold ? UInt8($0) : nil } ?? FrameFeatures.noChannel)
        }
      }
      if nextHop.isMultiple(of: FrameFeatures.cepstrumStride) { followCepstrum() }
      nextHop += 1
    }
  }

  /// Takes the cepstrum of every second hop, and how much two of them change together.
  private mutating func followCepstrum() {
    filterbank.cepstrum(of: power, scratch: &logBands, into: &cepstrum)
    var change: Float = 0
    for (now, before) in zip(cepstrum, previous) { change += (now - before) * (now - before) }
    previous = cepstrum
    if nextHop.isMultiple(of: FrameFeatures.fluxStride) {
      standing = cepstrum
      flux = change
    } else if nextHop >= firstHop {
      // A span owns both cepstra of four hops or none.
      features.storedFlux.append(FrameFeatures.storedFlux((flux + change) / 2))
      features.cepstra.append(standing.lazy.map { FrameFeatures.storedCoefficient($0) })
      features.cepstra.append(cepstrum.lazy.map { FrameFeatures.storedCoefficient($0) })
    }
  }

  /// How many pairs of cepstra are complete before a hop: those of the hops 4 *b* and 4 *b* + 2
  /// are with the latter.
  private static func pairs(before hop: Int) -> Int {
    (hop + FrameFeatures.fluxStride / 2 - 1) / FrameFeatures.fluxStride
  }

  /// The index of the first sample of a hop's window, at the rate that is analyzed.
  private func windowStart(_ hop: Int) -> Int64 {
    Self.centre(ofHop: hop, sampleRate: sampleRate) / Int64(history.stride)
      - Int64(windowLength / 2)
  }

  /// Samples of music quality are analyzed at half their rate.
  private static func stride(sampleRate: Int) -> Int {
    sampleRate >= 32_000 && sampleRate.isMultiple(of: 2) ? 2 : 1
  }

  /// 21⅓ ms, so that times are resolved alike at every sample rate; a power of two at 48 kHz.
  private static func windowLength(sampleRate: Int) -> Int { max(16, sampleRate * 16 / 750) }

  private static func centre(ofHop hop: Int, sampleRate: Int) -> Int64 {
    (2 * Int64(hop) + 1) * Int64(sampleRate) / Int64(2 * FrameFeatures.hopsPerSecond)
  }

  private static func firstHop(centredFrom position: Int64, sampleRate: Int) -> Int {
    let rate = Int64(sampleRate)
    var hop = max(0, Int(position * Int64(FrameFeatures.hopsPerSecond) / rate) - 1)
    while centre(ofHop: hop, sampleRate: sampleRate) < position { hop += 1 }
    return hop
  }
}
