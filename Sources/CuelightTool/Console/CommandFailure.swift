import Cuelight

/// Why a command ends without having done what was asked: a sentence and an exit code.
struct CommandFailure: Error, CustomStringConvertible {
  /// What the exit codes mean; from 64 on as in BSD's `sysexits.h`.
  enum Code: Int32 {
    case belowRequest = 1
    case usage = 64
    case badData = 65
    case noInput = 66
    case software = 70
    case cannotCreate = 73
    case inputOutput = 74
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
    case let error as GenerationError:
      self.init(.belowRequest, "\(error) (--force goes on)")
    case let error as PinError: self.init(.badData, error.description)
    case let error as MediaError:
      self.init(error.code.isMissingInput ? .noInput : .badData, error.description)
    default: self.init(.software, "a fault of cuelight's own, please report it: \(error)")
    }
  }
}
