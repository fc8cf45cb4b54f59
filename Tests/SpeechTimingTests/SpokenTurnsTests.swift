import TestSupport
import Testing

@testable import SpeechTiming

struct SpokenTurnsTests {
  /// What is made of turns of which only every other one tells something; gains are so high of what
  /// is said, and vary by so much.
  private func spoken(
    _ truth: [Bool], voices: [Int], said: Double = 0.7, spread: Double = 0.2
  ) -> SpokenTurns {
    var chance = SeededGenerator(seed: 5)
    let contrasts = truth.indices.filter { $0.isMultiple(of: 2) }.map { turn in
      TurnContrast(
        turn: turn, gain: (truth[turn] ? said : 0) + .random(in: -spread...spread, using: &chance),
        frames: 200)
    }
    return SpokenTurns(contrasts, voices: voices, lengths: truth.map { _ in 20 })
  }

  private let voices = (0..<90).map { $0 * 7 % 3 % 2 }

  @Test func `a turn that tells nothing is given as the turns beside it are`() {
    let truth = (0..<90).map { $0 / 30 != 1 }
    let found = spoken(truth, voices: voices)
    #expect(found.areMixed)
    #expect(zip(found.probabilities, truth).count { ($0 > 0.5) != $1 } <= 1)
  }

  @Test func `or as its voice is elsewhere`() {
    let truth = voices.map { $0 == 1 }
    let found = spoken(truth, voices: voices)
    #expect(found.areMixed && found.probabilities.map { $0 > 0.5 } == truth)
  }

  @Test(arguments: [0.35, 0.5, 1])
  func `all are what is said where all gain, be it little`(said: Double) {
    let found = spoken(voices.map { _ in true }, voices: voices, said: said, spread: 0.35)
    #expect(!found.areMixed && found.probabilities.allSatisfy { $0 == 1 })
  }

  @Test(arguments: [0.1, 0.35])
  func `none are where they gain nothing on average`(spread: Double) {
    let found = spoken(voices.map { _ in false }, voices: voices, spread: spread)
    #expect(!found.areMixed && found.probabilities.allSatisfy { $0 == 0 })
  }
}
