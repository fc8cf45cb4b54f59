import Foundation
import MediaDecoding
import Testing
import Timeline

@Suite struct `Decoding of damaged recordings` {
  /// Both as loud as each other somewhere in the last two seconds, sample by sample.
  private func endsAreEqual(_ a: Decoded<Collector>, _ b: Decoded<Collector>) -> Bool {
    let from = Int(a.sampleCount) - 2 * a.sampleRate
    return a.samples[0][from...].elementsEqual(b.samples[0][from...])
  }

  @Test(arguments: [
    ("damaged.flac", "chatter.flac"), ("damaged.m4a", "chatter.m4a"),
    ("damaged.opus", "chatter.opus"),
  ])
  func `keeps what comes after the damage in its place`(
    damaged: String, whole: String
  ) async throws {
    let (damaged, whole) = try await (OddMedia.decode(damaged), OddMedia.decode(whole))
    #expect(damaged.sampleCount == whole.sampleCount)
    #expect(endsAreEqual(damaged, whole))
    #expect(damaged.samples[0] != whole.samples[0])
    #expect(damaged.brokenPromises.isEmpty)
  }

  @Test(arguments: ["damaged.flac", "damaged.m4a", "damaged.mp3"])
  func `counts what cannot be decoded and says where`(name: String) async throws {
    let damage = try await OddMedia.decode(name).damage
    #expect(damage.packetCount > 0)
    #expect(damage.firstPlaces.count == min(8, damage.packetCount))
    for place in damage.firstPlaces {
      #expect(place > .seconds(4) && place < .milliseconds(5_500), "damage at \(place)")
    }
  }

  @Test(arguments: ["cut-off.mp3", "cut-off-index-first.m4a"])
  func `decodes what is there of a file that is cut off, and tells`(name: String) async throws {
    let decoded = try await OddMedia.decode(name)
    #expect(decoded.onsets.first.map { abs($0 - 1) < 0.01 } == true)
    guard case .endsEarly(let end, let stated)? = decoded.warnings.last else {
      Issue.record("no warning: \(decoded.warnings)")
      return
    }
    #expect(end == decoded.duration)
    #expect(abs(stated.seconds - 4) < 0.1)
  }

  @Test func `reads to the end whatever length the header states`() async throws {
    let decoded = try await OddMedia.decode("absurd-length.wav")
    #expect(decoded.sampleCount == 16_000)
  }
}
