internal import Timeline

/// Writes exact times so that people can read them: seconds as a decimal where one is exact, else a
/// fraction.
enum WrittenTime {
  /// A number of JSON, or a fraction in quotation marks.
  static func json(_ time: MediaTime) -> String { json(TimeFraction(time)) }

  static func json(_ time: TimeFraction) -> String {
    let second = Int128(MediaTime.ticksPerSecond)
    let denominator = Int128(time.denominator) * second
    let divisor = Int128(
      time.numerator.magnitude.greatestCommonDivisor(denominator.magnitude))
    let (upper, lower) = (time.numerator / divisor, denominator / divisor)
    guard let decimal = decimal(upper, over: lower) else { return "\"\(upper)/\(lower)\"" }
    return decimal
  }

  /// Seconds rounded to a tenth of a millisecond, as reports have them.
  static func rounded(_ time: MediaTime) -> String {
    decimal(Int128(time.samples(rate: 10_000)), over: 10_000) ?? "0"
  }

  /// The decimal that a ratio is, where it needs no more than nine digits behind the point.
  private static func decimal(_ upper: Int128, over lower: Int128) -> String? {
    let scale = Int128(1_000_000_000)
    guard scale.isMultiple(of: lower) else { return nil }
    let magnitude = Int128(upper.magnitude)
    let (whole, rest) = magnitude.quotientAndRemainder(dividingBy: lower)
    var digits = String(rest * (scale / lower))
    digits = String(repeating: "0", count: max(0, 9 - digits.count)) + digits
    while digits.hasSuffix("0") { digits.removeLast() }
    return (upper < 0 ? "-" : "") + "\(whole)" + (digits.isEmpty ? "" : "." + digits)
  }
}
