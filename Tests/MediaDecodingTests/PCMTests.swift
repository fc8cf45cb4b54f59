import Foundation
import MediaDecoding
import TestSupport
import Testing
import Timeline

@Suite struct `Decoding of plain samples` {
  let folder: TemporaryFolder
  init() throws { folder = try TemporaryFolder() }

  @Test(arguments: [1, 2, 5])
  func `gives every sample of every channel exactly`(channels: Int) async throws {
    var generator = SeededGenerator(seed: UInt64(channels))
    let values = (0..<channels).map { _ in
      (0..<10_001).map { _ in Int16.random(in: .min ... .max, using: &generator) }
    }
    let path = try folder.write(
      WAVFile(sampleRate: 16_000, channels: values).bytes, to: "noise.wav")
    let decoded = try await MediaSource(opening: .file(path)).decode { Collector($0) }
    #expect(decoded.samples == values.map { $0.map { Float($0) / 32768 } })
    #expect(decoded.brokenPromises.isEmpty)
    #expect(decoded.sampleRate == 16_000)
    #expect(decoded.duration == MediaTime(samples: 10_001, rate: 16_000))
    #expect(decoded.damage.packetCount == 0)
    #expect(decoded.warnings.isEmpty)
  }

  @Test func `tells what the container says`() throws {
    let wav = WAVFile(sampleRate: 8_000, channels: [[Int16](repeating: 1, count: 16_000)])
    let source = try MediaSource(opening: .file(folder.write(wav.bytes, to: "a.wav")))
    #expect(source.stream.codec == "pcm_s16le")
    #expect(source.stream.sampleRate == 8_000)
    #expect(source.stream.channels == 1)
    #expect(source.audioStreams == [source.stream])
    #expect(source.statedDuration == .seconds(2))
    #expect(!source.durationIsEstimate)
  }
}
