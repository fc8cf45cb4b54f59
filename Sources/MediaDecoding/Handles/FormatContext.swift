internal import CFFmpeg

/// An opened container: its streams and, one after the other, its packets.
///
/// Whatever the container asks for, no second file is opened: the demuxer gets the one that is
/// open already, and its every other request is refused.
@safe struct FormatContext: ~Copyable {
  let pointer: UnsafeMutablePointer<AVFormatContext>

  /// Opens what `io` reads as the format that was found in it.
  ///
  /// `io` must outlive the context.
  init(reading io: borrowing InputIO, as format: borrowing DemuxerChoice) throws(FFmpegError) {
    guard let allocated = unsafe avformat_alloc_context() else { throw .outOfMemory }
    unsafe allocated.pointee.pb = unsafe io.pointer
    unsafe allocated.pointee.flags |= AVFMT_FLAG_CUSTOM_IO
    unsafe allocated.pointee.io_open = { _, _, _, _, _ in CUELIGHT_AVERROR_EACCES }
    var options: OpaquePointer?
    defer { unsafe av_dict_free(&options) }
    // Contexts that a demuxer makes inside itself take this list over: no protocol is called that.
    unsafe av_dict_set(&options, "protocol_whitelist", "none", 0)
    // The index that reading leaves behind is not used: it need not grow to its usual megabyte.
    unsafe av_dict_set(&options, "indexmem", "65536", 0)
    var opening: UnsafeMutablePointer<AVFormatContext>? = unsafe allocated
    // FFmpeg frees the context where it fails.
    try checked(unsafe avformat_open_input(&opening, format.name, format.pointer, &options))
    unsafe pointer = unsafe allocated
  }

  deinit {
    var closing: UnsafeMutablePointer<AVFormatContext>? = unsafe pointer
    unsafe avformat_close_input(&closing)
  }

  /// Reads a little ahead, where the header does not tell all about the streams.
  func findStreamInfo() throws(FFmpegError) {
    try checked(unsafe avformat_find_stream_info(pointer, nil))
  }

  /// Reads the next packet of any stream that is not left out.
  func read(into packet: borrowing Packet) throws(FFmpegError) {
    try checked(unsafe av_read_frame(pointer, packet.pointer))
  }

  /// Goes to the last place from which `ticks` of `stream` can be decoded.
  func seek(stream: Int, to ticks: Int64) throws(FFmpegError) {
    try checked(
      unsafe avformat_seek_file(pointer, Int32(stream), .min, ticks, ticks, 0))
  }

  /// The number of streams of any kind.
  var streamCount: Int { unsafe Int(pointer.pointee.nb_streams) }

  /// FFmpeg's own description of a stream; lives as long as the context.
  func stream(_ index: Int) -> UnsafeMutablePointer<AVStream>? {
    guard (0..<streamCount).contains(index) else { return nil }
    return unsafe pointer.pointee.streams[index]
  }

  /// The audio stream that a player would choose by itself.
  var bestAudioStream: Int? {
    let index = unsafe av_find_best_stream(pointer, AVMEDIA_TYPE_AUDIO, -1, -1, nil, 0)
    return index < 0 ? nil : Int(index)
  }

  /// Leaves every stream but one out of what is read.
  func readOnly(stream chosen: Int) {
    for index in 0..<streamCount where index != chosen {
      unsafe stream(index)?.pointee.discard = AVDISCARD_ALL
    }
  }
}

/// The demuxer that FFmpeg would read some bytes with.
@safe struct DemuxerChoice: ~Copyable {
  let pointer: UnsafePointer<AVInputFormat>
  /// Whether there is so little to go by that it may well be something else.
  let isGuess: Bool

  /// Looks at the first bytes, and at the file's extension where they leave a doubt.
  init(probing io: borrowing InputIO, named path: String) throws(FFmpegError) {
    var found: UnsafePointer<AVInputFormat>?
    let score = try checked(unsafe av_probe_input_buffer2(io.pointer, &found, path, nil, 0, 0))
    guard let found = unsafe found else { throw .invalidData }
    // AVPROBE_SCORE_RETRY is 25: below it, not much more than the extension has spoken.
    isGuess = score < 25
    unsafe pointer = unsafe found
  }

  /// FFmpeg's name, such as `mp3`, or several, such as `mov,mp4,m4a,3gp,3g2,mj2`.
  var name: String { unsafe String(cString: pointer.pointee.name) }

  /// The name for people, such as `QuickTime / MOV`.
  var longName: String {
    guard let name = unsafe pointer.pointee.long_name else { return name }
    return unsafe String(cString: name)
  }

  /// Whether it opens files by itself, or none, in place of reading the one that is open.
  var opensFilesItself: Bool { unsafe pointer.pointee.flags & AVFMT_NOFILE != 0 }
}
