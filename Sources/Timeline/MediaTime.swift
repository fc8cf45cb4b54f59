/// A signed amount of media time, exact at every usual sample and frame rate.
///
/// A value counts ticks of 1/705 600 000 s. That number is divisible by 8 000, 11 025, 16 000,
/// 22 050, 24 000, 32 000, 44 100, 48 000, 88 200, 96 000 and 192 000 (samples a second), by 24,
/// 25, 30, 50, 60 (frames a second), and by 24 000/1001 and 30 000/1001, so positions on those
/// grids add up without error. It is the *flick* of Horvath (2018), an open definition of a time
/// unit for audio and video.
///
/// One type serves instants (from the start of the recording, as a player counts) and durations,
/// as `Int64` does for numbers. Its range is ± 414 years.
///
///     let onset = MediaTime(samples: 96_000, rate: 48_000)
///     print(onset)  // 00:00:02.000
@frozen
public struct MediaTime: Sendable, Hashable, Comparable {
  /// Ticks a second.
  public static let ticksPerSecond: Int64 = 705_600_000

  /// The count of ticks.
  public var ticks: Int64

  /// Creates a time from its count of ticks.
  @inlinable
  public init(ticks: Int64) { self.ticks = ticks }

  /// No time at all, or the start of the recording.
  public static let zero = MediaTime(ticks: 0)

  /// Whether one time is earlier, or shorter, than another.
  @inlinable
  public static func < (a: MediaTime, b: MediaTime) -> Bool { a.ticks < b.ticks }
}

// MARK: - From counts and units

extension MediaTime {
  /// The time of a number of samples (or frames) at a rate of so many a second.
  ///
  /// Exact where `rate` divides `ticksPerSecond`, else the nearest tick (0.7 ns off at most),
  /// however large the count is: nothing is accumulated.
  @inlinable
  public init(samples: Int64, rate: Int) {
    self.init(ticks: Self.scaled(samples, by: Self.ticksPerSecond, over: Int64(rate)))
  }

  /// The position of the sample at `rate` a second that begins nearest to this time.
  @inlinable
  public func samples(rate: Int) -> Int64 {
    Self.scaled(ticks, by: Int64(rate), over: Self.ticksPerSecond)
  }

  /// A whole number of seconds.
  @inlinable
  public static func seconds(_ seconds: Int) -> MediaTime {
    MediaTime(ticks: Int64(seconds) * ticksPerSecond)
  }

  /// A whole number of milliseconds; exact.
  @inlinable
  public static func milliseconds(_ milliseconds: Int) -> MediaTime {
    MediaTime(ticks: Int64(milliseconds) * (ticksPerSecond / 1000))
  }

  /// The tick nearest to a number of seconds, where a floating-point number comes from outside
  /// (a library's JSON, a measured value); clamped to the range of the type, zero for NaN.
  public init(seconds: Double) {
    let ticks = (seconds * Double(Self.ticksPerSecond)).rounded()
    if ticks.isNaN {
      self.init(ticks: 0)
    } else {
      self.init(ticks: Int64(exactly: ticks) ?? (ticks < 0 ? .min : .max))
    }
  }

  /// This time as floating-point seconds, for statistics and display; never for adding up.
  @inlinable
  public var seconds: Double { Double(ticks) / Double(Self.ticksPerSecond) }

  /// The nearest whole millisecond, halves up: what a subtitle file can hold.
  ///
  /// This is the one place where time is rounded to milliseconds.
  public var roundedMilliseconds: Int64 {
    let perMillisecond = Self.ticksPerSecond / 1000
    let (quotient, remainder) = ticks.quotientAndRemainder(dividingBy: perMillisecond)
    if remainder >= perMillisecond / 2 { return quotient + 1 }
    if remainder < -(perMillisecond / 2) { return quotient - 1 }
    return quotient
  }

  /// `count × numerator ÷ denominator`, to the nearest whole, halves away from zero, with a
  /// product of 128 bits in between; clamped to the range of the type.
  @usableFromInline
  static func scaled(_ count: Int64, by numerator: Int64, over denominator: Int64) -> Int64 {
    precondition(denominator > 0, "a rate must be positive")
    let product = count.magnitude.multipliedFullWidth(by: numerator.magnitude)
    let divisor = denominator.magnitude
    let isNegative = (count < 0) != (numerator < 0)
    guard product.high < divisor else { return isNegative ? .min : .max }
    let (quotient, remainder) = divisor.dividingFullWidth((product.high, product.low))
    let rounded = Int64(clamping: quotient &+ (remainder >= divisor - remainder ? 1 : 0))
    return isNegative ? -rounded : rounded
  }
}

// MARK: - Arithmetic

extension MediaTime: AdditiveArithmetic {
  /// One time after another.
  @inlinable
  public static func + (a: MediaTime, b: MediaTime) -> MediaTime {
    MediaTime(ticks: a.ticks + b.ticks)
  }

  /// The time from one instant to another.
  @inlinable
  public static func - (a: MediaTime, b: MediaTime) -> MediaTime {
    MediaTime(ticks: a.ticks - b.ticks)
  }

  /// The same time in the other direction.
  @inlinable
  public static prefix func - (a: MediaTime) -> MediaTime { MediaTime(ticks: -a.ticks) }

  /// A time so many times over.
  @inlinable
  public static func * (a: MediaTime, factor: Int) -> MediaTime {
    MediaTime(ticks: a.ticks * Int64(factor))
  }

  /// The part that one of `divisor` equal parts has, rounded towards zero.
  @inlinable
  public static func / (a: MediaTime, divisor: Int) -> MediaTime {
    MediaTime(ticks: a.ticks / Int64(divisor))
  }

  /// This time through a rational rate, to the nearest tick.
  public static func * (a: MediaTime, rate: RationalRate) -> MediaTime {
    MediaTime(ticks: scaled(a.ticks, by: rate.numerator, over: rate.denominator))
  }
}

extension MediaTime: CustomStringConvertible {
  /// Hours, minutes, seconds and milliseconds, as in `01:02:03.456`.
  public var description: String {
    let milliseconds = roundedMilliseconds
    let magnitude = milliseconds.magnitude
    func padded(_ value: UInt64, _ width: Int) -> String {
      let digits = String(value)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    return (milliseconds < 0 ? "-" : "")
      + padded(magnitude / 3_600_000, 2) + ":"
      + padded(magnitude / 60_000 % 60, 2) + ":"
      + padded(magnitude / 1000 % 60, 2) + "."
      + padded(magnitude % 1000, 3)
  }
}
