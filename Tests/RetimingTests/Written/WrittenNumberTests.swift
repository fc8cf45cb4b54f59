import Retiming
import TestSupport
import Testing
import Timeline

struct WrittenNumberTests {
  @Test func `takes a speed for a ratio of small terms that is as good`() throws {
    var generator = SeededGenerator(seed: 1)
    for _ in 0..<2000 {
      let digits = (0..<Int.random(in: 1...30, using: &generator)).map { _ in
        String(Int.random(in: 0...9, using: &generator))
      }
      let text = "\(Int.random(in: 0...200, using: &generator)).\(digits.joined())"
      let number = try #require(WrittenNumber(text))
      guard let speed = number.speed else {
        #expect(Double(text).map { $0 < 1e-9 } == true, "\(text)")
        continue
      }
      #expect(max(speed.numerator, speed.denominator) < 1 << 31)
      let value = try #require(Double(text))
      let error = abs(Double(speed.numerator) / Double(speed.denominator) - value)
      #expect(error <= 1 / Double(1 << 31) + value * 1e-15, "\(text)")
    }
  }

  @Test(arguments: [1, 24, 25, 960, 1001, 30_000, 99_999] as [Int64])
  func `finds the ratio that a binary number was made of`(denominator: Int64) throws {
    for numerator in [1, 24, 25, 1001, 24_000, 123_457] as [Int64] {
      let ratio = try #require(RationalRate(numerator, over: denominator))
      let binary = Double(numerator) / Double(denominator)
      #expect(try #require(WrittenNumber("\(binary)")).speed == ratio)
    }
  }

  @Test(arguments: ["0", "-1", "1e-30", "1e30", "99999999999999999999"])
  func `has no speed for what nothing can be played at`(text: String) throws {
    #expect(try #require(WrittenNumber(text)).speed == nil)
  }
}
