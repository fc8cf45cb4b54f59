import TestSupport
import Testing
import TimedText
import Timeline

/// What cues say, to be looked for in a recording.
@Suite struct `The words of cues` {
  private func words(_ cues: [(start: Int, text: CueText)]) -> [CueTurns] {
    CueTurns.inEachLanguage(
      of: SubtitleTrack(
        cues: cues.map {
          Cue(range: .seconds($0.start) ..< .seconds($0.start + 2), text: $0.text)
        }))
  }

  private func plain(_ texts: String...) throws -> CueTurns {
    let found = words(texts.enumerated().map { (start: $0 * 3, text: CueText($1)) })
    #expect(found.count == 1)
    return try #require(found.first)
  }

  @Test func `are a turn a cue, with rows joined and sentences apart`() throws {
    let words = try plain("This goes on and on\nover two rows", "and over two cues.", "It ends.")
    #expect(
      words.turns.map(\.text) == [
        "This goes on and on over two rows", "and over two cues.", "It ends.",
      ])
    #expect(words.openedCues == [0, 1, 2])
    #expect(words.language == "en")
  }

  @Test func `have no names and marks, and none of a cue without a word`() throws {
    let words = try plain(
      "Ann: Where were you?", "[applause]", "Bob: At home. [pause] And you?", "♪", "Ann: Out.")
    #expect(words.turns.map(\.text) == ["Where were you?", "At home. And you?", "Out."])
    #expect(words.turns.map(\.speaker) == ["Ann", "Bob", "Ann"])
    #expect(words.turns.map(\.changesVoice) == [nil, true, true])
    #expect(words.openedCues == [0, 2, 4])
  }

  @Test func `are those of each speaker in a dialogue, of whom the first opens the cue`() throws {
    let words = try plain(
      "Shall we go?", "- Where to?\n- Home.", "- Now?\n- Yes.", "- Really?\n- At once.")
    #expect(
      words.turns.map(\.text) == [
        "Shall we go?", "Where to?", "Home.", "Now?", "Yes.", "Really?", "At once.",
      ])
    #expect(words.openedCues == [0, 1, nil, 2, nil, 3, nil])
  }

  @Test func `come in the order of time, each with its own as a hint`() throws {
    let words = words([(9, "Third."), (3, "First."), (6, "Second.")])
    #expect(words.first?.turns.map(\.text) == ["First.", "Second.", "Third."])
    #expect(words.first?.openedCues == [1, 2, 0])
    #expect(words.first?.turns.map(\.statedStart) == [3, 6, 9].map(MediaTime.seconds))
  }

  @Test func `have no readings above them`() throws {
    var text = CueText("今日は")
    var ruby = CueText("漢字")
    ruby.append("かんじ", as: Markup(.rubyText))
    text.append(ruby, as: [Markup(.ruby)])
    text.append("です")
    #expect(words([(0, text)]).first?.turns.map(\.text) == ["今日は漢字です"])
  }

  @Test func `are those of each language where cues show two`() throws {
    let lines = [
      ("我们今天去哪里", "Where are we going today?"), ("我觉得应该回家了", "I think we should go home."),
      ("那就走吧", "Then let us go."), ("好的", "All right."),
    ]
    let found = words(
      lines.enumerated().map { (start: $0 * 3, text: CueText("\($1.0)\n\($1.1)")) })
    #expect(found.map { $0.turns.map(\.text) } == [lines.map(\.0), lines.map(\.1)])
    #expect(found.map(\.openedCues) == [[0, 1, 2, 3], [0, 1, 2, 3]])
    #expect(found.map(\.language) == ["zh-Hans", "en"])
  }

  @Test func `are there once where captions roll`() throws {
    let cues = [
      (0, "one two three"), (2, "one two three\nfour five six"), (4, "four five six\nseven"),
    ]
    let found = words(cues.map { (start: $0.0, text: CueText($0.1)) })
    #expect(found.first?.turns.map(\.text) == ["one two three", "four five six", "seven"])
    #expect(found.first?.openedCues == [0, 1, 2])
  }

  @Test(arguments: 0..<20)
  func `are of cues that exist, each opened once at most`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let pieces = ["A: ", "- ", "one", "\n", " ", ">> ", "[x]", "好。", "&amp;", ".", "\u{202E}"]
    let cues = (0..<30).map { _ in
      let text = (0..<Int.random(in: 0..<8, using: &generator))
        .compactMap { _ in pieces.randomElement(using: &generator) }.joined()
      return (start: Int.random(in: 0..<20, using: &generator), text: CueText(text))
    }
    for words in words(cues) {
      #expect(words.turns.count == words.openedCues.count)
      let opened = words.openedCues.compactMap(\.self)
      #expect(Set(opened).count == opened.count)
      #expect(opened.allSatisfy(cues.indices.contains))
      #expect(words.turns.allSatisfy { $0.weight > 0 })
    }
  }
}
