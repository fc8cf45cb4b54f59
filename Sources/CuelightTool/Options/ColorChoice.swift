import ArgumentParser
import Cuelight

/// Whether what is printed has colours.
enum ColorChoice: String, ExpressibleByArgument, CaseIterable {
  case auto, always, never

  /// How many colours that makes.
  var depth: ColourDepth {
    switch self {
    case .auto: Terminal.colours
    case .always: Terminal.palette
    case .never: .none
    }
  }
}
