/// Short codes for what is around each frame: which of its sounds grow and which fade, in 22 bits.
///
/// As in the fingerprints of Haitsma and Kalker (2002), each bit is the sign of a difference over
/// time, so neither gain nor a filter matter; the differences are between means over 160 ms, so that
/// neither a tempo that is a few per cent off nor a grid that falls elsewhere change many.
struct SoundCodes: Sendable {
  /// How many bits a code has.
  static let bits = 22
  /// How many of the least certain bits are kept for a frame.
  static let doubtful = 3

  /// A code and its least certain bits.
  struct Code: Sendable {
    var value: UInt32
    /// The least certain bits, the least certain first.
    var doubts: (UInt32, UInt32, UInt32)
  }

  /// Half of the frames that a code looks at.
  static let reach = 12
  private static let window = 8

  private let means: [SIMD16<Float>]
  private let loudness: [SoundFrames.Loudness]

  /// Prepares the codes of a recording.
  init(_ frames: SoundFrames) {
    loudness = frames.loudness
    var means: [SIMD16<Float>] = []
    let window = Self.window
    if frames.count >= window {
      means.reserveCapacity(frames.count - window + 1)
      for start in 0...frames.count - window {
        var sum = SIMD16<Float>.zero
        for vector in frames.vectors[start..<start + window] { sum += vector }
        means.append(sum)
      }
    }
    self.means = means
  }

  /// The frames that have codes.
  var range: Range<Int> {
    let end = loudness.count - Self.reach
    return Self.reach..<max(Self.reach, end)
  }

  /// The code of a frame, or nothing where there is next to nothing to hear.
  func code(at frame: Int) -> Code? {
    guard
      loudness[frame] != .quiet || loudness[frame - 6] != .quiet || loudness[frame + 6] != .quiet
    else { return nil }
    let before = means[frame - 8]
    let after = means[frame]
    let first = after - before
    let second = means[frame - 4] * 2 - means[frame - 12] - means[frame + 4]
    let third = means[frame + 4] - means[frame - 12]
    var code = Code(value: 0, doubts: (0, 0, 0))
    var least: (Float, Float, Float) = (.infinity, .infinity, .infinity)
    var bit: UInt32 = 1
    func add(_ value: Float) {
      if value > 0 { code.value |= bit }
      let size = abs(value)
      if size < least.0 {
        least = (size, least.0, least.1)
        code.doubts = (bit, code.doubts.0, code.doubts.1)
      } else if size < least.1 {
        least = (least.0, size, least.1)
        code.doubts = (code.doubts.0, bit, code.doubts.1)
      } else if size < least.2 {
        least.2 = size
        code.doubts.2 = bit
      }
      bit <<= 1
    }
    for k in 0..<8 { add(first[k]) }
    for k in 0..<7 { add(second[k] * 0.8) }
    for k in 0..<5 { add(third[k]) }
    add(first[12])
    add(second[12] * 0.8)
    return code
  }
}
