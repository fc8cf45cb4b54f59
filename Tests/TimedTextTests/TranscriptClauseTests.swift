import TestSupport
import Testing
import TimedText

@Suite struct Clauses {
  private func clauses(_ text: String, language: String? = nil) throws -> [Clause] {
    var options = TranscriptOptions()
    options.language = language
    return try Transcript(parsing: Array(text.utf8), options: options).turns.flatMap(\.clauses)
  }

  @Test(
    arguments: [
      ("zh", "嗯，对。我说：“好吧，走！”他……走了——真的；是吗？", "嗯，|对。|我说：|“好吧，|走！”|他……|走了——|真的；|是吗？"),
      ("ja", "はい、そうです。「本当ですか？」と聞いた。", "はい、|そうです。|「本当ですか？」|と聞いた。"),
      ("th", "วันนี้เราจะคุยกัน เริ่มจากอากาศก็ได้", "วันนี้เราจะคุยกัน |เริ่มจากอากาศก็ได้"),
      (
        "en", "Well, yes. (Really?) He said: \"Go!\" and left… So?",
        "Well, |yes. |(Really?) |He said: |\"Go!\" |and left… |So?"
      ),
      (
        "ru", "Да, конечно. «Правда?» — спросил он; нет!",
        "Да, |конечно. |«Правда?» — |спросил он; |нет!"
      ),
      ("ar", "نعم، طبعا. حقا؟ لا؛ ربما.", "نعم، |طبعا. |حقا؟ |لا؛ |ربما."),
      ("hi", "हाँ, ठीक है। क्या सच? नहीं॥", "हाँ, |ठीक है। |क्या सच? |नहीं॥"),
      ("fr", "Oui ! « Vraiment ? » dit-il.", "Oui ! |« Vraiment ? » |dit-il."),
      ("el", "Ναι, βέβαια. Τι είπες;", "Ναι, |βέβαια. |Τι είπες;"),
      ("de", "Er sagte: „Ja.“ Dann ging er.", "Er sagte: |„Ja.“ |Dann ging er."),
      ("ko", "네, 맞아요. 정말요?", "네, |맞아요. |정말요?"),
    ])
  func `end at the punctuation of every script`(
    language: String, text: String, expected: String
  ) throws {
    #expect(
      try clauses(text, language: language).map(\.text).joined(separator: "|") == expected)
  }

  @Test(
    arguments: [
      "It is 3.14 or 1,000 at 10:30 on labelbox.com.", "Dr. Smith met Mr. Jones and J. R. Lee.",
      "See e.g. https://bread.com/a,b;c?d=e.f for it.", "GPT-3.5 and a well-known U.S. firm.",
      "他用了3.14和1,000，版本2.0。", "Das ist z.B. gut.", "Node.js and file.txt are fine.",
      "What about user@mail.example.com today?",
    ])
  func `do not end inside a number, a name or an address`(text: String) throws {
    let clauses = try clauses(text)
    #expect(clauses.count == (text.contains("，") ? 2 : 1), "\(clauses.map(\.text))")
  }

  @Test func `say how much of a break follows`() throws {
    #expect(
      try clauses("嗯，对。我说：好；走！……真的").map(\.breakAfter)
        == [.comma, .sentence, .semicolon, .semicolon, .sentence, .openTurn])
    #expect(try clauses("我去修复它。").map(\.breakAfter) == [.turn])
    #expect(
      try clauses("它却感觉就像是——\n我们-\n所以你看，\n是的\n我走了。").map(\.breakAfter).map { $0 } == [
        .openTurn, .openTurn, .openTurn, .turn, .turn,
      ])
  }

  @Test func `of a transcript without full stops are all complete`() throws {
    let text = "วันนี้เราจะคุยเรื่องอะไรกันดี\nเริ่มจากเรื่องอากาศก็ได้นะ\nเมื่อวานฝนตกทั้งคืนเลย\nฉันเกือบตกรถไฟ"
    #expect(try clauses(text).map(\.breakAfter).allSatisfy { $0 == .turn })
  }

  @Test func `always hold a word`() throws {
    #expect(try clauses("……好，！？——走。”").map(\.text) == ["……好，！？——", "走。”"])
    #expect(throws: TranscriptError.empty) { try clauses("。。。\n……\n——！") }
  }

  @Test(
    arguments: [
      "而不是像我们思考为什么今天的飞机每英里坠机率比几十年前低那么多那样通过分析事故来改进它们的设计和制造的全部过程",
      "this is what people say when they have no time to breathe and want to tell you all that they know about bread "
        + "because they think that you have never heard of it and that nobody else will ever tell you",
      "ในวันนี้เราจะพูดคุยกันเกี่ยวกับเรื่องราวต่างๆที่เกิดขึ้นในชีวิตประจำวันของเราและสิ่งที่เราได้เรียนรู้จากประสบการณ์เหล่านั้นมาเป็นเวลานาน",
    ])
  func `without punctuation are cut between words`(text: String) throws {
    let clauses = try clauses(text)
    #expect(clauses.count > 1)
    #expect(clauses.map(\.text).joined() == text)
    #expect(clauses.allSatisfy { $0.weight <= 30 })
    #expect(clauses.dropLast().allSatisfy { $0.breakAfter == .none })
    // Parts are of about one length.
    #expect(clauses.allSatisfy { $0.weight >= 7 }, "\(clauses.map(\.weight))")
  }

  @Test(arguments: 0..<20)
  func `together are the text of their turn`(seed: UInt64) throws {
    for turns in [
      TranscriptTalk.chinese(turns: 20, seed: seed), TranscriptTalk.english(turns: 20, seed: seed),
    ] {
      for turn in try Transcript(parsing: Array(turns.joined(separator: "\n").utf8)).turns {
        #expect(turn.clauses.map(\.text).joined() == turn.text)
        #expect(turn.clauses.allSatisfy { $0.weight > 0 && $0.weight <= 30 })
        #expect(turn.clauses.last.map { $0.breakAfter >= .openTurn } ?? false)
        #expect(turn.clauses.dropLast().allSatisfy { $0.breakAfter < .openTurn })
      }
    }
  }
}
