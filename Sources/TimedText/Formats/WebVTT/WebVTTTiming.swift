internal import Timeline

/// The line with a cue's times, by the steps of "collect WebVTT cue timings and settings".
struct WebVTTTiming {
  var inTime: MediaTime
  var outTime: MediaTime
  /// Where the in-time stands.
  var inRange: Range<Int>
  /// Where the out-time stands.
  var outRange: Range<Int>
  /// Where the settings stand.
  var settings: Range<Int>

  /// The times in a line; nothing where it is no such line.
  init?(_ line: Range<Int>, in bytes: [UInt8]) {
    var index = line.lowerBound
    let end = line.upperBound
    func skipSpace() { while index < end, bytes[index].isSpace { index += 1 } }
    skipSpace()
    let inStart = index
    guard let inTime = Self.time(in: bytes[..<end], at: &index) else { return nil }
    inRange = inStart..<index
    skipSpace()
    guard bytes.has("-->", at: index, before: end) else { return nil }
    index += 3
    skipSpace()
    let outStart = index
    guard let outTime = Self.time(in: bytes[..<end], at: &index) else { return nil }
    outRange = outStart..<index
    settings = index..<end
    (self.inTime, self.outTime) = (inTime, outTime)
  }

  /// A time at an index, which is moved behind it, by the steps of "collect a WebVTT timestamp".
  static func time(in bytes: ArraySlice<UInt8>, at index: inout Int) -> MediaTime? {
    func number() -> (value: Int64, digits: Int)? {
      let start = index
      var value: Int64 = 0
      while index < bytes.endIndex, bytes[index].isDigit {
        // Hours may have any number of digits: they are bounded, which is told.
        value = min(value * 10 + Int64(bytes[index] - 0x30), 1_000_000)
        index += 1
      }
      return index > start ? (value, index - start) : nil
    }
    func skip(_ mark: UInt8) -> Bool {
      guard index < bytes.endIndex, bytes[index] == mark else { return false }
      index += 1
      return true
    }
    let colon = UInt8(ascii: ":")
    guard let first = number(), skip(colon), let second = number(), second.digits == 2 else {
      return nil
    }
    var (hours, minutes, seconds) = (Int64(0), first.value, second.value)
    let hasHours = first.digits != 2 || first.value > 59
    if hasHours || index < bytes.endIndex && bytes[index] == colon {
      guard skip(colon), let third = number(), third.digits == 2 else { return nil }
      (hours, minutes, seconds) = (first.value, second.value, third.value)
    }
    guard skip(UInt8(ascii: ".")), let fraction = number(), fraction.digits == 3, minutes < 60,
      seconds < 60
    else { return nil }
    return .milliseconds(Int(((hours * 60 + minutes) * 60 + seconds) * 1000 + fraction.value))
  }
}

extension UInt8 {
  /// Whether it is white space of ASCII: a tab, a line feed, a form feed, a carriage return, a space.
  var isSpace: Bool { self == 0x20 || self == 0x09 || self == 0x0A || self == 0x0C || self == 0x0D }
}
