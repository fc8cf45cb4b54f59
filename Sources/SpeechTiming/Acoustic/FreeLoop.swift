internal import RealModule

/// What frames are worth when letters may follow each other as they like: the most that any text
/// could be worth there.
///
/// The likeliest path through a loop of all letters, silence and music.
struct FreeLoop: Sendable {
  /// The score of each frame on that path.
  let scores: [Float]
  /// Whether it passes through a letter there.
  let isSpeech: [Bool]

  init(_ rows: [Float], model: AcousticModel) {
    let frames = rows.count / AcousticModel.rowSize
    let states = AcousticModel.stateCount
    let letterStates = AcousticModel.letterStates
    let entering = -Float.log(Float(LetterText.letterCount))
    let stay = model.durations.map { Float.log(1 - 1 / max($0, 1.05)) }
    let leave = model.durations.map { -Float.log(max($0, 1.05)) }
    var values = [Float](repeating: 0, count: states)
    /// Whether each state was come to from elsewhere than itself.
    var arrivals = [Bool](repeating: false, count: frames * states)
    /// The state that was left by whoever begins a letter in a frame.
    var exits = [UInt8](repeating: 0, count: frames)
    for frame in 0..<frames {
      let base = frame * AcousticModel.rowSize
      var exit = (value: -Float.infinity, state: 0)
      for state in 0..<states where !(state < letterStates && state.isMultiple(of: 2)) {
        let value = values[state] + leave[state]
        if value > exit.value { exit = (value, state) }
      }
      exits[frame] = UInt8(exit.state)
      let begin = exit.value + entering
      let to = frame * states
      var state = 0
      while state < letterStates {
        let first = values[state]
        let second = max(values[state + 1] + stay[state + 1], first + leave[state])
        arrivals[to + state + 1] = second > values[state + 1] + stay[state + 1]
        values[state + 1] = second + rows[base + state + 1]
        arrivals[to + state] = begin > first + stay[state]
        values[state] = max(first + stay[state], begin) + rows[base + state]
        state += 2
      }
      while state < states {
        arrivals[to + state] = begin > values[state] + stay[state]
        values[state] = max(values[state] + stay[state], begin) + rows[base + state]
        state += 1
      }
    }
    var scores = [Float](repeating: 0, count: frames)
    var isSpeech = [Bool](repeating: false, count: frames)
    var state = values.indices.max { values[$0] < values[$1] } ?? 0
    for frame in (0..<frames).reversed() {
      scores[frame] = rows[frame * AcousticModel.rowSize + state]
      isSpeech[frame] = state < letterStates
      guard arrivals[frame * states + state] else { continue }
      let isEnd = state < letterStates && !state.isMultiple(of: 2)
      state = isEnd ? state - 1 : Int(exits[frame])
    }
    self.scores = scores
    self.isSpeech = isSpeech
  }
}
