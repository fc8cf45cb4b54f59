import Foundation
import Synchronization

/// A program that plays the sound of a recording: ffplay or mpv, whichever is there.
final class Player: Sendable {
  /// The players that are running, to be ended with the run.
  private static let running = Mutex<Set<Int32>>([])

  private let program: URL
  private let arguments: @Sendable (_ start: String) -> [String]
  private let process = Mutex<Process?>(nil)

  /// Looks for a player of a file; nothing where there is none.
  init?(playing path: String) {
    // A whole path is neither an option nor an address, whatever its name is.
    let path = URL(filePath: path).path
    if let program = Self.find("ffplay") {
      self.program = program
      arguments = {
        ["-nodisp", "-vn", "-autoexit", "-loglevel", "quiet", "-ss", $0, "-i", "file:\(path)"]
      }
    } else if let program = Self.find("mpv") {
      self.program = program
      arguments = {
        ["--no-video", "--no-terminal", "--really-quiet", "--start=\($0)", "--", path]
      }
    } else {
      return nil
    }
  }

  /// Plays from a time on, in seconds; what was played before ends.
  func play(from seconds: Double) {
    stop()
    let process = Process()
    process.executableURL = program
    process.arguments = arguments("\((seconds * 1000).rounded() / 1000)")
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return }
    let number = process.processIdentifier
    Self.running.withLock { _ = $0.insert(number) }
    // It ends with the recording; its number may then be another program's.
    process.terminationHandler = { _ in Self.running.withLock { _ = $0.remove(number) } }
    if !process.isRunning { Self.running.withLock { _ = $0.remove(number) } }
    self.process.withLock { $0 = process }
  }

  /// Ends what is played.
  func stop() {
    process.withLock { process in
      guard let ended = process else { return }
      process = nil
      let number = ended.processIdentifier
      Self.running.withLock { _ = $0.remove(number) }
      // It may have been started with signals blocked; this one cannot be.
      if ended.isRunning { kill(number, SIGKILL) }
    }
  }

  /// Ends all players: nothing is heard when the run is over.
  static func silence() {
    running.withLock { numbers in
      for number in numbers { kill(number, SIGKILL) }
      numbers = []
    }
  }

  private static func find(_ name: String) -> URL? {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    return folders.lazy.map { URL(filePath: String($0)).appending(path: name) }
      .first { unsafe access($0.path, X_OK) == 0 }
  }
}
