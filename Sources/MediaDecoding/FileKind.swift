#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// What stands at a path, as far as it decides how it can be read.
enum FileKind {
  /// Bytes that can be read from any place, by several readers at once.
  case regular(size: Int64)
  /// A directory.
  case directory
  /// A pipe, a device or the like: to be read once, from front to back.
  case stream
  /// Nothing that can be looked at.
  case none

  init(at path: String) {
    var status = stat()
    self = unsafe stat(path, &status) == 0 ? FileKind(status) : .none
  }

  /// What standard input is connected to.
  static var standardInput: FileKind {
    var status = stat()
    return unsafe fstat(STDIN_FILENO, &status) == 0 ? FileKind(status) : .none
  }

  /// The path at which standard input can be opened again from its start, where it is a file that
  /// nobody has read from yet (`cuelight … - < talk.m4a`) and the system has such a path.
  static var pathOfStandardInput: String? {
    #if os(Linux)
      let path = "/proc/self/fd/0"
      guard case .regular = standardInput, lseek(STDIN_FILENO, 0, SEEK_CUR) == 0,
        unsafe access(path, R_OK) == 0
      else { return nil }
      return path
    #else
      return nil
    #endif
  }

  private init(_ status: stat) {
    switch status.st_mode & S_IFMT {
    case S_IFREG: self = .regular(size: Int64(status.st_size))
    case S_IFDIR: self = .directory
    default: self = .stream
    }
  }
}
