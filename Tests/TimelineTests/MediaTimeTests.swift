import TestSupport
import Testing
import Timeline

struct MediaTimeTests {
  @Test(arguments: [8000, 11025, 16000, 22050, 24000, 32000, 44100, 48000, 88200, 96000, 192_000])
  func `is exact at every usual sample rate`(rate: Int) {
    var generator = SeededGenerator(seed: UInt64(rate))
    for _ in 0..<1000 {
      let samples = Int64.random(in: -(1 << 40)...(1 << 40), using: &generator)
      #expect(MediaTime(samples: samples, rate: rate).samples(rate: rate) == samples)
    }
    #expect(MediaTime(samples: Int64(rate), rate: rate) == .seconds(1))
  }

  @Test func `keeps a hop of 220 samples apart from 10 ms`() {
    let hops: Int64 = 100_000
    let drift = MediaTime(samples: 220 * hops, rate: 22050) - .milliseconds(10) * Int(hops)
    #expect(drift == MediaTime(samples: -50_000, rate: 22050))
  }

  @Test func `is within half a tick at an odd rate`() {
    for samples in stride(from: Int64(1), to: 1 << 49, by: 1 << 42) {
      let exact = Double(samples) / 44_056 * Double(MediaTime.ticksPerSecond)
      let ticks = MediaTime(samples: samples, rate: 44_056).ticks
      #expect(abs(Double(ticks) - exact) <= exact * 1e-15 + 1)
    }
  }

  @Test(
    arguments: [
      (0, 0), (352_799, 0), (352_800, 1), (705_600, 1), (1_058_399, 1), (-352_800, 0),
      (-352_801, -1), (-1_058_400, -1), (-1_058_401, -2),
    ] as [(Int64, Int64)])
  func `rounds to the nearest millisecond, halves up`(ticks: Int64, milliseconds: Int64) {
    #expect(MediaTime(ticks: ticks).roundedMilliseconds == milliseconds)
  }

  @Test(arguments: [
    (0, "00:00:00.000"), (3_723_456, "01:02:03.456"), (-1, "-00:00:00.001"),
    (360_000_000, "100:00:00.000"),
  ])
  func `reads as a clock`(milliseconds: Int, text: String) {
    #expect(MediaTime.milliseconds(milliseconds).description == text)
  }

  @Test func `takes floating seconds from outside without a trap`() {
    #expect(MediaTime(seconds: .nan) == .zero)
    #expect(MediaTime(seconds: .infinity).ticks == .max)
    #expect(MediaTime(seconds: -1e300).ticks == .min)
    #expect(MediaTime(seconds: 1.5) == .milliseconds(1500))
  }

  @Test func `goes through a rate and back`() throws {
    let ntsc = try #require(RationalRate(25 * 1001, over: 24_000))
    let back = try #require(ntsc.inverse)
    for hours in 0..<20 {
      let time = MediaTime.seconds(hours * 3600 + 17)
      #expect(abs((time * ntsc * back - time).ticks) <= 1)
    }
    #expect(MediaTime(ticks: .max) * RationalRate(2, over: 1)! == MediaTime(ticks: .max))
  }
}

struct RationalRateTests {
  @Test func `is kept in lowest terms with a positive denominator`() {
    #expect(RationalRate(50, over: 48) == RationalRate(25, over: 24))
    #expect(RationalRate(1, over: -2) == RationalRate(-1, over: 2))
    #expect(RationalRate(0, over: 7)?.denominator == 1)
    #expect(RationalRate(1, over: 0) == nil)
    #expect(RationalRate(0, over: 3)?.inverse == nil)
    #expect(RationalRate(50, over: 48)?.description == "25/24")
    #expect(RationalRate.one.description == "1")
  }
}

struct TimeRangeTests {
  private func range(_ start: Int, _ end: Int) -> TimeRange { .seconds(start) ..< .seconds(end) }

  @Test func `shares only what lies inside both`() {
    #expect(range(1, 4).intersection(range(3, 9)) == range(3, 4))
    #expect(range(1, 4).intersection(range(4, 9)) == nil)
    #expect(range(1, 9).intersection(range(2, 3)) == range(2, 3))
    #expect(range(1, 5).middle == .seconds(3))
    #expect(range(1, 5).shifted(by: .seconds(-1)) == range(0, 4))
    #expect(range(1, 5).duration == .seconds(4))
  }
}
