import Foundation

/// Programs that others wrote, as readers of our files.
enum Peer {
  /// A program's output for a file, or nothing where the program is not installed or fails.
  static func output(
    of arguments: [String], reading bytes: [UInt8]? = nil, as fileExtension: String = ""
  ) -> (text: String, errors: String)? {
    var arguments = arguments
    let file = FileManager.default.temporaryDirectory
      .appending(path: "cuelight-\(UUID().uuidString).\(fileExtension)")
    if let bytes {
      guard (try? Data(bytes).write(to: file)) != nil else { return nil }
      arguments = arguments.map { $0 == "FILE" ? file.path(percentEncoded: false) : $0 }
    }
    defer { try? FileManager.default.removeItem(at: file) }
    let process = Process()
    let (out, errors) = (Pipe(), Pipe())
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = arguments
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = out
    process.standardError = errors
    guard (try? process.run()) != nil else { return nil }
    let text = out.fileHandleForReading.readDataToEndOfFile()
    let talk = errors.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { return nil }
    return (String(decoding: text, as: UTF8.self), String(decoding: talk, as: UTF8.self))
  }
}
