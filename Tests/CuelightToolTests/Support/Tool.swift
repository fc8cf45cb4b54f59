import Foundation
import TestSupport

/// The command as a user has it: the built program, run in a folder of its own.
struct Tool {
  /// Where it runs, with a recording of nine seconds, `talk.wav`, and its transcript, `talk.txt`.
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write(SampleTalk.short.wav, to: "talk.wav")
    try folder.write(SampleTalk.short.transcript, to: "talk.txt")
  }

  /// A tool whose folder has subtitles as well, `talk.srt`, of which the second cue is there for a
  /// tenth of a second.
  static func withSubtitles() throws -> Tool {
    let tool = try Tool()
    try tool.folder.write(
      """
      1
      00:00:01,000 --> 00:00:03,400
      Good morning.

      2
      00:00:04,100 --> 00:00:04,200
      Thank you.

      """, to: "talk.srt")
    return tool
  }

  /// Where the program is: beside the tests, as it was built with them.
  static let buildFolder: URL = {
    #if canImport(Darwin)
      let bundle = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") } ?? .main
      return bundle.bundleURL.deletingLastPathComponent()
    #else
      return Bundle.main.bundleURL
    #endif
  }()

  /// Runs it with some arguments, and with a file of the folder, if any, on standard input.
  func run(
    _ arguments: String..., input: String? = nil, environment: [String: String] = [:]
  ) async throws -> Outcome {
    try await run(arguments, input: input, environment: environment)
  }

  /// The same with a list of arguments.
  func run(
    _ arguments: [String], input: String? = nil, environment: [String: String] = [:]
  ) async throws -> Outcome {
    let input = try input.map { try FileHandle(forReadingFrom: folder.url.appending(path: $0)) }
    return try await start(arguments, input: input, environment: environment).outcome()
  }

  /// Starts it with some arguments, and with what is written into a pipe on standard input.
  func start(_ arguments: String..., input: Pipe) throws -> RunningProgram {
    try start(arguments, input: input.fileHandleForReading)
  }

  /// Runs a line of the shell, in which `cuelight` is the command.
  func shell(_ line: String, environment: [String: String] = [:]) async throws -> Outcome {
    try await RunningProgram(
      URL(filePath: "/bin/sh"), ["-c", line], in: folder, input: nil, environment: environment
    ).outcome()
  }

  /// Whether a line of the shell can be run here, for tests that need what is not everywhere.
  static func canRun(_ line: String) -> Bool {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", line]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
  }

  private func start(
    _ arguments: [String], input: FileHandle?, environment: [String: String] = [:]
  ) throws -> RunningProgram {
    try RunningProgram(
      Self.buildFolder.appending(path: "cuelight"), arguments, in: folder, input: input,
      environment: environment)
  }
}

/// What a run left behind on its outputs.
struct Outcome: Equatable {
  /// The exit code; 128 and the number of the signal that ended it, as shells count.
  var status: Int32
  /// What it printed on standard output.
  var output: String
  /// What it printed on standard error.
  var errors: String

  /// What the one line on standard error complains of; nothing where there is more or less than one
  /// line, or an escape code in it.
  var complaint: String? {
    let prefix = "cuelight: "
    guard errors.hasPrefix(prefix), errors.hasSuffix("\n"),
      !errors.dropLast().contains(where: { $0.isNewline || $0 == "\u{1B}" })
    else { return nil }
    return String(errors.dropFirst(prefix.count).dropLast())
  }
}

/// A program that has been started.
struct RunningProgram {
  private let process = Process()
  private let printed: TemporaryFolder
  private let end: AsyncStream<Never>

  init(
    _ program: URL, _ arguments: [String], in folder: TemporaryFolder, input: FileHandle?,
    environment: [String: String]
  ) throws {
    // What it prints goes into files: nobody would have to empty a pipe meanwhile.
    printed = try TemporaryFolder()
    process.executableURL = program
    process.arguments = arguments
    process.currentDirectoryURL = folder.url
    process.environment = Self.environment.merging(environment) { $1 }
    process.standardInput = input ?? FileHandle.nullDevice
    process.standardOutput = try Self.newFile(printed.path("output"))
    process.standardError = try Self.newFile(printed.path("errors"))
    let (end, ending) = AsyncStream.makeStream(of: Never.self)
    self.end = end
    process.terminationHandler = { _ in ending.finish() }
    try process.run()
  }

  /// Sends it a signal.
  func signal(_ number: Int32) { kill(process.processIdentifier, number) }

  /// Waits for its end.
  func outcome() async -> Outcome {
    for await _ in end {}
    if process.isRunning {
      // The test took too long and was cancelled.
      process.terminate()
      process.waitUntilExit()
    }
    let status = process.terminationStatus
    return Outcome(
      status: process.terminationReason == .uncaughtSignal ? 128 + status : status,
      output: printed.text("output") ?? "", errors: printed.text("errors") ?? "")
  }

  /// What of the tests' own environment a run does not see, and what it sees in its place.
  private static let environment: [String: String] = {
    var environment = ProcessInfo.processInfo.environment
    environment["NO_COLOR"] = nil
    environment["COLUMNS"] = "80"
    environment["PATH"] = Tool.buildFolder.path + ":" + (environment["PATH"] ?? "/usr/bin:/bin")
    return environment
  }()

  private static func newFile(_ path: String) throws -> FileHandle {
    _ = FileManager.default.createFile(atPath: path, contents: nil)
    return try FileHandle(forWritingTo: URL(filePath: path))
  }
}
