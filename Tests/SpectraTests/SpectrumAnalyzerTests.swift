import RealModule
import Spectra
import Testing

struct SpectrumAnalyzerTests {
  private func sine(_ frequency: Double, rate: Double, count: Int, phase: Double = 0) -> [Float] {
    (0..<count).map { Float(Double.sin(2 * .pi * frequency * Double($0) / rate + phase)) }
  }

  private func spectrum(
    _ samples: [Float], from start: Int = 0, window: Int, channels: Int = 1
  ) throws -> [Float] {
    let analyzer = try SpectrumAnalyzer(windowLength: window)
    let count = samples.count / channels
    var history = try SampleHistory(channels: channels, stride: 1, capacity: count)
    history.append(samples.span, 0..<count, at: 0)
    var power = [Float](repeating: 0, count: analyzer.binCount)
    analyzer.analyze(history, from: start, into: &power)
    return power
  }

  @Test(arguments: [(8000, 170), (16_000, 341), (44_100, 940), (48_000, 1024)])
  func `gives a full-scale sine half of its power, where its frequency is`(
    rate: Int, window: Int
  ) throws {
    let power = try spectrum(sine(1000, rate: Double(rate), count: window), window: window)
    #expect(abs(power.reduce(0, +) - 0.5) < 0.01)
    let peak = try #require(power.indices.max { power[$0] < power[$1] })
    let width = Double(rate) / 2 / Double(power.count - 1)
    #expect(abs(Double(peak) * width - 1000) <= width)
  }

  @Test func `keeps channels in opposite phase from cancelling`() throws {
    let left = sine(500, rate: 16_000, count: 512)
    let alike = try spectrum(left + left, window: 512, channels: 2)
    let opposite = try spectrum(left + left.map { -$0 }, window: 512, channels: 2)
    for (a, b) in zip(alike, opposite) { #expect(abs(a - b) < 1e-6) }
    let alone = try spectrum(left, window: 512)
    #expect(abs(alone.reduce(0, +) - opposite.reduce(0, +)) < 1e-4)
  }

  @Test func `takes the strongest of many channels for the sign of the others`() throws {
    let quiet = sine(500, rate: 16_000, count: 512).map { $0 * 0.1 }
    let loud = sine(500, rate: 16_000, count: 512, phase: .pi)
    let power = try spectrum(quiet + loud + quiet, window: 512, channels: 3)
    // (1 + 0.1 + 0.1) / 3 of the amplitude, so 0.16 of the power.
    #expect(abs(power.reduce(0, +) - 0.5 * 0.16) < 0.005)
  }

  @Test func `analyzes from any place of each channel`() throws {
    let long = sine(700, rate: 16_000, count: 1000)
    let there = try spectrum(long, from: 123, window: 300)
    #expect(try spectrum(Array(long[123..<423]), window: 300) == there)
  }

  @Test(arguments: [0, -1, 1 << 30])
  func `refuses a length that has no spectrum`(length: Int) {
    #expect(throws: SpectrumError.self) { _ = try SpectrumAnalyzer(windowLength: length).binCount }
  }
}
