import SpeechDetection
import TestSupport
import TimedText
import Testing
import Timeline

@testable import Retiming

/// Words that no cue had are timed by the recording, between cues that are in time.
struct PassageTimerTests {
  /// A recording in which sentences are said, one after the other, each a run of its own.
  private struct Talk {
    var features = FrameFeatures()
    var runs: [SpeechRun] = []
    var turns: [Turn] = []

    /// Each sentence takes about as long as its length says.
    init(sentences: Int, seed: UInt64) {
      var generator = SeededGenerator(seed: seed)
      var hop = 150
      for line in 1...sentences {
        let weight = Int.random(in: 6...18, using: &generator)
        let length = Int(Double(weight) * 20 * .random(in: 0.9...1.1, using: &generator))
        runs.append(SpeechRun(onset: hop, offset: hop + length))
        hop += length + .random(in: 60...200, using: &generator)
        let clause = Clause(text: "句子\(line)。", breakAfter: .turn, weight: Double(weight))
        turns.append(Turn(lines: line...line, clauses: [clause]))
      }
      features.storedLevels = (0..<hop + 100).map { _ in
        UInt8.random(in: 78...82, using: &generator)
      }
      for run in runs {
        for hop in run.onset..<run.offset {
          features.storedLevels[hop] = UInt8.random(in: 170...200, using: &generator)
        }
      }
      features.duration = FrameFeatures.time(ofHop: features.storedLevels.count)
    }

    /// A sentence as a passage, at a time or where it is said.
    func passage(_ index: Int, at range: TimeRange? = nil, isKept: Bool = true) -> Passage {
      Passage(
        cues: isKept ? index..<index + 1 : index..<index, units: index * 10..<index * 10 + 10,
        turns: [turns[index]], beginsThere: isKept,
        clauseRanges: Passage.spread([turns[index]], over: range ?? runs[index].range))
    }

    func timer(runs: [SpeechRun]? = nil) -> PassageTimer {
      PassageTimer(features: features, runs: runs ?? self.runs, language: "zh", workers: 1)
    }
  }

  @Test(arguments: UInt64(1)...8)
  func `puts new sentences where somebody speaks between the cues`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let talk = Talk(sentences: 30, seed: seed)
    let missing = (0..<4).map { 3 + $0 * 7 + Int.random(in: 0..<5, using: &generator) }
    let kept = talk.turns.indices.filter { !missing.contains($0) }.map { talk.passage($0) }
    // They were thought to follow the cue before at once.
    let passages = missing.map { index in
      let end = talk.runs[index - 1].range.upperBound
      return talk.passage(index, at: end..<end + .seconds(1), isKept: false)
    }
    let found = talk.timer().time(passages, among: kept, pace: 0.2)
    try #require(found.count == missing.count)
    for (index, ranges) in zip(missing, found) {
      let range = try #require(ranges.first?.first)
      #expect(abs((range.lowerBound - talk.runs[index].range.lowerBound).seconds) < 0.1)
      #expect(abs((range.upperBound - talk.runs[index].range.upperBound).seconds) < 0.25)
    }
  }

  @Test(arguments: UInt64(1)...3)
  func `begins new sentences where the cue before ends, where nobody pauses`(seed: UInt64) throws {
    var talk = Talk(sentences: 20, seed: seed)
    let place = 3 + Int(seed)
    let (before, run) = (talk.runs[place - 1], talk.runs[place])
    for hop in before.offset..<run.onset { talk.features.storedLevels[hop] = 180 }
    var runs = talk.runs
    runs[place - 1...place] = [SpeechRun(onset: before.onset, offset: run.offset)]
    let kept = talk.turns.indices.filter { $0 != place }.map { index in
      talk.passage(
        index,
        at: index == place - 1 ? before.range.lowerBound..<run.range.lowerBound : nil)
    }
    let found = talk.timer(runs: runs).time(
      [talk.passage(place, isKept: false)], among: kept, pace: 0.2)
    let range = try #require(found.first?.first?.first)
    #expect(abs((range.lowerBound - run.range.lowerBound).seconds) < 0.02)
    #expect(abs((range.upperBound - run.range.upperBound).seconds) < 0.02)
  }

  @Test func `leaves words where they are where nobody speaks`() {
    let talk = Talk(sentences: 20, seed: 1)
    let kept = talk.turns.indices.filter { $0 != 9 }.map { talk.passage($0) }
    let passage = talk.passage(9, at: .seconds(40)..<MediaTime.seconds(41), isKept: false)
    #expect(talk.timer(runs: []).time([passage], among: kept, pace: 0.2) == [passage.clauseRanges])
    #expect(talk.timer().time([], among: kept, pace: 0.2).isEmpty)
  }

  @Test(arguments: UInt64(1)...8)
  func `keeps passages in order and between the cues beside them`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let talk = Talk(sentences: 24, seed: seed)
    let isNew = talk.turns.indices.map { _ in Int.random(in: 0..<3, using: &generator) == 0 }
    let kept = talk.turns.indices.filter { !isNew[$0] }.map { talk.passage($0) }
    let new = talk.turns.indices.filter { isNew[$0] }
    let passages = new.map { index in
      let start = MediaTime.seconds(.random(in: 0...100, using: &generator))
      return talk.passage(index, at: start..<start + .seconds(2), isKept: false)
    }
    let found = talk.timer().time(passages, among: kept, pace: 0.2)
    var reached = MediaTime.zero
    for (index, ranges) in zip(new, found) {
      let range = try #require(ranges.first?.first)
      #expect(range.lowerBound >= reached)
      reached = range.upperBound
      let before = talk.turns.indices[..<index].last { !isNew[$0] }
      let after = talk.turns.indices[(index + 1)...].first { !isNew[$0] }
      if let before { #expect(range.lowerBound >= talk.runs[before].range.lowerBound) }
      if let after { #expect(range.lowerBound < talk.runs[after].range.upperBound) }
    }
  }
}
