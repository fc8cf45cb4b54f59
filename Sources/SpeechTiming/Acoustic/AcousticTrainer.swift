/// Teaches a model what the letters of a transcript sound like in a recording.
///
/// It begins with the letters of each clause spread evenly over its speech (a flat start), and goes
/// on in rounds: the likeliest path through each turn says which frames belong to which letter, and
/// these make the next model (Viterbi training; Juang and Rabiner, 1990). From time to time every
/// Gaussian is split in two.
struct AcousticTrainer: Sendable {
  let frames: AcousticFrames
  let text: LetterText
  let lessons: [Lesson]
  /// Frames of music, a little for every part of the recording that has it.
  let music: [Range<Int>]
  /// For each frame whether somebody speaks there.
  let isSpeech: [Bool]
  let parallel: Parallel

  /// How far around a turn its path may go, in frames.
  private static let margin = 15
  /// How many parts the lessons are dealt out to.
  private static let partCount = 16

  /// The model after a flat start and so many rounds with 1, 2, 4 … Gaussians.
  func train(rounds: [Int]) -> AcousticModel {
    var model = AcousticModel()
    model = model.learning(from: statistics(mixtures: 1) { flatStates($0) })
    for (step, rounds) in rounds.enumerated() {
      if step > 0 { model = model.split() }
      for _ in 0..<rounds { model = round(model) }
    }
    return model
  }

  /// One round.
  func round(_ model: AcousticModel) -> AcousticModel {
    model.learning(
      from: statistics(mixtures: model.mixtures, model: model) { states(of: $0, model) })
  }

  /// Counts the frames of all lessons by the states that they are assigned to.
  private func statistics(
    mixtures: Int, model: AcousticModel? = nil,
    states: @Sendable (Lesson) -> (states: [UInt8], vectors: [Float])?
  ) -> AcousticModel.Statistics {
    let parts = parallel.map(Self.partCount) { part in
      var statistics = AcousticModel.Statistics(mixtures: mixtures)
      func add(_ vectors: [Float], _ states: [UInt8]) {
        for (frame, state) in states.enumerated() {
          let gaussian = model?.bestGaussian(of: Int(state), vectors, frame: frame) ?? 0
          statistics.add(
            vectors, frame: frame, state: Int(state), gaussian: gaussian,
            isFirst: frame == 0 || states[frame - 1] != state)
        }
      }
      for index in stride(from: part, to: lessons.count, by: Self.partCount) {
        guard let assigned = states(lessons[index]) else { continue }
        add(assigned.vectors, assigned.states)
      }
      for index in stride(from: part, to: music.count, by: Self.partCount) {
        let vectors = frames.vectors(music[index])
        add(vectors, Array(repeating: UInt8(AcousticModel.music), count: music[index].count))
      }
      return statistics
    }
    var sum = AcousticModel.Statistics(mixtures: mixtures)
    for part in parts { sum.add(part) }
    return sum
  }

  private func window(of lesson: Lesson) -> Range<Int> {
    max(
      0, lesson.frames.lowerBound - Self.margin)..<min(
        frames.count, lesson.frames.upperBound + Self.margin)
  }

  /// The letters of each clause spread evenly over its speech.
  private func flatStates(
    _ lesson: Lesson
  ) -> (states: [UInt8], vectors: [Float])? {
    let window = window(of: lesson)
    var states = [UInt8](repeating: UInt8(AcousticModel.silence), count: window.count)
    for (clause, range) in zip(text.clauses(of: lesson.turn), lesson.clauses) {
      let letters = text.clauses[clause].joined().flatMap { letter in
        [UInt8(AcousticModel.state(of: letter)), UInt8(AcousticModel.state(of: letter) + 1)]
      }
      let spoken = range.filter { isSpeech[$0] }
      for (k, frame) in spoken.enumerated() {
        states[frame - window.lowerBound] = letters[k * letters.count / spoken.count]
      }
    }
    return (states, frames.vectors(window))
  }

  /// The states of the likeliest path through a turn.
  private func states(
    of lesson: Lesson, _ model: AcousticModel
  ) -> (states: [UInt8], vectors: [Float])? {
    let window = window(of: lesson)
    let vectors = frames.vectors(window)
    let rows = model.scores(of: vectors)
    let graph = LetterGraph(text, turns: lesson.turn..<lesson.turn + 1, model: model)
    let band = Array(repeating: 0..<graph.count, count: window.count)
    guard let path = LetterPath(through: graph, rows, band: band) else { return nil }
    let states = path.states.map { state in
      let unit = graph.units[Int(state)]
      return unit < UInt8(AcousticModel.stateCount) ? unit : UInt8(AcousticModel.silence)
    }
    return (states, vectors)
  }
}
