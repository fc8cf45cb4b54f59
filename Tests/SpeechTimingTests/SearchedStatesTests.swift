import TestSupport
import TimedText
import Testing

@testable import SpeechTiming

/// Which states are looked at in each frame.
struct SearchedStatesTests {
  /// So many states and frames are looked at in all, at most.
  private static let most = 24_000_000

  /// Turns that take about as long each, and the graph of their letters.
  private struct Case {
    let text: LetterText
    let graph: LetterGraph
    let frames: Int
    var lessons: [Lesson?]

    init(turnCount: Int, frames: Int) {
      let turns = (0..<turnCount).map { index in
        Turn(
          lines: index + 1...index + 1,
          clauses: ["good morning to you, ", "dear listener."].map {
            Clause(text: $0, breakAfter: .comma, weight: 5)
          })
      }
      text = LetterText(turns, in: "en")
      graph = LetterGraph(
        text, turns: 0..<turnCount, model: AcousticModel(),
        options: LetterGraph.Options(
          enteringFiller: (1, 1), fillerInside: 1, unspoken: turns.map { _ in 1 },
          unspokenClause: 1, boundaries: text.clauses.map { _ in .turn },
          starts: turns.map { _ in nil }, ends: turns.map { _ in nil }))
      self.frames = frames
      let share = frames / (2 * turnCount)
      lessons = (0..<turnCount).map { turn in
        Lesson(
          turn: turn,
          clauses: [2 * turn, 2 * turn + 1].map { $0 * share + 5..<($0 + 1) * share - 5 })
      }
    }

    /// The states of a stretch that begins so many frames after the recording does.
    func ranges(from start: Int = 0) -> [Range<Int>] {
      let stretch = AcousticSearch.Stretch(
        frames: start..<start + frames, turns: 0..<lessons.count)
      let moved = lessons.map { lesson in
        lesson.map { lesson in
          Lesson(
            turn: lesson.turn,
            clauses: lesson.clauses.map { $0.lowerBound + start..<$0.upperBound + start })
        }
      }
      return SearchedStates(graph, stretch, moved, text).ranges
    }
  }

  @Test func `are all of them where that is not too much`() {
    let small = Case(turnCount: 5, frames: 2000)
    #expect(small.ranges() == Array(repeating: 0..<small.graph.count, count: 2000))
  }

  @Test func `are no more than what is bearable in a long stretch, and those of each turn's place`()
  {
    let long = Case(turnCount: 60, frames: 15_000)
    #expect(long.frames * long.graph.count > Self.most)
    let ranges = long.ranges(from: 777)
    #expect(ranges.count == long.frames)
    #expect(ranges.reduce(0) { $0 + $1.count } <= Self.most + long.graph.count)
    for (turn, lesson) in long.lessons.enumerated() {
      for (clause, place) in zip(long.text.clauses(of: turn), lesson?.clauses ?? []) {
        let states = long.graph.clauseStates[clause]
        let (first, last) = (ranges[place.lowerBound], ranges[place.upperBound])
        #expect(first.contains(states.lowerBound) && last.contains(states.upperBound - 1))
        // As far to one side as to the other.
        guard first.lowerBound > 0, first.upperBound < long.graph.count else { continue }
        #expect(first.lowerBound + first.upperBound == 2 * states.lowerBound)
      }
    }
  }

  @Test func `are never too few, however long a stretch is`() {
    let long = Case(turnCount: 8, frames: 200_000)
    #expect(long.ranges().allSatisfy { $0.count >= 200 })
  }

  @Test(arguments: 1...10 as ClosedRange<UInt64>)
  func `go from the first to the last and never back, whatever is known of the turns`(seed: UInt64)
  {
    var generator = SeededGenerator(seed: seed)
    var long = Case(turnCount: 40, frames: 24_000)
    // Some are not known, some are thought to be where they cannot all be.
    for turn in long.lessons.indices where Bool.random(using: &generator) {
      let frame = Int.random(in: 0..<long.frames - 20, using: &generator)
      long.lessons[turn] =
        Bool.random(using: &generator)
        ? nil : Lesson(turn: turn, clauses: [frame..<frame + 9, frame + 9..<frame + 20])
    }
    let ranges = long.ranges()
    #expect(ranges.first?.lowerBound == 0)
    #expect(ranges.last?.upperBound == long.graph.count)
    for (range, next) in zip(ranges, ranges.dropFirst()) {
      guard range.lowerBound <= next.lowerBound, range.upperBound <= next.upperBound else {
        Issue.record("\(next) comes after \(range)")
        break
      }
    }
    #expect(ranges.allSatisfy { !$0.isEmpty && $0.upperBound <= long.graph.count })
  }
}
