import SpeechDetection
import Testing

@testable import SpeechTiming

/// Where turns are looked for by their sounds. The recording is cut in pauses between two turns that
/// surely are in place, and each stretch searched alone.
struct AcousticSearchTests {
  private let taught: TaughtTalk
  private let search: AcousticSearch
  private let matches: [TurnMatch?]
  private let levels: MatchLevels

  init() throws {
    taught = TaughtTalk(LetterTalk(seed: 11, turnCount: 12))
    let (talk, matcher) = (taught.talk, taught.matcher)
    let script = TimingScript(talk.turns)
    let regions = try #require(
      RegionTimer(script, runs: talk.runs, features: talk.features).time())
    levels = MatchLevels(matcher.pairs(of: Array(talk.turns.indices), taught.truth))
    matches = matcher.matches(of: taught.truth)
    search = AcousticSearch(
      text: taught.text, frames: taught.frames, model: matcher.model,
      prior: AcousticPrior(regions, script, runs: talk.runs, frames: taught.frames),
      levels: levels, parallel: Parallel(workers: 1))
  }

  private func found(
    _ matches: [TurnMatch?], sure: Set<Int>
  ) -> [Lesson?] {
    search.search(
      taught.truth, matches, sure: taught.truth.indices.map { sure.contains($0) })
  }

  private func isInPlace(_ lesson: Lesson?) -> Bool {
    guard let lesson, let truth = taught.truth[lesson.turn] else { return false }
    return abs(lesson.frames.lowerBound - truth.frames.lowerBound) <= 12
  }

  @Test func `every turn is found, in one stretch as in several`() {
    for sure in [[], Set(taught.truth.indices)] {
      let found = found(matches, sure: sure)
      #expect(found.map { $0?.turn } == taught.truth.map { $0?.turn })
      #expect(found.allSatisfy(isInPlace))
    }
  }

  /// A turn in whose place and in the place of the one before it the search is led to believe, though
  /// neither is there: two turns further on.
  private let misled = 8

  /// What both turns match like, when they are said to lie around a frame with a pause between.
  private func lie(
    around frame: Int, pause: Int, change: (inout TurnMatch?) -> Void = { _ in }
  ) -> [TurnMatch?] {
    var matches = matches
    let (end, start) = (frame - pause / 2, frame - pause / 2 + pause)
    matches[misled - 1]?.clauses = [end - 50..<end]
    matches[misled]?.clauses = [start..<start + 50]
    for turn in [misled - 1, misled] {
      matches[turn]?.loss = Double(levels.right)
      matches[turn]?.worstEnd = Double(levels.right)
      matches[turn]?.frames = 1000
    }
    change(&matches[misled])
    return matches
  }

  private var laterFrame: Int { taught.truth[misled + 2]?.frames.lowerBound ?? 0 }

  @Test(arguments: [8, 40, 149])
  func `a stretch has the turns up to one that is sure, and those from it on are behind`(
    pause: Int
  ) {
    let found = found(lie(around: laterFrame, pause: pause), sure: [misled - 1, misled])
    #expect(found.count == taught.truth.count)
    for (turn, lesson) in found.enumerated() {
      guard let lesson else { continue }
      #expect(lesson.turn == turn)
      if turn < misled {
        #expect(lesson.frames.upperBound <= laterFrame)
      } else {
        #expect(lesson.frames.lowerBound >= laterFrame)
      }
    }
    #expect(!isInPlace(found[misled]))
  }

  @Test func `nothing is cut where that may be wrong`() {
    let both: Set<Int> = [misled - 1, misled]
    let (filler, right) = (Double(levels.filler), Double(levels.right))
    #expect(right < filler)
    let uncut: [(String, [TurnMatch?], Set<Int>)] = [
      ("one turn is not sure", lie(around: laterFrame, pause: 40), [misled]),
      ("the pause is none", lie(around: laterFrame, pause: 7), both),
      ("somebody may speak in the pause", lie(around: laterFrame, pause: 150), both),
      ("the stretch is short", lie(around: 900, pause: 40), both),
      (
        "speech without text is likelier",
        lie(around: laterFrame, pause: 40) { $0?.loss = filler }, both
      ),
      (
        "its end does not match", lie(around: laterFrame, pause: 40) { $0?.worstEnd = filler }, both
      ),
      ("it is too short to tell", lie(around: laterFrame, pause: 40) { $0?.frames = 10 }, both),
      ("it has no match", lie(around: laterFrame, pause: 40) { $0 = nil }, both),
    ]
    let whole = found(matches, sure: []).map { $0?.clauses }
    for (reason, matches, sure) in uncut {
      #expect(found(matches, sure: sure).map { $0?.clauses } == whole, "\(reason)")
    }
  }
}
