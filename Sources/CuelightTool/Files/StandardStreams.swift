import Foundation

/// Standard input, output and error.
enum StandardStreams {
  /// Everything up to the end of what is open, or the first `limit` bytes.
  static func read(from descriptor: Int32, limit: Int) throws(SystemError) -> [UInt8] {
    let blockSize = 1 << 16
    var bytes: [UInt8] = []
    if let size = try? FileStatus(of: descriptor).size { bytes.reserveCapacity(min(size, limit)) }
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
