public import ArgumentParser
public import Cuelight

extension SpeechListing: ExpressibleByArgument {}
extension SubtitleFormat: ExpressibleByArgument {}
extension Generation.UnspokenLines: ExpressibleByArgument {}

extension LayoutProfile: ExpressibleByArgument {
  /// The profile of this name.
  public init?(argument: String) {
    guard let profile = LayoutProfile.named(argument) else { return nil }
    self = profile
  }

  /// What help says the default is.
  public var defaultValueDescription: String { name }

  /// The names that help lists.
  public static var allValueStrings: [String] { all.map(\.name) }

  /// What a shell completes.
  public static var defaultCompletionKind: CompletionKind { .list(allValueStrings) }
}
