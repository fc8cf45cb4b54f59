internal import CFFmpeg

/// A frame of decoded audio, used again for one after the other.
@safe struct Frame: ~Copyable {
  let pointer: UnsafeMutablePointer<AVFrame>

  init() throws(FFmpegError) {
    guard let allocated = unsafe av_frame_alloc() else { throw .outOfMemory }
    unsafe pointer = unsafe allocated
  }

  deinit {
    var freeing: UnsafeMutablePointer<AVFrame>? = unsafe pointer
    unsafe av_frame_free(&freeing)
  }

  /// The samples of each channel.
  var sampleCount: Int { unsafe Int(pointer.pointee.nb_samples) }

  /// Samples a second.
  var sampleRate: Int { unsafe Int(pointer.pointee.sample_rate) }

  /// The number of channels.
  var channels: Int { unsafe Int(pointer.pointee.ch_layout.nb_channels) }

  /// How a sample is stored.
  var sampleFormat: AVSampleFormat { unsafe AVSampleFormat(pointer.pointee.format) }

  /// When its first sample is to be heard, in ticks of the stream.
  var timestamp: Int64? { unsafe ticks(pointer.pointee.best_effort_timestamp) }

  /// Whether the decoder patched over an error.
  var isDamaged: Bool { unsafe pointer.pointee.decode_error_flags != 0 }

  /// Copies `count` samples of every channel, from sample `start` on, channel after channel, out of
  /// a frame of planar `Float`.
  func copyPlanes(from start: Int, count: Int, into destination: UnsafeMutablePointer<Float>) {
    for channel in 0..<channels {
      guard let plane = unsafe pointer.pointee.extended_data[channel] else { continue }
      let source = unsafe UnsafeRawPointer(plane).assumingMemoryBound(to: Float.self)
      unsafe (destination + channel * count).update(from: source + start, count: count)
    }
  }

  /// The bits of the first channel's samples, of a frame of planar `Float`.
  var bitPatterns: [UInt32] {
    guard let plane = unsafe pointer.pointee.extended_data[0] else { return [] }
    let samples = unsafe UnsafeRawPointer(plane).assumingMemoryBound(to: Float.self)
    return (0..<sampleCount).map { unsafe samples[$0].bitPattern }
  }
}
