internal import SpeechDetection

/// Times a script by the sounds of its words, from where the speech regions put them.
///
/// This is forced alignment, without a lexicon or a model that was trained elsewhere: the letters
/// of the transcript are learnt from the recording itself.
struct AcousticTimer: Sendable {
  let text: LetterText
  private let script: TimingScript
  private let frames: AcousticFrames
  private let runs: [SpeechRun]
  /// For each frame whether somebody speaks there.
  private let isSpeech: [Bool]
  /// The frames of music.
  private let music: [Range<Int>]
  private let parallel: Parallel
  private let effort: Effort

  /// How often things are done.
  struct Effort: Sendable {
    /// How often a model learns with 1, 2 and 4 Gaussians.
    var rounds = [4, 3, 3]
    /// How often it learns again once all turns were looked for.
    var laterRounds = 2
    /// How often all turns are looked for.
    var searches = 2
    /// How often a model learns that is only asked whether it knows the letters.
    var trialRounds = [4, 2]
  }

  /// How many frames of speech a model is taught with at most: twenty minutes.
  private static let enough = 60_000
  /// The least probability, by the regions, of a turn that a model is taught with.
  private static let sure = 0.6

  /// Prepares to time a script and its letters over the runs of a recording, with so many threads;
  /// the result does not depend on how many.
  init(
    _ script: TimingScript, _ text: LetterText, runs: [SpeechRun], features: FrameFeatures,
    workers: Int, effort: Effort = Effort()
  ) {
    self.effort = effort
    self.script = script
    self.text = text
    self.runs = runs
    let speech = runs.filter { $0.music <= 0.5 }
    let frames = AcousticFrames(of: features, speech: speech)
    var isSpeech = [Bool](repeating: false, count: frames.count)
    for run in speech {
      for frame in frames.frames(of: run.onset..<run.offset) {
        isSpeech[frame] = true
      }
    }
    self.frames = frames
    self.isSpeech = isSpeech
    music = runs.filter { $0.music > 0.5 }.map { frames.frames(of: $0.onset..<$0.offset) }
    parallel = Parallel(workers: workers)
  }

  /// For each turn whether its letters are those of the speech: of none where the transcript is a
  /// translation or another recording's, of some where only a part of it is translated.
  ///
  /// A model is taught with every other turn, and asked about the turns between: whether it takes
  /// each one's text for likelier there than that of a turn of the same length.
  ///
  /// Recordings that have nothing to do with each other may share turns, word for word; only where
  /// the other turns fit the speech as a translation does, which `fits` tells, are they one.
  func spokenTurns(_ regions: RegionTiming, fits: @autoclosure () -> Bool) -> SpokenTurns {
    let lessons = lessons(regions)
    let sure = lessons.indices.filter {
      regions.probabilities[$0] > Self.sure && lessons[$0] != nil
    }
    let halves = (0...1).map { half in
      sure.enumerated().filter { $0.offset % 2 == half }.map(\.element)
    }
    guard frames.count > 0, !halves[1].isEmpty else {
      return SpokenTurns(lessons.count, areSaid: false)
    }
    func matcher(taughtWith turns: [Int]) -> TurnMatcher {
      let model = trainer(turns.compactMap { lessons[$0] }).train(rounds: effort.trialRounds)
      return TurnMatcher(text: text, frames: frames, model: model, parallel: parallel)
    }
    let first = matcher(taughtWith: halves[0])
    let fit = LetterFit(pairs: first.pairsOfOneShape(of: halves[1], lessons))
    guard !fit.isClear, sure.count >= Self.fewest else {
      return SpokenTurns(lessons.count, areSaid: fit.isThatOfTheSpeech)
    }
    let voices = text.firstClauses.dropLast().map { regions.places[$0]?.voice ?? 0 }
    let lengths = (0..<text.turnCount).map(text.letterCount)
    var contrasts = first.contrasts(of: halves[1], lessons, voices: voices)
    contrasts += matcher(taughtWith: halves[1]).contrasts(of: halves[0], lessons, voices: voices)
    var spoken = SpokenTurns(contrasts, voices: voices, lengths: lengths)
    guard !spoken.areMixed || fits() else {
      return SpokenTurns(lessons.count, areSaid: fit.isThatOfTheSpeech)
    }
    // What the turns taught that are not what is said is forgotten.
    for _ in 0..<Self.secondLooks where spoken.areMixed {
      let isSpoken = spoken.isSpoken
      let taught = halves.map { $0.filter { isSpoken[$0] } }
      guard taught.allSatisfy({ $0.count >= Self.fewestTaught }) else { break }
      contrasts = (0...1).flatMap { half in
        matcher(taughtWith: taught[half])
          .contrasts(of: halves[1 - half], lessons, voices: voices)
      }
      spoken = SpokenTurns(contrasts, voices: voices, lengths: lengths)
    }
    return spoken
  }

  /// From how many turns on it can be told which of them are what is said, and how many of those a
  /// model is taught with at least.
  private static let (fewest, fewestTaught) = (24, 4)
  /// How often turns are looked at again.
  private static let secondLooks = 2

  /// Where each clause lies, or nothing where nobody speaks it. With more `caution` the regions are
  /// believed more, and the sounds less.
  func time(_ regions: RegionTiming, caution: Double = 1) -> AcousticTiming? {
    guard frames.count > 0 else { return nil }
    let prior = AcousticPrior(regions, script, runs: runs, frames: frames)
    var lessons = lessons(regions)
    var sure = regions.probabilities.map { $0 > Self.sure }
    var model: AcousticModel?
    var matches: [TurnMatch?] = []
    var usual: MatchLevels?
    for _ in 0..<effort.searches {
      let trainer = trainer(
        lessons.indices.compactMap { sure[$0] ? lessons[$0] : nil }.filter(\.isWhole))
      if var taught = model {
        for _ in 0..<effort.laterRounds { taught = trainer.round(taught) }
        model = taught
      } else {
        model = trainer.train(rounds: effort.rounds)
      }
      guard let model else { return nil }
      let matcher = TurnMatcher(text: text, frames: frames, model: model, parallel: parallel)
      let levels = MatchLevels(
        matcher.pairs(of: lessons.indices.filter { sure[$0] && lessons[$0] != nil }, lessons),
        caution: caution)
      let search = AcousticSearch(
        text: text, frames: frames, model: model, prior: prior, levels: levels, parallel: parallel)
      lessons = OverlookedTurns(matcher: matcher, isSpeech: isSpeech, music: music)
        .found(in: search.search(lessons, matcher.matches(of: lessons), sure: sure))
      matches = matcher.matches(of: lessons)
      usual = levels
      sure = matches.map { match in match.map { $0.loss < Double(levels.filler) } ?? false }
    }
    let places = places(of: lessons, regions)
    guard let usual else { return nil }
    return AcousticTiming(
      places: places,
      signs: TurnSigns.all(
        of: places, text.firstClauses, regions, matches, usual, onsets: Set(runs.map(\.onset))))
  }

  private func trainer(_ lessons: [Lesson]) -> AcousticTrainer {
    AcousticTrainer(
      frames: frames, text: text, lessons: Self.some(of: lessons, frames: Self.enough),
      music: music, isSpeech: isSpeech, parallel: parallel)
  }

  /// The turns where the regions put them.
  private func lessons(_ regions: RegionTiming) -> [Lesson?] {
    (0..<text.turnCount).map { turn in
      let places = regions.places[text.clauses(of: turn)]
      let clauses = places.compactMap { place in
        place.map { frames.frames(of: $0.onset..<$0.offset) }
      }
      return clauses.count == places.count ? Lesson(turn: turn, clauses: clauses) : nil
    }
  }

  /// As many lessons as have so many frames, from all parts of the recording.
  private static func some(of lessons: [Lesson], frames: Int) -> [Lesson] {
    let total = lessons.reduce(0) { $0 + $1.frames.count }
    guard total > frames else { return lessons }
    var (chosen, due) = ([Lesson](), 0)
    for lesson in lessons {
      due += frames
      if due >= total {
        chosen.append(lesson)
        due -= total
      }
    }
    return chosen
  }

  /// The places in hops: a clause beside a pause begins and ends where its run does.
  private func places(of lessons: [Lesson?], _ regions: RegionTiming) -> [RegionTiming.Place?] {
    var places: [RegionTiming.Place?] = Array(repeating: nil, count: text.clauses.count)
    var voice = 0
    for lesson in lessons.compactMap(\.self) {
      for (clause, range) in zip(text.clauses(of: lesson.turn), lesson.clauses) {
        voice = regions.places[clause]?.voice ?? voice
        places[clause] = RegionTiming.Place(
          onset: range.lowerBound * AcousticFrames.stride,
          offset: range.upperBound * AcousticFrames.stride, voice: voice)
      }
    }
    let snapped = SnappedPlaces(places, runs: runs).places
    return AgreedEnds(snapped, regions: regions.places, firstUnits: text.firstClauses).places
  }
}
