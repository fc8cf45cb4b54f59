public import Timeline

/// Frames a second, exact, however they are written.
public struct FrameRate: Sendable, Hashable, CustomStringConvertible {
  /// Frames a second.
  public let rate: RationalRate

  /// Creates a frame rate; nothing where it is not above zero, is more than a million, or has a fraction
  /// of more than twelve digits.
  public init?(_ rate: RationalRate) {
    let largest: Int64 = 1_000_000_000_000
    guard rate.numerator > 0, rate.numerator <= largest, rate.denominator <= largest,
      rate.numerator / rate.denominator <= 1_000_000
    else { return nil }
    self.rate = rate
  }

  /// A rate as it is written: `25`, `30000/1001`, or `23.976`, which stands for 24000/1001 as `29.97`
  /// does for 30000/1001 and `59.94` for 60000/1001 (SMPTE ST 12-1). Nothing where it is none.
  public init?(_ text: some StringProtocol) {
    guard let number = WrittenNumber(text), let rate = FrameRate(number) else { return nil }
    self = rate
  }

  package init?(_ number: WrittenNumber) {
    guard number.isPositive, number.numerator < Int128(1) << 90 else { return nil }
    if number.denominator > 1 {
      // Within half a hundredth, so that 23.98 is taken, too.
      let nominal = -(-number.numerator).floor(by: number.denominator)
      if nominal <= 1000, let exact = RationalRate(Int64(nominal) * 1000, over: 1001) {
        let difference = number.numerator * 1001 - nominal * 1000 * number.denominator
        if difference.magnitude * 200 <= (number.denominator * 1001).magnitude {
          self.init(exact)
          return
        }
      }
    }
    guard let rate = number.rate else { return nil }
    self.init(rate)
  }

  /// Frames a second, rounded up: how many a second of a time code has.
  public var nominal: Int64 { (rate.numerator + rate.denominator - 1) / rate.denominator }

  /// Whether time codes at this rate may drop numbers: 30000/1001 and 60000/1001.
  public var canDropFrames: Bool { rate.denominator == 1001 && nominal.isMultiple(of: 30) }

  /// The time of a number of frames, to the nearest tick; nothing beyond ``TimeMap/reach``.
  public func time(ofFrames frames: Int64) -> MediaTime? {
    time(ofFrames: WrittenNumber(frames))
  }

  package func time(ofFrames frames: WrittenNumber) -> MediaTime? {
    WrittenNumber(rate).flatMap { frames.divided(by: $0) }?.seconds
  }

  /// The ratio, as `30000/1001`, or the whole number.
  public var description: String { "\(rate)" }
}

extension WrittenNumber {
  /// A ratio of 64 bits.
  init?(_ rate: RationalRate) {
    self.init(rate.description)
  }
}
