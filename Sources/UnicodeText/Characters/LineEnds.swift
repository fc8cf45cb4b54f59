extension Span<UInt8> {
  /// The index of the first line feed or carriage return from an index on; the number of bytes where
  /// there is none.
  ///
  /// Eight bytes are looked at at once: all of a file is gone through like this.
  package func firstLineEnd(from start: Int) -> Int {
    let bytes = unsafe bytes
    var index = start
    while index + 8 <= count {
      let word = unsafe bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self)
      let ends = UInt64(littleEndian: word).tops(ofBytes: 0x0A, 0x0D)
      if ends != 0 { return index + ends.trailingZeroBitCount / 8 }
      index += 8
    }
    while index < count, self[index] != 0x0A, self[index] != 0x0D { index += 1 }
    return index
  }
}

extension UInt64 {
  /// The highest bits of the bytes that are one of two; the lowest one is right, which those above it
  /// need not be.
  fileprivate func tops(ofBytes first: UInt8, _ second: UInt8) -> UInt64 {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let (a, b) = (self ^ UInt64(first) &* ones, self ^ UInt64(second) &* ones)
    return ((a &- ones) & ~a | (b &- ones) & ~b) & ones << 7
  }
}
