import MediaDecoding
import TestSupport

/// The odd recordings in `Media/odd`, which `scripts/make-odd-media` made; it says what is in each.
enum OddMedia {
  /// The path of one of them.
  static func path(_ name: String) -> String { SampleMedia.path("odd/\(name)") }

  /// Decodes one of them.
  static func decode(
    _ name: String, stream: Int? = nil, workers: Int = 1
  ) async throws -> Decoded<Collector> {
    try await MediaSource(opening: .file(path(name)), stream: stream)
      .decode(workers: workers) { Collector($0) }
  }
}

extension Decoded<Collector> {
  /// Where something is heard after silence, in seconds: the onset of every burst of sound.
  var onsets: [Double] {
    var onsets: [Double] = []
    var silentSince: Int?
    for (index, sample) in (samples.first ?? []).enumerated() {
      if abs(sample) < 0.1 { continue }
      if index - (silentSince ?? -sampleRate) > sampleRate / 5 {
        onsets.append(Double(index) / Double(sampleRate))
      }
      silentSince = index
    }
    return onsets
  }
}
