package import TimedText

/// The transcript as the timing engine sees it: clauses one behind the other, with what the text
/// says about how long each takes and what follows it.
package struct TimingScript: Sendable {
  /// What the text has between two clauses, as far as a pause there depends on it.
  package enum Boundary: UInt8, Sendable, CaseIterable {
    /// Nothing: the clause was only too long.
    case none
    /// A comma or its like.
    case comma
    /// The end of a sentence, or nearly.
    case sentence
    /// The end of a turn.
    case turn
    /// A mark that says that there is a pause.
    case pauseMark
  }

  /// How long each clause takes to say, in syllables.
  package private(set) var weights: [Double] = []
  /// How many clauses of the transcript each one is: one, or several in a coarser script.
  package private(set) var clauseCounts: [Int] = []
  /// What follows each clause.
  package private(set) var boundaries: [Boundary] = []
  /// The turn that each clause belongs to.
  package private(set) var turnOfClause: [Int] = []
  /// The first clause of each turn, and the count of clauses behind the last.
  package private(set) var firstClause: [Int] = [0]
  /// The chance that another voice speaks in a turn than in the one before, by what the text says.
  package private(set) var contextOfTurn: [VoiceContext] = []

  /// The count of clauses.
  package var count: Int { weights.count }
  /// The count of turns.
  package var turnCount: Int { firstClause.count - 1 }

  /// Flattens turns.
  package init(_ turns: [Turn]) {
    for (index, turn) in turns.enumerated() {
      for (k, clause) in turn.clauses.enumerated() {
        if !weights.isEmpty, clause.marksBefore.contains(.pause) {
          boundaries[boundaries.count - 1] = .pauseMark
        }
        weights.append(max(clause.weight, 0.5))
        clauseCounts.append(1)
        turnOfClause.append(index)
        let isLast = k == turn.clauses.count - 1
        switch clause.breakAfter {
        case _ where isLast: boundaries.append(.turn)
        case .none: boundaries.append(.none)
        case .comma: boundaries.append(.comma)
        case .semicolon, .sentence, .openTurn, .turn: boundaries.append(.sentence)
        }
      }
      firstClause.append(weights.count)
      contextOfTurn.append(VoiceContext(of: turn, after: index > 0 ? turns[index - 1] : nil))
    }
  }

  private init() {}

  /// The same script with whole sentences for clauses, and the first clause of each in this one.
  package func bySentence() -> (script: TimingScript, firstClauses: [Int]) {
    var coarse = TimingScript()
    coarse.contextOfTurn = contextOfTurn
    var firsts: [Int] = []
    for turn in 0..<turnCount {
      var isOpen = false
      for clause in firstClause[turn]..<firstClause[turn + 1] {
        if isOpen {
          let last = coarse.count - 1
          coarse.weights[last] += weights[clause]
          coarse.clauseCounts[last] += 1
          coarse.boundaries[last] = boundaries[clause]
        } else {
          coarse.weights.append(weights[clause])
          coarse.clauseCounts.append(1)
          coarse.boundaries.append(boundaries[clause])
          coarse.turnOfClause.append(turn)
          firsts.append(clause)
        }
        isOpen = boundaries[clause] == .none || boundaries[clause] == .comma
      }
      coarse.firstClause.append(coarse.count)
    }
    return (coarse, firsts + [count])
  }
}

/// What the text says about whether a turn is spoken by another voice than the turn before.
package enum VoiceContext: Int, Sendable, CaseIterable {
  /// Nothing in particular.
  case plain
  /// One of the two is a backchannel: a word or two.
  case backchannel
  /// The turn before ends in mid-sentence, and neither is a backchannel.
  case midSentence
  /// The turn before asks a question.
  case question
  /// The transcript names the same speaker for both.
  case sameName
  /// The transcript names two speakers.
  case otherName

  init(of turn: Turn, after previous: Turn?) {
    guard let previous else {
      self = .plain
      return
    }
    func weight(_ turn: Turn) -> Double { turn.clauses.reduce(0) { $0 + $1.weight } }
    if let name = turn.speaker, let previousName = previous.speaker {
      self = name == previousName ? .sameName : .otherName
    } else if min(weight(turn), weight(previous)) <= 4 {
      self = .backchannel
    } else if previous.clauses.last?.breakAfter == .openTurn {
      self = .midSentence
    } else if let last = previous.text.last(where: { !$0.isWhitespace && !"”\"’)）」』".contains($0) }),
      "?？؟".contains(last)
    {
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
    case .sameName: 0.01
    case .otherName: 0.97
    }
  }
}
