internal import Timeline

extension MediaTime {
  /// The times that are taken from a file, in ticks.
  private static let fileLimits = -longestInFiles.ticks...longestInFiles.ticks

  /// The tick nearest to a decimal number of seconds, in digits, with a mark and more digits, with an
  /// exponent; exact, where a binary number in between would not be. Nothing where it is no such
  /// number.
  ///
  /// - Parameters:
  ///   - bytes: The number.
  ///   - power: What the number is multiplied by, as a power of ten: −3 for milliseconds.
  ///   - mark: The decimal mark.
  init?(decimal bytes: ArraySlice<UInt8>, power: Int = 0, mark: UInt8 = UInt8(ascii: ".")) {
    var index = bytes.startIndex
    func sign() -> Bool? {
      guard index < bytes.endIndex else { return nil }
      guard bytes[index] == UInt8(ascii: "-") || bytes[index] == UInt8(ascii: "+") else {
        return false
      }
      index += 1
      return bytes[index - 1] == UInt8(ascii: "-")
    }
    guard let isNegative = sign() else { return nil }
    let start = index
    var (wholeDigits, digits, hasMark) = (0, 0, false)
    while index < bytes.endIndex, bytes[index].isDigit || bytes[index] == mark && !hasMark {
      if bytes[index] == mark {
        hasMark = true
      } else {
        digits += 1
        if !hasMark { wholeDigits += 1 }
      }
      index += 1
    }
    let mantissa = bytes[start..<index]
    guard digits > 0 else { return nil }
    var exponent = 0
    if index < bytes.endIndex, bytes[index].lowercased == UInt8(ascii: "e") {
      index += 1
      guard let isDown = sign(), index < bytes.endIndex else { return nil }
      while index < bytes.endIndex, bytes[index].isDigit {
        exponent = min(exponent * 10 + Int(bytes[index] - 0x30), 1_000_000)
        index += 1
      }
      if isDown { exponent = -exponent }
    }
    guard index == bytes.endIndex, bytes[bytes.endIndex - 1].isDigit || hasMark else { return nil }
    let magnitude = Self.ticks(of: mantissa, wholeDigits: wholeDigits + exponent + power)
    self.init(
      ticks: isNegative
        ? max(-magnitude, Self.fileLimits.lowerBound)
        : min(magnitude, Self.fileLimits.upperBound))
  }

  /// The ticks of digits of which so many stand before the point; where that is negative, so many
  /// zeros stand behind it.
  private static func ticks(of mantissa: ArraySlice<UInt8>, wholeDigits: Int) -> Int64 {
    // Seconds of the limit; a longer number needs no more exactness than to be beyond it.
    let largest: Int64 = 12_000_000_000
    let finest: UInt64 = 1_000_000_000_000_000_000
    var whole: Int64 = 0
    var (fraction, scale): (UInt64, UInt64) = (0, 1)
    for _ in 0..<max(0, min(18, -wholeDigits)) { scale *= 10 }
    var place = 0
    for byte in mantissa where byte.isDigit {
      if place < wholeDigits {
        whole = min(whole * 10 + Int64(byte - 0x30), largest)
      } else if scale < finest {
        fraction = fraction * 10 + UInt64(byte - 0x30)
        scale *= 10
      }
      place += 1
    }
    if whole > 0, place < wholeDigits {
      for _ in 0..<min(20, wholeDigits - place) { whole = min(whole * 10, largest) }
    }
    let product = fraction.multipliedFullWidth(by: ticksPerSecond.magnitude)
    let (quotient, remainder) = scale.dividingFullWidth((product.high, product.low))
    let rounded = Int64(clamping: quotient) + (remainder >= scale - remainder ? 1 : 0)
    return min(whole * ticksPerSecond, fileLimits.upperBound) + rounded
  }
}

extension ByteWriter {
  /// Writes seconds as the shortest decimal that reads back to the same tick.
  mutating func appendSeconds(_ time: MediaTime) {
    let second = MediaTime.ticksPerSecond.magnitude
    let (whole, rest) = time.ticks.magnitude.quotientAndRemainder(dividingBy: second)
    if time.ticks < 0 { append(UInt8(ascii: "-")) }
    guard rest > 0 else { return append(Int64(clamping: whole)) }
    if rest.isMultiple(of: second / 1000) {
      return appendDecimal(whole, rest / (second / 1000), digits: 3)
    }
    // Half a unit of the ninth decimal is less than half a tick.
    var scale: UInt64 = 10_000
    for digits in 4...9 {
      let decimal = (rest * scale + second / 2) / second
      if digits == 9 || (decimal * second + scale / 2) / scale == rest {
        return appendDecimal(whole, decimal, digits: digits)
      }
      scale *= 10
    }
  }

  /// Writes seconds with so many decimals, from 1 to 9, rounded to the nearest.
  mutating func appendSeconds(_ time: MediaTime, decimals: Int) {
    var scale: UInt64 = 1
    for _ in 0..<decimals { scale *= 10 }
    let second = MediaTime.ticksPerSecond.magnitude
    let (whole, rest) = time.ticks.magnitude.quotientAndRemainder(dividingBy: second)
    let decimal = (rest * scale + second / 2) / second
    if time.ticks < 0, whole > 0 || decimal > 0 { append(UInt8(ascii: "-")) }
    append(Int64(clamping: whole + decimal / scale))
    append(UInt8(ascii: "."))
    append(Int64(clamping: decimal % scale), width: decimals)
  }

  /// Writes seconds rounded to the millisecond, without zeros that say nothing.
  mutating func appendShortSeconds(_ time: MediaTime) {
    appendSeconds(.milliseconds(Int(time.roundedMilliseconds)))
  }

  private mutating func appendDecimal(_ whole: UInt64, _ decimal: UInt64, digits: Int) {
    var (decimal, digits) = (decimal, digits)
    while digits > 0, decimal.isMultiple(of: 10) { (decimal, digits) = (decimal / 10, digits - 1) }
    append(Int64(clamping: whole))
    guard digits > 0 else { return }
    append(UInt8(ascii: "."))
    append(Int64(clamping: decimal), width: digits)
  }
}
