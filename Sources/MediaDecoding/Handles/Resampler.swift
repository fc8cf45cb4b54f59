internal import CFFmpeg

/// The rate, the channels and the sample format of a piece of audio.
struct SampleLayout: Hashable {
  /// Samples a second.
  var rate: Int
  /// The number of channels.
  var channels: Int
  /// How a sample is stored.
  var format: AVSampleFormat
}

/// Turns samples of one layout into planar `Float` of another rate or number of channels.
@safe struct Resampler: ~Copyable {
  private let context: OpaquePointer
  let input: SampleLayout
  let output: SampleLayout

  /// Where the number of channels is the same, they are taken as they are, whatever they are called.
  init(from frame: borrowing Frame, toRate rate: Int, channels: Int) throws(FFmpegError) {
    input = SampleLayout(
      rate: frame.sampleRate, channels: frame.channels, format: frame.sampleFormat)
    output = SampleLayout(rate: rate, channels: channels, format: AV_SAMPLE_FMT_FLTP)
    var from = unsafe AVChannelLayout()
    var to = unsafe AVChannelLayout()
    defer {
      unsafe av_channel_layout_uninit(&from)
      unsafe av_channel_layout_uninit(&to)
    }
    unsafe av_channel_layout_default(&from, Int32(input.channels))
    unsafe av_channel_layout_default(&to, Int32(channels))
    var allocated: OpaquePointer?
    let made = unsafe swr_alloc_set_opts2(
      &allocated, &to, output.format, Int32(rate), &from, input.format, Int32(input.rate), 0, nil)
    let started = made < 0 ? made : unsafe swr_init(allocated)
    guard started >= 0, let ready = unsafe allocated else {
      unsafe swr_free(&allocated)
      throw FFmpegError(code: min(started, -1))
    }
    unsafe context = unsafe ready
  }

  deinit {
    var freeing: OpaquePointer? = unsafe context
    unsafe swr_free(&freeing)
  }

  /// Whether it can take this frame.
  func accepts(_ frame: borrowing Frame) -> Bool {
    frame.sampleRate == input.rate && frame.channels == input.channels
      && frame.sampleFormat == input.format
  }

  /// The number of samples that it can give for `count` more at most, with those it holds back.
  func largestOutput(for count: Int) -> Int {
    max(0, Int(unsafe swr_get_out_samples(context, Int32(clamping: count))))
  }

  /// Converts `count` samples of a frame from `start` on; writes channel after channel, each
  /// `stride` samples after the one before it, and returns the number of samples a channel.
  func convert(
    _ frame: borrowing Frame, from start: Int, count: Int,
    into destination: UnsafeMutablePointer<Float>, stride: Int
  ) throws(FFmpegError) -> Int {
    let sampleSize = Int(av_get_bytes_per_sample(input.format))
    let isPlanar = av_sample_fmt_is_planar(input.format) != 0
    let offset = start * sampleSize * (isPlanar ? 1 : input.channels)
    var sources: [UnsafePointer<UInt8>?] = unsafe []
    for plane in 0..<(isPlanar ? input.channels : 1) {
      let data = unsafe frame.pointer.pointee.extended_data[plane]
      unsafe sources.append(unsafe data.map { unsafe UnsafePointer($0) + offset })
    }
    return try unsafe run(&sources, count: count, into: destination, stride: stride)
  }

  /// Gives what is held back, once there is no more input.
  func flush(into destination: UnsafeMutablePointer<Float>, stride: Int) throws(FFmpegError) -> Int
  {
    try unsafe run(nil, count: 0, into: destination, stride: stride)
  }

  private func run(
    _ sources: UnsafeMutablePointer<UnsafePointer<UInt8>?>?, count: Int,
    into destination: UnsafeMutablePointer<Float>, stride: Int
  ) throws(FFmpegError) -> Int {
    var planes: [UnsafeMutablePointer<UInt8>?] = unsafe []
    for channel in 0..<output.channels {
      let plane = unsafe UnsafeMutableRawPointer(destination + channel * stride)
      unsafe planes.append(plane.assumingMemoryBound(to: UInt8.self))
    }
    return try Int(
      checked(unsafe swr_convert(context, &planes, Int32(stride), sources, Int32(count))))
  }
}
