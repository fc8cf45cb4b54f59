package import Timeline

/// A number as people and programs write it, such as `23.976`, `-0.48`, `1e-3` or `30000/1001`: exact,
/// where a binary number in between would not be.
package struct WrittenNumber: Sendable, Hashable {
  /// The upper number.
  package let numerator: Int128
  /// The lower number; positive.
  package let denominator: Int128

  private init(_ numerator: Int128, over denominator: Int128) {
    let divisor = Int128(numerator.magnitude.greatestCommonDivisor(denominator.magnitude))
    self.numerator = numerator / divisor
    self.denominator = denominator / divisor
  }

  /// The number that some text is, a decimal or a ratio of two; nothing where it is none, or has more
  /// than 36 digits that count.
  package init?(_ text: some StringProtocol) {
    let parts = text.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    guard let first = parts.first, let upper = Self.decimal(first) else { return nil }
    switch parts.count {
    case 1: self = upper
    case 2:
      guard let lower = Self.decimal(parts[1]), lower.numerator != 0,
        let ratio = upper.divided(by: lower)
      else { return nil }
      self = ratio
    default: return nil
    }
  }

  /// A whole number.
  package init(_ number: Int64) { self.init(Int128(number), over: 1) }

  private static func decimal(_ bytes: some Collection<UInt8>) -> WrittenNumber? {
    var rest = bytes[...]
    func sign() -> Bool {
      guard let first = rest.first, first == UInt8(ascii: "-") || first == UInt8(ascii: "+") else {
        return false
      }
      rest = rest.dropFirst()
      return first == UInt8(ascii: "-")
    }
    let isNegative = sign()
    var (mantissa, digits, power, hasMark) = (Int128(0), 0, 0, false)
    while let byte = rest.first {
      if byte == UInt8(ascii: "."), !hasMark {
        hasMark = true
      } else if (0x30...0x39).contains(byte) {
        digits += 1
        if mantissa < largest {
          mantissa = mantissa * 10 + Int128(byte - 0x30)
          if hasMark { power -= 1 }
        } else if !hasMark {
          return nil
        }
      } else {
        break
      }
      rest = rest.dropFirst()
    }
    guard digits > 0 else { return nil }
    if let mark = rest.first, mark == UInt8(ascii: "e") || mark == UInt8(ascii: "E") {
      rest = rest.dropFirst()
      let isDown = sign()
      let exponent = rest.prefix { (0x30...0x39).contains($0) }
      guard !exponent.isEmpty else { return nil }
      let number = exponent.reduce(0) { min($0 * 10 + Int($1 - 0x30), 1000) }
      power += isDown ? -number : number
      rest = rest.dropFirst(exponent.count)
    }
    guard rest.isEmpty else { return nil }
    if mantissa == 0 { return WrittenNumber(0, over: 1) }
    var scale = Int128(1)
    for _ in 0..<min(abs(power), 40) {
      let (next, isTooMuch) = scale.multipliedReportingOverflow(by: 10)
      if isTooMuch { return power < 0 ? WrittenNumber(0, over: 1) : nil }
      scale = next
    }
    if power < 0 { return WrittenNumber(isNegative ? -mantissa : mantissa, over: scale) }
    let (product, isTooMuch) = mantissa.multipliedReportingOverflow(by: scale)
    return isTooMuch ? nil : WrittenNumber(isNegative ? -product : product, over: 1)
  }

  /// More digits than these no longer count.
  private static let largest = Int128(1_000_000_000_000_000_000) * 1_000_000_000_000_000_000

  /// Whether it is above zero.
  package var isPositive: Bool { numerator > 0 }

  /// The number that multiplied with another is this one; nothing where it cannot be held.
  package func divided(by other: WrittenNumber) -> WrittenNumber? {
    guard other.numerator != 0 else { return nil }
    return multiplied(
      by: WrittenNumber(
        other.numerator < 0 ? -other.denominator : other.denominator,
        over: Int128(other.numerator.magnitude)))
  }

  /// The product; nothing where it cannot be held.
  package func multiplied(by other: WrittenNumber) -> WrittenNumber? {
    let (a, isTooHigh) = numerator.multipliedReportingOverflow(by: other.numerator)
    let (b, isTooLow) = denominator.multipliedReportingOverflow(by: other.denominator)
    return isTooHigh || isTooLow ? nil : WrittenNumber(a, over: b)
  }

  /// The sum; nothing where it cannot be held.
  package func adding(_ other: WrittenNumber) -> WrittenNumber? {
    let (a, isTooHigh) = numerator.multipliedReportingOverflow(by: other.denominator)
    let (b, isTooFar) = other.numerator.multipliedReportingOverflow(by: denominator)
    let (c, isTooLow) = denominator.multipliedReportingOverflow(by: other.denominator)
    let (sum, isTooMuch) = a.addingReportingOverflow(b)
    return isTooHigh || isTooFar || isTooLow || isTooMuch ? nil : WrittenNumber(sum, over: c)
  }

  /// The ratio as one of 64 bits; nothing where it cannot be held in them.
  package var rate: RationalRate? {
    guard let upper = Int64(exactly: numerator), let lower = Int64(exactly: denominator) else {
      return nil
    }
    return RationalRate(upper, over: lower)
  }

  /// The ratio, or where its terms have more than 31 bits, one of such terms that is as good: nothing is
  /// off by more than 0.05 ms a day. Nothing where there is none.
  ///
  /// Speeds are written with as many digits as a binary number has: 1.0416666666666667 is 25/24 here, as
  /// it is where another tool writes frames. They are multiplied by each other, and stay small.
  package var speed: RationalRate? {
    guard isPositive else { return nil }
    let limit = Int128(1) << 31
    // The convergents of the continued fraction.
    var (last, next) = ((upper: Int128(0), lower: Int128(1)), (upper: Int128(1), lower: Int128(0)))
    var (upper, lower) = (numerator, denominator)
    while lower != 0 {
      let whole = upper.floor(by: lower)
      guard whole < limit else { break }
      let better = (whole * next.upper + last.upper, whole * next.lower + last.lower)
      guard better.0 < limit, better.1 < limit else { break }
      (last, next) = (next, better)
      (upper, lower) = (lower, upper - whole * lower)
    }
    guard next.upper > 0, next.lower > 0 else { return nil }
    return RationalRate(Int64(next.upper), over: Int64(next.lower))
  }

  /// So many seconds, to the nearest tick; nothing beyond ``TimeMap/reach``.
  package var seconds: MediaTime? {
    let (ticks, isTooMuch) = numerator.multipliedReportingOverflow(
      by: Int128(MediaTime.ticksPerSecond))
    guard !isTooMuch else { return nil }
    let (whole, rest) = (
      ticks.floor(by: denominator), ticks - ticks.floor(by: denominator) * denominator
    )
    guard let nearest = Int64(exactly: rest >= denominator - rest ? whole + 1 : whole) else {
      return nil
    }
    let time = MediaTime(ticks: nearest)
    return TimeMap.reach.contains(time) ? time : nil
  }
}

extension RationalRate {
  /// The product of two speeds, as ``WrittenNumber/speed`` has it; nothing where it cannot be held.
  func multiplied(by other: RationalRate) -> RationalRate? {
    guard let a = WrittenNumber(self), let b = WrittenNumber(other) else { return nil }
    return a.multiplied(by: b)?.speed
  }
}

extension MediaTime {
  /// A time as people write it: in seconds, as a ratio, or with colons, as in `-0.48`, `1001/30000`,
  /// `12:30` and `1:02:03.5`, an `s` behind it or none, a comma for the point. Nothing where it is no
  /// such time, or lies beyond ``TimeMap/reach``.
  package init?(written text: some StringProtocol) {
    var text = String(text).replacing(",", with: ".")
    if text.hasSuffix("s") { text.removeLast() }
    let isNegative = text.hasPrefix("-")
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count <= 3, let last = parts.last else { return nil }
    if parts.count == 1 {
      guard let time = WrittenNumber(last)?.seconds else { return nil }
      self = time
      return
    }
    var sum = WrittenNumber(0)
    for (place, part) in parts.enumerated() {
      let digits = place == 0 && isNegative ? part.dropFirst() : part
      let isWhole = place < parts.count - 1
      guard digits.first?.isASCII == true, digits.first?.isNumber == true, digits.utf8.count <= 20,
        !digits.contains("/"), !isWhole || digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
        let number = WrittenNumber(digits),
        let next = sum.multiplied(by: WrittenNumber(60))?.adding(number)
      else { return nil }
      sum = next
    }
    guard let time = sum.seconds else { return nil }
    self = isNegative ? -time : time
  }
}
