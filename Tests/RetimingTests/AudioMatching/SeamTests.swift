import TestSupport
import Testing

@testable import Retiming

/// Where one piece of a recording gives way to the next.
struct SeamTests {
  private typealias Frame = SyntheticSound.Frame

  /// A programme into which something is put at frame 750, and which goes on with frame `resumed`.
  private func seam(_ old: [Frame], advert: [Frame], resumed: Int, seed: UInt64) -> Seam {
    let new = old[..<750] + advert + old[resumed...]
    let (a, b) = (
      SoundFrames(SyntheticSound(Array(new)).features(seed: seed &+ 3)),
      SoundFrames(SyntheticSound(old).features(seed: seed &+ 4))
    )
    let (first, second) = (
      Diagonal(rate: 1, shift: 0), Diagonal(rate: 1, shift: Double(resumed - 750 - advert.count))
    )
    let end = 750 + advert.count
    let model = MatchModel(a, b, agreeingOn: [(first, 300), (second, end + 500)])
    return SeamSearch(model: model).seam(
      between: DiagonalRun(diagonal: first, start: 0, end: 740),
      DiagonalRun(diagonal: second, start: end - 30, end: end + 900))
  }

  @Test(arguments: UInt64(1)...6)
  func `lies where something was put in`(seed: UInt64) {
    let sound = SyntheticSound(seconds: 60, seed: seed).frames
    let advert = Array(SyntheticSound(seconds: 10, seed: seed &+ 30).frames)
    let seam = seam(sound, advert: advert, resumed: 1500, seed: seed)
    // In a pause both sides fit as well.
    #expect(abs(seam.end - 750) < 45)
    #expect(abs(seam.start - 1250) < 45)
  }

  /// An advert ends with a chord, and the programme goes on behind a word with a vowel as long.
  @Test(arguments: UInt64(1)...6)
  func `lies behind a sound that lasts as one in the programme did`(seed: UInt64) throws {
    let sound = SyntheticSound(seconds: 60, seed: seed).frames
    let held = try #require(SyntheticSound(seconds: 9, seed: 90).frames.first { $0.level > -30 })
    let chord = Array(repeating: held, count: 30)
    func word(_ seed: UInt64) throws -> [Frame] {
      let words = SyntheticSound(seconds: 20, seed: seed).frames.split { $0.level < -50 }
      return Array(try #require(words.first { $0.count > 25 }).prefix(25))
    }
    let old = Array(sound[..<1500]) + chord + (try word(seed &+ 50)) + sound[1500...]
    let advert =
      SyntheticSound(seconds: 10, seed: seed &+ 30).frames + chord + (try word(seed &+ 70))
    let seam = seam(old, advert: advert, resumed: 1555, seed: seed)
    #expect(seam.start > 1270 && seam.start < 1350)
  }
}
