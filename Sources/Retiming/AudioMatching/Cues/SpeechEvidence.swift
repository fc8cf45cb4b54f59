internal import RealModule
internal import SpeechDetection

/// What the speech of a recording says for a cue's being shown at a time, in nepers: how much
/// likelier the time is for a cue than for a moment taken at random.
///
/// A cue begins where speech begins after a pause, rather after a long one than after a short one,
/// or else somewhere in the speech; while it is shown, somebody speaks. Where it ends says less:
/// out-times are moved to be readable.
struct SpeechEvidence: Sendable {
  /// The spacing of the evidence in hops: 40 ms, finer than in-times are.
  static let hopsPerStep = 4
  /// Steps a second.
  static let stepsPerSecond = FrameFeatures.hopsPerSecond / hopsPerStep

  /// How many of the cues begin at an onset.
  private static let atOnsets: Float = 0.65
  /// How many of the others begin somewhere in the speech.
  private static let inSpeech: Float = 0.27
  /// How far a cue's in-time lies from the onset, in hops: the scale of a Laplace distribution.
  private static let spread: Float = 6
  /// How much of a cue's time is speech.
  private static let spoken: Float = 0.85
  /// What a hop inside a cue counts: as if every 40th told something new.
  private static let weight: Float = 1.0 / 40

  /// What each hop says as the first of a cue.
  private let onset: [Float]
  /// What the hops before each say as hops inside of a cue.
  private let body: [Float]

  /// How many hops there are.
  var count: Int { onset.count }

  /// Prepares what a recording says.
  ///
  /// - Parameters:
  ///   - runs: Its stretches of sound, in order.
  ///   - count: How many hops it has.
  init(_ runs: [SpeechRun], count: Int) {
    let spoken = runs.filter { $0.music < 0.5 && 0 <= $0.onset && $0.offset <= count }
    var onset = Array(repeating: Float(0), count: count)
    var isSpeech = Array(repeating: false, count: count)
    var (weights, speech): (Float, Float) = (0, 0)
    var last = 0
    for run in spoken {
      // After a pause of 60 ms it may be another word, after one of a second it is another cue.
      let pause = Float(max(run.onset - last, 0))
      let weight = 0.05 + 1 - Float.exp(-pause / 30)
      weights += weight
      last = run.offset
      let reach = Int(Self.spread * 8)
      for hop in max(0, run.onset - reach)..<max(0, min(run.onset + reach, count)) {
        let distance = abs(Float(hop - run.onset))
        onset[hop] += weight * Float.exp(-distance / Self.spread) / (2 * Self.spread)
      }
      for hop in run.onset..<max(run.onset, run.offset) where !isSpeech[hop] {
        isSpeech[hop] = true
        speech += 1
      }
    }
    let length = Float(max(count, 1))
    let share = min(max(speech / length, 0.02), 0.98)
    let elsewhere = 1 - Self.atOnsets - Self.inSpeech
    var body: [Float] = [0]
    body.reserveCapacity(count + 1)
    let inside = Self.weight * Float.log(Self.spoken / share)
    let outside = Self.weight * Float.log((1 - Self.spoken) / (1 - share))
    for hop in 0..<count {
      let atOnset = weights > 0 ? Self.atOnsets * length * onset[hop] / weights : 0
      let within = isSpeech[hop] ? Self.inSpeech / share : 0
      onset[hop] = Float.log(atOnset + within + elsewhere)
      body.append(body[hop] + (isSpeech[hop] ? inside : outside))
    }
    self.onset = onset
    self.body = body
  }

  private init(onset: [Float], body: [Float]) {
    self.onset = onset
    self.body = body
  }

  /// The same recording backwards: as full of speech, and nothing to do with the cues.
  var reversed: SpeechEvidence {
    var body: [Float] = [0]
    body.reserveCapacity(self.body.count)
    for hop in (0..<count).reversed() {
      body.append(body[body.count - 1] + self.body[hop + 1] - self.body[hop])
    }
    return SpeechEvidence(onset: onset.reversed(), body: body)
  }

  /// What it says of a cue from one hop to another; hops outside say that nobody speaks there.
  func score(from start: Int, to end: Int) -> Float {
    let first = onset.indices.contains(start) ? onset[start] : Self.beyond
    return first + bodySum(to: end) - bodySum(to: start)
  }

  /// What it says of a cue's in-time alone.
  func onsetScore(at hop: Int) -> Float { onset.indices.contains(hop) ? onset[hop] : Self.beyond }

  private static let beyond: Float = -3

  private func bodySum(to hop: Int) -> Float { body[min(max(hop, 0), body.count - 1)] }

  /// The evidence on a grid of steps, with room on both sides.
  ///
  /// - Parameters:
  ///   - margin: How many hops of room there are before the first and behind the last.
  ///   - phase: Which of the hops of a step is taken.
  /// - Returns: What each step says as a cue's first, and what the steps before it say inside one.
  func grid(margin: Int, phase: Int) -> (onset: [Float], body: [Float]) {
    let hops = stride(from: phase - margin, to: count + margin, by: Self.hopsPerStep)
    return (hops.map(onsetScore), hops.map(bodySum))
  }
}
