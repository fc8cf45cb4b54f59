internal import CFFmpeg

/// One open file, or standard input, as libavformat reads it.
///
/// Only the one protocol that is named can be used: no address of a network, no `concat:`, no
/// `crypto:`, whatever the path looks like.
@safe struct InputIO: ~Copyable {
  let pointer: UnsafeMutablePointer<AVIOContext>

  init(opening input: MediaInput) throws(FFmpegError) {
    // With the protocol in front, a path that looks like an address is still a path.
    let (url, protocols) = input.path.map { ("file:" + $0, "file") } ?? ("pipe:0", "pipe")
    var options: OpaquePointer?
    defer { unsafe av_dict_free(&options) }
    unsafe av_dict_set(&options, "protocol_whitelist", protocols, 0)
    var opened: UnsafeMutablePointer<AVIOContext>?
    try checked(unsafe avio_open2(&opened, url, AVIO_FLAG_READ, nil, &options))
    guard let opened = unsafe opened else { throw .outOfMemory }
    unsafe pointer = unsafe opened
  }

  deinit {
    var closing: UnsafeMutablePointer<AVIOContext>? = unsafe pointer
    unsafe avio_closep(&closing)
  }

  /// The size in bytes, where there is one.
  var size: Int64? {
    let size = unsafe avio_size(pointer)
    return size > 0 ? size : nil
  }

  /// The position in bytes of what is read next.
  var position: Int64 { unsafe avio_seek(pointer, 0, SEEK_CUR) }

  /// Whether not one byte was read so far.
  var isUntouched: Bool { unsafe pointer.pointee.bytes_read == 0 }

  /// Whether reading met the end.
  var isAtEnd: Bool { unsafe avio_feof(pointer) != 0 }

  /// Whether reading failed, as opposed to ended.
  var hasFailed: Bool {
    let error = unsafe pointer.pointee.error
    return error < 0 && error != FFmpegError.endOfFile.code
  }
}
