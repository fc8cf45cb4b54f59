import SpeechDetection
import TestSupport
import Testing
import TimedText

@testable import SpeechTiming

struct LetterPathTests {
  /// A few turns, the graph of their letters and frames with scores at random.
  private struct Case {
    var graph: LetterGraph
    var rows: [Float] = []
    var frames: Int
    /// The states that are pinned, each with its frame.
    var pins: [(state: Int, frame: Int)] = []

    /// Makes a case, perhaps with pins: some of its clauses begin, and some of its turns end, in a
    /// frame that somebody vouches for.
    init(seed: UInt64, pinned: Bool = false) {
      var generator = SeededGenerator(seed: seed)
      let words = ["a", "ab", "b c", "ca"]
      let turns = (0..<Int.random(in: 1...2, using: &generator)).map { index in
        Turn(
          lines: index + 1...index + 1,
          clauses: (0..<Int.random(in: 1...2, using: &generator)).map { _ in
            Clause(
              text: words.randomElement(using: &generator) ?? "a", breakAfter: .comma, weight: 1)
          })
      }
      let text = LetterText(turns, in: "en")
      func random(_ range: ClosedRange<Float>) -> Float { .random(in: range, using: &generator) }
      let frames = Int.random(in: 4...9, using: &generator)
      self.frames = frames
      var favoured: [(frames: Range<Int>, worth: Float)?] = []
      for _ in 0..<2 * turns.count {
        let first = Int.random(in: 0..<frames, using: &generator)
        favoured.append(Bool.random(using: &generator) ? (first..<first + 2, random(0...3)) : nil)
      }
      favoured.sort { ($0?.frames.lowerBound ?? 0) < ($1?.frames.lowerBound ?? 0) }
      let clauses = text.clauses.indices
      func pinnedFrames(of clauses: some Sequence<Int>) -> [Int: Int] {
        guard pinned else { return [:] }
        let chosen = clauses.filter { _ in Bool.random(using: &generator) }
        return Dictionary(
          uniqueKeysWithValues: chosen.map { ($0, Int.random(in: 1..<frames, using: &generator)) })
      }
      let pinnedStarts = pinnedFrames(of: clauses)
      let pinnedEnds = pinnedFrames(of: text.firstClauses.dropFirst().map { $0 - 1 })
      graph = LetterGraph(
        text, turns: 0..<turns.count, model: AcousticModel(),
        options: LetterGraph.Options(
          enteringFiller: (random(0...3), random(0...3)), fillerInside: random(0...1),
          unspoken: turns.map { _ in random(0...4) }, unspokenClause: random(0...4),
          boundaries: text.clauses.indices.map { _ in .turn },
          starts: Array(favoured[..<turns.count]), ends: Array(favoured[turns.count...]),
          pinnedStarts: pinnedStarts, pinnedEnds: pinnedEnds))
      // A clause begins with its onset, and what is behind a turn is the state behind its letters.
      pins =
        pinnedStarts.map { (graph.clauseStates[$0].lowerBound, $1) }
        + pinnedEnds.map { (graph.clauseStates[$0].upperBound, $1) }
      for _ in 0..<frames * AcousticModel.rowSize { rows.append(random(-6...0)) }
    }

    /// What it is worth to go from one state to another; nothing where there is no way.
    func step(_ from: Int, _ to: Int) -> Float? {
      var best: Float = -.infinity
      let arcs = [graph.stay, graph.from1, graph.from2, graph.from3]
      if (0...3).contains(to - from) { best = arcs[to - from][to] }
      for skip in graph.skips where skip.to == to && (skip.from - 1...skip.from + 1).contains(from)
      {
        best = max(best, -skip.cost)
      }
      return best > -.infinity ? best : nil
    }

    func worth(_ frame: Int, _ state: Int) -> Worth {
      var score = rows[frame * AcousticModel.rowSize + Int(graph.units[state])]
      for favour in graph.favours where frame > 0 && favour.state == state {
        if favour.frames.contains(frame), favour.worth < 1000 { score += favour.worth }
      }
      return Worth(kept: pins.count { $0 == (state, frame) }, score: score)
    }

    /// The most that any path is worth, all of them tried.
    func best() -> Worth? {
      let ends = graph.count - 3..<graph.count
      func onward(_ frame: Int, _ state: Int) -> Worth? {
        if frame + 1 == frames { return ends.contains(state) ? Worth(kept: 0, score: 0) : nil }
        return (state..<graph.count).compactMap { next in
          guard let step = step(state, next), let rest = onward(frame + 1, next) else { return nil }
          return Worth(kept: 0, score: step) + worth(frame + 1, next) + rest
        }.max()
      }
      return (0..<3).compactMap { state in onward(0, state).map { $0 + worth(0, state) } }.max()
    }

    /// What a path is worth by its states; nothing where it is none.
    func worth(of path: LetterPath) -> Worth? {
      var sum = worth(0, Int(path.states[0]))
      for frame in 1..<frames {
        let (from, to) = (Int(path.states[frame - 1]), Int(path.states[frame]))
        guard let step = step(from, to) else { return nil }
        sum = sum + Worth(kept: 0, score: step) + worth(frame, to)
      }
      return sum
    }
  }

  /// How many pins a path keeps to, which counts first, and its scores.
  private struct Worth: Comparable {
    var kept: Int
    var score: Float

    static func + (a: Worth, b: Worth) -> Worth {
      Worth(kept: a.kept + b.kept, score: a.score + b.score)
    }

    static func < (a: Worth, b: Worth) -> Bool { (a.kept, a.score) < (b.kept, b.score) }
  }

  @Test(arguments: 1...60 as ClosedRange<UInt64>)
  func `is worth as much as the best of all paths`(seed: UInt64) throws {
    let made = Case(seed: seed)
    let band = Array(repeating: 0..<made.graph.count, count: made.frames)
    let path = LetterPath(through: made.graph, made.rows, band: band)
    let best = made.best()
    guard let path, let best else {
      #expect((path == nil) == (best == nil))
      return
    }
    #expect(abs(path.score - best.score) < 0.001)
    // It is a path, and it is worth what it says.
    let worth = try #require(made.worth(of: path))
    #expect(abs(path.score - worth.score) < 0.001)
  }

  @Test(arguments: 1...60 as ClosedRange<UInt64>)
  func `keeps to as many pins as any path can, and is the best of those that do`(
    seed: UInt64
  ) throws {
    let made = Case(seed: seed, pinned: true)
    let band = Array(repeating: 0..<made.graph.count, count: made.frames)
    guard let path = LetterPath(through: made.graph, made.rows, band: band),
      let best = made.best()
    else { return }
    let worth = try #require(made.worth(of: path))
    #expect(worth.kept == best.kept)
    // A pin is worth so much that scores beside it are rounded.
    #expect(abs(worth.score - best.score) < 0.1)
  }

  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func `stays in its band, and finds the same where the band has the best path`(seed: UInt64) {
    let made = Case(seed: seed)
    let whole = Array(repeating: 0..<made.graph.count, count: made.frames)
    guard let path = LetterPath(through: made.graph, made.rows, band: whole) else { return }
    // A band as narrow as the ends of the path and the skips over turns allow.
    var high = 3
    let narrow = path.states.map { state in
      high = max(high, Int(state) + 1)
      return 0..<min(high, made.graph.count)
    }
    let again = LetterPath(through: made.graph, made.rows, band: narrow)
    #expect(again?.states == path.states)
    #expect(again?.score == path.score)
  }
}
