import RealModule
import TestSupport
import Testing

@testable import SpeechTiming

struct DurationModelTests {
  @Test(arguments: [(5.0, 24.0, 0.1, 0.3), (20, 18, 0.2, 0.4), (0, 30, 0.08, 0.2)])
  func `learns speed and scatter from what it sees, wrong matches among it`(
    perClause: Double, perSyllable: Double, base: Double, syllable: Double
  ) {
    var generator = SeededGenerator(seed: 3)
    var seen: [DurationModel.Observation] = []
    for index in 0..<2000 {
      let syllables = Double(Int.random(in: 1...30, using: &generator))
      let deviation = (base * base + syllable * syllable / syllables).squareRoot()
      let normal = (0..<12).reduce(-6.0) { sum, _ in sum + .random(in: 0...1, using: &generator) }
      let factor: Double = index % 25 == 0 ? 3 : .exp(deviation * normal)
      seen.append(
        .init(
          clauses: 1, syllables: syllables,
          duration: (perClause + perSyllable * syllables) * factor))
    }
    var model = DurationModel(perClause: 8, perSyllable: 15)
    for _ in 0..<4 { model = model.learning(from: seen) }
    #expect(abs(model.mean(clauses: 1, syllables: 10) / (perClause + perSyllable * 10) - 1) < 0.06)
    #expect(abs(model.mean(clauses: 1, syllables: 2) / (perClause + perSyllable * 2) - 1) < 0.12)
    let long = (base * base + syllable * syllable / 25).squareRoot()
    #expect(abs(model.deviation(syllables: 25) / long - 1) < 0.4)
  }

  @Test func `keeps what it has where there is next to nothing to learn from`() {
    let model = DurationModel(perClause: 8, perSyllable: 15)
    let after = model.learning(from: [.init(clauses: 1, syllables: 3, duration: 1000)])
    #expect(after.perSyllable == 15)
  }
}
