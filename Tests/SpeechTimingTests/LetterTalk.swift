import SpeechDetection
import TestSupport
import TimedText
import Timeline

@testable import SpeechTiming

/// A conversation in a language in which every letter has a sound of its own.
struct LetterTalk {
  var turns: [Turn] = []
  var runs: [SpeechRun] = []
  var features = FrameFeatures()
  /// The hop at which each turn begins; nothing where nobody speaks it.
  var truth: [Int?] = []

  private let paces: ClosedRange<Double>
  private var generator: SeededGenerator
  private static let consonants = Array("bdfgklmnprst")
  private static let vowels = Array("aeiou")

  /// Makes turns of some clauses each; nobody speaks the `unspoken` ones, the `translated` ones are
  /// said in other words, and before the `adverts` somebody says what the transcript lacks. Words are
  /// said faster or slower by what `paces` has; as it is usually, their number tells little about
  /// the time. Each turn is said so many `times`.
  init(
    seed: UInt64, turnCount: Int, adverts: Set<Int> = [], unspoken: Set<Int> = [],
    translated: Set<Int> = [], clauseCounts: ClosedRange<Int> = 1...3,
    wordCounts: ClosedRange<Int> = 1...5, paces: ClosedRange<Double> = 0.6...1.6, times: Int = 1
  ) {
    self.paces = paces
    generator = SeededGenerator(seed: seed)
    pause(100)
    var said: [[String]] = []
    for index in 0..<turnCount {
      if adverts.contains(index) {
        for _ in 0..<6 {
          speak(word(syllables: 8))
          pause(25)
        }
      }
      let isSpoken = !unspoken.contains(index)
      truth.append(isSpoken ? features.storedLevels.count : nil)
      var clauses: [Clause] = []
      let isNew = index.isMultiple(of: times)
      if isNew { said = [] }
      for clause in 0..<(isNew ? Int.random(in: clauseCounts, using: &generator) : said.count) {
        if isNew {
          said.append(
            (0..<Int.random(in: wordCounts, using: &generator)).map { _ in
              word(syllables: Int.random(in: 1...4, using: &generator))
            })
        }
        let words = said[clause]
        let syllables = words.joined().count / 2
        clauses.append(
          Clause(
            text: words.joined(separator: " ") + ", ", breakAfter: .comma,
            weight: Double(syllables)))
        guard isSpoken else { continue }
        speak(translated.contains(index) ? word(syllables: syllables) : words.joined())
        pause(Int.random(in: 8...30, using: &generator))
      }
      clauses[clauses.count - 1].breakAfter = .turn
      turns.append(Turn(lines: index + 1...index + 1, clauses: clauses))
      if isSpoken { pause(Int.random(in: 8...60, using: &generator)) }
    }
    pause(100)
    features.duration = FrameFeatures.time(ofHop: features.storedLevels.count)
  }

  private mutating func word(syllables: Int) -> String {
    (0..<syllables).map { _ in
      String([
        Self.consonants.randomElement(using: &generator) ?? "b",
        Self.vowels.randomElement(using: &generator) ?? "a",
      ])
    }.joined()
  }

  private mutating func pause(_ hops: Int) { append(hops + hops % 2, level: 100, sound: 0) }

  /// Speaks letters, each as fast as it comes.
  private mutating func speak(_ letters: String) {
    let onset = features.storedLevels.count
    let pace = Double.random(in: paces, using: &generator)
    for letter in letters.utf8 {
      let hops = Int(Double.random(in: 4...10, using: &generator) * pace) + 2
      append(hops + hops % 2, level: 200, sound: Int(letter))
    }
    runs.append(SpeechRun(onset: onset, offset: features.storedLevels.count))
  }

  private mutating func append(_ hops: Int, level: UInt8, sound: Int) {
    var colour = SeededGenerator(seed: UInt64(sound))
    let cepstrum = (0..<FrameFeatures.cepstrumSize).map { _ in
      Int.random(in: -12...12, using: &colour)
    }
    for hop in 0..<hops {
      features.storedLevels.append(level + UInt8.random(in: 0...6, using: &generator))
      guard hop.isMultiple(of: FrameFeatures.cepstrumStride) else { continue }
      features.cepstra.append(
        cepstrum.map { Int8($0 + Int.random(in: -5...5, using: &generator)) })
    }
    while features.storedFlux.count * FrameFeatures.fluxStride < features.storedLevels.count {
      features.storedFlux.append(100)
    }
  }
}
