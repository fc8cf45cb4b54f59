internal import RealModule
internal import SpeechDetection

/// Tells the voices of a recording apart by how each says each sound.
///
/// A mixture of Gaussians is learnt from all the speech: the sounds of the recording, whoever makes
/// them. Each voice is that mixture with its means and shares moved to where the voice has them
/// (Reynolds, Quatieri and Dunn, 2000), so that what is compared is mostly how a sound is made, and
/// not which sounds there happen to be. A frame counts by the Gaussian that is nearest to it.
struct VoiceMixtures: Sendable {
  private typealias Vector = RunFrames.Cepstrum

  /// What is heard of a sound in a run.
  private struct Heard {
    var sound: Int
    var frames: Float
    /// By how much its frames are off the mean of the sound, all together.
    var off: Vector
  }

  /// For each run the sounds that are heard in it.
  private let heard: [[Heard]]
  /// For each sound half the inverse variance.
  private let precisions: [Vector]

  /// How many sounds are told apart.
  private static let soundCount = 32
  /// How many frames they are learnt from at most, and how often.
  private static let (enough, rounds) = (8000, 8)
  /// How many of them it takes for each sound.
  private static let fewest = 20
  /// The variance that is usual, in squared nepers, and how many frames of a sound it counts as.
  private static let (usualVariance, usualFrames) = (Float(0.4), Float(10))
  /// How many frames of a sound it takes to believe a voice half as much as everybody.
  fileprivate static let relevance: Float = 8
  /// The least variance, in squared nepers.
  private static let leastVariance: Float = 0.02

  /// Learns the sounds of a recording.
  init(of frames: RunFrames) {
    let step = max(1, frames.count / Self.enough)
    let taught = stride(from: 0, to: frames.count, by: step).map { frames.cepstrum($0) }
    let count = max(1, min(Self.soundCount, taught.count / Self.fewest))
    var means = (0..<count).map { taught.isEmpty ? .zero : taught[$0 * taught.count / count] }
    var precisions = Array(repeating: Vector(repeating: 1), count: count)
    var constants = Array(repeating: Float(0), count: count)
    for _ in 0..<Self.rounds {
      var counts = Array(repeating: Float(0), count: count)
      var sums = Array(repeating: Vector.zero, count: count)
      var squares = sums
      for vector in taught {
        let sound = Self.nearest(vector, means, precisions, constants)
        counts[sound] += 1
        sums[sound] += vector
        squares[sound] += vector * vector
      }
      for sound in 0..<count where counts[sound] > 1 {
        means[sound] = sums[sound] / counts[sound]
        let scatter = squares[sound] - means[sound] * sums[sound]
        let usual = Self.usualVariance * Self.usualFrames
        let variance = (scatter + usual) / (counts[sound] + Self.usualFrames)
        let bounded = variance.replacing(
          with: Self.leastVariance, where: variance .< Self.leastVariance)
        precisions[sound] = 0.5 / bounded
        constants[sound] = .log(counts[sound])
        for d in 0..<FrameFeatures.cepstrumSize { constants[sound] -= 0.5 * .log(bounded[d]) }
      }
    }
    self.precisions = precisions
    heard = (0..<frames.runCount).map { run in
      var heard: [Heard] = []
      for frame in frames.frames(of: run) {
        let vector = frames.cepstrum(frame)
        let sound = Self.nearest(vector, means, precisions, constants)
        let index = heard.firstIndex { $0.sound == sound } ?? heard.count
        if index == heard.count { heard.append(Heard(sound: sound, frames: 0, off: .zero)) }
        heard[index].frames += 1
        heard[index].off += vector - means[sound]
      }
      return heard
    }
  }

  /// The sound that a frame most probably is.
  private static func nearest(
    _ vector: Vector, _ means: [Vector], _ precisions: [Vector], _ constants: [Float]
  ) -> Int {
    var best = (score: -Float.infinity, sound: 0)
    for sound in means.indices {
      let off = vector - means[sound]
      let score = constants[sound] - (off * off * precisions[sound]).sum()
      if score > best.score { best = (score, sound) }
    }
    return best.sound
  }

  /// What it costs that each voice speaks each run, less what it costs that any voice does.
  ///
  /// - Parameters:
  ///   - voices: Who is thought to speak each run; `nil` where nobody is.
  ///   - count: How many voices there are.
  /// - Returns: For each voice what each run costs, in nats.
  func costs(learningFrom voices: [Int?], count: Int) -> [[Float]] {
    let ways = (0..<count).map { voice in
      Way(of: voice, voices, heard, soundCount: precisions.count)
    }
    // The log likelihood of each run, but for what is the same for all voices.
    let logs = ways.map { way in
      heard.map { sounds in
        sounds.reduce(Float(0)) { sum, heard in
          let shift = way.shifts[heard.sound]
          let fit = shift * (heard.off + heard.off - shift * heard.frames)
          return sum + (fit * precisions[heard.sound]).sum()
            + heard.frames * way.shares[heard.sound]
        }
      }
    }
    let scale = Self.scale(logs, voices)
    return logs.indices.map { voice in
      voices.indices.map { Self.cost(logs, run: $0, voice, scale) }
    }
  }

  /// How a voice makes sounds, to how all do.
  private struct Way {
    /// By how much the mean of each sound is elsewhere.
    var shifts: [Vector]
    /// The logarithm of the share that each sound has, to that which it has of all speech: a sound
    /// that only one voice makes is one, too.
    var shares: [Float]

    init(of voice: Int, _ voices: [Int?], _ heard: [[Heard]], soundCount: Int) {
      var sums = Array(repeating: Vector.zero, count: soundCount)
      var own = Array(repeating: Float(0), count: soundCount)
      var all = Array(repeating: Float(1), count: soundCount)
      for (run, speaker) in voices.enumerated() {
        for heard in heard[run] {
          all[heard.sound] += heard.frames
          guard speaker == voice else { continue }
          sums[heard.sound] += heard.off
          own[heard.sound] += heard.frames
        }
      }
      let everything = all.reduce(0, +)
      let prior = VoiceMixtures.relevance * Float(soundCount) / everything
      let total = own.reduce(0, +) + VoiceMixtures.relevance * Float(soundCount)
      shifts = (0..<soundCount).map { sums[$0] / (own[$0] + VoiceMixtures.relevance) }
      shares = (0..<soundCount).map {
        .log((own[$0] + prior * all[$0]) / total * everything / all[$0])
      }
    }
  }

  /// How often a run may sound like anything: a laugh, a word over music.
  private static let odd: Float = 0.01

  /// What a nat of a frame is worth, since frames are not independent of each other: that with which
  /// it is the least surprising who speaks the runs.
  private static func scale(_ logs: [[Float]], _ voices: [Int?]) -> Float {
    var best = (surprise: Float.infinity, scale: Float(0))
    for step in 0..<12 {
      let scale = 0.02 * Float.exp2(Float(step) / 2)
      var surprise: Float = 0
      for (run, voice) in voices.enumerated() {
        if let voice { surprise += cost(logs, run: run, voice, scale) }
      }
      if surprise < best.surprise { best = (surprise, scale) }
    }
    return best.scale
  }

  private static func cost(_ logs: [[Float]], run: Int, _ voice: Int, _ scale: Float) -> Float {
    let own = logs[voice][run]
    let others = logs.reduce(Float(0)) { $0 + Float.exp(min(scale * ($1[run] - own), 60)) }
    return -Float.log((1 - odd) * Float(logs.count) / others + odd)
  }
}
