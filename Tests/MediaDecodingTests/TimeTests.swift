import MediaDecoding
import Testing
import Timeline

/// The bursts of sound in the odd recordings are at 1 s and 3 s of what was encoded; where a player
/// hears them depends on the container. A coder may smear an onset by a few milliseconds.
@Suite struct `Time as a player counts` {
  static let smear = 0.004

  /// The delay of LAME's encoder with its decoder's, in seconds.
  static let delayOfMP3 = 1105 / 44_100.0
  /// The priming of AAC at the full and at half the rate.
  static let primingOfAAC = 1024 / 44_100.0

  static let onsets: [(String, [Double])] = [
    // Priming that the file knows of is not heard.
    ("lame-tag.mp3", [1, 3]),
    ("edit-list.m4a", [1, 3]),
    ("pre-skip.opus", [1, 3]),
    ("pre-skip.webm", [1, 3]),
    ("vorbis.ogg", [1, 3]),
    // Priming that it does not know of is.
    ("no-tag.mp3", [1 + delayOfMP3, 3 + delayOfMP3]),
    ("no-tag-variable.mp3", [1 + delayOfMP3, 3 + delayOfMP3]),
    ("no-edit-list.aac", [1 + primingOfAAC, 3 + primingOfAAC]),
    // A time line that starts late starts late, unless it is that of a broadcast.
    ("audio-after-video.mp4", [1.5, 3.5]),
    ("starts-at-5s.ogg", [6, 8]),
    ("starts-at-3s.mkv", [4, 6]),
    ("broadcast.ts", [1.2, 3.2]),
    // Gaps stay gaps, overlaps are dropped, and what cannot be true is not believed.
    ("gap.mkv", [1, 3]),
    ("overlap.mkv", [1, 2.7]),
    ("absurd-gap.mkv", [1, 3]),
    // 174 frames of 1024 samples, then a second recording at half the rate, primed as well.
    (
      "rate-changes.aac",
      [1 + primingOfAAC, 3 + primingOfAAC, 1, 3].enumerated().map { index, onset in
        index < 2 ? onset : 174 * primingOfAAC + 2 * primingOfAAC + onset
      }
    ),
  ]

  @Test(arguments: onsets)
  func `puts what is heard where a player plays it`(name: String, expected: [Double]) async throws {
    let decoded = try await OddMedia.decode(name)
    let onsets = decoded.onsets
    #expect(onsets.count == expected.count, "onsets at \(onsets)")
    for (onset, expected) in zip(onsets, expected) {
      #expect(abs(onset - expected) < Self.smear, "\(onset) in place of \(expected)")
    }
    #expect(decoded.brokenPromises.isEmpty)
    #expect(decoded.sampleCount == decoded.samples[0].count)
  }

  @Test(
    arguments: [
      ("lame-tag.mp3", []),
      ("audio-after-video.mp4", []),
      ("starts-at-5s.ogg", []),
      ("gap.mkv", [.gapsFilled(.seconds(1))]),
      ("overlap.mkv", [.overlapsDropped(.milliseconds(300))]),
      ("chained.ogg", [.timeRestarts(1)]),
      ("rate-changes.aac", [.formatChanges]),
    ] as [(String, [MediaWarning])])
  func `tells what is not regular`(name: String, expected: [MediaWarning]) async throws {
    #expect(try await OddMedia.decode(name).warnings == expected)
  }

  @Test func `goes on where the time of a chained file begins anew`() async throws {
    let onsets = try await OddMedia.decode("chained.ogg").onsets
    #expect(onsets.count == 4)
    // From FFmpeg 9 on, half a block more is heard between the two.
    for (onset, expected) in zip(onsets, [1.0, 3, 5, 7]) { #expect(abs(onset - expected) < 0.02) }
  }

  @Test func `closes a gap that cannot be true and tells how long it was`() async throws {
    let decoded = try await OddMedia.decode("absurd-gap.mkv")
    #expect(decoded.duration == .seconds(4))
    #expect(decoded.warnings.first == .gapNotFilled(.seconds(1_000_000_000)))
  }

  @Test func `trims the padding at the end to the sample`() async throws {
    #expect(try await OddMedia.decode("lame-tag.mp3").sampleCount == 4 * 44_100)
    #expect(try await OddMedia.decode("pre-skip.opus").sampleCount == 4 * 48_000)
    #expect(try await OddMedia.decode("vorbis.ogg").sampleCount == 4 * 44_100)
  }
}
