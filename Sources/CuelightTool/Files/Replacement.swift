import Foundation
import Synchronization

/// A new file beside the one that it is to replace.
struct Replacement {
  private let target: String
  private let temporary: String

  /// Thinks of one for a name in a folder; nothing is made yet.
  init(of name: String, in folder: String) {
    target = folder + "/" + name
    temporary = TemporaryFiles.newPath(in: folder)
  }

  /// Makes it, empty, for those who may read the other.
  func create() throws(SystemError) -> OpenFile {
    let file = try TemporaryFiles.current.withLock { files throws(SystemError) in
      try files.create(temporary)
    }
    if let replaced = try? FileStatus(at: target) { file.copyAccess(of: replaced) }
    return file
  }

  /// Makes it, with all of some bytes, and waits until they are on the disk.
  func write(_ bytes: [UInt8]) throws(SystemError) {
    let file = try create()
    try file.write(bytes)
    try file.synchronize()
  }

  /// Has it take the place of the other.
  func move(_ files: inout TemporaryFiles) throws(SystemError) {
    try files.move(temporary, to: target)
  }

  /// Removes it, unless it has been moved.
  func discard() {
    TemporaryFiles.current.withLock { $0.remove(temporary) }
  }
}
