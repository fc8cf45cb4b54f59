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
  package static func reach(sampleRate: Int) -> Int { windowLength(sampleRate: sampleRate) }

  private let sampleRate: Int
  private let channels: Int
  private let windowLength: Int
  private var analyzer: SpectrumAnalyzer
  private let filterbank: MelFilterbank
  private let speechBins: Range<Int>

  /// The samples not yet done with, channel behind channel, each with room for `capacity`.
  private var held: [Float]
  private let capacity: Int
  private var heldCount = 0
  /// The position of the first sample held.
  private var heldStart: Int64
  private var nextHop: Int
  private var features: FrameFeatures

  private var power: [Float]
  private var logBands: [Float]
  private var cepstrum: [Float]

  /// Creates an extractor for a span.
  ///
  /// - Parameters:
  ///   - sampleRate: samples a second.
  ///   - channels: how many channels each block has.
  ///   - start: the position of the first sample that the span owns; the first hop that is
  ///     centred there or later is the first of its features.
  ///   - cepstrumStride: How many hops one cepstrum stands for.
  /// - Throws: `SpectrumError` where no transform can be had.
  package init(
    sampleRate: Int, channels: Int, start: Int64, cepstrumStride: Int = 2
  ) throws(SpectrumError) {
    self.sampleRate = sampleRate
    self.channels = channels
    windowLength = Self.windowLength(sampleRate: sampleRate)
    let analyzer = try SpectrumAnalyzer(windowLength: windowLength)
    let bins = analyzer.binCount
    filterbank = MelFilterbank(
      sampleRate: sampleRate, binCount: bins, coefficients: FrameFeatures.cepstrumSize)
    // Below 150 Hz lies hum, above 4 kHz what a telephone or a low bit rate leaves out.
    let binWidth = Float(sampleRate) / 2 / Float(bins - 1)
    let lowest = min(bins - 1, Int((150 / binWidth).rounded(.up)))
    speechBins = lowest..<min(bins, max(lowest + 1, Int(4000 / binWidth) + 1))
    self.analyzer = analyzer
    capacity = windowLength * 8
    held = Array(repeating: 0, count: capacity * channels)
    heldStart = start
    features = FrameFeatures(cepstrumStride: cepstrumStride)
    nextHop = Self.firstHop(centredFrom: start, sampleRate: sampleRate)
    power = Array(repeating: 0, count: bins)
    logBands = Array(repeating: 0, count: filterbank.count)
    cepstrum = Array(repeating: 0, count: FrameFeatures.cepstrumSize)
    isAtStart = true
  }

  private var isAtStart: Bool

  /// Takes the samples that follow.
  ///
  /// - Parameters:
  ///   - samples: the channels one behind the other.
  ///   - position: the position of the first; the next block must follow without a gap.
  package mutating func push(_ samples: borrowing Span<Float>, at position: Int64) {
    let count = samples.count / channels
    if isAtStart {
      // Before the first sample of the recording there is silence.
      isAtStart = false
      heldStart = min(position, windowStart(nextHop))
      heldCount = Int(position - heldStart)
    }
    var taken = 0
    while taken < count {
      let room = min(capacity - heldCount, count - taken)
      for channel in 0..<channels {
        let from = channel * count + taken
        let to = channel * capacity + heldCount
        for i in 0..<room { held[to + i] = samples[from + i] }
      }
      heldCount += room
      taken += room
      analyzeHeld(before: .max)
      release()
    }
  }

  /// The features of the span's hops, once all samples went in.
  ///
  /// - Parameters:
  ///   - end: The position behind the last sample that the span owns.
  ///   - duration: The length of the recording.
  /// - Returns: The features.
  package consuming func finish(end: Int64, duration: MediaTime) -> FrameFeatures {
    let lastHop = Self.firstHop(centredFrom: end, sampleRate: sampleRate)
    // Behind the last sample of the recording there is silence.
    while nextHop < lastHop {
      let missing = Int(windowStart(nextHop) - heldStart) + windowLength - heldCount
      for channel in 0..<channels {
        for i in 0..<max(0, min(missing, capacity - heldCount)) {
          held[channel * capacity + heldCount + i] = 0
        }
      }
      heldCount += max(0, min(missing, capacity - heldCount))
      analyzeHeld(before: lastHop)
      release()
    }
    let excess = nextHop - lastHop
    if excess > 0 { features.storedLevels.removeLast(excess) }
    let first = nextHop - excess - features.storedLevels.count
    let stride = features.cepstrumStride
    let cepstra = (lastHop + stride - 1) / stride - (first + stride - 1) / stride
    features.storedCepstra.removeLast(
      features.storedCepstra.count - cepstra * FrameFeatures.cepstrumSize)
    features.duration = duration
    return features
  }

  /// Analyzes every hop whose window is held.
  private mutating func analyzeHeld(before end: Int) {
    while nextHop < end {
      let offset = Int(windowStart(nextHop) - heldStart)
      guard offset + windowLength <= heldCount else { return }
      analyzer.analyze(held, from: offset, channels: channels, into: &power)
      var speechPower: Float = 0
      for bin in speechBins { speechPower += power[bin] }
      features.storedLevels.append(FrameFeatures.storedLevel(power: speechPower))
      if nextHop % features.cepstrumStride == 0 {
        filterbank.cepstrum(of: power, scratch: &logBands, into: &cepstrum)
        for value in cepstrum {
          features.storedCepstra.append(FrameFeatures.storedCoefficient(value))
        }
      }
      nextHop += 1
    }
  }

  /// Lets go of the samples before the next window.
  private mutating func release() {
    let done = min(heldCount, Int(windowStart(nextHop) - heldStart))
    guard done > 0, heldCount + windowLength > capacity || done >= capacity / 2 else { return }
    for channel in 0..<channels {
      let base = channel * capacity
      for i in 0..<heldCount - done { held[base + i] = held[base + done + i] }
    }
    heldCount -= done
    heldStart += Int64(done)
  }

  private func windowStart(_ hop: Int) -> Int64 {
    Self.centre(ofHop: hop, sampleRate: sampleRate) - Int64(windowLength / 2)
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
