import ArgumentParser
import Dispatch
import Foundation

/// What the commands share of the terminal: how they start, end, and speak to a person.
enum Console {
  /// Parses and runs a command, and leaves with its exit code.
  ///
  /// Interrupting it once lets the command clean up after itself; interrupting it again ends it.
  static func run(_ parse: @Sendable () throws -> any ParsableCommand) async -> Never {
    var command: any ParsableCommand
    do {
      command = try parse()
    } catch {
      CuelightCommand.exit(withError: error)
    }
    let work = Task { [command] in
      var command = command
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
    }
    let interruption = DispatchSource.makeSignalSource(signal: SIGINT, queue: .global())
    signal(SIGINT, SIG_IGN)
    interruption.setEventHandler {
      signal(SIGINT, SIG_DFL)
      work.cancel()
    }
    interruption.resume()
    do {
      try await work.value
      exit(EXIT_SUCCESS)
    } catch {
      if error is ExitCode || error is CleanExit || error is ValidationError {
        CuelightCommand.exit(withError: error)
      }
      let failure = CommandFailure(error)
      say("cuelight: \(failure.description)")
      exit(failure.code.rawValue)
    }
  }

  /// Whether a person reads standard error at a terminal.
  static var isInteractive: Bool {
    isatty(STDERR_FILENO) == 1 && ProcessInfo.processInfo.environment["TERM"] != "dumb"
  }

  /// Writes a line to standard error.
  static func say(_ line: String) {
    FileHandle.standardError.write(Data((line + "\n").utf8))
  }
}
