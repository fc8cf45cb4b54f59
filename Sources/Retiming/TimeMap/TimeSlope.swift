internal import Timeline

/// A straight line from the new time line to the old one: `old = (a · new + b) ÷ c`, exact.
///
/// `a` is to `c` as old time is to new: the speed at which the old recording is played. All three are
/// whole and count ticks, in lowest terms, so equal slopes compare equal; such slopes are closed under
/// composition and inversion.
package struct TimeSlope: Sendable, Hashable {
  /// Old time for `c` of the new; positive.
  private let a: Int64
  /// Where the line stands, in ticks times `c`.
  private let b: Int128
  /// New time for `a` of the old; positive.
  private let c: Int64

  /// What `a`, `c` and a tick may be at most, so that `a · new + b` is a number of 128 bits.
  static let largestFactor = Int64(1) << 62
  private static let largestTerm = Int128(1) << 125

  /// Nothing where the line cannot be held, or does not rise.
  private init?(_ a: Int128, _ b: Int128, _ c: Int128) {
    guard a > 0, c > 0 else { return nil }
    let divisor = a.magnitude.greatestCommonDivisor(c.magnitude)
      .greatestCommonDivisor(b.magnitude)
    let (a, b, c) = (a / Int128(divisor), b / Int128(divisor), c / Int128(divisor))
    guard a <= Self.largestFactor, c <= Self.largestFactor, b.magnitude <= Self.largestTerm else {
      return nil
    }
    self.a = Int64(a)
    self.b = b
    self.c = Int64(c)
  }

  /// The line through a point, at a speed; nothing where that is not positive or too fine.
  init?(through new: MediaTime, _ old: TimeFraction, speed: RationalRate) {
    // old = o ÷ d + (new − n) · p ÷ q, all over q · d.
    let (p, q) = (Int128(speed.numerator), Int128(speed.denominator))
    let (scale, isTooFine) = q.multipliedReportingOverflow(by: Int128(old.denominator))
    let (start, isTooFar) = old.numerator.multipliedReportingOverflow(by: q)
    let (rise, isTooSteep) = p.multipliedReportingOverflow(by: Int128(old.denominator))
    guard !isTooFine, !isTooFar, !isTooSteep else { return nil }
    let (back, isTooLate) = rise.multipliedReportingOverflow(by: Int128(new.ticks))
    let (b, isTooMuch) = start.subtractingReportingOverflow(back)
    guard !isTooLate, !isTooMuch else { return nil }
    self.init(rise, b, scale)
  }

  /// The line on which every time stays what it is.
  static let identity = TimeSlope(a: 1, b: 0, c: 1)

  private init(a: Int64, b: Int128, c: Int64) { (self.a, self.b, self.c) = (a, b, c) }

  /// Seconds of the old recording to each of the new.
  var speed: RationalRate { RationalRate(a, over: c) ?? .one }

  /// The old time of a new one, exact.
  func old(at new: MediaTime) -> TimeFraction {
    TimeFraction(Int128(a) * Int128(new.ticks) + b, over: c)
  }

  /// The new time of an old one, exact.
  func new(at old: MediaTime) -> TimeFraction { inverse.old(at: old) }

  /// The line from the old time line to the new one.
  var inverse: TimeSlope { TimeSlope(a: c, b: -b, c: a) }

  /// The line that goes through this one and then through another, which leads from this one's old
  /// time line to an older one; nothing where it cannot be held.
  func followed(by older: TimeSlope) -> TimeSlope? {
    let rise = Int128(a) * Int128(older.a)
    let run = Int128(c) * Int128(older.c)
    let (first, isTooFar) = b.multipliedReportingOverflow(by: Int128(older.a))
    let (second, isTooLate) = older.b.multipliedReportingOverflow(by: Int128(c))
    let (b, isTooMuch) = first.addingReportingOverflow(second)
    guard !isTooFar, !isTooLate, !isTooMuch else { return nil }
    return TimeSlope(rise, b, run)
  }
}
