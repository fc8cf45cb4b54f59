import Previewing
import TestSupport
import Testing
import Timeline
import UnicodeText

/// What holds of any strip, however odd its input.
@Suite struct StripPropertyTests {
  private static let alphabet = Array(
    "abc xyz今天我们。，？！「」AGI-3👩‍👩‍👧e\u{301}\u{200D}\u{301}\u{1B}[0m\n\t\u{202E}مرحباनमस्तेไทย한국\u{FFFF}")

  private func randomInput(_ generator: inout SeededGenerator) -> StripInput {
    let duration = Double.random(in: 0...400, using: &generator)
    func instant() -> Double { .random(in: -10...420, using: &generator) }
    func text(_ length: Int) -> String {
      String((0..<length).map { _ in Self.alphabet.randomElement(using: &generator) ?? "x" })
    }
    var cues: [StripCue] = []
    for _ in 0..<Int.random(in: 0...60, using: &generator) {
      let start = instant()
      cues.append(
        cue(
          start, start + .random(in: 0...12, using: &generator),
          text(.random(in: 0...90, using: &generator)),
          speaker: Bool.random(using: &generator) ? text(4) : nil,
          doubt: .random(in: -1...2, using: &generator),
          findings: Bool.random(using: &generator) ? [text(50)] : []))
    }
    let spans = (0..<Int.random(in: 0...30, using: &generator)).map { _ in
      let start = instant()
      return span(
        start, start + .random(in: 0...20, using: &generator),
        .allCases.randomElement(
          using: &generator) ?? .speech)
    }
    let levels = (0..<Int(duration * 10)).map { _ in Float.random(in: -90...3, using: &generator) }
    return StripInput(
      duration: MediaTime(seconds: duration),
      levels: Levels(hop: .milliseconds(100), values: levels),
      spans: spans, cues: cues)
  }

  @Test(arguments: 0..<60)
  func `fits its width, holds no control and leaves no isolate open`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let input = randomInput(&generator)
    let columns = Int.random(in: 10...220, using: &generator)
    let layout = StripLayout(
      columns: columns, timePerRow: .milliseconds(.random(in: 100...60_000, using: &generator)),
      levelLines: .random(in: 0...3, using: &generator),
      textLines: .random(in: 0...4, using: &generator))
    for line in Strip(input, layout: layout).lines {
      let text = line.text
      #expect(text.displayWidth <= max(columns, StripLayout.fewestColumns))
      #expect(text.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control })
      #expect(text.count { $0 == "\u{2068}" } == text.count { $0 == "\u{2069}" })
    }
  }

  @Test(arguments: 0..<60)
  func `has rows that cover its time without gaps`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let input = randomInput(&generator)
    let layout = StripLayout(
      columns: 80, timePerRow: .milliseconds(.random(in: 500...60_000, using: &generator)))
    let strip = Strip(input, layout: layout)
    let first = try #require(strip.rows.first)
    #expect(first.lowerBound == .zero)
    #expect(strip.rows.last?.upperBound == input.duration)
    for (row, next) in zip(strip.rows, strip.rows.dropFirst()) {
      #expect(row.upperBound == next.lowerBound)
      #expect(row.duration <= layout.timePerRow)
      #expect(row.duration * 5 >= layout.timePerRow * 2)
    }
    for (index, row) in strip.rows.enumerated() {
      #expect(strip.row(at: row.lowerBound) == index)
      #expect(strip.row(at: row.middle) == index)
    }
  }

  @Test(arguments: 0..<20)
  func `has the text of every cue that is wide enough`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    var cues: [StripCue] = []
    var end = 0.0
    for index in 0..<40 {
      let start = end + .random(in: 0...1, using: &generator)
      end = start + .random(in: 1.5...7, using: &generator)
      cues.append(cue(start, end, "w\(index)"))
    }
    let text = drawn(recording(end, [], cues), StripLayout(columns: 80))
    for index in cues.indices { #expect(text.contains("│w\(index)")) }
  }

  @Test func `bears times and numbers that make no sense`() {
    let far = MediaTime(ticks: .max)
    let near = MediaTime(ticks: .min)
    let input = StripInput(
      duration: far, levels: Levels(hop: .zero, values: [.nan, .infinity, -.infinity, 1e30]),
      spans: [LabelledSpan(near..<far, .speech)],
      cues: [
        StripCue(range: near..<far, text: "all", readingSpeed: .nan, doubt: .nan),
        StripCue(range: far..<far, text: "never", readingSpeed: -.infinity, doubt: .infinity),
      ])
    var layout = StripLayout(columns: .min, timePerRow: near)
    #expect(Strip(input, layout: layout).rows.count <= 250_000)
    layout.range = near..<MediaTime.milliseconds(1)
    layout.timePerRow = far
    #expect(Strip(input, layout: layout).lines.last?.text == "┌")
    layout.columns = 0
    layout.range = far..<far
    #expect(Strip(input, layout: layout).rows.isEmpty)
    #expect(Strip(input, layout: layout).row(at: .zero) == nil)
  }

  @Test func `is empty for an empty recording`() {
    let input = StripInput(
      duration: .zero, levels: Levels(hop: .seconds(1), values: []), spans: [], cues: [])
    #expect(Strip(input, layout: StripLayout(columns: 80)).lines.isEmpty)
  }
}
