import Cuelight
import Foundation

/// The terminal that standard output goes to, if it does.
enum Terminal {
  /// How many columns it has; 80 where there is none, or where it does not tell.
  static var columns: Int {
    var size = winsize()
    if unsafe ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 {
      return Int(size.ws_col)
    }
    return environment["COLUMNS"].flatMap(Int.init).map { min(max($0, 1), 1000) } ?? 80
  }

  /// How many colours it shows.
  static var colours: ColourDepth {
    let name = environment["TERM"] ?? ""
    guard isatty(STDOUT_FILENO) == 1, name != "dumb", environment["NO_COLOR", default: ""].isEmpty
    else { return .none }
    return palette
  }

  /// How many colours it would show if it were one.
  static var palette: ColourDepth {
    let names = [environment["TERM"], environment["COLORTERM"]].compactMap(\.self)
    return names.contains { $0.contains("256") || $0.contains("truecolor") || $0.contains("24bit") }
      ? .palette256 : .sixteen
  }

  private static let environment = ProcessInfo.processInfo.environment
}
