import Retiming
import SpeechDetection
import TestSupport
import Timeline

/// Features that are like those of speech: sounds of some 100 ms that glide into each other, with
/// pauses between words; made by a seed, so that every seed is another recording.
struct SyntheticSound {
  /// A level and a cepstrum for every 20 ms.
  struct Frame {
    var level: Float
    var cepstrum: [Float]
  }

  var frames: [Frame] = []

  /// Frames a second.
  static let perSecond = 50

  init(_ frames: [Frame]) { self.frames = frames }

  /// A recording of so many seconds.
  init(seconds: Int, seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    func random(_ range: ClosedRange<Float>) -> Float { .random(in: range, using: &generator) }
    var from = Frame(level: -70, cepstrum: Array(repeating: 0, count: 12))
    var words = 0
    while frames.count < seconds * Self.perSecond {
      words -= 1
      let isPause = words < 0
      if isPause { words = Int.random(in: 4...30, using: &generator) }
      let to = Frame(
        level: isPause ? -70 : random(-35 ... -15),
        cepstrum: (0..<12).map { k in isPause ? 0 : random(-12...12) / (1 + Float(k) / 4) })
      let count = isPause ? Int.random(in: 4...40, using: &generator) : Int(random(3...8))
      for k in 1...count {
        // A pause is reached at once, and left so.
        let share = isPause ? min(1, Float(k) / 2) : Float(k) / Float(count)
        frames.append(
          Frame(
            level: from.level + (to.level - from.level) * share,
            cepstrum: zip(from.cepstrum, to.cepstrum).map { $0 + ($1 - $0) * share }))
      }
      from = to
    }
    frames.removeLast(frames.count - seconds * Self.perSecond)
  }

  /// The same sound so many times as fast.
  func played(at rate: Double) -> SyntheticSound {
    SyntheticSound(
      (0..<Int(Double(frames.count) / rate)).map { index in
        let place = Double(index) * rate
        let (first, share) = (Int(place), Float(place - place.rounded(.down)))
        let (a, b) = (frames[first], frames[min(first + 1, frames.count - 1)])
        return Frame(
          level: a.level + (b.level - a.level) * share,
          cepstrum: zip(a.cepstrum, b.cepstrum).map { $0 + ($1 - $0) * share })
      })
  }

  /// The features, with noise of so many dB and nepers, and so much louder.
  func features(noise: Float = 0.5, gain: Float = 0, seed: UInt64 = 1) -> FrameFeatures {
    var generator = SeededGenerator(seed: seed &+ 77)
    func stray(_ size: Float) -> Float { .random(in: -size...size, using: &generator) }
    var features = FrameFeatures()
    for (k, frame) in frames.enumerated() {
      let next = frames[min(k + 1, frames.count - 1)]
      for share in [Float(0), 0.5] {
        let level = frame.level + (next.level - frame.level) * share + gain + stray(2 * noise)
        features.storedLevels.append(UInt8(max(0, min(255, (level + 120) * 2))))
      }
      features.cepstra.append(
        frame.cepstrum.map { Int8(max(-127, min(127, $0 + stray(4 * noise)))) })
    }
    features.duration = FrameFeatures.time(ofHop: features.storedLevels.count)
    return features
  }
}
