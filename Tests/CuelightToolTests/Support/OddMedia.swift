import TestSupport

/// The odd recordings in `Media/odd`, which `scripts/make-odd-media` made.
enum OddMedia {
  /// The path of one of them.
  static func path(_ name: String) -> String { SampleMedia.path("odd/\(name)") }
}
