internal import SpeechDetection

/// What is compared of a recording: a vector for every 20 ms that says how it sounds there, however
/// loud the whole is and whatever it was recorded or encoded with.
///
/// Cepstra, less their mean and over their deviation in the recording's louder parts, and how the
/// level changes. Of the dimensions of a vector the last two are unused.
struct SoundFrames: Sendable {
  /// Frames a second.
  static let perSecond = FrameFeatures.hopsPerSecond / FrameFeatures.cepstrumStride
  /// How many dimensions are used.
  static let dimensions = FrameFeatures.cepstrumSize + 2
  /// How loud a frame is in its recording.
  enum Loudness: UInt8 {
    /// Pauses, or what lies under the speech.
    case quiet
    /// Onsets, offsets, weak sounds.
    case middling
    /// The louder half of what is no pause.
    case loud
  }

  /// The vectors.
  let vectors: [SIMD16<Float>]
  /// How loud each frame is.
  let loudness: [Loudness]
  /// The level of each hop of 10 ms, in dB.
  let levels: [Float]

  /// How many frames there are.
  var count: Int { vectors.count }

  /// Makes the frames of a recording.
  ///
  /// - Complexity: linear in its length.
  init(_ features: FrameFeatures) {
    let count = min(
      features.cepstra.count, features.storedLevels.count / FrameFeatures.cepstrumStride)
    let levels = (0..<features.storedLevels.count).map { features.level(at: $0) }
    let loudness = Self.loudness(of: levels, count: count)
    var vectors: [SIMD16<Float>] = []
    vectors.reserveCapacity(count)
    features.cepstra.forEach(in: 0..<count) { coefficients in
      var vector = SIMD16<Float>.zero
      for (k, value) in coefficients.enumerated() { vector[k] = Float(value) }
      let hop = vectors.count * FrameFeatures.cepstrumStride
      func level(_ offset: Int) -> Float { levels[min(max(hop + offset, 0), levels.count - 1)] }
      vector[FrameFeatures.cepstrumSize] = level(3) + level(4) - level(-3) - level(-4)
      vector[FrameFeatures.cepstrumSize + 1] = level(1) + level(2) - level(-1) - level(-2)
      vectors.append(vector)
    }
    Self.normalize(&vectors, loudness)
    self.vectors = vectors
    self.loudness = loudness
    self.levels = levels
  }

  /// Takes the mean and the deviation of the frames that are no pauses out of all.
  private static func normalize(_ vectors: inout [SIMD16<Float>], _ loudness: [Loudness]) {
    var sum = SIMD16<Float>.zero
    var squares = SIMD16<Float>.zero
    var count: Float = 0
    for (vector, loudness) in zip(vectors, loudness) where loudness != .quiet {
      sum += vector
      squares += vector * vector
      count += 1
    }
    guard count > 0 else { return }
    let mean = sum / count
    let variance = squares / count - mean * mean
    var scale = SIMD16<Float>.zero
    for k in 0..<dimensions { scale[k] = 1 / max(variance[k], 1).squareRoot() }
    for index in vectors.indices {
      vectors[index] = ((vectors[index] - mean) * scale)
        .clamped(lowerBound: SIMD16(repeating: -4), upperBound: SIMD16(repeating: 4))
    }
  }

  /// How loud each frame is, by the distribution of the recording's own levels.
  private static func loudness(of levels: [Float], count: Int) -> [Loudness] {
    guard count > 0 else { return [] }
    var histogram = Array(repeating: 0, count: 256)
    func bin(_ level: Float) -> Int {
      Int(((level - FrameFeatures.lowestLevel) / FrameFeatures.levelStep).rounded())
    }
    for level in levels { histogram[min(max(bin(level), 0), 255)] += 1 }
    func level(share: Double) -> Float {
      var left = Int(share * Double(levels.count))
      for (bin, count) in histogram.enumerated() {
        left -= count
        if left < 0 { return FrameFeatures.lowestLevel + Float(bin) * FrameFeatures.levelStep }
      }
      return 0
    }
    let (floor, top) = (level(share: 0.03), level(share: 0.95))
    // What never changes says nothing.
    guard top - floor >= 3 else { return Array(repeating: .quiet, count: count) }
    // Speech spans some 30 dB; in a recording with less between floor and top, it is the upper part.
    let quiet = max(floor + min(6, (top - floor) / 3), top - 35)
    let loud = max(top - 14, (quiet + top) / 2)
    return (0..<count).map { frame in
      let hop = frame * FrameFeatures.cepstrumStride
      let level = levels[hop]
      return level >= loud ? .loud : level >= quiet ? .middling : .quiet
    }
  }

  /// The vector at a place between frames, or nothing outside.
  func vector(at place: Double) -> SIMD16<Float>? {
    let index = Int(place.rounded(.down))
    guard place >= 0, index < count else { return nil }
    guard index + 1 < count else { return vectors[index] }
    let share = Float(place - Double(index))
    return vectors[index] + (vectors[index + 1] - vectors[index]) * share
  }
}

/// A straight line through the frames of both recordings: old = rate · new + shift.
struct Diagonal: Sendable, Hashable {
  /// Frames of the old recording for each of the new one: more than 1 where it was sped up.
  var rate: Double
  /// The place in the old recording, in frames, of the new one's frame 0.
  var shift: Double

  /// The place in the old recording of a frame of the new one.
  func old(_ new: Int) -> Double { rate * Double(new) + shift }

  /// The same line 100 ms to either side, where another sound is heard: what is as much alike there is
  /// alike because it lasts.
  var beside: [Diagonal] { [-5, 5].map { Diagonal(rate: rate, shift: shift + $0) } }
}
