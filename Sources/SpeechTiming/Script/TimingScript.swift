internal import Algorithms
internal import SpeechDetection
internal import TimedText
internal import Timeline

/// The transcript as the timing engine sees it: units of text one behind the other, with what the
/// text says about how long each takes and what follows it.
///
/// A unit is a clause, or several clauses in a coarser script.
struct TimingScript: Sendable {
  /// What the text has between two units, as far as a pause there depends on it.
  enum Boundary: UInt8, Sendable, Comparable, CaseIterable {
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

    /// Whether the text has less between two units than another boundary has.
    static func < (a: Boundary, b: Boundary) -> Bool { a.rawValue < b.rawValue }
  }

  /// How long each unit takes to say, in syllables.
  private(set) var weights: [Double] = []
  /// The first clause of each unit, and the count of clauses behind the last.
  private(set) var firstClauses: [Int] = [0]
  /// What follows each unit.
  private(set) var boundaries: [Boundary] = []
  /// The turn that each unit belongs to.
  private(set) var turns: [Int] = []
  /// The first unit of each turn, and the count of units behind the last.
  private(set) var firstUnits: [Int] = [0]
  /// What the text says about the voice of each turn.
  private(set) var contexts: [VoiceContext] = []
  /// For each turn the one that it is a part of, as its parts: itself alone where it is whole.
  private(set) var wholes: [Range<Int>] = []
  /// The hop at which the transcript itself says that a turn begins.
  private(set) var statedHops: [Int?] = []
  /// The hop at which each unit is pinned to begin, by unit.
  private(set) var pinnedStarts: [Int: Int] = [:]
  /// The hop at which each unit is pinned to end, by unit.
  private(set) var pinnedEnds: [Int: Int] = [:]

  /// The count of units.
  var count: Int { weights.count }
  /// The count of turns.
  var turnCount: Int { contexts.count }

  /// The units of a turn.
  func units(of turn: Int) -> Range<Int> { firstUnits[turn]..<firstUnits[turn + 1] }

  private init() {}

  /// Takes every clause for a unit.
  ///
  /// - Parameters:
  ///   - turns: The turns.
  ///   - pins: What is pinned, each with its hop; nothing for one that the search need not heed.
  ///   - ignored: What is not to be gone by.
  init(
    _ turns: [Turn], pins: [(pin: ClausePin, hop: Int?)] = [],
    ignoring ignored: Set<TimingEvidence> = []
  ) {
    wholes = Self.wholes(of: turns)
    for (index, turn) in turns.enumerated() {
      for clause in turn.clauses {
        if !boundaries.isEmpty, clause.marksBefore.contains(.pause) {
          boundaries[boundaries.count - 1] = .pauseMark
        }
        append(
          weight: max(clause.weight, 0.5), clauses: 1, turn: index,
          boundary: Boundary(clause.breakAfter))
      }
      firstUnits.append(count)
      contexts.append(VoiceContext(of: turn, after: index > 0 ? turns[index - 1] : nil))
      statedHops.append(
        turn.statedStart.map { Int($0.samples(rate: FrameFeatures.hopsPerSecond)) })
    }
    for (pin, hop) in pins {
      let unit = firstUnits[pin.turn] + pin.clause
      if pin.edge == .start { pinnedStarts[unit] = hop } else { pinnedEnds[unit] = hop }
    }
    if ignored.contains(.punctuation) { boundaries = boundaries.map { _ in .sentence } }
    if ignored.contains(.contexts) { contexts = contexts.map { _ in .plain } }
  }

  /// Finds the parts that go together: all but the last end where their turn does not.
  private static func wholes(of turns: [Turn]) -> [Range<Int>] {
    turns.chunked { turn, _ in (turn.clauses.last?.breakAfter ?? .turn) < .openTurn }
      .flatMap { Array(repeating: $0.startIndex..<$0.endIndex, count: $0.count) }
  }

  /// The same script without pins.
  func withoutPins() -> TimingScript {
    var script = self
    (script.pinnedStarts, script.pinnedEnds) = ([:], [:])
    return script
  }

  /// The same script with fewer units: each ends with the first sentence after so many syllables,
  /// with its turn, or where there is a pin.
  func coarser(syllables: Double) -> TimingScript {
    var coarse = TimingScript()
    (coarse.contexts, coarse.wholes) = (contexts, wholes)
    coarse.statedHops = statedHops
    for turn in 0..<turnCount {
      var (weight, clauses, firstUnit) = (0.0, 0, firstUnits[turn])
      for unit in firstUnits[turn]..<firstUnits[turn + 1] {
        weight += weights[unit]
        clauses += firstClauses[unit + 1] - firstClauses[unit]
        let isSentence = boundaries[unit] != .none && boundaries[unit] != .comma
        let isPinned = pinnedStarts[unit + 1] != nil || pinnedEnds[unit] != nil
        guard
          isSentence && weight >= syllables || isPinned || unit + 1 == firstUnits[turn + 1]
        else { continue }
        if let hop = pinnedStarts[firstUnit] { coarse.pinnedStarts[coarse.count] = hop }
        if let hop = pinnedEnds[unit] { coarse.pinnedEnds[coarse.count] = hop }
        coarse.append(weight: weight, clauses: clauses, turn: turn, boundary: boundaries[unit])
        (weight, clauses, firstUnit) = (0, 0, unit + 1)
      }
      coarse.firstUnits.append(coarse.count)
    }
    return coarse
  }

  private mutating func append(weight: Double, clauses: Int, turn: Int, boundary: Boundary) {
    weights.append(weight)
    firstClauses.append((firstClauses.last ?? 0) + clauses)
    turns.append(turn)
    boundaries.append(boundary)
  }
}

extension TimingScript.Boundary {
  /// What is between two clauses.
  fileprivate init(_ clauseBreak: ClauseBreak) {
    self =
      switch clauseBreak {
      case .none: .none
      case .comma: .comma
      case .semicolon, .sentence: .sentence
      case .openTurn, .turn: .turn
      }
  }
}
