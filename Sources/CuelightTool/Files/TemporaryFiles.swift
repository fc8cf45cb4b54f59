import Foundation
import Synchronization

/// The files that are being written and have not taken their places yet: none of them outlives the
/// run, however it ends.
struct TemporaryFiles {
  /// Those of this run. Whoever holds the lock cannot be interrupted.
  static let current = Mutex(TemporaryFiles())

  private var paths: Set<String> = []

  /// A path in a folder at which there is nothing.
  static func newPath(in folder: String) -> String {
    // The name says nothing of the final one, which may be as long as a name can be.
    folder + "/.cuelight-" + String(UInt64.random(in: .min ... .max), radix: 36)
  }

  /// Makes a file.
  mutating func create(_ path: String) throws(SystemError) -> OpenFile {
    let file = try OpenFile(creating: path)
    paths.insert(path)
    return file
  }

  /// Has a file take the place of another.
  mutating func move(_ path: String, to target: String) throws(SystemError) {
    try answer { unsafe rename(path, target) }
    paths.remove(path)
  }

  /// Removes a file, unless it has taken its place.
  mutating func remove(_ path: String) {
    if paths.remove(path) != nil { _ = unsafe unlink(path) }
  }

  /// Removes all that have not taken their places.
  mutating func removeAll() {
    for path in paths { remove(path) }
  }
}
