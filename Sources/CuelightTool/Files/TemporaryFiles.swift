import Foundation
import Synchronization

/// The files that are being written and have not taken their places yet: none of them outlives the
/// run, however it ends.
enum TemporaryFiles {
  /// Their paths. Whoever holds the lock is alone in making, moving and removing them.
  private static let paths = Mutex<Set<String>>([])

  /// Makes a file with a new name in a folder, and fills it.
  ///
  /// - Returns: Its path.
  static func create(
    in folder: String, _ fill: (borrowing OpenFile) throws(SystemError) -> Void
  ) throws(SystemError) -> String {
    // Its name says nothing of the final one, which may be as long as a name can be.
    let path = folder + "/.cuelight-" + String(UInt64.random(in: .min ... .max), radix: 36)
    let file = try paths.withLock { paths throws(SystemError) in
      let file = try OpenFile(creating: path)
      paths.insert(path)
      return file
    }
    do throws(SystemError) {
      try fill(file)
    } catch {
      remove(path)
      throw error
    }
    return path
  }

  /// Removes a file, unless it has taken its place.
  static func remove(_ path: String) {
    paths.withLock { paths in
      if paths.remove(path) != nil { _ = unsafe unlink(path) }
    }
  }

  /// Does what belongs together without being interrupted, such as moving several files.
  static func uninterrupted<Failure: Error>(
    _ body: (_ move: (_ path: String, _ target: String) throws(SystemError) -> Void)
      throws(Failure) -> Void
  ) throws(Failure) {
    try paths.withLock { paths throws(Failure) in
      try body { (path, target) throws(SystemError) in
        try answer { unsafe rename(path, target) }
        paths.remove(path)
      }
    }
  }

  /// Removes all of them and ends the run.
  static func removeAll(andThen end: () -> Never) -> Never {
    paths.withLock { paths in
      for path in paths { _ = unsafe unlink(path) }
      end()
    }
  }
}
