import Foundation

/// Reads inputs and writes outputs: `-` is standard input or output.
enum Files {
  /// The bytes of a file or of standard input.
  static func read(_ path: String, as what: String) throws -> [UInt8] {
    if path == "-" { return Array(FileHandle.standardInput.readDataToEndOfFile()) }
    guard let type = type(of: path) else {
      throw CommandFailure(.noInput, "\(path): there is no such file to read the \(what) from")
    }
    guard type != .typeDirectory else {
      throw CommandFailure(.noInput, "\(path): is a directory, not a \(what)")
    }
    do {
      return Array(try Data(contentsOf: URL(fileURLWithPath: path)))
    } catch {
      throw CommandFailure(.noInput, "\(path): cannot be read: \(reason(error))")
    }
  }

  /// Makes sure, before any work is done, that an output can be written and is no input.
  static func checkOutput(_ path: String, inputs: [String]) throws {
    guard path != "-" else { return }
    let manager = FileManager.default
    if let type = type(of: path) {
      guard type != .typeDirectory else {
        throw CommandFailure(.cannotCreate, "\(path): is a directory; name a file in it")
      }
      for input in inputs where input != "-" && isSame(path, input) {
        throw CommandFailure(
          .usage, "\(path): is an input of this run and would be lost; name another output")
      }
      guard manager.isWritableFile(atPath: path) else {
        throw CommandFailure(.cannotCreate, "\(path): may not be written")
      }
    }
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    guard type(of: folder) == .typeDirectory else {
      throw CommandFailure(.cannotCreate, "\(path): there is no folder \(folder)")
    }
    guard isSpecial(path) || manager.isWritableFile(atPath: folder) else {
      throw CommandFailure(.cannotCreate, "\(path): the folder \(folder) may not be written")
    }
  }

  /// Replaces a file whole, or writes to standard output.
  ///
  /// The bytes go into a new file beside it, which takes its place when all of them are on disk:
  /// whatever happens, the file holds what it held or what it is to hold.
  static func write(_ bytes: [UInt8], to path: String) throws {
    do {
      if path == "-" {
        try FileHandle.standardOutput.write(contentsOf: Data(bytes))
      } else if isSpecial(path) {
        let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
        try handle.write(contentsOf: Data(bytes))
        try handle.close()
      } else {
        // A link stays one: what it leads to is replaced.
        let target = URL(fileURLWithPath: path).resolvingSymlinksInPath()
        try Data(bytes).write(to: target, options: .atomic)
      }
    } catch {
      let name = path == "-" ? "standard output" : path
      throw CommandFailure(.inputOutput, "\(name): cannot be written: \(reason(error))")
    }
  }

  /// Whether a path leads to a pipe or a device, which cannot be replaced.
  private static func isSpecial(_ path: String) -> Bool {
    let type = type(of: path)
    return type != nil && type != .typeRegular
  }

  /// What a path leads to, or nothing.
  private static func type(of path: String) -> FileAttributeType? {
    let target = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
    return try? FileManager.default.attributesOfItem(atPath: target)[.type] as? FileAttributeType
  }

  private static func isSame(_ a: String, _ b: String) -> Bool {
    func identity(_ path: String) -> [Int]? {
      let target = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
      guard
        let attributes = try? FileManager.default.attributesOfItem(atPath: target),
        let device = attributes[.systemNumber] as? Int,
        let file = attributes[.systemFileNumber] as? Int
      else { return nil }
      return [device, file]
    }
    guard let first = identity(a), let second = identity(b) else { return false }
    return first == second
  }

  private static func reason(_ error: any Error) -> String {
    (error as NSError).localizedDescription
  }
}
