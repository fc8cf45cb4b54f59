import Foundation

/// Standard input, output and error.
enum StandardStreams {
  /// Everything up to the end of what is open, or the first `limit` bytes.
  static func read(from descriptor: Int32, limit: Int) throws(SystemError) -> [UInt8] {
    let blockSize = 1 << 16
    // Room for one block more than a file has, which shows that it has ended.
    let expected = ((try? FileStatus(of: descriptor).size) ?? 0) + blockSize
    var bytes: [UInt8] = []
    while bytes.count < limit {
      let wanted = min(max(expected - bytes.count, blockSize), limit - bytes.count)
      let before = bytes.count
      try bytes.append(addingCapacity: wanted) { room throws(SystemError) in
        try unsafe room.withUnsafeMutableBufferPointer { buffer, count throws(SystemError) in
          count = try answer { unsafe Foundation.read(descriptor, buffer.baseAddress, wanted) }
        }
      }
      if bytes.count == before { break }
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
