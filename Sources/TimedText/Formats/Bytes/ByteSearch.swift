/// Looks for a byte again and again from places further and further on: what was found, or found to be
/// missing, is not looked for once more, so that all searches together are linear.
struct ByteSearch {
  private let byte: UInt8
  /// From where the last search began to where it ended: at the byte, or behind the last one.
  private var searched = 0...0
  private var isFresh = true

  init(_ byte: UInt8) { self.byte = byte }

  /// Forgets what was found, for other bytes.
  mutating func restart() { isFresh = true }

  /// The first place of the byte from an index on.
  mutating func next(in bytes: [UInt8], from index: Int) -> Int? {
    guard index < bytes.count else { return nil }
    if isFresh || !searched.contains(index) {
      searched = index...(bytes[index...].firstIndex(of: byte) ?? bytes.count)
      isFresh = false
    }
    return searched.upperBound < bytes.count ? searched.upperBound : nil
  }
}
