import Retiming
import TestSupport
import Testing
import Timeline

struct HandEditTests {
  @Test func `shifts, from a time on or all`() throws {
    let all = try TimeMap.shifted(by: .milliseconds(-480))
    #expect(all.images(of: .seconds(10)) == [.milliseconds(9520)])
    let rest = try TimeMap.shifted(by: .seconds(2), from: .seconds(10))
    #expect(rest.images(of: .seconds(9)) == [.seconds(9)])
    #expect(rest.images(of: .seconds(10)) == [.seconds(12)])
    #expect(rest.old(at: .seconds(11)) == nil)
    let earlier = try TimeMap.shifted(by: .seconds(-2), from: .seconds(10))
    #expect(earlier.images(of: .seconds(9)).isEmpty)
    #expect(earlier.images(of: .seconds(10)) == [.seconds(8)])
  }

  @Test func `stretches exactly`() throws {
    let old = try #require(FrameRate("25")), new = try #require(FrameRate("23.976"))
    let map = try TimeMap.stretched(by: #require(old.ratio(to: new)))
    #expect(map.images(of: .seconds(24_000)) == [.seconds(25_025)])
    #expect(map.images(of: .seconds(960 * 7)) == [.seconds(1001 * 7)])
  }

  @Test func `goes straight from anchor to anchor, and on`() throws {
    let map = try TimeMap.anchored([
      Anchor(.seconds(20), becomes: .seconds(40)), Anchor(.seconds(10), becomes: .seconds(10)),
      Anchor(.seconds(30), becomes: .seconds(45)),
    ])
    #expect(map.images(of: .seconds(15)) == [.seconds(25)])
    #expect(map.images(of: .seconds(28)) == [.seconds(44)])
    #expect(map.images(of: .seconds(40)) == [.seconds(50)])
    #expect(map.images(of: .seconds(9)) == [.seconds(7)])
    #expect(
      try TimeMap.anchored([Anchor(.seconds(62), becomes: .seconds(58))])
        == TimeMap.shifted(by: .seconds(-4)))
  }

  @Test func `refuses anchors that contradict each other`() {
    #expect(throws: AnchorError.self) {
      try TimeMap.anchored([
        Anchor(.seconds(1), becomes: .seconds(5)), Anchor(.seconds(2), becomes: .seconds(4)),
      ])
    }
    #expect(throws: AnchorError.self) {
      try TimeMap.anchored([
        Anchor(.seconds(1), becomes: .seconds(5)), Anchor(.seconds(1), becomes: .seconds(4)),
      ])
    }
    #expect(throws: AnchorError.none) { try TimeMap.anchored([]) }
  }

  @Test(
    arguments: [
      ("23.976", 24_000, 1001), ("23.98", 24_000, 1001), ("29.97", 30_000, 1001),
      ("59.94", 60_000, 1001), ("119.88", 120_000, 1001), ("25", 25, 1), ("24.0", 24, 1),
      ("12.5", 25, 2), ("30000/1001", 30_000, 1001), ("23.976023976", 24_000, 1001),
    ] as [(String, Int64, Int64)])
  func `takes a frame rate for what is meant`(text: String, upper: Int64, lower: Int64) {
    #expect(FrameRate(text)?.rate == RationalRate(upper, over: lower))
  }

  @Test(arguments: ["", "0", "-25", "x", "1/0", "1e300", "25/", "nan"])
  func `refuses what is no frame rate`(text: String) {
    #expect(FrameRate(text) == nil)
  }

  @Test(
    arguments: [
      ("-0.48", -480), ("75", 75_000), ("12:30", 750_000), ("1:02:03.5", 3_723_500),
      ("-0:12.5", -12_500), ("00:00:58,1", 58_100), ("1e1", 10_000), ("90s", 90_000),
    ] as [(String, Int)])
  func `reads times as people write them`(text: String, milliseconds: Int) {
    #expect(MediaTime(argument: text) == .milliseconds(milliseconds))
  }

  @Test(arguments: ["", ":", "1:", "1:2:3:4", "1.5:3", "--1", "1 2", "9e99", "1:-2", "١"])
  func `refuses what is no time`(text: String) {
    #expect(MediaTime(argument: text) == nil)
  }
}
