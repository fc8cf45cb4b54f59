internal import RealModule
internal import SpeechDetection

/// The recording as the aligner hears it: a vector for every second hop.
///
/// A vector has the cepstrum and the level, how they change (the slope over five frames; Furui,
/// 1986), and for the lower ones how that changes. All are scaled to have a mean of zero and a
/// variance of one over the speech of the recording, and the cepstrum and the level are freed of what
/// sets a run of speech apart from the others.
struct AcousticFrames: Sendable {
  /// How many hops one frame stands for.
  static let stride = FrameFeatures.cepstrumStride
  /// How many values a vector has.
  static let size = 32
  /// The cepstrum and the level.
  private static let staticCount = FrameFeatures.cepstrumSize + 1
  /// How far around a frame others count for its changes.
  private static let reach = 2
  /// How many of the values have a second difference.
  private static let secondCount = size - 2 * staticCount

  /// The count of frames.
  let count: Int
  private let cepstra: [Int8]
  private let levels: [UInt8]
  /// What is taken from each value, and what it is then multiplied by.
  private var means = [Float](repeating: 0, count: size)
  private var scales = [Float](repeating: 1, count: size)
  private var offsets = RunOffsets()

  /// Prepares the frames of a recording with some speech.
  init(of features: FrameFeatures, speech: [SpeechRun]) {
    var cepstra: [Int8] = []
    cepstra.reserveCapacity(features.cepstra.count * FrameFeatures.cepstrumSize)
    features.cepstra.forEach(in: 0..<features.cepstra.count) { cepstra.append(contentsOf: $0) }
    self.cepstra = cepstra
    levels = features.storedLevels
    count = min(features.cepstra.count, features.count / Self.stride)
    let runs = speech.map { self.frames(of: $0.onset..<$0.offset) }
    measure(runs)
    offsets = offsets(of: runs)
  }

  /// The frame that a hop belongs to.
  func frame(ofHop hop: Int) -> Int { min(max(hop / Self.stride, 0), count) }

  /// The frames that some hops belong to.
  func frames(of hops: Range<Int>) -> Range<Int> {
    frame(ofHop: hops.lowerBound)..<frame(ofHop: hops.upperBound)
  }

  /// Learns the mean and the variance of every value over the speech.
  private mutating func measure(_ speech: [Range<Int>]) {
    var sums = [Double](repeating: 0, count: Self.size)
    var squares = sums
    var total = 0.0
    for frames in speech {
      let values = vectors(frames)
      for frame in 0..<frames.count {
        for d in 0..<Self.size {
          let value = Double(values[frame * Self.size + d])
          sums[d] += value
          squares[d] += value * value
        }
      }
      total += Double(frames.count)
    }
    guard total > 1 else { return }
    for d in 0..<Self.size {
      let mean = sums[d] / total
      means[d] = Float(mean)
      scales[d] = Float(1 / max(squares[d] / total - mean * mean, 1e-6).squareRoot())
    }
  }

  /// How far each run is from the mean.
  private func offsets(of speech: [Range<Int>]) -> RunOffsets {
    var offsets = RunOffsets()
    for frames in speech {
      let values = vectors(frames)
      offsets.append(
        frames,
        sums: (0..<Self.staticCount).map { d in
          (0..<frames.count).reduce(0) { $0 + values[$1 * Self.size + d] }
        })
    }
    return offsets
  }

  /// The vectors of some frames, one behind the other.
  func vectors(_ frames: Range<Int>) -> [Float] {
    var values = [Float](repeating: 0, count: frames.count * Self.size)
    guard !frames.isEmpty, count > 0 else { return values }
    let n = Self.staticCount
    let around = frames.count + 2 * Self.reach
    var still = [Float](repeating: 0, count: around * n)
    for k in 0..<around {
      let frame = min(max(frames.lowerBound + k - Self.reach, 0), count - 1)
      for d in 0..<n - 1 {
        still[k * n + d] =
          Float(cepstra[frame * FrameFeatures.cepstrumSize + d]) * FrameFeatures.cepstrumStep
      }
      let hop = frame * Self.stride
      still[k * n + n - 1] = Float(Int(levels[hop]) + Int(levels[hop + 1])) * Self.levelUnit
    }
    for k in 0..<frames.count {
      let (at, base) = ((k + Self.reach) * n, k * Self.size)
      for d in 0..<n {
        let value = still[at + d]
        let (before, beforeThat) = (still[at - n + d], still[at - 2 * n + d])
        let (after, afterThat) = (still[at + n + d], still[at + 2 * n + d])
        values[base + d] = value
        values[base + n + d] = 2 * (afterThat - beforeThat) + after - before
      }
      // The level and the lowest coefficients move most.
      for j in 0..<Self.secondCount {
        let d = j == 0 ? n - 1 : j - 1
        values[base + 2 * n + j] = still[at + 2 * n + d] + still[at - 2 * n + d] - 2 * still[at + d]
      }
      for d in 0..<Self.size { values[base + d] = (values[base + d] - means[d]) * scales[d] }
    }
    offsets.subtract(from: &values, of: frames, size: Self.size)
    return values
  }

  private static let levelUnit = FrameFeatures.levelStep / 2
}
