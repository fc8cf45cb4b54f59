public import ArgumentParser
public import Cuelight
import Foundation

extension SpeechListing: ExpressibleByArgument {}
extension SubtitleFormat: ExpressibleByArgument {}
extension Generation.UnspokenLines: ExpressibleByArgument {}

extension SubtitleFormat {
  /// The format that a path's extension stands for; nothing where that says none.
  init?(ofPath path: String) { self.init(fileExtension: URL(filePath: path).pathExtension) }

  /// The format of a file by its extension, or else by how it begins.
  init(ofFile path: String, holding bytes: [UInt8]) {
    let text = bytes.starts(with: [0xef, 0xbb, 0xbf]) ? bytes.dropFirst(3) : bytes[...]
    self = SubtitleFormat(ofPath: path) ?? (text.starts(with: "WEBVTT".utf8) ? .webVTT : .subRip)
  }
}

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
