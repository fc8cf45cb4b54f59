internal import Timeline

/// Times of scripts: hours, minutes, seconds and hundredths, as `0:01:02.34`.
enum SubStationTime {
  /// A time that was read.
  struct Reading {
    var time: MediaTime
    /// Whether it is not as the format has it.
    var isOdd: Bool
  }

  /// The time in a stretch; nothing where there is none.
  static func read(_ range: Range<Int>, in bytes: [UInt8]) -> Reading? {
    var index = range.lowerBound
    let end = range.upperBound
    let isNegative = index < end && bytes[index] == UInt8(ascii: "-")
    if isNegative { index += 1 }
    var isOdd = isNegative
    func number() -> (value: Int64, digits: Int)? {
      let start = index
      var value: Int64 = 0
      while index < end, bytes[index].isDigit {
        value = min(value * 10 + Int64(bytes[index] - 0x30), 999_999)
        index += 1
      }
      return index > start ? (value, index - start) : nil
    }
    func skip(_ mark: UInt8) -> Bool {
      guard index < end, bytes[index] == mark else { return false }
      index += 1
      return true
    }
    let colon = UInt8(ascii: ":")
    guard let hours = number(), skip(colon), let minutes = number(), skip(colon),
      let seconds = number()
    else { return nil }
    var milliseconds: Int64 = 0
    // The oldest scripts have a colon before the hundredths.
    let hasPoint = skip(UInt8(ascii: "."))
    if hasPoint || skip(colon) {
      let start = index
      guard let fraction = number() else { return nil }
      if !hasPoint || fraction.digits != 2 { isOdd = true }
      for (place, byte) in bytes[start..<index].prefix(3).enumerated() {
        milliseconds += Int64(byte - 0x30) * [100, 10, 1][place]
      }
    } else {
      isOdd = true
    }
    guard index == end else { return nil }
    if minutes.digits != 2 || seconds.digits != 2 || minutes.value > 59 || seconds.value > 59 {
      isOdd = true
    }
    let total = ((hours.value * 60 + minutes.value) * 60 + seconds.value) * 1000 + milliseconds
    // What is finer than the format is taken as it will be written.
    let time = MediaTime(samples: hundredths(.milliseconds(Int(total))), rate: 100)
    return Reading(time: isNegative ? .zero : time, isOdd: isOdd)
  }

  /// Hundredths of a second, rounded to the nearest and no earlier than the start.
  static func hundredths(_ time: MediaTime) -> Int64 { max(0, time.samples(rate: 100)) }

  static func append(_ time: MediaTime, to out: inout ByteWriter) {
    let hundredths = hundredths(time)
    out.append(hundredths / 360_000)
    out.append(UInt8(ascii: ":"))
    out.appendTwoDigits(hundredths / 6000 % 60)
    out.append(UInt8(ascii: ":"))
    out.appendTwoDigits(hundredths / 100 % 60)
    out.append(UInt8(ascii: "."))
    out.appendTwoDigits(hundredths % 100)
  }
}
