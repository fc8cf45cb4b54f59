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

  /// Writes text with a byte twice wherever it stands, as formats write quotation marks inside
  /// quotation marks.
  mutating func append(_ text: String, doubling byte: UInt8) {
    guard text.utf8.contains(byte) else {
      self += text
      return
    }
    for other in text.utf8 {
      if other == byte { bytes.append(byte) }
      bytes.append(other)
    }
  }

  /// Writes a number that is not negative in decimal, with zeros before it up to a width.
  mutating func append(_ number: Int64, width: Int = 1) {
    if number < 100, width == 2 { return appendTwoDigits(number) }
    let number = UInt64(max(0, number))
    var divisor: UInt64 = 1
    var digits = 1
    // As many digits as the largest number has, at most.
    while digits < 20, digits < width || divisor <= number / 10 {
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
    // At once, for there are two in each cue.
    bytes.append(addingCapacity: 9) { out in
      func append(_ number: UInt32) {
        out.append(0x30 + UInt8(truncatingIfNeeded: number / 10))
        out.append(0x30 + UInt8(truncatingIfNeeded: number % 10))
      }
      append(rest / 60_000)
      out.append(UInt8(ascii: ":"))
      append(rest / 1000 % 60)
      out.append(decimalMark)
      out.append(0x30 + UInt8(truncatingIfNeeded: rest % 1000 / 100))
      append(rest % 100)
    }
  }

  /// Writes a number below 100 with two digits.
  mutating func appendTwoDigits(_ number: some FixedWidthInteger) {
    append(0x30 + UInt8(truncatingIfNeeded: number / 10))
    append(0x30 + UInt8(truncatingIfNeeded: number % 10))
  }
}
