import Previewing
import TestSupport
import Testing
import Timeline
import UnicodeText

/// A preview on a screen that is moved about by keys.
@Suite struct ScreenTests {
  private func talk(_ count: Int = 40) -> StripInput {
    var (spans, cues): ([LabelledSpan], [StripCue]) = ([], [])
    for index in 0..<count {
      let start = Double(index) * 4 + 1
      spans.append(span(start, start + 3, .speech))
      let doubt = index == 20 ? 0.9 : 0.05
      cues.append(cue(start, start + 3, "This is cue \(index).", doubt: doubt))
    }
    return recording(Double(count) * 4 + 1, spans, cues)
  }

  private func screen(
    _ input: StripInput, columns: Int = 80, lines: Int = 24, view: PreviewScreen.View = .strip
  ) -> PreviewScreen {
    PreviewScreen(
      title: "talk.mp3", input: input, doubts: Doubt.ranked(in: input),
      size: .init(columns: columns, lines: lines), view: view)
  }

  private func text(_ screen: PreviewScreen) -> String {
    screen.lines.map(\.text).joined(separator: "\n")
  }

  @Test func `shows as many rows as fit, between a line of where and one of how`() {
    let shown = screen(talk(), columns: 40, lines: 14).lines.map {
      String($0.text.reversed().drop { $0 == " " }.reversed())
    }
    #expect(
      shown.joined(separator: "\n") == """
        0:00 of 2:41   talk.mp3
        ╷0:00   ╷0:01   ╷0:02   ╷0:03   ╷0:04
                ███▃███▃███▃███▃███▃███▃
        ▁▁▁▁▁▁▁▁████████████████████████▁▁▁▁▁▁▁
                ━━━━━━━━━━━━━━━━━━━━━━━━
                ┌ 5 ───────────────────┐
                │This is cue 0.

         ╷0:05   ╷0:06   ╷0:07   ╷0:08
         ███▃███▃███▃███▃███▃███▃
        ▁████████████████████████▁▁▁▁▁▁▁
         ━━━━━━━━━━━━━━━━━━━━━━━━
         ┌ 5 ───────────────────┐
        space page  n next doubt  q quit  ? help
        """)
  }

  @Test func `cuts nothing of its help where it is narrow`() {
    var screen = screen(talk(), columns: 40, lines: 20)
    _ = screen.press(.character("?"))
    let shown = screen.lines.map { String($0.text.reversed().drop { $0 == " " }.reversed()) }
    #expect(
      shown.joined(separator: "\n") == """
        0:00 of 2:41   talk.mp3

          ↑ ↓              a row
          space PgDn PgUp  a screen
          Home End         to the start, the end
          n p              next, previous place
                           in doubt, the worst
                           first
          w                the list of those
                           places, and back
          g b u            good, bad, no verdict
          f Enter          play from here, pause
          ← →              while it plays: 5
                           seconds back, on
          q Ctrl-C         quit

        ━ speech
        ┌ 14 ─┐ cue, characters a second
        ? doubt
        space page  n next doubt  q quit  ? help
        """)
  }

  @Test func `writes out why a place is in doubt where it is narrow`() {
    var input = talk()
    input.cues[0].findings = [
      "shown for 0.4 s, less than 0.83 s", "12 characters a second exceed 9",
    ]
    input.cues[0].gravity = 0.9
    let shown = screen(input, columns: 40, view: .doubts).lines.map(\.text).joined(separator: "\n")
    #expect(shown.contains("▶1 0:01.0 ?"))
    #expect(
      shown.contains("\n   shown for 0.4 s, less than 0.83 s; 12\n   characters a second exceed 9 ")
    )
  }

  @Test func `moves by rows, by screens, and to the ends`() {
    var screen = screen(talk(), columns: 40, lines: 16)
    #expect(text(screen).contains("cue 0."))
    _ = screen.press(.down)
    #expect(!text(screen).contains("cue 0."))
    #expect(text(screen).contains("cue 1."))
    _ = screen.press(.up)
    #expect(text(screen).contains("cue 0."))
    _ = screen.press(.character(" "))
    #expect(text(screen).contains("cue 2."))
    _ = screen.press(.pageUp)
    #expect(text(screen).contains("cue 0."))
    _ = screen.press(.end)
    #expect(text(screen).contains("cue 39."))
    _ = screen.press(.pageDown)
    #expect(text(screen).contains("cue 39."))
    _ = screen.press(.home)
    #expect(text(screen).contains("cue 0."))
  }

  @Test func `goes to what is in doubt, marks it, and takes verdicts`() {
    var screen = screen(talk())
    #expect(screen.press(.character("g")) == nil)
    #expect(text(screen).contains("n chooses a place to judge"))
    #expect(screen.press(.character("n")) == nil)
    #expect(text(screen).contains("▶1 1:21.0 ?90 %"))
    #expect(text(screen).contains("╒"))
    #expect(screen.press(.character("b")) == .keepVerdicts)
    #expect(text(screen).contains("?90 % [bad]"))
    #expect(screen.verdicts.all.map(\.verdict) == [.bad])
    #expect(screen.verdicts.all.first?.doubt.cue == 20)
    #expect(screen.press(.character("u")) == .keepVerdicts)
    #expect(screen.verdicts.isEmpty)
    _ = screen.press(.character("p"))
    #expect(text(screen).contains("this is the first"))
  }

  @Test func `lists what is in doubt, and goes back to the place that was chosen`() {
    var screen = screen(talk(), view: .doubts)
    #expect(text(screen).contains("40 places, the worst first"))
    #expect(text(screen).contains("▶1 1:21.0 ?90 %"))
    _ = screen.press(.down)
    #expect(text(screen).contains("▶2 "))
    _ = screen.press(.up)
    _ = screen.press(.character("n"))
    _ = screen.press(.character("p"))
    _ = screen.press(.character("w"))
    #expect(text(screen).contains("This is cue 20."))
  }

  @Test func `plays from the place that is looked at, and follows what is heard`() {
    var screen = screen(talk())
    #expect(screen.press(.character("f")) == .play(from: .zero))
    _ = screen.press(.character("n"))
    #expect(screen.press(.enter) == .play(from: .seconds(80)))
    screen.follow(MediaTime(seconds: 82))
    #expect(text(screen).contains("▼"))
    #expect(text(screen).contains("playing"))
    #expect(screen.press(.right) == .play(from: .seconds(87)))
    #expect(screen.press(.left) == .play(from: .seconds(77)))
    screen.follow(MediaTime(seconds: 130))
    #expect(text(screen).contains("This is cue 32."))
    #expect(screen.press(.character(" ")) == .pause)
    #expect(!screen.isPlaying)
  }

  @Test func `keeps the place when it is resized and when more is known`() {
    let input = talk()
    var screen = screen(input)
    _ = screen.press(.character("n"))
    screen.size = .init(columns: 47, lines: 12)
    #expect(text(screen).contains("This is cue 20."))
    var better = input
    better.cues[3].doubt = 0.99
    screen.update(better, doubts: Doubt.ranked(in: better))
    #expect(text(screen).contains("▶2 1:21.0"))
  }

  @Test func `tells its keys, and quits`() {
    var screen = screen(talk())
    _ = screen.press(.character("?"))
    #expect(text(screen).contains("good, bad, no verdict"))
    #expect(screen.press(.down) == nil)
    #expect(!text(screen).contains("good, bad, no verdict"))
    #expect(screen.press(.character("q")) == .quit)
    #expect(screen.press(.interrupt) == .interrupt)
    #expect(screen.press(.suspend) == .suspend)
  }

  @Test(arguments: 0..<30)
  func `fills the terminal to the column, whatever is shown and pressed`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let texts = [
      "今天我们请到的是一位录音师", "مرحبا بكم في البرنامج", "e\u{301}\u{301}\u{200D}x",
      "\u{1B}]0;evil\u{7}", "👩‍👩‍👧 ok", "שלום\u{202E}abc", "", "a\nb\tc",
    ]
    var input = talk(12)
    for index in input.cues.indices {
      input.cues[index].text = texts.randomElement(using: &generator) ?? ""
      input.cues[index].speaker = texts.randomElement(using: &generator)
      input.cues[index].findings = [texts.randomElement(using: &generator) ?? ""]
    }
    var screen = PreviewScreen(
      title: texts.randomElement(using: &generator) ?? "", input: input,
      doubts: Doubt.ranked(in: input), size: .init(columns: 40, lines: 10))
    let keys: [Key] = [
      .up, .down, .pageUp, .pageDown, .home, .end, .character("n"), .character("p"),
      .character("w"), .character("g"), .character("?"), .character("f"), .left,
    ]
    for _ in 0..<25 {
      if let key = keys.randomElement(using: &generator) { _ = screen.press(key) }
      let columns = Int.random(in: 1...200, using: &generator)
      screen.size = .init(columns: columns, lines: .random(in: 1...60, using: &generator))
      if Bool.random(using: &generator) {
        screen.follow(MediaTime(seconds: .random(in: -5...60, using: &generator)))
      }
      let lines = screen.lines
      #expect(lines.count == screen.size.lines)
      for line in lines.map(\.text) {
        #expect(line.displayWidth == screen.size.columns)
        #expect(line.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control })
        #expect(line.count { $0 == "\u{2068}" } == line.count { $0 == "\u{2069}" })
      }
    }
  }

  @Test func `holds with an empty recording`() {
    let empty = StripInput(
      duration: .zero, levels: Levels(hop: .seconds(1), values: []), spans: [], cues: [])
    var screen = screen(empty)
    for key in [Key.down, .end, .pageUp, .character("n"), .character("w"), .character("f")] {
      _ = screen.press(key)
      #expect(screen.lines.count == 24)
    }
    screen.follow(.seconds(3))
    #expect(screen.lines.count == 24)
  }
}
