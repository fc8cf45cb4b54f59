import ArgumentParser
import Foundation

/// How a run starts and ends, and how it speaks to a person.
enum Console {
  /// Runs the command that the arguments name, and leaves with its exit code.
  static func run() async -> Never {
    do {
      var command = try CuelightCommand.parseAsRoot()
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
      exit(EXIT_SUCCESS)
    } catch {
      end(with: error)
    }
  }

  /// Says in one line why a command ends, and leaves with the exit code that stands for it.
  private static func end(with error: any Error) -> Never {
    switch CuelightCommand.exitCode(for: error) {
    case .success:
      // Help, the version or a completion script was asked for.
      CuelightCommand.exit(withError: error)
    case .validationFailure:
      complain("\(CuelightCommand.message(for: error)) (see '\(helpCommand)')")
      exit(CommandFailure.Code.usage.rawValue)
    default:
      // All has been said.
      if let code = error as? ExitCode { exit(code.rawValue) }
      let failure = CommandFailure(error)
      complain(failure.description)
      exit(failure.code.rawValue)
    }
  }

  /// How to ask for help with the command that was named.
  private static var helpCommand: String {
    let named = CommandLine.arguments.dropFirst().first { argument in
      CuelightCommand.configuration.subcommands.contains {
        $0.configuration.commandName == argument
      }
    }
    return (["cuelight"] + (named.map { [$0] } ?? []) + ["--help"]).joined(separator: " ")
  }

  /// Whether a person reads standard error at a terminal that can write over a line.
  static var isInteractive: Bool {
    isatty(STDERR_FILENO) == 1 && ProcessInfo.processInfo.environment["TERM"] != "dumb"
  }

  /// Says in a line why a run ends.
  static func complain(_ reason: String) { say("cuelight: \(reason)") }

  /// Says a line on standard error; where nobody can be told any more, nothing is.
  static func say(_ line: String) {
    // What progress is shown is written over.
    let start = isInteractive ? "\r\u{1B}[K" : ""
    try? StandardStreams.write(Array("\(start)\(line.onOneLine)\n".utf8), to: STDERR_FILENO)
  }
}

extension String {
  /// The text without anything that a terminal would obey: names of files and streams are data.
  fileprivate var onOneLine: String {
    var visible = UnicodeScalarView()
    for scalar in unicodeScalars {
      let isControl = scalar.properties.generalCategory == .control
      visible.append(scalar == "\n" ? " " : isControl ? "\u{FFFD}" : scalar)
    }
    return String(visible)
  }
}
