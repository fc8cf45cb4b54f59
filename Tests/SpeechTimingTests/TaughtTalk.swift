import SpeechDetection
import TimedText

@testable import SpeechTiming

/// A talk with a model that was taught its letters, from turns that are where they truly are.
struct TaughtTalk {
  let talk: LetterTalk
  let text: LetterText
  let frames: AcousticFrames
  /// For each frame whether somebody speaks there.
  let isSpeech: [Bool]
  /// Where every turn truly is; nothing where nobody speaks it.
  let truth: [Lesson?]
  let matcher: TurnMatcher

  /// Teaches the turns of a talk but for some.
  init(_ talk: LetterTalk, without left: Set<Int> = []) {
    self.talk = talk
    text = LetterText(talk.turns, in: "en")
    let frames = AcousticFrames(of: talk.features, speech: talk.runs)
    self.frames = frames
    var isSpeech = [Bool](repeating: false, count: frames.count)
    for run in talk.runs {
      for frame in frames.frames(of: run.onset..<run.offset) { isSpeech[frame] = true }
    }
    self.isSpeech = isSpeech
    // Every clause is a run of its own.
    var runs = talk.runs[...]
    truth = talk.turns.enumerated().map { turn, _ -> Lesson? in
      guard talk.truth[turn] != nil else { return nil }
      let own = runs.prefix(talk.turns[turn].clauses.count)
      runs = runs.dropFirst(own.count)
      return Lesson(turn: turn, clauses: own.map { frames.frames(of: $0.onset..<$0.offset) })
    }
    let model = AcousticTrainer(
      frames: frames, text: text,
      lessons: truth.compactMap(\.self).filter { !left.contains($0.turn) }, music: [],
      isSpeech: isSpeech, parallel: Parallel(workers: 1)
    ).train(rounds: [2])
    matcher = TurnMatcher(text: text, frames: frames, model: model, parallel: Parallel(workers: 1))
  }
}
