import Foundation

/// Standard input, output and error.
enum StandardStreams {
  /// Makes sure that each of the three is open, if only to fail.
  ///
  /// Where a parent closed one, the next file to be opened would take its place, and what is meant
  /// for standard error would be written into it.
  static func reserve() {
    for descriptor in STDIN_FILENO...STDERR_FILENO where fcntl(descriptor, F_GETFD) == -1 {
      // In the wrong direction, so that using it is still an error.
      _ = unsafe open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY)
    }
  }

  /// Everything up to the end of what is open, or the first `limit` bytes.
  static func read(from descriptor: Int32, limit: Int) throws(SystemError) -> [UInt8] {
    let blockSize = 1 << 16
    var bytes: [UInt8] = []
    while bytes.count < limit {
      let wanted = min(blockSize, limit - bytes.count)
      var failure: SystemError?
      let block = unsafe [UInt8](unsafeUninitializedCapacity: wanted) { buffer, count in
        do throws(SystemError) {
          count = try answer { unsafe Foundation.read(descriptor, buffer.baseAddress, wanted) }
        } catch {
          (count, failure) = (0, error)
        }
      }
      if let failure { throw failure }
      if block.isEmpty { break }
      bytes += block
    }
    return bytes
  }

  /// Writes all of some bytes to what is open.
  static func write(_ bytes: [UInt8], to descriptor: Int32) throws(SystemError) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let written = try answer {
        unsafe rest.withUnsafeBytes {
          unsafe Foundation.write(descriptor, $0.baseAddress, $0.count)
        }
      }
      rest.removeFirst(written)
    }
  }
}
