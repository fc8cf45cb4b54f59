import Foundation

/// The `ffmpeg` command, which the decoder is held against where it is installed.
enum FFmpegCommand {
  static let path: String? = (ProcessInfo.processInfo.environment["PATH"] ?? "")
    .split(separator: ":").map { "\($0)/ffmpeg" }
    .first { FileManager.default.isExecutableFile(atPath: $0) }

  /// The first audio stream of a file as it decodes it: a sample of each channel in turn.
  static func decode(_ file: String) throws -> [Float] {
    let process = Process()
    process.executableURL = URL(filePath: path ?? "")
    process.arguments = [
      "-v", "error", "-nostdin", "-i", file, "-map", "0:a:0", "-f", "f32le", "-",
    ]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return unsafe data.withUnsafeBytes { unsafe Array($0.bindMemory(to: Float.self)) }
  }
}
