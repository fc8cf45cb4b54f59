import ArgumentParser
import Cuelight

/// Why a command ends without having done what was asked: a sentence and an exit code of
/// `sysexits.h`.
struct CommandFailure: Error, CustomStringConvertible {
  /// The exit codes that have a meaning of their own.
  enum Code: Int32 {
    case belowRequest = 1
    case usage = 64
    case badData = 65
    case noInput = 66
    case software = 70
    case cannotCreate = 73
    case inputOutput = 74
    case interrupted = 130
  }

  let code: Code
  let description: String

  init(_ code: Code, _ description: String) {
    self.code = code
    self.description = description
  }

  /// What another error means for the user.
  init(_ error: any Error) {
    switch error {
    case let failure as CommandFailure: self = failure
    case let error as MediaError:
      self.init(error.code.isMissingInput ? .noInput : .badData, error.description)
    case let error as TranscriptError: self.init(.badData, error.description)
    case is CancellationError: self.init(.interrupted, "interrupted")
    default: self.init(.software, "\(error)")
    }
  }
}
