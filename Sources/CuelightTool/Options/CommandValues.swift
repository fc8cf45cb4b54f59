public import ArgumentParser
public import Cuelight
import Foundation

extension SpeechListing: ExpressibleByArgument {}
extension SubtitleFormat: ExpressibleByArgument {}
extension Generation.UnspokenLines: ExpressibleByArgument {}
extension TimingMethod: ExpressibleByArgument {}
extension TrimmedText: ExpressibleByArgument {}
extension EditListOptions.Meaning: ExpressibleByArgument {}
extension TimingEvidence: ExpressibleByArgument {}
extension Finding.Rule: ExpressibleByArgument {}

/// A format whose files can be read.
struct ReadableFormat: ExpressibleByArgument {
  let format: SubtitleFormat

  init?(argument: String) {
    guard let format = SubtitleFormat(rawValue: argument), format.isReadable else { return nil }
    self.format = format
  }

  static var allValueStrings: [String] { SubtitleFormat.readable.map(\.rawValue) }
}

extension SubtitleFormat {
  /// The format that a path's extension stands for; nothing where that says none.
  init?(ofPath path: String) { self.init(fileExtension: URL(filePath: path).pathExtension) }

  /// The format of subtitles that were read in this one and go to a path: this one where its files
  /// have such an extension, for several formats may share it.
  func ofCopy(at path: String) -> SubtitleFormat {
    fileExtensions.contains(URL(filePath: path).pathExtension.lowercased())
      ? self : SubtitleFormat(ofPath: path) ?? self
  }

  /// Makes sure that an output's extension says its format.
  static func requireKnown(_ path: String, option: String) throws {
    guard path != "-", SubtitleFormat(ofPath: path) == nil else { return }
    let known = allCases.map(\.rawValue).joined(separator: ", ")
    throw ValidationError(
      "\(path): the extension names no format of subtitles (\(known)); name one with \(option).")
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
