internal import Timeline

/// Bytes that are written one after the other.
struct ByteWriter {
  private(set) var bytes: [UInt8] = []

  mutating func reserve(_ count: Int) { bytes.reserveCapacity(count) }

  static func += (writer: inout ByteWriter, text: String) {
    let utf8 = text.utf8.span
    writer.bytes.append(addingCapacity: utf8.count) { out in
      for index in utf8.indices { out.append(utf8[index]) }
    }
  }
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
    bytes.append(addingCapacity: max(width, NumberWriting.mostDigits)) { out in
      out.append(UInt64(max(0, number)), width: width)
    }
  }

  /// Writes a number below 100 with two digits.
  mutating func appendTwoDigits(_ number: some FixedWidthInteger) {
    append(Int64(truncatingIfNeeded: number), width: 2)
  }

  /// Writes hours, minutes, seconds and milliseconds, rounded to the nearest and no earlier than the
  /// start: `00:01:02,345`.
  mutating func append(
    _ time: MediaTime, decimalMark: UInt8, hourDigits: Int = 2, hidesNoHours: Bool = false
  ) {
    bytes.append(addingCapacity: NumberWriting.longestClock) { out in
      out.append(
        time, decimalMark: decimalMark, hourDigits: hourDigits, hidesNoHours: hidesNoHours)
    }
  }

  /// Writes a cue's times with an arrow between them: `00:01:02,345 --> 00:01:04,000`.
  mutating func append(from inTime: MediaTime, to outTime: MediaTime, decimalMark: UInt8) {
    let arrow = " --> ".utf8
    // At once, for each cue of a long track has them.
    bytes.append(addingCapacity: 2 * NumberWriting.longestClock + arrow.count) { out in
      out.append(inTime, decimalMark: decimalMark, hourDigits: 2, hidesNoHours: false)
      for byte in arrow { out.append(byte) }
      out.append(outTime, decimalMark: decimalMark, hourDigits: 2, hidesNoHours: false)
    }
  }
}

/// How long numbers and times are at most.
private enum NumberWriting {
  static let mostDigits = 20
  static let longestClock = mostDigits + ":00:00.000".utf8.count
}

extension OutputSpan<UInt8> {
  /// Writes a number with zeros before it up to a width.
  fileprivate mutating func append(_ number: UInt64, width: Int) {
    if number < 100, width == 2 { return appendTwoDigits(UInt32(number)) }
    var divisor: UInt64 = 1
    var digits = 1
    while digits < NumberWriting.mostDigits, digits < width || divisor <= number / 10 {
      divisor *= 10
      digits += 1
    }
    while divisor > 0 {
      append(0x30 + UInt8(truncatingIfNeeded: number / divisor % 10))
      divisor /= 10
    }
  }

  /// Writes a number below 100.
  private mutating func appendTwoDigits(_ number: UInt32) {
    append(0x30 + UInt8(truncatingIfNeeded: number / 10))
    append(0x30 + UInt8(truncatingIfNeeded: number % 10))
  }

  /// Writes hours, minutes, seconds and milliseconds.
  fileprivate mutating func append(
    _ time: MediaTime, decimalMark: UInt8, hourDigits: Int, hidesNoHours: Bool
  ) {
    let milliseconds = UInt64(max(0, time.roundedMilliseconds))
    let hours = milliseconds / 3_600_000
    if hours > 0 || !hidesNoHours {
      append(hours, width: hourDigits)
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
}
