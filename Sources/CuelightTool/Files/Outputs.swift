import Foundation
import Synchronization

/// What a command writes; `-` is standard output.
enum Outputs {
  /// What messages call an output.
  static func name(_ path: String) -> String { path == "-" ? "standard output" : path }

  /// Makes sure, before any work is done, that outputs can be written, that each is another one,
  /// and that none is an input.
  static func check(_ paths: [String], inputs: [String]) throws(CommandFailure) {
    let read = inputs.compactMap(Inputs.status).filter { $0.kind == .regular }.map(\.identity)
    var written: Set<OutputPlace.Identity> = []
    for path in paths {
      let place = try place(of: path)
      if let identity = place.identity {
        guard !read.contains(where: { .file($0) == identity }) else {
          throw CommandFailure(
            .usage, "\(name(path)): is an input and would be lost; name another output")
        }
        guard written.insert(identity).inserted else {
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
    var replacements: [(path: String, Replacement)] = []
    defer { for (_, replacement) in replacements { replacement.discard() } }
    var streams: [(path: String, place: OutputPlace, bytes: [UInt8])] = []
    for (path, bytes) in products {
      let place = try place(of: path)
      guard case .file(let folder, let name) = place else {
        streams.append((path, place, bytes))
        continue
      }
      let replacement = Replacement(of: name, in: folder)
      replacements.append((path, replacement))
      try writing(path) { () throws(SystemError) in try replacement.write(bytes) }
    }
    try TemporaryFiles.current.withLock { files throws(CommandFailure) in
      for (path, replacement) in replacements {
        try writing(path) { () throws(SystemError) in try replacement.move(&files) }
      }
    }
    for (path, place, bytes) in streams {
      try writing(path) { () throws(SystemError) in try place.pour(bytes) }
    }
  }

  private static func place(of path: String) throws(CommandFailure) -> OutputPlace {
    do throws(SystemError) {
      return try OutputPlace(path)
    } catch {
      throw CommandFailure(.cannotCreate, "\(path): cannot be written: \(error)")
    }
  }

  private static func writing(
    _ path: String, _ body: () throws(SystemError) -> Void
  ) throws(CommandFailure) {
    do throws(SystemError) {
      try body()
    } catch {
      throw CommandFailure(.inputOutput, "\(name(path)): cannot be written: \(error)")
    }
  }
}

extension Outputs {
  /// Makes sure that an output can be written, if need be by making a file beside it.
  private static func probe(_ place: OutputPlace, of path: String) throws(CommandFailure) {
    switch place {
    case .standardOutput:
      break
    case .special(let target):
      try requireAccess(to: target, of: path)
    case .file(let folder, let name):
      let target = folder + "/" + name
      guard (try? FileStatus(at: target))?.kind != .directory else {
        throw CommandFailure(.cannotCreate, "\(path): is a directory; name a file in it")
      }
      try requireFolder(folder, of: path)
      try requireAccess(to: target, of: path)
      do throws(SystemError) {
        let replacement = Replacement(of: name, in: folder)
        defer { replacement.discard() }
        _ = try replacement.create()
      } catch {
        throw CommandFailure(
          .cannotCreate, "\(path): no file can be made in the folder \(folder): \(error)")
      }
    }
  }

  private static func requireFolder(_ folder: String, of path: String) throws(CommandFailure) {
    do throws(SystemError) {
      if try FileStatus(at: folder).kind == .directory { return }
    } catch  where !error.isAbsence {
      return  // There is something that may not be looked at: making a file in it will tell.
    } catch {}
    throw CommandFailure(.cannotCreate, "\(path): there is no folder \(folder)")
  }

  /// Makes sure that what stands at a path, if anything does, may be written.
  private static func requireAccess(
    to target: String, of path: String
  ) throws(CommandFailure) {
    guard unsafe access(target, W_OK) != 0, errno != ENOENT else { return }
    throw CommandFailure(.cannotCreate, "\(path): cannot be written: \(SystemError.last)")
  }
}
