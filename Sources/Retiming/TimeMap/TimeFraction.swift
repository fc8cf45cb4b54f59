internal import Timeline

/// A time as a fraction of ticks: exact where a rate leads between two of them.
package struct TimeFraction: Sendable, Hashable, Comparable {
  /// Ticks times `denominator`.
  let numerator: Int128
  /// Positive.
  let denominator: Int64

  /// A time; the fraction is not reduced.
  init(_ numerator: Int128, over denominator: Int64) {
    self.numerator = numerator
    self.denominator = denominator
  }

  init(_ time: MediaTime) { self.init(Int128(time.ticks), over: 1) }

  /// The nearest tick, halves up, as far as media times reach.
  var nearest: MediaTime {
    let whole = numerator.floor(by: Int128(denominator))
    let rest = numerator - whole * Int128(denominator)
    return Self.time(2 * rest >= Int128(denominator) ? whole + 1 : whole)
  }

  /// The first tick that is not before it, as far as media times reach.
  var ceiling: MediaTime { Self.time(-(-numerator).floor(by: Int128(denominator))) }

  /// The tick of a number that may be too large for one. The limits are those of times that subtitle
  /// files hold: between any two lies a time that can be held.
  private static func time(_ ticks: Int128) -> MediaTime {
    MediaTime(ticks: Int64(min(max(ticks, -(1 << 60)), 8_000_000_000_000_000_000)))
  }

  /// Whether one time is earlier than another.
  package static func < (x: TimeFraction, y: TimeFraction) -> Bool {
    if x.denominator == y.denominator { return x.numerator < y.numerator }
    let left = x.numerator.multipliedFullWidth(by: Int128(y.denominator))
    let right = y.numerator.multipliedFullWidth(by: Int128(x.denominator))
    return (left.high, left.low) < (right.high, right.low)
  }

  /// Whether two times are the same, whatever their fractions are.
  package static func == (x: TimeFraction, y: TimeFraction) -> Bool { !(x < y) && !(y < x) }

  /// Hashes the time, whatever its fraction is.
  package func hash(into hasher: inout Hasher) {
    hasher.combine(numerator.floor(by: Int128(denominator)))
  }
}

extension Int128 {
  /// The quotient, rounded down.
  func floor(by divisor: Int128) -> Int128 {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? quotient - 1 : quotient
  }
}
