internal import RealModule

/// The states through which a path goes that says some turns, in a row.
///
///     [gap filler] onset letters [gap filler] onset letters … [gap filler]
///
/// A gap, or speech that the transcript lacks, may lie before and behind every clause, and silence
/// between two words; the onset is the instant before a clause. A state is come to from itself or from
/// one of the three before it.
struct LetterGraph: Sendable {
  /// What a graph has besides the letters.
  struct Options: Sendable {
    /// What it costs that speech begins which the transcript lacks: between turns, and inside one.
    var enteringFiller: (between: Float, inside: Float)
    /// What it costs for each frame that such speech goes on inside a turn.
    var fillerInside: Float
    /// What it costs that nobody speaks a turn, for each turn.
    var unspoken: [Float]
    /// What it costs that nobody speaks one of several clauses of a turn.
    var unspokenClause: Float
    /// What is before each clause.
    var boundaries: [TimingScript.Boundary]
    /// For each turn the frames in which it probably begins, and what that is worth.
    var starts: [(frames: Range<Int>, worth: Float)?]
    /// The same for the frames in which it probably ends.
    var ends: [(frames: Range<Int>, worth: Float)?]
    /// The frame in which each pinned clause begins, by clause.
    var pinnedStarts: [Int: Int] = [:]
    /// The frame in which each pinned turn ends, by its last clause.
    var pinnedEnds: [Int: Int] = [:]
  }

  /// A state that is worth more in some frames.
  struct Favour: Sendable {
    var state: Int
    var frames: Range<Int>
    var worth: Float
  }

  /// A clause or a turn that may be passed over: from the gap before it to the gap behind it.
  struct Skip: Sendable {
    var from: Int
    var to: Int
    var cost: Float
    var isTurn: Bool
  }

  /// For each state the place of its score in a row.
  private(set) var units: [UInt8] = []
  /// What it is worth to stay in each state, and to come to it from the first, second and third one
  /// before: zero or less.
  private(set) var stay: [Float] = []
  private(set) var from1: [Float] = []
  private(set) var from2: [Float] = []
  private(set) var from3: [Float] = []
  /// The states of each clause, silences between its words included.
  private(set) var clauseStates: [Range<Int>] = []
  /// What may be passed over, in the order of where that leads to.
  private(set) var skips: [Skip] = []
  /// Where turns probably begin and end, in the order of the frames.
  private(set) var favours: [Favour] = []

  /// The count of states.
  var count: Int { units.count }

  /// What it is worth to pass over the second state of a letter.
  private static let hurried: Float = -2
  /// What a pin is worth, in the scale of a frame's score.
  private static let pinned: Float = 100_000

  /// The most that it costs to stay in a state: what is drawn out is no other sound.
  private static let mostStay: Float = -0.2

  private let model: AcousticModel

  /// Builds the states of some turns, alone or with what may lie between them in a recording; the
  /// frames of `options` are counted from `start`.
  init(
    _ text: LetterText, turns: Range<Int>, model: AcousticModel, options: Options? = nil,
    start: Int = 0
  ) {
    self.model = model
    var gap = appendGap(
      afterLetters: false, entering: options.map { $0.enteringFiller.between })
    for turn in turns {
      let before = gap
      favour(options?.starts[turn], start: start)
      let clauses = text.clauses(of: turn)
      for clause in clauses {
        let beforeClause = gap
        favour(pin(options?.pinnedStarts[clause]), start: start)
        append(text.clauses[clause], boundary: options.map { $0.boundaries[clause] })
        let isLast = clause == clauses.upperBound - 1
        if isLast, let options {
          favour(options.ends[turn], start: start)
          favour(pin(options.pinnedEnds[clause]), start: start)
          appendClose()
        }
        gap = appendGap(
          afterLetters: true,
          entering: options.map {
            isLast ? $0.enteringFiller.between : $0.enteringFiller.inside
          })
        guard let options else { continue }
        if !isLast { stay[count - 1] = -options.fillerInside }
        guard clauses.count > 1 else { continue }
        skips.append(
          Skip(from: beforeClause, to: gap, cost: options.unspokenClause, isTurn: false))
      }
      if let options {
        skips.append(Skip(from: before, to: gap, cost: options.unspoken[turn], isTurn: true))
      }
    }
    favours.sort { ($0.frames.lowerBound, $0.state) < ($1.frames.lowerBound, $1.state) }
  }

  /// What a state is worth in the one frame in which it is pinned: more than all else together.
  private func pin(_ frame: Int?) -> (frames: Range<Int>, worth: Float)? {
    frame.map { ($0..<$0 + 1, Self.pinned) }
  }

  /// Favours the state that comes next in some frames of the recording.
  private mutating func favour(_ favoured: (frames: Range<Int>, worth: Float)?, start: Int) {
    guard let favoured else { return }
    let frames = favoured.frames.lowerBound - start..<favoured.frames.upperBound - start
    favours.append(Favour(state: count, frames: frames, worth: favoured.worth))
  }

  /// Whether a state is the gap or the filler between clauses.
  func isBetween(_ state: Int) -> Bool {
    units[state] == UInt8(AcousticModel.gap) || units[state] == UInt8(AcousticModel.filler)
  }

  /// How many frames it lasts, on average, that nothing is said between two clauses or words, and
  /// that something is which the transcript lacks: half a second, a sixth of one, and two seconds.
  private static let (gap, wordGap, filler): (Float, Float, Float) = (25, 8, 100)
  /// What it is worth that a clause or a word is said right behind another, and that there is
  /// silence between two words: logarithms of how often that is so.
  private static let (clauseAtOnce, wordAtOnce, wordApart): (Float, Float, Float) = (-1, -0.5, -1)

  private mutating func appendState(
    _ unit: Int, duration: Float, _ first: Float, _ second: Float, _ third: Float
  ) {
    units.append(UInt8(unit))
    stay.append(max(Float.log(1 - 1 / max(duration, 1.05)), Self.mostStay))
    from1.append(first)
    from2.append(second)
    from3.append(third)
  }

  private func leaving(_ unit: Int) -> Float {
    unit < AcousticModel.stateCount ? -Float.log(max(model.durations[unit], 1.05)) : 0
  }

  private mutating func appendGap(afterLetters: Bool, entering: Float?) -> Int {
    let index = count
    let leaving = afterLetters ? leaving(Int(units[index - 1])) : -.infinity
    appendState(AcousticModel.gap, duration: Self.gap, leaving, -.infinity, -.infinity)
    if let entering {
      appendState(
        AcousticModel.filler, duration: Self.filler, -entering, -.infinity, -.infinity)
    }
    return index
  }

  /// Appends the words of a clause.
  private mutating func append(_ words: [[LetterText.Letter]], boundary: TimingScript.Boundary?) {
    let start = count
    if let boundary { appendOnset(boundary) }
    for (w, word) in words.enumerated() {
      if w > 0 {
        appendState(
          AcousticModel.silence, duration: Self.wordGap,
          leaving(Int(units[count - 1])) + Self.wordApart, -.infinity, -.infinity)
      }
      for (k, letter) in word.enumerated() {
        let unit = AcousticModel.state(of: letter)
        let duration = model.durations[unit]
        if k > 0 {
          let before = Int(units[count - 1])
          appendState(
            unit, duration: duration, leaving(before), leaving(before - 1) + Self.hurried,
            -.infinity)
        } else if w > 0 {
          let before = Int(units[count - 2])
          appendState(
            unit, duration: duration, -Float.log(Self.wordGap), leaving(before) + Self.wordAtOnce,
            leaving(before - 1) + Self.hurried)
        } else if boundary != nil {
          appendState(unit, duration: duration, 0, -.infinity, -.infinity)
        } else {
          let before = count > 1 ? leaving(Int(units[count - 2])) + Self.clauseAtOnce : -.infinity
          appendState(unit, duration: duration, -Float.log(Self.gap), before, -.infinity)
        }
        appendState(
          unit + 1, duration: model.durations[unit + 1], leaving(unit), -.infinity, -.infinity)
      }
    }
    clauseStates.append(start..<count)
  }

  /// Appends the instant behind a turn.
  private mutating func appendClose() {
    appendState(
      AcousticModel.close, duration: 1, leaving(Int(units[count - 1])), -.infinity, -.infinity)
    stay[count - 1] = -.infinity
  }

  /// Appends the instant before a clause: from the filler, the gap, or the last letter.
  private mutating func appendOnset(_ boundary: TimingScript.Boundary) {
    let before = count > 2 ? leaving(Int(units[count - 3])) + Self.clauseAtOnce : -.infinity
    appendState(
      AcousticModel.onset + Int(boundary.rawValue), duration: 1, -Float.log(Self.filler),
      -Float.log(Self.gap), before)
    stay[count - 1] = -.infinity
  }
}
