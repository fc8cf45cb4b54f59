import Foundation

/// A file that is open; it is closed when it is let go.
struct OpenFile: ~Copyable {
  private let descriptor: Int32

  /// Opens a file, a pipe or a device to read it.
  init(reading path: String) throws(SystemError) {
    descriptor = try answer { unsafe open(path, O_RDONLY | O_CLOEXEC) }
  }

  /// Opens a pipe or a device to write to it.
  ///
  /// Should it be a file after all, as `/dev/fd/3` can be, what it holds stays.
  init(appendingTo path: String) throws(SystemError) {
    descriptor = try answer { unsafe open(path, O_WRONLY | O_APPEND | O_CLOEXEC) }
  }

  /// Makes a file that is not there yet, with the permissions of any new file.
  init(creating path: String) throws(SystemError) {
    descriptor = try answer {
      unsafe open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    }
  }

  deinit { close(descriptor) }

  /// Everything up to the end, or the first `limit` bytes.
  func read(limit: Int) throws(SystemError) -> [UInt8] {
    try StandardStreams.read(from: descriptor, limit: limit)
  }

  /// Writes all of some bytes.
  func write(_ bytes: [UInt8]) throws(SystemError) {
    try StandardStreams.write(bytes, to: descriptor)
  }

  /// Waits until what was written is on the disk.
  func synchronize() throws(SystemError) {
    try answer { fsync(descriptor) }
  }

  /// Takes over who may do what with another file, as far as one may give that away.
  func copyAccess(of other: FileStatus) {
    // Only the superuser can give files away; another user's file becomes one's own, as for `mv`.
    _ = fchown(descriptor, other.owner, other.group)
    _ = fchmod(descriptor, other.permissions)
  }
}
