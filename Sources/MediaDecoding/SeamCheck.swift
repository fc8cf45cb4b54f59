/// What two neighbouring spans both decode around their seam, boiled down so that it can be compared:
/// every bit of every sample, and the positions at which frames start.
///
/// A decoder that starts in the middle and agrees with the one that came all the way for a second,
/// bit by bit, has the same state, as far as it has any; and the one before has passed the same test
/// at its own start. So by induction the spans give what one pass gives.
struct SeamCheck: Sendable, Equatable {
  /// The positions that are compared.
  let window: Range<Int64>
  private var frames: UInt64 = Self.seed
  private var channels: [UInt64]

  // FNV-1a, on whole words in place of bytes.
  private static let seed: UInt64 = 0xcbf2_9ce4_8422_2325
  private static let prime: UInt64 = 0x0000_0100_0000_01b3

  init(_ window: Range<Int64>, channels: Int) {
    self.window = window
    self.channels = Array(repeating: Self.seed, count: channels)
  }

  /// Takes the position at which a frame starts.
  mutating func mark(frameAt position: Int64) {
    guard window.contains(position) else { return }
    frames = (frames ^ UInt64(bitPattern: position)) &* Self.prime
  }

  /// Takes a block, channel after channel, that lies in the window as a whole or not at all.
  mutating func take(_ block: borrowing Span<Float>, at position: Int64) {
    guard window.contains(position) else { return }
    let length = block.count / channels.count
    for channel in channels.indices {
      var hash = channels[channel]
      for index in channel * length..<(channel + 1) * length {
        hash = (hash ^ UInt64(block[index].bitPattern)) &* Self.prime
      }
      channels[channel] = hash
    }
  }
}
