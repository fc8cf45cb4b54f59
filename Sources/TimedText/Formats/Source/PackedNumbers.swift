/// Whole numbers in few bytes where they are small: what is kept of every cue of a long file.
///
/// Each is of seven bits a byte, the lowest first, below its sign; all bytes but its last have the
/// eighth bit set. Bytes as they are may stand between them.
struct PackedNumbers: Sendable {
  private(set) var bytes: [UInt8] = []

  /// As many bytes as a number takes at most.
  private static let longest = 10

  /// Adds numbers that belong together.
  mutating func append<let count: Int>(_ numbers: [count of Int]) {
    bytes.append(addingCapacity: count * Self.longest) { out in
      for index in numbers.indices {
        let number = numbers[index]
        var rest = UInt(bitPattern: number << 1 ^ number >> (Int.bitWidth - 1))
        while rest > 0x7F {
          out.append(UInt8(truncatingIfNeeded: rest) | 0x80)
          rest >>= 7
        }
        out.append(UInt8(truncatingIfNeeded: rest))
      }
    }
  }

  /// Adds bytes, whose number the reader has to know.
  mutating func append(bytes others: [UInt8]) { bytes += others }

  /// Reads what was added, in order.
  struct Reader {
    private let bytes: [UInt8]
    private var position: Int

    init(_ numbers: PackedNumbers, at position: Int = 0) {
      bytes = numbers.bytes
      self.position = position
    }

    var isAtEnd: Bool { position >= bytes.count }

    mutating func next() -> Int {
      var (value, shift): (UInt, UInt) = (0, 0)
      while true {
        let byte = bytes[position]
        position += 1
        value |= UInt(byte & 0x7F) << shift
        if byte < 0x80 { break }
        shift += 7
      }
      return Int(bitPattern: value >> 1 ^ (0 &- (value & 1)))
    }

    mutating func bytes(_ count: Int) -> [UInt8] {
      defer { position += count }
      return Array(bytes[position..<position + count])
    }
  }
}
