import TestSupport
import Testing

@testable import Retiming

/// What is too short to be found by its codes is found between stretches that were.
struct GapFillingTests {
  private typealias Frame = SyntheticSound.Frame

  /// Two recordings that have two stretches in common, with something else between them in each.
  private struct Pair {
    var model: MatchModel
    var chain: [MatchedStretch]

    /// What the old recording has between the two, and what the new one has there.
    init(_ old: [Frame], _ new: [Frame], seed: UInt64) {
      let common = SyntheticSound(seconds: 80, seed: seed).frames
      let (head, tail) = (Array(common[..<2000]), Array(common[2000...]))
      let before = SyntheticSound(head + old + tail), after = SyntheticSound(head + new + tail)
      let second = Diagonal(rate: 1, shift: Double(old.count - new.count))
      let frames = (
        SoundFrames(after.features(seed: seed)), SoundFrames(before.features(seed: seed &+ 1))
      )
      model = MatchModel(
        frames.0, frames.1,
        agreeingOn: [
          (Diagonal(rate: 1, shift: 0), 500), (Diagonal(rate: 1, shift: 0), 1500),
          (second, new.count + 3000),
        ])
      chain = [
        model.stretch(on: Diagonal(rate: 1, shift: 0), around: 1000),
        model.stretch(on: second, around: new.count + 3000),
      ]
    }

    var filled: [MatchedStretch] {
      var filling = GapFilling(model: model, rates: [1])
      return filling.filled(chain)
    }
  }

  private func pause(_ count: Int) -> [Frame] {
    Array(repeating: Frame(level: -70, cepstrum: Array(repeating: 0, count: 12)), count: count)
  }

  /// So many frames in which somebody speaks.
  private func word(_ count: Int, seed: UInt64) -> [Frame] {
    let loud = SyntheticSound(seconds: 60, seed: seed).frames.split { $0.level < -50 }
    return loud.first { $0.count >= count }.map { Array($0.prefix(count)) } ?? []
  }

  @Test(arguments: UInt64(1)...6, [8, 25])
  func `finds a word between two silences that were taken out`(seed: UInt64, count: Int) throws {
    let said = word(count, seed: seed &+ 40)
    let pair = Pair(pause(60) + said + pause(75), pause(8) + said + pause(8), seed: seed)
    let filled = pair.filled
    try #require(filled.count == 3)
    // It is 60 frames behind the first stretch in the old recording, and 8 in the new one.
    #expect(abs(filled[1].diagonal.shift - 52) <= 1)
    #expect(abs(filled[1].start - 2008) <= 4 && abs(filled[1].end - 2008 - count) <= 4)
  }

  @Test(arguments: UInt64(1)...6)
  func `takes no other words for what stood there`(seed: UInt64) {
    let pair = Pair(
      word(40, seed: seed &+ 60), word(40, seed: seed &+ 80) + pause(10), seed: seed)
    #expect(pair.filled.count == 2)
  }

  @Test(arguments: UInt64(1)...6)
  func `takes no sound that lasts for a word`(seed: UInt64) {
    let sound = word(1, seed: seed &+ 90)[0]
    let chord = Array(repeating: sound, count: 60)
    #expect(Pair(pause(10) + chord, chord + pause(20), seed: seed).filled.count == 2)
  }

  @Test(arguments: UInt64(1)...6)
  func `keeps to what lies between the stretches, in the order of both`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let words = (0..<5).map {
      word(.random(in: 15...40, using: &generator), seed: seed &+ 100 + $0)
    }
    func gap() -> [Frame] { pause(.random(in: 8...90, using: &generator)) }
    let old = words.flatMap { gap() + $0 } + gap()
    let new = words.shuffled(using: &generator).prefix(3).flatMap { gap() + $0 } + gap()
    let pair = Pair(old, Array(new), seed: seed)
    let filled = pair.filled
    #expect(filled.first?.start == pair.chain[0].start && filled.last?.end == pair.chain[1].end)
    for (a, b) in zip(filled, filled.dropFirst()) {
      #expect(a.end <= b.start)
      #expect(a.oldEnd <= b.oldStart + 1)
    }
  }

  @Test func `leaves alone what is too large to be looked at`() {
    let (a, b) = (SyntheticSound(seconds: 30, seed: 7), SyntheticSound(seconds: 40, seed: 8))
    #expect(Pair(a.frames, b.frames, seed: 3).filled.count == 2)
  }

  // MARK: - What lasts

  @Test func `has no evidence in a sound that lasts, and as much as its score in one that glides`()
  {
    let sound = SyntheticSound(seconds: 30, seed: 5)
    let chord = Array(repeating: word(1, seed: 6)[0], count: 100)
    let whole = SyntheticSound(sound.frames + chord)
    let (new, old) = (SoundFrames(whole.features(seed: 1)), SoundFrames(whole.features(seed: 2)))
    let diagonal = Diagonal(rate: 1, shift: 0)
    let model = MatchModel(new, old, agreeingOn: [(diagonal, 400), (diagonal, 1000)])
    func sum(_ range: Range<Int>) -> (score: Float, evidence: Float) {
      range.reduce(into: (0, 0)) {
        $0.0 += model.score($1, at: diagonal.old($1))
        $0.1 += model.evidence($1, on: diagonal)
      }
    }
    let (spoken, held) = (sum(100..<1400), sum(1510..<1590))
    #expect(spoken.evidence > 0.7 * spoken.score && spoken.evidence <= spoken.score)
    #expect(held.score > 20 && held.evidence < 0.4 * held.score)
  }
}
