internal import RealModule
internal import SpeechDetection

/// Looks for every turn of a transcript by the sounds of its letters.
struct AcousticSearch: Sendable {
  let text: LetterText
  let frames: AcousticFrames
  let model: AcousticModel
  let prior: AcousticPrior
  let levels: MatchLevels
  let parallel: Parallel

  /// A stretch of the recording with the turns that are looked for in it.
  struct Stretch: Sendable {
    var frames: Range<Int>
    var turns: Range<Int>
  }

  /// Where every turn is; nothing where nobody speaks it.
  func search(
    _ lessons: [Lesson?], _ matches: [TurnMatch?], sure: [Bool]
  ) -> [Lesson?] {
    let stretches = stretches(lessons, matches, sure: sure)
    let found = parallel.map(stretches.count) { index in
      search(stretches[index], lessons)
    }
    return found.flatMap(\.self)
  }

  /// Cuts the recording in the pauses between two turns that surely are where they are thought to
  /// be.
  private func stretches(
    _ lessons: [Lesson?], _ matches: [TurnMatch?], sure: [Bool]
  ) -> [Stretch] {
    let isAnchor = lessons.indices.map { turn -> Bool in
      guard sure[turn], let match = matches[turn] else { return false }
      return Float(match.loss) < levels.filler && match.worstEnd < Double(levels.filler)
        && Float(match.frames) * (levels.filler - Float(match.loss)) > Self.anchorFrames
          * levels.worth
    }
    var stretches: [Stretch] = []
    var (start, firstTurn) = (0, 0)
    for turn in lessons.indices.dropFirst() where isAnchor[turn - 1] && isAnchor[turn] {
      guard let before = matches[turn - 1]?.clauses.last?.upperBound,
        let after = matches[turn]?.clauses.first?.lowerBound
      else { continue }
      guard after - before >= Self.cutPause, after - before < Self.longestPause,
        (before + after) / 2 - start >= Self.shortest
      else { continue }
      let cut = (before + after) / 2
      stretches.append(Stretch(frames: start..<cut, turns: firstTurn..<turn))
      (start, firstTurn) = (cut, turn)
    }
    stretches.append(Stretch(frames: start..<frames.count, turns: firstTurn..<lessons.count))
    return stretches
  }

  /// How many frames' worth of evidence an anchor has: half a second.
  private static let anchorFrames: Float = 25
  /// The shortest pause that is cut in, and the longest in which nobody can have said anything, in
  /// frames.
  private static let (cutPause, longestPause) = (8, 150)
  /// The shortest stretch, in frames.
  private static let shortest = 1000

  /// What the offset of a run is worth to the end of a turn, of what an onset is to its start: voices
  /// die away, and where they are heard no more is less sharp.
  private static let offsetTrust: Float = 0.6

  private func search(_ stretch: Stretch, _ lessons: [Lesson?]) -> [Lesson?] {
    let graph = LetterGraph(
      text, turns: stretch.turns, model: model, options: prior.options(levels.nat),
      start: stretch.frames.lowerBound)
    let band = SearchedStates(graph, stretch, lessons, text)
    var rows = model.scores(of: frames.vectors(stretch.frames))
    let free = FreeLoop(rows, model: model)
    let turnEnd = prior.onsets[Int(TimingScript.Boundary.turn.rawValue)]
    for frame in 0..<stretch.frames.count {
      let base = frame * AcousticModel.rowSize
      rows[base + AcousticModel.filler] =
        free.scores[frame] - (free.isSpeech[frame] ? levels.filler : 0)
      let best = max(free.scores[frame], rows[base + AcousticModel.gap])
      let isOffset = prior.isOffset[stretch.frames.lowerBound + frame]
      rows[base + AcousticModel.close] =
        best + levels.nat * Self.offsetTrust * (isOffset ? turnEnd.there : turnEnd.elsewhere)
      let isOnset = prior.isOnset[stretch.frames.lowerBound + frame]
      for (kind, worth) in prior.onsets.enumerated() {
        rows[base + AcousticModel.onset + kind] =
          best + levels.nat * (isOnset ? worth.there : worth.elsewhere)
      }
    }
    guard let path = LetterPath(through: graph, rows, band: band.ranges) else {
      return stretch.turns.map { lessons[$0] }
    }
    // The frames of each clause: where the path is in its states.
    var first = [Int](repeating: .max, count: graph.clauseStates.count)
    var last = [Int](repeating: -1, count: graph.clauseStates.count)
    var clause = 0
    for (frame, state) in path.states.enumerated() {
      while clause + 1 < graph.clauseStates.count, graph.clauseStates[clause].upperBound <= state {
        clause += 1
      }
      guard graph.clauseStates[clause].contains(Int(state)) else { continue }
      first[clause] = min(first[clause], stretch.frames.lowerBound + frame)
      last[clause] = stretch.frames.lowerBound + frame + 1
    }
    let base = text.firstClauses[stretch.turns.lowerBound]
    return stretch.turns.map { turn in
      let clauses = text.clauses(of: turn).map { clause -> Range<Int>? in
        last[clause - base] > first[clause - base]
          ? first[clause - base]..<last[clause - base] : nil
      }
      return Lesson(turn: turn, found: clauses)
    }
  }
}
