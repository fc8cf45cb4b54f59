import Testing
import TimedText

@Suite struct Marks {
  private func transcript(_ text: String) throws -> Transcript {
    try Transcript(parsing: Array(text.utf8))
  }

  @Test(
    arguments: [
      ("[停顿]", .pause), ("[pause]", .pause), ("[Long pause]", .pause), ("（沉默）", .pause),
      ("[пауза]", .pause),
      ("[音乐]", .music), ("(music)", .music), ("[soft music playing]", .music), ("♪♪", .music),
      ("【笑】", .noise), ("[laughter]", .noise), ("(Applause.)", .noise), ("[全场鼓掌]", .noise),
      ("*laughs*", .noise), ("[Ann laughs]", .noise), ("[DOOR SLAMS]", .noise),
      ("[inaudible 00:12]", .noise), ("<cough>", .noise), ("(rires)", .noise), ("[笑い]", .noise),
    ] as [(String, Mark)])
  func `are taken out of the text and stand before the next clause`(mark: String, kind: Mark) throws
  {
    let turn = try transcript("Well, \(mark) I see.").turns[0]
    #expect(turn.text == "Well, I see.")
    #expect(turn.clauses.map(\.marksBefore) == [[], [kind]])
  }

  @Test(
    arguments: [
      "[sic]", "(who said so)", "[the music industry]", "(a song)", "【重点】", "[NATO]", "{x}", "<b",
      "(the pause was long)", "(笑点低的人)",
    ])
  func `are not seen in text that only has brackets`(aside: String) throws {
    let text = "Well \(aside) I see."
    #expect(try transcript(text).turns.map(\.text) == [text])
  }

  @Test func `between ideographs leave no space`() throws {
    let turn = try transcript("所有的模型 [pause] 大体上都差不多，[停顿] 因为它们一样。").turns[0]
    #expect(turn.text == "所有的模型大体上都差不多，因为它们一样。")
    #expect(turn.clauses.map(\.text) == ["所有的模型", "大体上都差不多，", "因为它们一样。"])
    #expect(turn.clauses.map(\.marksBefore) == [[], [.pause], [.pause]])
    #expect(turn.clauses[0].breakAfter == .none)
  }

  @Test func `at the end of a turn or on a line of their own go to the next clause`() throws {
    let turns = try transcript("他们会解决所有问题，[停顿]\n[音乐]\n[停顿] 记住所有技巧。\n好。[掌声]").turns
    #expect(turns.map(\.text) == ["他们会解决所有问题，", "记住所有技巧。", "好。"])
    #expect(turns.map(\.lines) == [1...1, 3...3, 4...4])
    #expect(turns[1].clauses[0].marksBefore == [.pause, .music, .pause])
    #expect(turns[2].clauses[0].marksAfter == [.noise])
  }

  @Test func `are counted`() throws {
    let notes = try transcript("[pause] A. [pause] B. [music] C.").notes
    #expect(notes == [.marks([.pause: 2, .music: 1])])
  }

  @Test func `may be words of one's own`() throws {
    var options = TranscriptOptions()
    options.marks["glocke"] = .noise
    options.marks["sic"] = .pause
    options.marks["laughter"] = nil
    let turn = try Transcript(
      parsing: Array("Ja [Glocke] gut [sic] und [laughter] schön.".utf8), options: options
    ).turns[0]
    #expect(turn.text == "Ja gut und [laughter] schön.")
    #expect(turn.clauses.map(\.marksBefore) == [[], [.noise], [.pause]])
  }
}
