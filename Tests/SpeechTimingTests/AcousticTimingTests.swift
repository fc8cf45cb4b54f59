import SpeechDetection
import TestSupport
import TimedText
import Testing
import Timeline

@testable import SpeechTiming

/// A conversation in a language in which every letter has a sound of its own.
private struct LetterTalk {
  var turns: [Turn] = []
  var runs: [SpeechRun] = []
  var features = FrameFeatures()
  /// The hop at which each turn begins; nothing where nobody speaks it.
  var truth: [Int?] = []

  private var generator: SeededGenerator
  private static let consonants = Array("bdfgklmnprst")
  private static let vowels = Array("aeiou")

  /// Makes turns of some clauses each; nobody speaks the `unspoken` ones, the `translated` ones are
  /// said in other words, and before the `adverts` somebody says what the transcript lacks.
  init(
    seed: UInt64, turnCount: Int, adverts: Set<Int> = [], unspoken: Set<Int> = [],
    translated: Set<Int> = []
  ) {
    generator = SeededGenerator(seed: seed)
    pause(100)
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
      for _ in 0..<Int.random(in: 1...3, using: &generator) {
        let words = (0..<Int.random(in: 1...5, using: &generator)).map { _ in
          word(syllables: Int.random(in: 1...4, using: &generator))
        }
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

  /// Speaks letters, each as fast as it comes: their number tells little about the time.
  private mutating func speak(_ letters: String) {
    let onset = features.storedLevels.count
    let pace = Double.random(in: 0.6...1.6, using: &generator)
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

struct AcousticTimingTests {
  private func timing(
    _ turns: [Turn], in talk: LetterTalk, by method: TimingMethod = .auto
  ) -> [TimedTurn] {
    TurnTiming(turns, in: "en", over: talk.runs, of: talk.features, by: method).turns
  }

  /// The places of a timer that takes little pains.
  private func places(
    _ turns: [Turn], in talk: LetterTalk, workers: Int = 2
  ) -> [RegionTiming.Place?]? {
    let script = TimingScript(turns)
    let timer = AcousticTimer(
      script, LetterText(turns, in: "en"), runs: talk.runs, features: talk.features,
      workers: workers,
      effort: .init(rounds: [1, 1], laterRounds: 0, searches: 1, trialRounds: [1]))
    return RegionTimer(script, runs: talk.runs, features: talk.features).time().flatMap {
      timer.time($0)?.places
    }
  }

  @Test func `finds turns by their sounds among adverts and lines that nobody speaks`() {
    let talk = LetterTalk(seed: 1, turnCount: 24, adverts: [12], unspoken: [7, 18])
    let timed = timing(talk.turns, in: talk)
    let hits = zip(timed, talk.truth).count { turn, truth in
      guard let truth, let range = turn.range else { return truth == nil && turn.range == nil }
      let off = range.lowerBound - FrameFeatures.time(ofHop: truth)
      return max(off, -off) <= .milliseconds(100)
    }
    #expect(hits >= 23, "\(hits) of 24")
    #expect(timed.allSatisfy { $0.evidence == .acoustic })
  }

  @Test func `goes by the sounds of those turns that are what is said`() throws {
    let translated = Set(8..<14)
    let talk = LetterTalk(seed: 3, turnCount: 22, translated: translated)
    let script = TimingScript(talk.turns)
    let regions = try #require(
      RegionTimer(script, runs: talk.runs, features: talk.features).time())
    let placed = try #require(
      PartlySpoken(
        turns: talk.turns, language: "en", runs: talk.runs, features: talk.features, pins: [],
        ignored: [], workers: 2,
        effort: .init(rounds: [2, 2], laterRounds: 1, searches: 1, trialRounds: [1])
      ).time(talk.turns.indices.map { !translated.contains($0) }, script, regions))
    var bySounds = 0
    for (turn, place) in placed.enumerated() {
      guard let place, let truth = talk.truth[turn] else { continue }
      if translated.contains(turn) { #expect(place.evidence == .regions) }
      guard place.evidence == .acoustic else { continue }
      bySounds += 1
      #expect(abs(place.clauses[0].onset - truth) <= 10, "turn \(turn)")
    }
    #expect(bySounds >= 10)
    let places = placed.compactMap(\.self).flatMap(\.clauses)
    #expect(zip(places, places.dropFirst()).allSatisfy { $0.offset <= $1.onset })
  }

  @Test func `does not depend on how many threads are at work`() {
    let talk = LetterTalk(seed: 4, turnCount: 12, adverts: [5])
    let alone = places(talk.turns, in: talk, workers: 1)
    #expect(alone != nil)
    #expect(places(talk.turns, in: talk, workers: 3) == alone)
  }

  @Test(arguments: 5...6 as ClosedRange<UInt64>)
  func `goes by the regions where the transcript is another one`(seed: UInt64) {
    let talk = LetterTalk(seed: seed, turnCount: 16)
    let other = LetterTalk(seed: seed + 100, turnCount: 16)
    let timed = timing(other.turns, in: talk)
    #expect(timed.allSatisfy { $0.evidence == .regions })
    #expect(timed == timing(other.turns, in: talk, by: .regions))
  }

  @Test(arguments: 9...12 as ClosedRange<UInt64>)
  func `keeps the order and stays within the recording, whatever it is told`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let talk = LetterTalk(seed: seed, turnCount: Int.random(in: 1...9, using: &generator))
    let other = LetterTalk(seed: seed + 100, turnCount: Int.random(in: 1...9, using: &generator))
    for turns in [talk.turns, other.turns] {
      let places = places(turns, in: talk) ?? []
      #expect(places.count == turns.reduce(0) { $0 + $1.clauses.count })
      var end = 0
      for place in places.compactMap(\.self) {
        #expect(place.onset >= end)
        #expect(place.offset > place.onset)
        end = place.offset
      }
      #expect(end <= talk.features.count)
      // A turn has all its clauses or none.
      var first = 0
      for turn in turns {
        let own = places[first..<first + turn.clauses.count]
        #expect(own.contains { $0 == nil } == own.allSatisfy { $0 == nil })
        first += turn.clauses.count
      }
    }
  }
}

struct OverlookedTurnsTests {
  @Test func `a turn is spoken where there is as much speech for it as it takes, and only there`() {
    let talk = LetterTalk(seed: 2, turnCount: 16, unspoken: [9])
    let frames = AcousticFrames(of: talk.features, speech: talk.runs)
    let text = LetterText(talk.turns, in: "en")
    var isSpeech = [Bool](repeating: false, count: frames.count)
    for run in talk.runs {
      for frame in frames.frame(ofHop: run.onset)..<frames.frame(ofHop: run.offset) {
        isSpeech[frame] = true
      }
    }
    // Every clause is a run of its own.
    var runs = talk.runs[...]
    let spoken = talk.turns.enumerated().map { turn, _ -> Lesson? in
      guard talk.truth[turn] != nil else { return nil }
      let own = runs.prefix(talk.turns[turn].clauses.count)
      runs = runs.dropFirst(own.count)
      return Lesson(
        turn: turn,
        clauses: own.map { frames.frame(ofHop: $0.onset)..<frames.frame(ofHop: $0.offset) })
    }
    var given = spoken
    for turn in [3, 6, 7] { given[turn] = nil }
    let model = AcousticTrainer(
      frames: frames, text: text, lessons: given.compactMap(\.self), music: [],
      isSpeech: isSpeech, parallel: Parallel(workers: 1)
    ).train(rounds: [2])
    let matcher = TurnMatcher(
      text: text, frames: frames, model: model, parallel: Parallel(workers: 1))
    let found = OverlookedTurns(matcher: matcher, isSpeech: isSpeech, music: []).found(in: given)
    #expect(found.map { $0 == nil } == spoken.map { $0 == nil })
    for turn in [3, 6, 7] {
      let (place, truth) = (found[turn]?.frames ?? 0..<0, spoken[turn]?.frames ?? 0..<0)
      #expect(abs(place.lowerBound - truth.lowerBound) <= 12, "\(place) for \(truth)")
      #expect(abs(place.upperBound - truth.upperBound) <= 12, "\(place) for \(truth)")
    }
    #expect(found[5]?.clauses == spoken[5]?.clauses)
    let clauses = found.compactMap(\.self).flatMap(\.clauses)
    #expect(zip(clauses, clauses.dropFirst()).allSatisfy { $0.upperBound <= $1.lowerBound })
    // Where there is music as well it is more likely an advert.
    let music = spoken[3].map { [$0.frames.upperBound..<$0.frames.upperBound + 1] } ?? []
    let withMusic = OverlookedTurns(matcher: matcher, isSpeech: isSpeech, music: music)
    #expect(withMusic.found(in: given)[3] == nil)
  }
}

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

struct AgreedEndsTests {
  private func places(_ ranges: [(Int, Int)?]) -> [RegionTiming.Place?] {
    ranges.map { $0.map { RegionTiming.Place(onset: $0.0, offset: $0.1, voice: 0) } }
  }

  /// Two turns, the first of two clauses.
  private func ends(_ sounds: [(Int, Int)?], regions: [(Int, Int)?]) -> [Int?] {
    AgreedEnds(places(sounds), regions: places(regions), firstUnits: [0, 2, 3]).places
      .map { $0?.offset }
  }

  @Test func `a turn lasts as long as the regions say where they agree on the rest`() {
    #expect(
      ends([(100, 200), (210, 240), (400, 500)], regions: [(104, 190), (195, 380), (400, 520)])
        == [200, 380, 500])
  }

  @Test func `a turn ends where the path leaves it where they do not agree`() {
    // Of where it begins, of where the next one does, or of whether anybody says it.
    #expect(
      ends([(100, 200), (210, 240), (400, 500)], regions: [(150, 190), (195, 380), (400, 520)])
        == [200, 240, 500])
    #expect(
      ends([(100, 200), (210, 240), (400, 500)], regions: [(100, 190), (195, 380), (450, 520)])
        == [200, 240, 500])
    #expect(
      ends([(100, 200), (210, 240), (400, 500)], regions: [nil, nil, (400, 520)])
        == [200, 240, 500])
  }

  @Test func `a turn is never shortened, and never goes on into the next one`() {
    #expect(
      ends([(100, 200), (210, 240), (400, 500)], regions: [(100, 190), (195, 230), (400, 520)])
        == [200, 240, 500])
    #expect(
      ends([(100, 200), (210, 240), (400, 500)], regions: [(100, 190), (195, 405), (405, 520)])
        == [200, 240, 500])
  }
}

struct SnappedPlacesTests {
  @Test func `moves starts and ends to the sound beside a pause, and no further`() {
    let runs = [SpeechRun(onset: 100, offset: 200), SpeechRun(onset: 230, offset: 300)]
    let given = [(106, 190), (190, 194), (222, 260), (260, 280)]
    let snapped = SnappedPlaces(
      given.map { RegionTiming.Place(onset: $0.0, offset: $0.1, voice: 0) }, runs: runs)
    let found = snapped.places.map { place in place.map { [$0.onset, $0.offset] } }
    #expect(found == [[100, 190], [190, 200], [230, 260], [260, 300]])
  }

  /// One column is ten hops; `A` and `B` are the places that are given and found.
  @Test(
    arguments: [
      // The end of a word that fades, up to the pause; a weak beginning, from the pause on.
      ("##########.#......#.#######", "AAAAA.................BBBBB", "AAAAAAAAAAAA......BBBBBBBBB"),
      // Speech that lasts is somebody else's.
      ("#####.#############.#######", "AAAAA...............BBBBBBB", "AAAAA...............BBBBBBB"),
      // Where one goes over into the other, nobody knows better than the path.
      ("###########################", "AAAAA...............BBBBBBB", "AAAAA...............BBBBBBB"),
    ] as [(String, String, String)])
  func `takes what sounds beside a place for its own, up to a pause`(
    sound: String, given: String, expected: String
  ) {
    func range(of mark: Character, in text: String) -> Range<Int>? {
      text.contains(mark)
        ? text.distance(from: text.startIndex, to: text.firstIndex(of: mark) ?? text.endIndex)
          * 10..<(text.distance(
            from: text.startIndex, to: text.lastIndex(of: mark) ?? text.endIndex)
          + 1) * 10 : nil
    }
    let columns = Array(sound)
    var runs: [SpeechRun] = []
    for column in columns.indices where columns[column] == "#" {
      if column > 0, columns[column - 1] == "#" {
        runs[runs.count - 1].offset = column * 10 + 10
      } else {
        runs.append(SpeechRun(onset: column * 10, offset: column * 10 + 10))
      }
    }
    let places = (["A", "B"] as [Character]).map { mark in
      range(of: mark, in: given).map {
        RegionTiming.Place(onset: $0.lowerBound, offset: $0.upperBound, voice: 0)
      }
    }
    let snapped = SnappedPlaces(places, runs: runs).places
    for (mark, place) in zip(["A", "B"] as [Character], snapped) {
      #expect(place.map { $0.onset..<$0.offset } == range(of: mark, in: expected))
    }
  }
}

struct LessonTests {
  @Test func `gives a frame to what nobody says of a turn that is spoken`() {
    let lesson = Lesson(turn: 3, found: [nil, 10..<20, nil, nil, 30..<35])
    #expect(lesson?.clauses == [10..<11, 11..<18, 18..<19, 19..<20, 30..<35])
    #expect(lesson?.frames == 10..<35)
    #expect(lesson?.isWhole == false)
    #expect(Lesson(turn: 3, found: [nil, nil]) == nil)
    #expect(Lesson(turn: 3, found: [10..<12, nil, nil]) == nil)
  }
}
