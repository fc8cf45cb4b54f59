import Previewing
import Testing
import Timeline

@Suite struct OverviewTests {
  /// Two hours and a half with music at the start, and a stretch without cues.
  private func long() -> StripInput {
    let cues = (0..<1400).filter { !(300..<360).contains($0) }.map { (index: Int) -> StripCue in
      let start = Double(index) * 6 + 135
      return cue(
        start, start + 5.5, "Cue.", doubt: index == 700 ? 0.9 : 0,
        findings: index == 40 ? ["too fast"] : [])
    }
    return recording(9000, [span(0, 130, .music), span(130, 8900, .speech)], cues)
  }

  private func drawn(_ columns: Int, lines: Int = 24) -> String {
    let input = long()
    return Overview(input, doubts: Doubt.ranked(in: input), columns: columns, lines: lines)
      .lines.map { $0.rendered(in: .none) }.joined(separator: "\n")
  }

  @Test func `shows a long recording on one screen`() {
    #expect(
      drawn(80) == """
        ━ speech   ╍ speech without cues   ♫ music   · cues   ! findings   ? doubt

        ╷0:00     ╷10       ╷20       ╷30       ╷40       ╷50
        ████████████████████████████████████████████████████████████
        ♫♫━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━╍╍╍╍╍╍━━━━━━━━━━━━━━━━━━━━━━
          ····!··························     ······················

        ╷1:00     ╷10       ╷20       ╷30       ╷40       ╷50
        ████████████████████████████████████████████████████████████
        ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━
        ············?···············································

        ╷2:00     ╷10       ╷20
        ████████████████████████████▇▁
        ━━━━━━━━━━━━━━━━━━━━━━╍╍╍╍╍╍╍
        ·······················
        """)
  }

  @Test func `has half an hour a row where it is narrow, and no levels where it is long`() {
    let narrow = drawn(40)
    #expect(narrow.contains("╷0:30"))
    #expect(!narrow.contains("█"))
    #expect(narrow.split(separator: "\n", omittingEmptySubsequences: false).count <= 24)
    #expect(drawn(200).contains("╷2:00") == true)
  }

  @Test func `lists cues in a table as wide as it may be`() {
    let cues = [
      cue(1, 3, "Hello.\nAll of you.", speaker: "Ann"),
      cue(62, 64.5, "今天我们请到的是一位录音师和他的朋友们", speed: 9, findings: ["too fast"]),
      cue(4, 4, "\u{1B}[31m"),
    ]
    let input = recording(70, [span(1, 3, .speech)], cues)
    let doubts = Doubt.ranked(in: input)
    let table = CueTable(cues, doubts: doubts, columns: 48)
    let lines = [table.header] + table.lines(0..<10)
    #expect(
      lines.map(\.text).joined(separator: "\n") == """
          #     in     s cps doubt  text
          1 0:01.0   2.0   9   0 %  Ann: Hello. All of …
          3 0:04.0   0.0       9 %  ␛[31m
          2 1:02.0   2.5   9  85 % !今天我们请到的是一…
        """)
    #expect(table.count == 3)
  }
}
