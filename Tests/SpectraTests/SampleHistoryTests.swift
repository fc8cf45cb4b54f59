import RealModule
import Spectra
import TestSupport
import Testing

struct SampleHistoryTests {
  /// The power of a sine of an amplitude of 1 once it went through a history.
  private func power(_ frequency: Double, rate: Double, stride: Int) throws -> Float {
    let sine = (0..<4000).map { Float(Double.sin(2 * .pi * frequency * Double($0) / rate)) }
    var history = try SampleHistory(channels: 1, stride: stride, capacity: 4000)
    history.append(sine.span, 0..<4000, at: 0)
    let analyzer = try SpectrumAnalyzer(windowLength: 1000)
    var power = [Float](repeating: 0, count: analyzer.binCount)
    analyzer.analyze(history, from: 500, into: &power)
    return power.reduce(0, +)
  }

  @Test func `keeps speech at half the rate, and little of what would fold onto it`() throws {
    #expect(abs(try power(1000, rate: 44_100, stride: 2) / 0.5 - 1) < 0.06)
    #expect(try power(18_000, rate: 44_100, stride: 2) < 0.5 * 0.004)
    #expect(abs(try power(1000, rate: 44_100, stride: 1) / 0.5 - 1) < 0.01)
  }

  @Test(arguments: [1, 2], [0, 1, 2, 3, -1, -2, -3, 1000, 1001] as [Int64])
  func `holds the same samples however they are cut, wherever they begin`(
    stride: Int, position: Int64
  ) throws {
    var generator = SeededGenerator(seed: UInt64(stride))
    let samples = (0..<2 * 3000).map { _ in Float.random(in: -1...1, using: &generator) }
    var whole = try SampleHistory(channels: 2, stride: stride, capacity: 3000)
    whole.append(samples.span, 0..<3000, at: position)
    var cut = try SampleHistory(channels: 2, stride: stride, capacity: 3000)
    var done = 0
    while done < 3000 {
      let size = min(Int.random(in: 1...700, using: &generator), 3000 - done)
      cut.append(samples.span, done..<done + size, at: position + Int64(done))
      done += size
    }
    #expect(cut.start == whole.start && cut.count == whole.count)
    // A held sample of half the rate stands for the two that begin at its double position.
    #expect(
      whole.start * Int64(stride) >= position - 1 && whole.start * Int64(stride) <= position + 1)
    let analyzer = try SpectrumAnalyzer(windowLength: 500)
    var (a, b) = (
      [Float](repeating: 0, count: analyzer.binCount),
      [Float](repeating: 0, count: analyzer.binCount)
    )
    let last = whole.count - 500
    for start in [0, 17, last] {
      analyzer.analyze(whole, from: start, into: &a)
      analyzer.analyze(cut, from: start, into: &b)
      #expect(a == b)
    }
    cut.release(17)
    analyzer.analyze(whole, from: 17, into: &a)
    analyzer.analyze(cut, from: 0, into: &b)
    #expect(a == b && cut.start == whole.start + 17)
  }
}
