import Foundation

/// The odd recordings in `Media/odd`, which `scripts/make-odd-media` made.
enum OddMedia {
  /// The path of one of them.
  static func path(_ name: String) -> String {
    URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Media/odd/\(name)").path
  }
}
