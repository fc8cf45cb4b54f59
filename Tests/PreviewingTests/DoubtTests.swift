import Previewing
import TestSupport
import Testing
import Timeline

/// Where to look first.
@Suite struct DoubtTests {
  /// Ten cues of equal pace, each over its speech.
  private func steady() -> StripInput {
    let times = (0..<10).map { (index: Int) -> (Double, Double) in
      let start = Double(index) * 4 + 1
      return (start, start + 3)
    }
    return recording(
      41, times.map { span($0.0, $0.1, .speech) },
      times.map { cue($0.0, $0.1, "We say as much in each of them.") })
  }

  @Test func `puts the least probable turns of a ledger first`() {
    let input = steady()
    let probabilities = [0.99, 0.98, 0.4, 0.97, 0.96, 0.05, 0.99, 0.9, 0.7, 0.99]
    let turns = probabilities.indices.map {
      StripTurn(
        lines: $0 + 1...$0 + 1, range: input.cues[$0].range, cue: $0,
        probability: probabilities[$0])
    }
    let doubts = Doubt.ranked(in: input, turns: turns)
    #expect(doubts.map(\.cue) == [5, 2, 8, 7, 4, 3, 1, 0, 6, 9])
    #expect(doubts[0].reasons == ["in time with a probability of 5 %"])
    #expect(doubts[0].lines == 6...6)
    #expect(doubts[9].reasons.isEmpty)
  }

  @Test func `puts what is wrong by the profile before what is fine`() {
    var input = steady()
    input.cues[4].findings = ["23 characters a second exceed 20"]
    input.cues[4].gravity = 0.05
    input.cues[7].findings = ["is shown over the next cue"]
    input.cues[7].gravity = 0.3
    let doubts = Doubt.ranked(in: input)
    #expect(doubts.prefix(2).map(\.cue) == [7, 4])
    #expect(doubts[0].reasons == ["is shown over the next cue"])
  }

  @Test func `finds cues that the recording speaks against`() throws {
    var input = steady()
    input.cues[2].range = time(10.2, 12)
    input.cues[6].range = time(24, 28)
    input.cues.append(cue(40.2, 40.9, "Nobody says that."))
    let doubts = Doubt.ranked(in: input)
    #expect(Set(doubts.prefix(3).map(\.cue)) == [2, 6, 10])
    let reasons = doubts.prefix(3).flatMap(\.reasons)
    #expect(reasons.contains("speech begins 1.2 s before it"))
    #expect(reasons.contains("begins 1.0 s before anybody speaks"))
    #expect(reasons.contains("nobody speaks there"))
  }

  @Test func `goes by where the words of cues are heard, before anything else`() throws {
    var input = steady()
    for index in input.cues.indices {
      input.cues[index].hearing = CueHearing(
        start: input.cues[index].range.lowerBound, probability: 0.99)
    }
    input.cues[2].hearing = CueHearing(start: time(11.3, 12).lowerBound, probability: 0.95)
    input.cues[5].hearing = CueHearing(start: time(20.6, 21).lowerBound, probability: 0.2)
    input.cues[7].hearing?.probability = 0.3
    input.cues[8].hearing = CueHearing(start: nil, probability: 0)
    let doubts = Doubt.ranked(in: input)
    #expect(doubts.prefix(4).map(\.cue) == [2, 8, 5, 7])
    #expect(
      doubts.prefix(4).map(\.reasons) == [
        ["its words are heard 2.3 s later"], ["its words are not heard"],
        ["its words may be heard 0.4 s earlier"], ["its words are not surely heard there"],
      ])
    #expect(doubts.dropFirst(4).allSatisfy { $0.degree < 0.01 && $0.reasons.isEmpty })
  }

  @Test func `goes by the ledger where it has one and the words were heard as well`() {
    var input = steady()
    input.cues[3].doubt = 0.02
    input.cues[3].hearing = CueHearing(start: time(30, 31).lowerBound, probability: 1)
    let doubt = Doubt.ranked(in: input).first { $0.cue == 3 }
    #expect(doubt?.probability == 0.98)
  }

  @Test func `tells turns and speech that have no cue`() throws {
    var input = steady()
    input.cues.remove(at: 3)
    let turns = [
      StripTurn(lines: 3...3, range: input.cues[2].range, cue: 2, probability: 1),
      StripTurn(lines: 4...5, range: nil, cue: nil, text: "Not here.", probability: 0),
    ]
    let doubts = Doubt.ranked(in: input, turns: turns)
    let unspoken = try #require(doubts.first { $0.kind == .unspoken })
    #expect(unspoken.text == "Not here.")
    #expect(
      unspoken.reasons == ["lines 4 to 5 of the transcript are not spoken here, or not found"])
    let speech = try #require(doubts.first { $0.kind == .speech })
    #expect(speech.range == time(13, 16))
    #expect(speech.reasons == ["3.0 s of speech without a cue"])
  }

  @Test(arguments: 0..<40)
  func `lists every cue once, whatever the numbers`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let far = [MediaTime(ticks: .min), .zero, .seconds(5), MediaTime(ticks: .max)]
    func instant() -> MediaTime { far.randomElement(using: &generator) ?? .zero }
    func number() -> Double {
      [.nan, .infinity, -1, 0, 0.5, 2].randomElement(using: &generator) ?? 0
    }
    func range() -> TimeRange {
      let (a, b) = (instant(), instant())
      return min(a, b)..<max(a, b)
    }
    let cues = (0..<12).map { _ in
      var cue = StripCue(
        range: range(), text: "12 ab", readingSpeed: number(),
        doubt: Bool.random(using: &generator) ? number() : nil, findings: ["x"],
        gravity: number())
      cue.hearing = CueHearing(
        start: Bool.random(using: &generator) ? instant() : nil, probability: number())
      return cue
    }
    let turns = (0..<12).map { index in
      StripTurn(
        lines: 1...1, range: Bool.random(using: &generator) ? range() : nil,
        cue: Bool.random(using: &generator) ? index - 2 : nil, probability: number())
    }
    let input = StripInput(
      duration: instant(), levels: Levels(hop: .zero, values: []),
      spans: (0..<8).map { _ in
        LabelledSpan(range(), .allCases.randomElement(using: &generator) ?? .speech)
      }, cues: cues)
    let doubts = Doubt.ranked(in: input, turns: turns)
    #expect(doubts.compactMap(\.cue).sorted() == Array(cues.indices))
    #expect(doubts.allSatisfy { (0...1).contains($0.degree) })
    #expect(doubts.map(\.degree) == doubts.map(\.degree).sorted(by: >))
  }
}
