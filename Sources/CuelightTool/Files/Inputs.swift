import Foundation

/// What a command reads; `-` is standard input.
enum Inputs {
  /// What messages call an input.
  static func name(_ path: String) -> String { path == "-" ? "standard input" : path }

  /// What stands at an input; nothing where it cannot be looked at.
  static func status(_ path: String) -> FileStatus? {
    try? path == "-" ? FileStatus(of: STDIN_FILENO) : FileStatus(at: path)
  }

  /// The bytes of an input that is read whole.
  ///
  /// - Parameters:
  ///   - path: The input.
  ///   - what: What it is, as in `transcript`.
  ///   - limit: How many bytes it has at most; more are refused, not read.
  /// - Returns: The bytes.
  /// - Throws: ``CommandFailure``, which names the input.
  static func read(
    _ path: String, as what: String, limit: Int
  ) throws(CommandFailure) -> [UInt8] {
    let name = name(path)
    guard status(path)?.kind != .directory else {
      throw CommandFailure(.noInput, "\(name): is a directory, not a \(what)")
    }
    let bytes: [UInt8]
    do throws(SystemError) {
      bytes =
        path == "-"
        ? try StandardStreams.read(from: STDIN_FILENO, limit: limit + 1)
        : try OpenFile(reading: path).read(limit: limit + 1)
    } catch {
      let reason = error.isAbsence ? "no such file" : "cannot be read: \(error)"
      throw CommandFailure(.noInput, "\(name): \(reason)")
    }
    guard bytes.count <= limit else {
      throw CommandFailure(
        .badData, "\(name): is larger than \(limit >> 20) MB, which no \(what) is")
    }
    return bytes
  }
}
