public import ArgumentParser
public import Cuelight
public import TimedText

extension SpeechListing: ExpressibleByArgument {}
extension SubtitleFormat: ExpressibleByArgument {}
extension Generation.UnspokenLines: ExpressibleByArgument {}

extension LayoutProfile: ExpressibleByArgument {
  public init?(argument: String) {
    guard let profile = LayoutProfile.named(argument) else { return nil }
    self = profile
  }

  public var defaultValueDescription: String { name }

  public static var allValueStrings: [String] { all.map(\.name) }
}
