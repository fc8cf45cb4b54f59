/// The two distributions of a recording's levels: that of its pauses and that of its speech.
///
/// Levels are counted in stored steps above the noise floor of their time. The pauses show as the
/// lowest peak of the histogram. Their spread is read from the side of that peak which faces away
/// from the speech: the other side holds the tails of words as well.
struct LevelModel: Sendable {
  /// The most frequent level of the pauses.
  let noisePeak: Float
  /// The standard deviation of the pauses' levels.
  let noiseDeviation: Float
  /// The usual level of speech: the one that a fifth of the hops above the noise exceeds.
  let speechLevel: Float

  /// The index that the floor itself has in a histogram.
  static let floorIndex = 64
  /// How many levels a histogram counts.
  static let histogramSize = floorIndex + 256

  /// Reads the distributions from a count for each level.
  init(histogram: [Int]) {
    let smooth = histogram.indices.map { centre in
      histogram[max(0, centre - 2)...min(histogram.count - 1, centre + 2)].reduce(0, +)
    }
    // Not far from the floor, from 6 dB below it to 10 dB above, lies the peak of the pauses, if
    // there is one.
    let near = Self.floorIndex - 12..<Self.floorIndex + 20
    let peak = near.max { smooth[$0] < smooth[$1] || (smooth[$0] == smooth[$1] && $0 > $1) }
    let noisePeak = peak ?? Self.floorIndex
    var (count, squares) = (0, 0)
    for level in 0...noisePeak {
      let distance = noisePeak - level
      let weight = distance == 0 ? 1 : 2
      count += weight * histogram[level]
      squares += weight * histogram[level] * distance * distance
    }
    let variance = Float(squares) / Float(max(count, 1))
    // A stored step is half a decibel, so that no spread can be measured below one.
    let deviation = max(variance.squareRoot(), 1)
    let firstSpeech = min(noisePeak + Int(4 * deviation), histogram.count - 1)
    let speechCount = histogram[firstSpeech...].reduce(0, +)
    var above = 0
    var speech = histogram.count - 1
    while speech > firstSpeech {
      above += histogram[speech]
      if above * 5 >= speechCount { break }
      speech -= 1
    }
    self.noisePeak = Float(noisePeak - Self.floorIndex)
    noiseDeviation = deviation
    speechLevel = Float(speech - Self.floorIndex)
  }
}
