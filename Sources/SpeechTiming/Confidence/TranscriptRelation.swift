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

  /// By how much better than in reverse order turns fit the speech that they belong to, in nats for
  /// each clause: translations by 0.37 to 0.43, transcripts of other recordings by −0.08 to 0.13.
  private static let leastGain = 0.22
  /// How many clauses it takes to tell.
  private static let leastClauses = 60

  /// Asks whether turns fit speech better than the same turns in reverse order: these have as many
  /// clauses of every length, but nothing to do with the speech.
  init(
    of turns: [Turn], timed regions: RegionTiming, over runs: [SpeechRun],
    of features: FrameFeatures
  ) {
    let reversed = TimingScript(Self.reversed(turns))
    guard reversed.count >= Self.leastClauses,
      let other = RegionTimer(reversed, runs: runs, features: features).time()
    else {
      self = .untold
      return
    }
    let gain = (other.cost - regions.cost) / Double(reversed.count)
    self = gain >= Self.leastGain ? .translation : .unrelated
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
