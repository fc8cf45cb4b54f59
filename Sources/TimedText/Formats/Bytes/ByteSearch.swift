/// Looks for a byte again and again from places further and further on: what was found, or found to be
/// missing, is not looked for once more, so that all searches together are linear.
struct ByteSearch {
  private let byte: UInt8
  /// Where the last search began, and where it ended.
  private var searched = 0..<0

  init(_ byte: UInt8) { self.byte = byte }

  /// Forgets what was found, for other bytes.
  mutating func restart() { searched = 0..<0 }

  /// The first place of the byte from an index on.
  mutating func next(in bytes: [UInt8], from index: Int) -> Int? {
    guard index < bytes.count else { return nil }
    if !searched.contains(index) || searched.upperBound > bytes.count {
      let end = bytes[index...].firstIndex(of: byte) ?? bytes.count
      searched = index..<end + 1
    }
    let found = searched.upperBound - 1
    return found < bytes.count ? found : nil
  }
}
