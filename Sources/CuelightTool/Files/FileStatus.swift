import Foundation

/// What stands at a path, or is open.
struct FileStatus {
  /// What tells a file from every other, whatever paths lead to it.
  struct Identity: Hashable {
    fileprivate let device: UInt64
    fileprivate let number: UInt64
  }

  /// What it is, as far as it decides how it is read and written.
  enum Kind {
    case regular
    case directory
    /// A pipe, a device or the like, which cannot be replaced by another file.
    case special
  }

  private let status: stat

  /// Looks at what a path leads to.
  init(at path: String) throws(SystemError) {
    var status = stat()
    try answer { unsafe stat(path, &status) }
    self.status = status
  }

  /// Looks at what is open.
  init(of descriptor: Int32) throws(SystemError) {
    var status = stat()
    try answer { unsafe fstat(descriptor, &status) }
    self.status = status
  }

  /// What it is.
  var kind: Kind {
    switch status.st_mode & S_IFMT {
    case S_IFREG: .regular
    case S_IFDIR: .directory
    default: .special
    }
  }

  /// Which file it is.
  var identity: Identity {
    Identity(
      device: UInt64(truncatingIfNeeded: status.st_dev),
      number: UInt64(truncatingIfNeeded: status.st_ino))
  }

  /// How many bytes it has; none for what is no file.
  var size: Int { kind == .regular ? Int(status.st_size) : 0 }

  /// Who may read, write and run it.
  var permissions: mode_t { status.st_mode & 0o777 }
  /// The number of the user that it belongs to.
  var owner: uid_t { status.st_uid }
  /// The number of the group that it belongs to.
  var group: gid_t { status.st_gid }
}
