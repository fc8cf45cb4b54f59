internal import Algorithms

/// How far each run of speech is, on average, from all the speech of a recording.
///
/// Who speaks, how near, and over which line shifts every sound of a run alike, and takes as much to
/// learn for every letter as there are voices. With that taken away (cepstral mean normalization; Atal,
/// 1974) the letters of a dozen actors are told apart better by a tenth. What is said shifts the mean of a
/// short run as well: it is therefore drawn towards that of all speech.
struct RunOffsets: Sendable {
  /// How many frames the mean of all speech counts as in that of a run: three seconds.
  private static let priorFrames: Float = 150

  private struct Run {
    var frames: Range<Int>
    var offset: [Float]
  }

  /// In the order of the recording.
  private var runs: [Run] = []

  /// Adds the run that follows: the sum of each value over its frames.
  mutating func append(_ frames: Range<Int>, sums: [Float]) {
    let weight = 1 / (Float(frames.count) + Self.priorFrames)
    runs.append(Run(frames: frames, offset: sums.map { $0 * weight }))
  }

  /// Takes the offsets from the vectors of some frames, each of so many values.
  func subtract(from vectors: inout [Float], of frames: Range<Int>, size: Int) {
    var index = runs.partitioningIndex { $0.frames.upperBound > frames.lowerBound }
    while index < runs.count, runs[index].frames.lowerBound < frames.upperBound {
      let run = runs[index]
      for frame in run.frames.clamped(to: frames) {
        let base = (frame - frames.lowerBound) * size
        for (d, offset) in run.offset.enumerated() { vectors[base + d] -= offset }
      }
      index += 1
    }
  }
}
