internal import CFFmpeg

/// A decoder of one audio stream.
@safe struct CodecContext: ~Copyable {
  let pointer: UnsafeMutablePointer<AVCodecContext>

  /// The largest frame taken from a decoder, in samples a channel: a minute and a half at 44.1 kHz,
  /// many times what any codec uses; a file that states more does not get the memory.
  static let largestFrame: Int64 = 1 << 22

  /// Codecs whose every frame has a checksum. By default FFmpeg does not look at it, and would pass
  /// on as sound whatever a damaged frame happens to decode to.
  private static let checksums: [AVCodecID] = [
    AV_CODEC_ID_FLAC, AV_CODEC_ID_TAK, AV_CODEC_ID_TTA, AV_CODEC_ID_WAVPACK,
  ]

  init(decoding stream: UnsafePointer<AVStream>) throws(FFmpegError) {
    let parameters = unsafe stream.pointee.codecpar
    guard let parameters = unsafe parameters,
      let codec = unsafe avcodec_find_decoder(parameters.pointee.codec_id),
      let allocated = unsafe avcodec_alloc_context3(codec)
    else { throw .outOfMemory }
    var context: UnsafeMutablePointer<AVCodecContext>? = unsafe allocated
    do throws(FFmpegError) {
      try checked(unsafe avcodec_parameters_to_context(allocated, parameters))
      // With the time base known, samples that the decoder throws away move the timestamp too.
      unsafe allocated.pointee.pkt_timebase = unsafe stream.pointee.time_base
      unsafe allocated.pointee.request_sample_fmt = AV_SAMPLE_FMT_FLTP
      // Spans are decoded side by side; threads inside a decoder would only add copies.
      unsafe allocated.pointee.thread_count = 1
      unsafe allocated.pointee.max_samples = Self.largestFrame
      if unsafe Self.checksums.contains(parameters.pointee.codec_id) {
        unsafe allocated.pointee.err_recognition = AV_EF_CRCCHECK | AV_EF_EXPLODE
      }
      try checked(unsafe avcodec_open2(allocated, codec, nil))
    } catch {
      unsafe avcodec_free_context(&context)
      throw error
    }
    unsafe pointer = unsafe allocated
  }

  deinit {
    var freeing: UnsafeMutablePointer<AVCodecContext>? = unsafe pointer
    unsafe avcodec_free_context(&freeing)
  }

  /// Hands over a packet.
  func send(_ packet: borrowing Packet) throws(FFmpegError) {
    try checked(unsafe avcodec_send_packet(pointer, packet.pointer))
  }

  /// Says that there are no more packets.
  func sendEnd() throws(FFmpegError) {
    try checked(unsafe avcodec_send_packet(pointer, nil))
  }

  /// Forgets what came before, so that packets can be sent again.
  func flush() { unsafe avcodec_flush_buffers(pointer) }

  /// Takes the next frame, or tells that there is none yet, or none left.
  func receive(into frame: borrowing Frame) throws(FFmpegError) {
    try checked(unsafe avcodec_receive_frame(pointer, frame.pointer))
  }

  /// The variant of the codec in use, as FFmpeg numbers them (AAC-LC is 1).
  var profile: Int32 { unsafe pointer.pointee.profile }
}
