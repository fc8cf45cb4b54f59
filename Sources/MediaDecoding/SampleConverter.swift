internal import CFFmpeg

/// Gives the samples of any frame as planar `Float` at one rate and number of channels: those that
/// the recording starts with.
///
/// Planar `Float` of the same layout, which most decoders give, is copied as it is. Other sample
/// formats are converted; ±1 is full scale, and all whole-number samples up to 24 bits come out
/// exactly. Only where the rate changes on the way is anything resampled.
struct SampleConverter: ~Copyable {
  let sampleRate: Int
  let channels: Int
  private var resampler: Resampler?
  private var isResampling = false
  /// Whether a frame of another rate or number of channels was met.
  private(set) var metOtherFormat = false

  /// Samples that were brought to the recording's rate: channel after channel, `stride` apart.
  struct Resampled {
    var planes: [Float]
    var stride: Int
    var count: Int
  }

  /// The samples that are resampled at a time, which bounds the memory however strange the rates.
  static let resampledBlock = 1024

  init(sampleRate: Int, channels: Int) {
    self.sampleRate = sampleRate
    self.channels = channels
  }

  /// Whether there are recordings with such a layout.
  static func isUsable(sampleRate: Int, channels: Int) -> Bool {
    (2_000...768_000).contains(sampleRate) && (1...64).contains(channels)
  }

  /// Whether a frame's layout is one that a recording can have.
  static func isUsable(_ frame: borrowing Frame) -> Bool {
    isUsable(sampleRate: frame.sampleRate, channels: frame.channels)
  }

  /// Whether samples of another rate are held back that this frame does not go on with.
  func mustFlush(before frame: borrowing Frame) -> Bool {
    isResampling && !(resampler?.accepts(frame) ?? false)
  }

  /// Makes ready for a frame.
  mutating func prepare(for frame: borrowing Frame) throws(FFmpegError) {
    let isAsIs =
      frame.sampleRate == sampleRate && frame.channels == channels
      && frame.sampleFormat == AV_SAMPLE_FMT_FLTP
    if frame.sampleRate != sampleRate || frame.channels != channels { metOtherFormat = true }
    if isAsIs {
      resampler = nil
      isResampling = false
    } else if !(resampler?.accepts(frame) ?? false) {
      resampler = try Resampler(from: frame, toRate: sampleRate, channels: channels)
      isResampling = frame.sampleRate != sampleRate
    }
  }

  /// Writes `count` samples of a frame that has the recording's rate, from `start` on.
  func copy(
    _ frame: borrowing Frame, from start: Int, count: Int, into block: inout MutableSpan<Float>
  ) throws(FFmpegError) {
    let isAsIs = resampler == nil
    unsafe try block.withUnsafeMutableBufferPointer { (buffer) throws(FFmpegError) in
      guard let base = buffer.baseAddress else { return }
      if isAsIs {
        unsafe frame.copyPlanes(from: start, count: count, into: base)
      } else {
        _ = try unsafe resampler?.convert(
          frame, from: start, count: count, into: base, stride: count)
      }
    }
  }

  /// Brings `count` samples of a frame, from `start` on, to the recording's rate.
  func resample(
    _ frame: borrowing Frame, from start: Int, count: Int
  ) throws(FFmpegError) -> Resampled {
    unsafe try collect(atMost: resampler?.largestOutput(for: count) ?? 0) {
      (base, stride) throws(FFmpegError) in
      unsafe try resampler?.convert(frame, from: start, count: count, into: base, stride: stride)
        ?? 0
    }
  }

  /// What is held back of samples of another rate, once they have ended.
  mutating func flush() throws(FFmpegError) -> Resampled? {
    guard isResampling else { return nil }
    let rest = unsafe try collect(atMost: resampler?.largestOutput(for: 0) ?? 0) {
      (base, stride) throws(FFmpegError) in
      unsafe try resampler?.flush(into: base, stride: stride) ?? 0
    }
    resampler = nil
    isResampling = false
    return rest
  }

  private func collect(
    atMost stride: Int,
    _ convert: (UnsafeMutablePointer<Float>, _ stride: Int) throws(FFmpegError) -> Int
  ) throws(FFmpegError) -> Resampled {
    guard stride > 0 else { return Resampled(planes: [], stride: 0, count: 0) }
    var resampled = Resampled(
      planes: [Float](repeating: 0, count: stride * channels), stride: stride, count: 0)
    resampled.count = unsafe try resampled.planes.withUnsafeMutableBufferPointer {
      (buffer) throws(FFmpegError) in
      guard let base = buffer.baseAddress else { return 0 }
      return try unsafe convert(base, stride)
    }
    return resampled
  }
}

extension SampleConverter.Resampled {
  /// Writes `count` of the samples, from `start` on.
  func copy(from start: Int, count: Int, into block: inout MutableSpan<Float>) {
    guard stride > 0 else { return }
    for channel in 0..<planes.count / stride {
      for index in 0..<count {
        block[channel * count + index] = planes[channel * stride + start + index]
      }
    }
  }
}
