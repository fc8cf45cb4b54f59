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
}

/// Languages as BCP 47 tags.
enum LanguageTag {
  /// Takes what has the form of a tag that begins with a language's code of two or three letters.
  static func checked(_ tag: String) throws -> String {
    let parts = tag.split(separator: "-", omittingEmptySubsequences: false)
    let isTag =
      parts.allSatisfy { (1...8).contains($0.count) && $0.allSatisfy(isLetterOrDigit) }
      && (2...3).contains(parts[0].count) && !parts[0].contains(where: \.isNumber)
    guard isTag else {
      throw ValidationError("Languages are named by tags such as zh or pt-BR.")
    }
    return tag
  }

  private static func isLetterOrDigit(_ character: Character) -> Bool {
    character.isASCII && (character.isLetter || character.isNumber)
  }
}
