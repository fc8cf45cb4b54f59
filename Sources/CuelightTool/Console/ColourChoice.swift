import ArgumentParser
import Cuelight
import Foundation

/// When to use colours.
enum ColourChoice: String, ExpressibleByArgument, CaseIterable {
  case auto, always, never

  /// How many colours to use on standard output.
  var depth: ColourDepth {
    let environment = ProcessInfo.processInfo.environment
    let terminal = environment["TERM"] ?? ""
    let many: ColourDepth =
      terminal.contains("256") || environment["COLORTERM"] != nil ? .palette256 : .sixteen
    switch self {
    case .never: return .none
    case .always: return many
    case .auto:
      let isRefused = environment["NO_COLOR"].map { !$0.isEmpty } ?? false
      let isTerminal = isatty(STDOUT_FILENO) == 1 && terminal != "dumb"
      return isTerminal && !isRefused ? many : .none
    }
  }
}

extension Console {
  /// How wide the terminal on standard output is; nothing elsewhere.
  static var columns: Int? {
    var size = winsize()
    guard unsafe ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
      return nil
    }
    return Int(size.ws_col)
  }
}
