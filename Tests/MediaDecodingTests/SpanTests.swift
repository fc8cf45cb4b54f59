import Foundation
import MediaDecoding
import TestSupport
import Testing

/// Spans decoded side by side give what one pass gives, bit by bit, or are not used.
@Suite struct `Spans side by side` {
  /// Spans so short that the recordings of twelve seconds have some.
  static let policy = {
    var policy = SpanPolicy()
    policy.shortestSpan = 2
    return policy
  }()

  private func decode(
    _ path: String, workers: Int, lead: Int = 0, trail: Int = 0
  ) async throws -> Decoded<Collector> {
    try await MediaSource(opening: .file(path)).decode(
      workers: workers, lead: lead, trail: trail, policy: Self.policy
    ) { Collector($0) }
  }

  static let repeatable = [
    "chatter.flac", "chatter.mp3", "chatter-44100.mp3", "chatter.mkv", "chatter.m4a", "chatter.aac",
    "chatter.opus", "chatter-voip.opus", "chatter.ogg",
  ]
  /// Decoders that carry what only the way from the start can give.
  static let notRepeatable = ["chatter-noise-substitution.m4a", "chatter-adpcm.wav"]

  @Test(arguments: repeatable, [1, 2, 5])
  func `give the samples of one pass, bit by bit`(name: String, workers: Int) async throws {
    let whole = try await decode(OddMedia.path(name), workers: 1)
    let spans = try await decode(OddMedia.path(name), workers: workers)
    #expect(spans.parts.count == workers)
    #expect(spans.samples == whole.samples)
    #expect(spans.sampleCount == whole.sampleCount)
    #expect(spans.brokenPromises.isEmpty)
    #expect(spans.damage == whole.damage)
    #expect(spans.warnings == whole.warnings)
  }

  @Test(arguments: [2, 5])
  func `give the samples of one pass of a file of plain samples`(workers: Int) async throws {
    var generator = SeededGenerator(seed: 3)
    let channels = (0..<2).map { _ in
      (0..<100_003).map { _ in Int16.random(in: .min ... .max, using: &generator) }
    }
    let folder = try TemporaryFolder()
    let path = try folder.write(
      WAVFile(sampleRate: 8_000, channels: channels).bytes, to: "noise.wav")
    let spans = try await decode(path, workers: workers)
    #expect(spans.parts.count == workers)
    #expect(spans.samples == channels.map { $0.map { Float($0) / 32768 } })
  }

  @Test(arguments: notRepeatable)
  func `are left alone where the decoder carries more along`(name: String) async throws {
    let whole = try await decode(OddMedia.path(name), workers: 1)
    let spans = try await decode(OddMedia.path(name), workers: 5)
    #expect(spans.parts.count == 1)
    #expect(spans.samples == whole.samples)
  }

  @Test(arguments: [0, 1, 30])
  func `find out about noise substitution, early or late`(secondsTried: Int) async throws {
    var policy = Self.policy
    policy.secondsTried = secondsTried
    let source = try MediaSource(opening: .file(OddMedia.path("chatter-noise-substitution.m4a")))
    let spans = try await source.decode(workers: 4, lead: 0, trail: 0, policy: policy) {
      Collector($0)
    }
    #expect(spans.parts.count == 1)
  }

  @Test(arguments: [(0, 0), (400, 0), (0, 700), (5_000, 30_000)])
  func `give each consumer its lead and its trail`(lead: Int, trail: Int) async throws {
    let whole = try await decode(OddMedia.path("chatter.mp3"), workers: 1)
    let spans = try await decode(
      OddMedia.path("chatter.mp3"), workers: 3, lead: lead, trail: trail)
    #expect(spans.parts.count == 3)
    var next: Int64 = 0
    for part in spans.parts {
      #expect(part.owned.lowerBound == next)
      next = part.owned.upperBound
      let first = max(0, part.owned.lowerBound - Int64(lead))
      let end = min(spans.sampleCount, part.owned.upperBound + Int64(trail))
      #expect(part.consumer.plan.start == part.owned.lowerBound)
      #expect(part.consumer.start == first)
      for (channel, samples) in part.consumer.channels.enumerated() {
        #expect(samples[...] == whole.samples[channel][Int(first)..<Int(end)])
      }
    }
    #expect(next == whole.sampleCount)
  }

  @Test(arguments: ["damaged.flac", "damaged.m4a", "damaged.mp3", "damaged.opus", "cut-off.mp3"])
  func `agree with one pass about damage`(name: String) async throws {
    let whole = try await decode(OddMedia.path(name), workers: 1)
    let spans = try await decode(OddMedia.path(name), workers: 2)
    #expect(spans.samples == whole.samples)
    #expect(spans.damage == whole.damage)
    #expect(spans.warnings == whole.warnings)
  }

  @Test(arguments: [
    "gap.mkv", "overlap.mkv", "absurd-gap.mkv", "chained.ogg", "rate-changes.aac",
    "starts-at-5s.ogg", "audio-after-video.mp4", "pre-skip.webm", "vorbis.ogg",
  ])
  func `agree with one pass about time`(name: String) async throws {
    var policy = SpanPolicy()
    policy.shortestSpan = 0.5
    let source = try MediaSource(opening: .file(OddMedia.path(name)))
    let whole = try await source.decode { Collector($0) }
    let spans = try await source.decode(workers: 4, lead: 0, trail: 0, policy: policy) {
      Collector($0)
    }
    #expect(spans.samples == whole.samples)
    #expect(spans.warnings == whole.warnings)
  }

  // Held against the command that everybody has; without it there is nothing to hold against.
  @Test(
    .enabled(if: FFmpegCommand.path != nil, "ffmpeg is not installed"),
    arguments: repeatable + notRepeatable + ["lame-tag.mp3", "edit-list.m4a", "pcm_s24le.wav"])
  func `are what ffmpeg gives`(name: String) async throws {
    let decoded = try await decode(OddMedia.path(name), workers: 5)
    let reference = try FFmpegCommand.decode(OddMedia.path(name))
    #expect(Int(decoded.sampleCount) * decoded.channels == reference.count)
    let isLossless = name.hasSuffix(".flac") || name.hasSuffix(".wav")
    let tolerance: Float = isLossless ? 0 : 1 / 32768
    for (channel, samples) in decoded.samples.enumerated() {
      var (worst, index) = (Float(0), channel)
      for sample in samples where index < reference.count {
        worst = max(worst, abs(sample - reference[index]))
        index += decoded.channels
      }
      #expect(worst <= tolerance)
    }
  }
}
