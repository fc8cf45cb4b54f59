import Foundation

/// Where an output goes.
enum OutputPlace {
  /// Standard output.
  case standardOutput
  /// A pipe or a device, which is written to as it stands.
  case special(path: String)
  /// A file, which is made or replaced: links have been followed.
  case file(folder: String, name: String)

  /// Finds out what an output's name stands for.
  init(_ path: String) throws(SystemError) {
    if path == "-" {
      self = .standardOutput
      return
    }
    let path = try Self.followingLinks(path)
    if Self.isOpenAlready(path) || (try? FileStatus(at: path))?.kind == .special {
      self = .special(path: path)
    } else if let slash = path.lastIndex(of: "/") {
      let folder = path[..<slash]
      self = .file(
        folder: folder.isEmpty ? "/" : String(folder), name: String(path[slash...].dropFirst()))
    } else {
      self = .file(folder: ".", name: path)
    }
  }

  /// Writes all of some bytes to what is no file.
  func pour(_ bytes: [UInt8]) throws(SystemError) {
    if case .special(let path) = self {
      try OpenFile(appendingTo: path).write(bytes)
    } else {
      try StandardStreams.write(bytes, to: STDOUT_FILENO)
    }
  }

  /// What tells an output from every other that is written in the same run; nothing for pipes and
  /// devices, which several may share.
  enum Identity: Hashable {
    case standardOutput
    case file(FileStatus.Identity)
    case newFile(folder: FileStatus.Identity, name: String)
  }

  /// Its identity, as things stand now.
  var identity: Identity? {
    switch self {
    case .standardOutput:
      guard let status = try? FileStatus(of: STDOUT_FILENO), status.kind == .regular else {
        return .standardOutput
      }
      return .file(status.identity)
    case .special: return nil
    case .file(let folder, let name):
      if let status = try? FileStatus(at: folder + "/" + name) { return .file(status.identity) }
      return (try? FileStatus(at: folder)).map { .newFile(folder: $0.identity, name: name) }
    }
  }

  /// Whether a path names something that the process has open already, whatever that is.
  private static func isOpenAlready(_ path: String) -> Bool {
    ["/dev/fd/", "/dev/std", "/proc/"].contains { path.hasPrefix($0) }
      && (try? FileStatus(at: path)).map { $0.kind != .directory } ?? false
  }

  /// The path that a path leads to in the end, whether or not there is something.
  private static func followingLinks(_ path: String) throws(SystemError) -> String {
    var path = path
    // As many as Linux follows.
    for _ in 0..<40 {
      guard !isOpenAlready(path),
        let target = try? FileManager.default.destinationOfSymbolicLink(atPath: path)
      else { return path }
      let folder = path.lastIndex(of: "/").map { path[...$0] } ?? ""
      path = target.hasPrefix("/") ? target : folder + target
    }
    throw SystemError(number: ELOOP)
  }
}
