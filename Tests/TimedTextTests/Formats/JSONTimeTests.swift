import TestSupport
import Testing
import TimedText
import Timeline

/// Times as JSON has them: decimal numbers of seconds.
struct JSONTimeTests {
  private func cue(_ json: String) throws -> Cue {
    try #require(try JSONFixtures.file("{\"segments\":[\(json)]}").track.cues.first)
  }

  private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

  @Test(arguments: [
    ("0", 0), ("1", 705_600_000), ("0.001", 705_600), ("1e-3", 705_600), ("-0.5", -352_800_000),
    ("0.041666667", 29_400_000), ("0.0416666666666666666666666667", 29_400_000),
    ("12345678901.000000001", 2_540_160_000_000_000_000), ("1e400", 2_540_160_000_000_000_000),
    ("-1e400", -2_540_160_000_000_000_000), ("1E2", 70_560_000_000), ("0.0000000007", 0),
    ("0.0000000008", 1),
    ("0.000000000708616780", 0), ("0.000000000708616781", 1),
    ("359999.999", 254_015_999_294_400),
  ])
  func `takes decimals to the nearest tick`(number: String, ticks: Int64) throws {
    let cue = try cue("{\"startTime\":\(number),\"endTime\":\(number),\"body\":\"\"}")
    #expect(cue.inTime == MediaTime(ticks: ticks))
    #expect(cue.outTime == cue.inTime)
  }

  @Test func `writes the shortest decimal that reads back to the same tick`() throws {
    var generator = SeededGenerator(seed: 50)
    func written(_ time: MediaTime) -> Substring {
      let track = SubtitleTrack(cues: [Cue(inTime: time, outTime: time, text: "")])
      let text = self.text(track.encoded(as: .json))
      return text.split(separator: "\"startTime\":")[1].prefix { $0 != "," }
    }
    #expect(written(.milliseconds(1500)) == "1.5")
    #expect(written(.seconds(7200)) == "7200")
    #expect(written(MediaTime(samples: 1, rate: 24)) == "0.041666667")
    #expect(written(MediaTime(samples: 1, rate: 8000)) == "0.000125")
    #expect(written(MediaTime(ticks: -1)) == "-0.000000001")
    for _ in 0..<2000 {
      let bits = Int.random(in: 1..<60, using: &generator)
      let ticks = Int64.random(in: -(1 << bits)...(1 << bits), using: &generator)
      let decimal = written(MediaTime(ticks: ticks))
      let read = try cue("{\"startTime\":\(decimal),\"endTime\":0,\"body\":\"\"}")
      #expect(read.inTime.ticks == ticks, "\(decimal)")
      guard decimal.contains("."), let last = decimal.last else { continue }
      // With a digit less, cut off or rounded up, it is another time.
      #expect(last != "0")
      let cut = decimal.dropLast().last == "." ? decimal.dropLast(2) : decimal.dropLast()
      #expect(
        try cue("{\"startTime\":\(cut),\"endTime\":0,\"body\":\"\"}").inTime.ticks != ticks)
    }
  }
}
