public import Foundation

/// The files of this repository, for tests that hold its documents to what they say.
public enum Checkout {
  /// Its folder.
  public static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// The text of one of its files, by the path from its folder.
  public static func text(_ path: String) throws -> String {
    try String(contentsOf: folder.appending(path: path), encoding: .utf8)
  }
}
