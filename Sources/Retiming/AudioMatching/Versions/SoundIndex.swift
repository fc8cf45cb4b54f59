/// Finds the frames of a recording by their codes.
struct SoundIndex: Sendable {
  private struct Entry {
    var code: UInt32
    var frame: UInt32
  }

  /// The entries by bucket, and where each bucket begins.
  private let entries: [Entry]
  private let starts: [UInt32]
  /// How many bits a bucket's number has.
  private let bits: Int
  /// A code that more frames have than this tells nothing.
  private static let mostFrames = 48

  /// Sorts the frames of a recording by their codes.
  ///
  /// - Complexity: linear in the count of frames.
  init(_ codes: SoundCodes) {
    let found = codes.range.compactMap { frame in
      codes.code(at: frame).map { Entry(code: $0.value, frame: UInt32(frame)) }
    }
    var bits = 4
    while 1 << bits < found.count { bits += 1 }
    var starts = Array(repeating: UInt32(0), count: 1 << bits + 1)
    for entry in found { starts[Self.bucket(entry.code, bits) + 1] += 1 }
    for k in 1..<starts.count { starts[k] += starts[k - 1] }
    var next = starts
    var entries = found
    for entry in found {
      let bucket = Self.bucket(entry.code, bits)
      entries[Int(next[bucket])] = entry
      next[bucket] += 1
    }
    self.bits = bits
    self.starts = starts
    self.entries = entries
  }

  /// Spreads the codes, which are far from random, over the buckets (Knuth's multiplicative hash).
  private static func bucket(_ code: UInt32, _ bits: Int) -> Int {
    Int((code &* 2_654_435_769) >> UInt32(32 - bits))
  }

  /// Calls `body` with each frame that has a code, but for its doubtful bits.
  func forEachFrame(like code: SoundCodes.Code, _ body: (Int) -> Void) {
    for choice in 0..<UInt32(1) << UInt32(SoundCodes.doubtful) {
      var value = code.value
      if choice & 1 != 0 { value ^= code.doubts.0 }
      if choice & 2 != 0 { value ^= code.doubts.1 }
      if choice & 4 != 0 { value ^= code.doubts.2 }
      let bucket = Self.bucket(value, bits)
      let range = Int(starts[bucket])..<Int(starts[bucket + 1])
      if range.count > Self.mostFrames,
        range.count(where: { entries[$0].code == value }) > Self.mostFrames
      {
        continue
      }
      for k in range where entries[k].code == value { body(Int(entries[k].frame)) }
    }
  }
}
