internal import SpeechDetection
internal import TimedText

/// What a transcript has to do with a recording.
public enum TranscriptRelation: String, Sendable, Hashable, CaseIterable {
  /// Its letters are those of the speech.
  case said
  /// Those of some of its turns are; the others are a translation.
  case partly
  /// Its letters are not, but its turns fit the speech: a translation.
  case translation
  /// Neither: a transcript of something else.
  case unrelated
  /// Nothing was asked, or there is too little to tell.
  case untold

  /// By how much better than in another order so many clauses must fit the speech that they belong
  /// to, in nats for each. Translations do by 0.2 to 1.0, lectures of one voice by 0.13 to 0.5;
  /// transcripts of other recordings by 0, with a deviation of 1/√count.
  private static func leastGain(clauses count: Int) -> Double {
    0.05 + 1.4 / Double(count).squareRoot()
  }
  /// How many clauses it takes to tell.
  private static let leastClauses = 30
  /// How many clauses tell by one other order, and which share of the speech must be theirs for that:
  /// what finds a place in a recording that is much longer finds it by chance.
  private static let (many, mostOfSpeech) = (600, 0.7)

  /// How many hops of speech a syllable of the transcript has at most. In 46 episodes, translated
  /// and not, with and without adverts, it has 14 to 31; transcripts of a half or less of what is
  /// said have 40 and more, and their turns are found nowhere near where they belong.
  private static let mostHopsPerSyllable = 60.0

  /// Asks whether turns fit speech better than the same turns in another order: these have as many
  /// clauses of every length, but nothing to do with the speech. What a transcript itself says
  /// of times would speak for its own order, whatever the recording.
  init(of task: TimingTask, timed hinted: RegionTiming) {
    var turns = task.turns
    let hasHints = turns.contains { $0.statedStart != nil }
    for index in turns.indices { turns[index].statedStart = nil }
    let regions =
      hasHints ? task.regions(TimingScript(turns)) ?? hinted : hinted
    let count = regions.places.count
    guard count >= Self.leastClauses else {
      self = .untold
      return
    }
    let speech = task.runs.reduce(0) { $0 + $1.count }
    let syllables = turns.reduce(0) { $0 + $1.weight }
    guard Double(speech) <= Self.mostHopsPerSyllable * syllables else {
      self = .unrelated
      return
    }
    var orders = [Self.reversed(turns)]
    let placed = regions.places.reduce(0) { $0 + ($1.map { $0.offset - $0.onset } ?? 0) }
    if count < Self.many || Double(placed) < Self.mostOfSpeech * Double(speech) {
      orders += (1...3).map { quarter in
        let first = turns.count * quarter / 4
        return Array(turns[first...] + turns[..<first])
      }
    }
    // Which voices are told apart is worth more than how well the turns fit, and is found by chance:
    // every order is asked with the same ones.
    let costs = Parallel(workers: task.workers).map(orders.count) { [orders] in
      task.regions(TimingScript(orders[$0]), knowing: regions.voices)?.cost
    }
    let gains = costs.compactMap(\.self).map { ($0 - regions.cost) / Double(count) }
    guard !gains.isEmpty else {
      self = .untold
      return
    }
    let mean = gains.reduce(0, +) / Double(gains.count)
    let variance = gains.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(gains.count)
    let gain = mean - variance.squareRoot()
    self = gain >= Self.leastGain(clauses: count) ? .translation : .unrelated
  }

  /// Turns in reverse order: two that are one speaker's stay so.
  private static func reversed(_ turns: [Turn]) -> [Turn] {
    var reversed = Array(turns.reversed())
    let changes = [nil] + turns.dropFirst().map(\.changesVoice).reversed()
    for (index, changesVoice) in zip(reversed.indices, changes) {
      reversed[index].changesVoice = changesVoice
    }
    return reversed
  }

  /// Which share of a transcript is spoken at least where it is what is said, in letters. A
  /// transcript of something else may share phrases with the recording.
  private static let leastSpoken = 0.5

  /// Asks how much of a transcript was found by its sounds, and is probably there.
  init(of text: LetterText, timed acoustic: AcousticTiming) {
    var (spoken, all) = (0, 0)
    for turn in 0..<text.turnCount {
      let letters = text.letterCount(of: turn)
      all += letters
      if let signs = acoustic.signs[turn], signs.probability >= 0.5 { spoken += letters }
    }
    self = Double(spoken) >= Self.leastSpoken * Double(all) ? .said : .unrelated
  }
}
