import Previewing
import Testing
import Timeline

/// Whole strips, as they look.
@Suite struct StripTests {
  @Test func `shows levels, sounds and cues below one another`() {
    let input = recording(
      9.5, [span(0, 2.5, .music), span(3, 5, .speech), span(6, 9, .speech)],
      [
        cue(3, 5, "Hello. Your call is now first in line", speaker: "Ann"),
        cue(6, 9, "and will be answered by the next available representative."),
      ])
    #expect(
      drawn(input, StripLayout(columns: 80)) == """
        ━ speech   ♫ music   ┌ 14 ─┐ cue, characters a second

        ╷0:00   ╷0:01   ╷0:02   ╷0:03   ╷0:04   ╷0:05   ╷0:06   ╷0:07   ╷0:08   ╷0:09
        ███▃███▃███▃███▃███▃    ███▃███▃███▃███▃        ███▃███▃███▃███▃███▃███▃
        ████████████████████▁▁▁▁████████████████▁▁▁▁▁▁▁▁████████████████████████▁▁▁▁
        ♫ ♫ ♫ ♫ ♫ ♫ ♫ ♫ ♫ ♫     ━━━━━━━━━━━━━━━━        ━━━━━━━━━━━━━━━━━━━━━━━━
                                ┌ Ann 19 ──────┐        ┌ 19 ──────────────────┐
                                │Hello. Your            │and will be answered by
                                │call is now            │the next available
                                │first in line          │representative.
        """)
  }

  @Test func `gives full-width characters two columns each`() {
    let input = recording(
      4.5, [span(0, 2.5, .speech), span(3, 4.5, .speech)],
      [
        cue(0, 2.5, "今天我们请到的是\n一位录音师", speaker: "主持人", speed: 9),
        cue(3, 4.5, "WAV 还是 FLAC？", speaker: "嘉宾", speed: 8),
      ])
    #expect(
      drawn(input, StripLayout(columns: 40)) == """
        ━ speech
        ┌ 14 ─┐ cue, characters a second

        ╷0:00   ╷0:01   ╷0:02   ╷0:03   ╷0:04
        ███▃███▃███▃███▃███▃    ███▃███▃███▃
        ████████████████████▁▁▁▁████████████
        ━━━━━━━━━━━━━━━━━━━━    ━━━━━━━━━━━━
        ┌ 主持人 9 ────────┐    ┌ 嘉宾 8 ──┐
        │今天我们请到的是       │WAV 还是
        │一位录音师             │FLAC？
        """)
  }

  @Test func `tells doubts, findings and overlaps`() {
    let input = recording(
      6, [span(0, 6, .speech)],
      [
        cue(0, 2, "Sure.", doubt: 0.1), cue(2, 4, "Perhaps.", doubt: 0.62),
        cue(3, 5, "At the same time", findings: ["overlaps the cue before", "too fast"]),
      ])
    #expect(
      drawn(input, StripLayout(columns: 60)) == """
        ━ speech   ╍ speech without a cue
        ┌ 14 ─┐ cue, characters a second   ? doubt   ! finding

        ╷0:00   ╷0:01   ╷0:02   ╷0:03   ╷0:04   ╷0:05
        ███▃███▃███▃███▃███▃███▃███▃███▃███▃███▃███▃███▃
        ████████████████████████████████████████████████
        ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━╍╍╍╍╍╍╍╍
        ┌ 3 ───────────┐┌ 4 ?62% ┄┄┄┄┄┄┐
        │Sure.          │Perhaps.
                                ┌ 8 ! ─────────┐
                                │At the same
                                │time
        ! 0:03.0 overlaps the cue before
        ! 0:03.0 too fast
        """)
  }

  @Test func `marks speech that no cue covers, but for short ends`() {
    let input = recording(
      8, [span(0, 8, .speech)], [cue(0.3, 2, "one"), cue(2.4, 3, "two"), cue(6, 8, "three")])
    #expect(
      drawn(input, StripLayout(columns: 64)) == """
        ━ speech   ╍ speech without a cue
        ┌ 14 ─┐ cue, characters a second

        ╷0:00   ╷0:01   ╷0:02   ╷0:03   ╷0:04   ╷0:05   ╷0:06   ╷0:07
        ███▃███▃███▃███▃███▃███▃███▃███▃███▃███▃███▃███▃███▃███▃███▃███▃
        ████████████████████████████████████████████████████████████████
        ━━━━━━━━━━━━━━━━━━━━━━━━╍╍╍╍╍╍╍╍╍╍╍╍╍╍╍╍╍╍╍╍╍╍╍╍━━━━━━━━━━━━━━━━
          ┌ 2 ─────────┐   ┌ 5 ┐                        ┌ 3 ───────────┐
          │one             │two                         │three
        """)
  }

  @Test func `cuts rows between cues, and a cue only where it is too long for a row`() {
    let input = recording(
      12, [span(0, 12, .speech)],
      [cue(0, 2, "one"), cue(2, 4, "two"), cue(4, 6, "three"), cue(6.5, 12, "four is long")])
    let strip = Strip(input, layout: StripLayout(columns: 40))
    #expect(strip.rows == [time(0, 4), time(4, 6.375), time(6.375, 11.375), time(11.375, 12)])
  }

  @Test func `puts the text of a cut cue where there is room for it`() {
    let long = recording(
      7, [], [cue(0, 7, "The text stays in the first row, as that has more room.")])
    #expect(
      drawn(long, StripLayout(columns: 40, levelLines: 0)) == """
        ┌ 14 ─┐ cue, characters a second

        ╷0:00   ╷0:01   ╷0:02   ╷0:03   ╷0:04
        ┌ 8 ────────────────────────────────────
        │The text stays in the first row, as
        │that has more room.

        ╷0:05   ╷0:06
        ─ 8 ───────────┐
        """)
    // Two at a time leave no place to cut between cues.
    let short = recording(
      9, [], [cue(0, 7, "One goes on."), cue(4, 9, "The other has more room below.")])
    #expect(
      drawn(short, StripLayout(columns: 40, levelLines: 0)) == """
        ┌ 14 ─┐ cue, characters a second

        ╷0:00   ╷0:01   ╷0:02   ╷0:03   ╷0:04
        ┌ 2 ────────────────────────────────────
        │One goes on.
                                        ┌ 6 ────

        ╷0:05   ╷0:06   ╷0:07   ╷0:08
        ─ 2 ───────────┐
        ─ 6 ───────────────────────────┐
        │The other has more room below.
        """)
  }

  @Test func `shows a part of a recording, at any scale`() {
    let input = recording(
      7200, [], (0..<1200).map { cue(Double($0) * 6 + 1, Double($0) * 6 + 5, "Cue \($0).") })
    let layout = StripLayout(
      columns: 72, range: time(3600, 3660), timePerRow: .seconds(30), levelLines: 0)
    #expect(
      drawn(input, layout) == """
        ┌ 14 ─┐ cue, characters a second

        ╷1:00:00    ╷1:00:05    ╷1:00:10    ╷1:00:15    ╷1:00:20    ╷1:00:25
          ┌ 2 ─────┐     ┌ 2 ────┐     ┌ 2 ─────┐     ┌ 2 ────┐     ┌ 2 ─────┐
          │Cue 600.      │Cue 601.     │Cue 602.      │Cue 603.     │Cue 604.

         ╷1:00:30    ╷1:00:35    ╷1:00:40    ╷1:00:45    ╷1:00:50    ╷1:00:55
            ┌ 2 ────┐     ┌ 2 ─────┐    ┌ 2 ─────┐     ┌ 2 ────┐     ┌ 2 ─────┐
            │Cue 605.     │Cue 606.     │Cue 607.      │Cue 608.     │Cue 609.


        """)
  }
}
