import Testing
import TimedText
import Timeline

@Suite struct `Speakers and times` {
  /// What a turn is checked for, as one line: `Ann≠@12 Hello.`
  private func shown(_ text: String, speakers: TranscriptOptions.Speakers = .automatic) throws
    -> [String]
  {
    var options = TranscriptOptions()
    options.speakers = speakers
    return try Transcript(parsing: Array(text.utf8), options: options).turns.map { turn in
      let change = turn.changesVoice.map { $0 ? "≠" : "=" } ?? ""
      let time = turn.statedStart.map { "@\(Int($0.seconds))" } ?? ""
      let label = (turn.speaker ?? "") + change + time
      return label.isEmpty ? turn.text : "\(label) \(turn.text)"
    }
  }

  @Test func `are read before a colon, and stay with the paragraphs that follow`() throws {
    let text = """
      The bread show

      Ann Smith: Today we talk about bread: how it is made.
      Bob: He said: it's easy. See https://bread.com at 10:30.

      Ann Smith: And then?

      What happened then?
      Audience: Hooray!
      Bob: Bye.
      """
    #expect(
      try shown(text) == [
        "The bread show",
        "Ann Smith Today we talk about bread: how it is made.",
        "Bob≠ He said: it's easy. See https://bread.com at 10:30.",
        "Ann Smith≠ And then?",
        "Ann Smith= What happened then?",
        "Audience≠ Hooray!",
        "Bob≠ Bye.",
      ])
  }

  @Test func `are read before a quotation where other lines name them`() throws {
    let text = "Ann: Hello.\nBob: Hi.\nAnn: “Hi” is what he said: “Hi”.\nHe said: “Go!”\nBob: Bye."
    #expect(
      try shown(text) == [
        "Ann Hello.", "Bob≠ Hi.", "Ann≠ “Hi” is what he said: “Hi”.", "Ann= He said: “Go!”",
        "Bob≠ Bye.",
      ])
  }

  @Test func `are read before a full-width colon`() throws {
    let text = "主持人：大家好，欢迎收听。\n嘉宾：谢谢。我想说：这很好。\n主持人：那么我们开始吧。\n王小明：好的。\n"
    #expect(
      try shown(text) == [
        "主持人 大家好，欢迎收听。", "嘉宾≠ 谢谢。我想说：这很好。", "主持人≠ 那么我们开始吧。", "王小明≠ 好的。",
      ])
  }

  @Test(
    arguments: [
      "[Ann] Hello.\n[Bob] Hi there.\n[Ann] Bye.",
      "[Ann]: Hello.\n[Bob]: Hi there.\n[Ann]: Bye.",
      "**Ann:** Hello.\n\n**Bob:** Hi there.\n\n**Ann:** Bye.",
      "**Ann**: Hello.\n\n**Bob**: Hi there.\n\n**Ann**: Bye.",
      "Ann: Hello.\nBob: Hi there.\nAnn: Bye.",
      "ANN: Hello.\nBOB (laughs): Hi there.\nANN: Bye.",
      "Ann\nHello.\n\nBob\nHi there.\n\nAnn\nBye.",
      "## Ann\nHello.\n\n## Bob\nHi there.\n\n## Ann\nBye.",
      ">> Ann: Hello.\n>> Bob: Hi there.\n>> Ann: Bye.",
      "- Ann: Hello.\n- Bob: Hi there.\n- Ann: Bye.",
    ])
  func `are read in every usual form`(text: String) throws {
    let turns = try Transcript(parsing: Array(text.utf8)).turns
    #expect(turns.map { $0.speaker?.uppercased() } == ["ANN", "BOB", "ANN"])
    #expect(turns.map(\.text) == ["Hello.", "Hi there.", "Bye."])
    #expect(turns.map(\.changesVoice) == [nil, true, true])
  }

  @Test(
    arguments: [
      "[00:00:02] Ann: Hello.\n[00:00:10] Bob: Hi there.\n[00:01:02] Ann: Bye.",
      "Ann (0:02):\nHello.\n\nBob (0:10):\nHi there.\n\nAnn (1:02):\nBye.",
      "Ann  0:02\nHello.\n\nBob  0:10\nHi there.\n\nAnn  1:02\nBye.",
      "00:02 Ann: Hello.\n00:10 Bob: Hi there.\n01:02 Ann: Bye.",
      "[00:02 --> 00:05] Ann: Hello.\n[00:10 --> 00:12] Bob: Hi there.\n[01:02 --> 01:05] Ann: Bye.",
      "00:00:02.400\nAnn: Hello.\n\n00:00:10.100\nBob: Hi there.\n\n00:01:02.900\nAnn: Bye.",
    ])
  func `are read with their times`(text: String) throws {
    #expect(try shown(text) == ["Ann@2 Hello.", "Bob≠@10 Hi there.", "Ann≠@62 Bye."])
  }

  @Test func `may have times alone`() throws {
    #expect(
      try shown(
        "0:00\nso today we go\n0:03\nto the baker's.\n0:05\nWe need flour.\n0:09\nAnd salt.")
        == ["@0 so today we go to the baker's.", "@5 We need flour.", "@9 And salt."])
    #expect(
      try shown("说话人1 00:00:05\n大家好。\n说话人2 00:00:12\n谢谢邀请。") == ["说话人1@5 大家好。", "说话人2≠@12 谢谢邀请。"])
  }

  @Test func `are not named where only the voice changes`() throws {
    #expect(
      try shown(">> Hello.\nNice to be here.\n>> Thank you.\n>> BOB: Great show.")
        == ["Hello.", "= Nice to be here.", "≠ Thank you.", "BOB≠ Great show."])
    #expect(try shown("- Hello.\n- Hi. — Well...") == ["Hello.", "≠ Hi. — Well..."])
  }

  @Test(
    arguments: [
      "10:30 is when we meet.\nThat is early.",
      "He said: go home.\nShe said: no.\nHe said: please.\nShe said: never.",
      "他说：回家吧。\n她说：不。\n他说：求你了。\n她说：不行。",
      "Note: this is loud.\nWe talk.\nNote: this is quiet.\nNote: this is it.",
      "What I mean is this: bread.\nYes.\nRight.\nYes.\nRight.\nNo.",
      "嗯\n是的，我也这么想。\n嗯\n好的\n嗯\n那就这样吧。",
      "https://bread.com is ours.\nhttps://salt.com is theirs.\nhttps://oil.com is yours.",
    ])
  func `are not seen where there are none`(text: String) throws {
    #expect(try shown(text) == text.split(separator: "\n").map(String.init))
  }

  @Test func `are left alone when that is asked`() throws {
    #expect(try shown("Ann: Hi.\nBob: Hi.", speakers: .none) == ["Ann: Hi.", "Bob: Hi."])
  }

  @Test func `do not count as lines without words`() throws {
    let turns = try Transcript(parsing: Array("Ann\nHello.\n\nBob\nHi.\n\nAnn\nBye.".utf8)).turns
    #expect(turns.map(\.lines) == [2...2, 4...4, 6...6])
  }
}
