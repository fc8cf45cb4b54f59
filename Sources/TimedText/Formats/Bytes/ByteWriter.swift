internal import Timeline

/// Bytes that are written one after the other.
struct ByteWriter {
  private(set) var bytes: [UInt8] = []

  mutating func reserve(_ count: Int) { bytes.reserveCapacity(count) }

  static func += (writer: inout ByteWriter, text: String) { writer.bytes += text.utf8 }
  static func += (writer: inout ByteWriter, bytes: [UInt8]) { writer.bytes += bytes }
  static func += (writer: inout ByteWriter, bytes: ArraySlice<UInt8>) { writer.bytes += bytes }
  static func += (writer: inout ByteWriter, bytes: Substring.UTF8View) { writer.bytes += bytes }

  mutating func append(_ byte: UInt8) { bytes.append(byte) }

  /// Writes a number that is not negative in decimal, with zeros before it up to a width.
  mutating func append(_ number: Int64, width: Int = 1) {
    if number < 100, width == 2 { return appendTwoDigits(number) }
    let number = UInt64(max(0, number))
    var divisor: UInt64 = 1
    var digits = 1
    while digits < width || number / divisor >= 10 {
      // As many digits as the largest number has.
      guard digits < 20 else { break }
      divisor *= 10
      digits += 1
    }
    while divisor > 0 {
      bytes.append(0x30 + UInt8(truncatingIfNeeded: number / divisor % 10))
      divisor /= 10
    }
  }

  /// Writes hours, minutes, seconds and milliseconds, rounded to the nearest and no earlier than the
  /// start: `00:01:02,345`.
  mutating func append(
    _ time: MediaTime, decimalMark: UInt8, hourDigits: Int = 2, hidesNoHours: Bool = false
  ) {
    let milliseconds = UInt64(max(0, time.roundedMilliseconds))
    let hours = milliseconds / 3_600_000
    if hours > 0 || !hidesNoHours {
      append(Int64(hours), width: hourDigits)
      append(UInt8(ascii: ":"))
    }
    let rest = UInt32(milliseconds % 3_600_000)
    appendTwoDigits(rest / 60_000)
    append(UInt8(ascii: ":"))
    appendTwoDigits(rest / 1000 % 60)
    append(decimalMark)
    append(0x30 + UInt8(truncatingIfNeeded: rest % 1000 / 100))
    appendTwoDigits(rest % 100)
  }

  /// Writes a number below 100 with two digits.
  mutating func appendTwoDigits(_ number: some FixedWidthInteger) {
    append(0x30 + UInt8(truncatingIfNeeded: number / 10))
    append(0x30 + UInt8(truncatingIfNeeded: number % 10))
  }
}
