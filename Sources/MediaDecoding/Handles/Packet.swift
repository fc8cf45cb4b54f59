internal import CFFmpeg

/// A packet of coded audio, used again for one after the other.
@safe struct Packet: ~Copyable {
  let pointer: UnsafeMutablePointer<AVPacket>

  init() throws(FFmpegError) {
    guard let allocated = unsafe av_packet_alloc() else { throw .outOfMemory }
    unsafe pointer = unsafe allocated
  }

  deinit {
    var freeing: UnsafeMutablePointer<AVPacket>? = unsafe pointer
    unsafe av_packet_free(&freeing)
  }

  /// Gives the bytes back.
  func clear() { unsafe av_packet_unref(pointer) }

  /// Makes it a packet of these bytes.
  func fill(with bytes: [UInt8]) throws(FFmpegError) {
    clear()
    try checked(unsafe av_new_packet(pointer, Int32(bytes.count)))
    unsafe pointer.pointee.data.update(from: bytes, count: bytes.count)
  }

  /// The stream it belongs to.
  var stream: Int { unsafe Int(pointer.pointee.stream_index) }

  /// The number of coded bytes.
  var size: Int { unsafe Int(pointer.pointee.size) }

  /// When it is to be heard, in ticks of the stream.
  var timestamp: Int64? { unsafe ticks(pointer.pointee.pts) ?? ticks(pointer.pointee.dts) }

  /// How long it is heard, in ticks of the stream; zero where nobody knows.
  var duration: Int64 { unsafe max(0, pointer.pointee.duration) }

  /// The samples to be thrown away at its start, as the container says (priming).
  var skippedSamples: Int64 {
    var size = 0
    guard let data = unsafe av_packet_get_side_data(pointer, AV_PKT_DATA_SKIP_SAMPLES, &size),
      size >= 4
    else { return 0 }
    let bytes = unsafe UnsafeRawPointer(data).loadUnaligned(as: UInt32.self)
    return Int64(UInt32(littleEndian: bytes))
  }
}

/// A timestamp, or nothing where it is FFmpeg's mark for none.
func ticks(_ value: Int64) -> Int64? { value == CUELIGHT_NOPTS ? nil : value }
