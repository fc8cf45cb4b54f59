import SpeechDetection
import TestSupport
import Testing

@testable import SpeechTiming

struct VoiceMixturesTests {
  /// Runs of two voices in turn, each of which says the same sounds in a way of its own.
  private func recording(
    seed: UInt64, runCount: Int
  ) -> (runs: [SpeechRun], features: FrameFeatures) {
    var generator = SeededGenerator(seed: seed)
    var features = FrameFeatures()
    var runs: [SpeechRun] = []
    for run in 0..<runCount {
      let onset = features.storedLevels.count
      for hop in 0..<Int.random(in: 10...40, using: &generator) * 4 {
        features.storedLevels.append(200)
        guard hop.isMultiple(of: FrameFeatures.cepstrumStride) else { continue }
        var colour = SeededGenerator(seed: UInt64(hop / 8 % 6))
        features.cepstra.append(
          (0..<FrameFeatures.cepstrumSize).map { d in
            Int8(
              Int.random(in: -40...40, using: &colour) + Int.random(in: -6...6, using: &generator)
                + (d.isMultiple(of: 2) == run.isMultiple(of: 2) ? 2 : -2))
          })
      }
      runs.append(SpeechRun(onset: onset, offset: features.storedLevels.count))
    }
    return (runs, features)
  }

  @Test(arguments: 1...3 as ClosedRange<UInt64>)
  func `tells voices apart by how they say the same sounds`(seed: UInt64) {
    let (runs, features) = recording(seed: seed, runCount: 40)
    let mixtures = VoiceMixtures(of: RunFrames(of: runs, in: features))
    // One run in six is given to the wrong voice, and every tenth to none.
    let guessed = runs.indices.map { run -> Int? in
      run % 10 == 9 ? nil : run % 6 == 5 ? 1 - run % 2 : run % 2
    }
    let costs = mixtures.costs(learningFrom: guessed, count: 2)
    let right = runs.indices.count { costs[$0 % 2][$0] < costs[1 - $0 % 2][$0] }
    #expect(right >= 38, "\(right) of 40")
  }

  @Test func `takes runs without a frame for anybody's`() {
    let mixtures = VoiceMixtures(of: RunFrames(of: [], in: FrameFeatures()))
    #expect(mixtures.costs(learningFrom: [], count: 2) == [[], []])
    let features = recording(seed: 1, runCount: 2).features
    let short = [SpeechRun(onset: 1, offset: 2)]
    let costs = VoiceMixtures(of: RunFrames(of: short, in: features)).costs(
      learningFrom: [0], count: 2)
    #expect(costs[0].allSatisfy { abs($0) < 0.1 } && costs[1].allSatisfy { abs($0) < 0.1 })
  }
}
