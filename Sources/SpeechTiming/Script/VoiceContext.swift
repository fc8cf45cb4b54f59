internal import TimedText

/// What the text says about whether a turn is spoken by another voice than the turn before.
enum VoiceContext: Int, Sendable, CaseIterable {
  /// Nothing in particular.
  case plain
  /// One of the two is a backchannel: a word or two.
  case backchannel
  /// The turn before ends in mid-sentence, and neither is a backchannel.
  case midSentence
  /// The turn before asks a question.
  case question
  /// The transcript says that the same speaker goes on.
  case sameVoice
  /// The transcript says that another speaker begins.
  case otherVoice

  /// The most syllables that a backchannel has.
  private static let backchannelSyllables = 4.0

  init(of turn: Turn, after previous: Turn?) {
    guard let previous else {
      self = .plain
      return
    }
    if let changes = turn.changesVoice {
      self = changes ? .otherVoice : .sameVoice
    } else if let name = turn.speaker, let previousName = previous.speaker {
      self = name == previousName ? .sameVoice : .otherVoice
    } else if min(turn.weight, previous.weight) <= Self.backchannelSyllables {
      self = .backchannel
    } else if previous.clauses.last?.breakAfter == .openTurn {
      self = .midSentence
    } else if Self.asks(previous) {
      self = .question
    } else {
      self = .plain
    }
  }

  /// The chance of another voice before anything is learnt from the recording.
  var priorChange: Double {
    switch self {
    case .plain: 0.4
    case .backchannel: 0.8
    case .midSentence: 0.15
    case .question: 0.6
    case .sameVoice: 0.01
    case .otherVoice: 0.97
    }
  }

  private static func asks(_ turn: Turn) -> Bool {
    let last = turn.text.last { !$0.isWhitespace && !"”\"’)）」』".contains($0) }
    return last.map { "?？؟".contains($0) } ?? false
  }
}
