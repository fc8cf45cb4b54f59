import Foundation

/// What a command writes; `-` is standard output.
enum Outputs {
  /// What messages call an output.
  static func name(_ path: String) -> String { path == "-" ? "standard output" : path }

  /// Makes sure, before any work is done, that outputs can be written, that each is another one,
  /// and that none is an input.
  static func check(_ paths: [String], inputs: [String]) throws(CommandFailure) {
    var identities: Set<OutputPlace.Identity> = []
    let read = inputs.compactMap(Inputs.status).filter { $0.kind == .regular }.map(\.identity)
    for path in paths {
      let place = try place(of: path)
      if let identity = place.identity {
        if read.contains(where: { .file($0) == identity }) {
          throw CommandFailure(
            .usage, "\(name(path)): is an input and would be lost; name another output")
        }
        guard identities.insert(identity).inserted else {
          throw CommandFailure(.usage, "\(name(path)): is named twice as an output")
        }
      }
      try probe(place, of: path)
    }
  }

  /// Writes the products of a run: each file is replaced whole, and all of them or none.
  ///
  /// The bytes go into new files beside those that they are to replace. These take their places
  /// when all bytes of all of them are on the disk: whatever happens, a file holds what it held or
  /// what it is to hold. Pipes and standard output come last, as nothing takes back what they got.
  static func write(_ products: [(path: String, bytes: [UInt8])]) throws(CommandFailure) {
    var moves: [(name: String, path: String, target: String)] = []
    defer { for move in moves { TemporaryFiles.remove(move.path) } }
    var streams: [(name: String, path: String, bytes: [UInt8])] = []
    for (path, bytes) in products {
      let name = name(path)
      switch try place(of: path) {
      case .standardOutput: streams.append((name, path, bytes))
      case .special(let path): streams.append((name, path, bytes))
      case .file(let folder, let file):
        let target = folder + "/" + file
        let temporary = try writing(name) { () throws(SystemError) in
          try TemporaryFiles.create(in: folder) { open throws(SystemError) in
            try open.write(bytes)
            if let replaced = FileStatus(at: target) { open.copyAccess(of: replaced) }
            try open.synchronize()
          }
        }
        moves.append((name, temporary, target))
      }
    }
    try TemporaryFiles.uninterrupted { move throws(CommandFailure) in
      for (name, path, target) in moves {
        try writing(name) { () throws(SystemError) in try move(path, target) }
      }
    }
    for (name, path, bytes) in streams {
      try writing(name) { () throws(SystemError) in
        if path == "-" {
          try StandardStreams.write(bytes, to: STDOUT_FILENO)
        } else {
          try OpenFile(appendingTo: path).write(bytes)
        }
      }
    }
  }

  private static func place(of path: String) throws(CommandFailure) -> OutputPlace {
    do throws(SystemError) {
      return try OutputPlace(path)
    } catch {
      throw CommandFailure(.cannotCreate, "\(path): cannot be written: \(error)")
    }
  }

  /// Makes sure that a file can be made where an output goes, by making one.
  private static func probe(_ place: OutputPlace, of path: String) throws(CommandFailure) {
    guard case .file(let folder, let file) = place else { return }
    guard FileStatus(at: folder)?.kind == .directory else {
      throw CommandFailure(.cannotCreate, "\(path): there is no folder \(folder)")
    }
    let target = folder + "/" + file
    guard FileStatus(at: target)?.kind != .directory else {
      throw CommandFailure(.cannotCreate, "\(path): is a directory; name a file in it")
    }
    guard unsafe access(target, W_OK) == 0 || errno == ENOENT else {
      throw CommandFailure(.cannotCreate, "\(path): cannot be written: \(SystemError.last)")
    }
    do throws(SystemError) {
      TemporaryFiles.remove(try TemporaryFiles.create(in: folder) { _ in })
    } catch {
      throw CommandFailure(
        .cannotCreate, "\(path): no file can be made in the folder \(folder): \(error)")
    }
  }

  private static func writing<Result>(
    _ name: String, _ body: () throws(SystemError) -> Result
  ) throws(CommandFailure) -> Result {
    do throws(SystemError) {
      return try body()
    } catch {
      throw CommandFailure(.inputOutput, "\(name): cannot be written: \(error)")
    }
  }
}
