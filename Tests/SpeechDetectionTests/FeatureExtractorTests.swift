import RealModule
import SpeechDetection
import Spectra
import TestSupport
import Testing
import Timeline

struct FeatureExtractorTests {
  private func noise(_ count: Int, channels: Int = 1, seed: UInt64 = 1) -> [[Float]] {
    var generator = SeededGenerator(seed: seed)
    return (0..<channels).map { _ in
      (0..<count).map { _ in Float.random(in: -0.5...0.5, using: &generator) }
    }
  }

  /// Features of one span, its samples pushed in blocks of the given sizes.
  private func features(
    _ channels: [[Float]], rate: Int, owned: Range<Int>? = nil, blocks: [Int] = [4096]
  ) throws -> FrameFeatures {
    let count = channels[0].count
    let owned = owned ?? 0..<count
    let reach = FeatureExtractor.reach(sampleRate: rate)
    var extractor = try FeatureExtractor(
      sampleRate: rate, channels: channels.count, start: Int64(owned.lowerBound))
    var position = max(0, owned.lowerBound - reach)
    let end = min(count, owned.upperBound + reach)
    var block = 0
    while position < end {
      let size = min(blocks[block % blocks.count], end - position)
      let samples = channels.flatMap { $0[position..<position + size] }
      extractor.push(samples.span, at: Int64(position))
      position += size
      block += 1
    }
    return extractor.finish(
      end: Int64(owned.upperBound), duration: MediaTime(samples: Int64(count), rate: rate))
  }

  @Test(arguments: [8000, 11_025, 16_000, 22_050, 44_100, 48_000])
  func `has a hop for every hundredth of a second at any rate`(rate: Int) throws {
    let features = try features(noise(rate * 3 + 17), rate: rate)
    #expect(features.count == 300)
    #expect(features.duration == MediaTime(samples: Int64(rate * 3 + 17), rate: rate))
  }

  @Test(arguments: [
    [1], [7, 4096, 1, 333], [100_000], [941], [1, 8192],
  ])
  func `does not depend on how samples are cut into blocks`(blocks: [Int]) throws {
    let samples = noise(22_050, channels: 2)
    let whole = try features(samples, rate: 22_050)
    #expect(try features(samples, rate: 22_050, blocks: blocks) == whole)
  }

  @Test(arguments: 1...8 as ClosedRange<UInt64>)
  func `does not depend on how the recording is cut into spans`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let rate = [8000, 22_050, 44_100].randomElement(using: &generator) ?? 8000
    let count = Int.random(in: rate...3 * rate, using: &generator)
    let samples = noise(count, seed: seed)
    let whole = try features(samples, rate: rate)
    var cuts = (0..<3).map { _ in Int.random(in: 0...count, using: &generator) }.sorted()
    cuts = [0] + cuts + [count]
    var joined = FrameFeatures()
    for (start, end) in zip(cuts, cuts.dropFirst()) where start < end {
      joined.append(try features(samples, rate: rate, owned: start..<end))
    }
    #expect(joined == whole)
  }

  @Test(arguments: [16_000, 44_100])
  func `measures the level of a sine in the speech band, and not of hum`(rate: Int) throws {
    func level(_ frequency: Double) throws -> Float {
      let sine = (0..<rate).map {
        Float(0.1 * Double.sin(2 * .pi * frequency * Double($0) / Double(rate)))
      }
      return try features([sine], rate: rate).level(at: 50)
    }
    #expect(abs(try level(1000) - -23) <= 1)
    #expect(try level(50) < -45)
  }

  @Test func `puts an onset where it is, whatever the rate and however late`() throws {
    for rate in [8000, 22_050, 44_100] {
      let onset = rate * 61 + rate / 3
      let samples = (0..<rate * 62).map { i in
        i < onset ? Float(0) : Float(Double.sin(2 * .pi * 600 * Double(i) / Double(rate)))
      }
      let features = try features([samples], rate: rate)
      let hop = try #require((0..<features.count).first { features.level(at: $0) > -20 })
      #expect(abs(hop - 6133) <= 1)
    }
  }

  @Test func `finds no hop in nothing`() throws {
    #expect(try features([[]], rate: 8000).count == 0)
    #expect(try features([[0, 0, 0]], rate: 8000).count == 0)
  }

  @Test func `tells which channel leads, and none where both are as loud`() throws {
    let rate = 8000
    func tone(_ seconds: Range<Int>) -> [Float] {
      (0..<3 * rate).map { i in
        seconds.contains(i / rate) ? Float(Double.sin(2 * .pi * 500 * Double(i) / Double(rate))) : 0
      }
    }
    // The left one in the first two seconds, the right one in the last two.
    let samples = tone(0..<2) + tone(1..<3)
    var extractor = try FeatureExtractor(
      sampleRate: rate, channels: 2, start: 0, tellsChannels: true)
    extractor.push(samples.span, at: 0)
    let features = extractor.finish(end: Int64(3 * rate), duration: .seconds(3))
    #expect(features.storedChannels[50] == 0)
    #expect(features.storedChannels[150] == FrameFeatures.noChannel)
    #expect(features.storedChannels[250] == 1)
    #expect(features.storedChannels.count == features.count)
    #expect(features.channelCount == 2)
  }
}
