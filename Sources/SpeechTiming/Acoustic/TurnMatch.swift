/// How well some frames agree with a text, against the best that any text could do there.
struct TurnMatch: Sendable {
  /// What the text is worth less than free letters, for each frame of speech.
  var loss: Double
  /// How many frames of speech there are.
  var frames: Int
  /// The frames of each clause.
  var clauses: [Range<Int>]
  /// What the first or the last clause loses for each frame, whichever loses more.
  var worstEnd: Double

  /// Matches the clauses of a text with all of some frames, the first of which is `start`.
  init?(_ graph: LetterGraph, _ rows: [Float], _ free: FreeLoop, start: Int) {
    let frames = rows.count / AcousticModel.rowSize
    let band = Array(repeating: 0..<graph.count, count: frames)
    guard let path = LetterPath(through: graph, rows, band: band) else { return nil }
    var (loss, count) = (0.0, 0)
    var ends = [(loss: 0.0, count: 0), (loss: 0.0, count: 0)]
    let (firstEnd, lastStart) = (
      graph.clauseStates.first?.upperBound ?? 0, graph.clauseStates.last?.lowerBound ?? 0
    )
    for (frame, state) in path.states.enumerated() {
      let unit = Int(graph.units[Int(state)])
      guard free.isSpeech[frame] || unit < AcousticModel.letterStates else { continue }
      let lost = Double(free.scores[frame] - rows[frame * AcousticModel.rowSize + unit])
      loss += lost
      count += 1
      if state < firstEnd {
        ends[0].loss += lost
        ends[0].count += 1
      }
      if state >= lastStart {
        ends[1].loss += lost
        ends[1].count += 1
      }
    }
    self.frames = count
    self.loss = loss / Double(max(count, 1))
    worstEnd = ends.map { $0.loss / Double(max($0.count, 1)) }.max() ?? 0
    clauses = graph.clauseStates.map { states in
      let first = path.states.firstIndex { Int($0) >= states.lowerBound } ?? 0
      let end = path.states.firstIndex { Int($0) >= states.upperBound } ?? frames
      return start + first..<start + max(first, end)
    }
  }
}
