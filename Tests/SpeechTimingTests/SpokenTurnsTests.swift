import Testing

@testable import SpeechTiming

struct SpokenTurnsTests {
  /// Which turns are taken for what is said; only every other one tells anything.
  private func spoken(_ truth: [Bool], voices: [Int]) -> [Bool] {
    let contrasts = truth.indices.filter { $0.isMultiple(of: 2) }.map { turn in
      TurnContrast(turn: turn, gain: truth[turn] ? 0.7 : 0.2, frames: 200)
    }
    return SpokenTurns(contrasts, voices: voices, levels: .known).probabilities.map { $0 > 0.5 }
  }

  @Test func `a turn that tells nothing is given as the turns beside it are`() {
    let truth = (0..<90).map { $0 / 30 != 1 }
    let found = spoken(truth, voices: (0..<90).map { $0 * 7 % 3 % 2 })
    #expect(zip(found, truth).count { $0 != $1 } <= 1)
  }

  @Test func `or as its voice is elsewhere`() {
    let voices = (0..<90).map { $0 * 7 % 3 % 2 }
    let truth = voices.map { $0 == 1 }
    #expect(spoken(truth, voices: voices) == truth)
  }
}
