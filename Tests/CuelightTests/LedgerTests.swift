import Cuelight
import TestSupport
import Testing

struct LedgerTests {
  @Test(arguments: 1...50 as ClosedRange<UInt64>)
  func `covers the recording without gaps or overlaps`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let duration = Int.random(in: 0...1000, using: &generator)
    func cuts(_ count: Int) -> [Int] {
      (0..<count).map { _ in Int.random(in: 0...duration, using: &generator) }.sorted()
    }
    let edges = [0] + cuts(8) + [duration]
    let spans = zip(edges, edges.dropFirst()).filter { $0 < $1 }.map {
      LabelledSpan(
        .milliseconds($0) ..< .milliseconds($1),
        AudioKind.allCases.randomElement(using: &generator) ?? .speech)
    }
    let times = cuts(10)
    let cues = stride(from: 0, to: 10, by: 2).map {
      Cue(range: .milliseconds(times[$0]) ..< .milliseconds(times[$0 + 1]), lines: [])
    }
    let ledger = Ledger(cues: cues, spans: spans, duration: .milliseconds(duration))
    var end = MediaTime.zero
    for entry in ledger.entries {
      #expect(entry.range.lowerBound == end)
      #expect(!entry.range.isEmpty)
      end = entry.range.upperBound
      for cue in cues where cue.range.overlaps(entry.range) { #expect(entry.kind == .cue) }
    }
    #expect(end == .milliseconds(duration))
    for (a, b) in zip(ledger.entries, ledger.entries.dropFirst()) { #expect(a.kind != b.kind) }
  }
}
