import TestSupport
import Testing
import TimedText
import UnicodeText

@Suite struct `Any bytes` {
  /// What holds for every transcript that was read.
  private func check(_ transcript: Transcript) {
    #expect(!transcript.turns.isEmpty)
    var line = 0
    for turn in transcript.turns {
      #expect(turn.lines.lowerBound >= line)
      line = turn.lines.lowerBound
      #expect(!turn.clauses.isEmpty)
      #expect(turn.clauses.map(\.text).joined() == turn.text)
      for clause in turn.clauses {
        #expect(clause.weight > 0 && clause.weight.isFinite)
        #expect(clause.text.unicodeScalars.contains { $0.isLetter || $0.isNumber })
        #expect(!clause.text.contains("\n"))
      }
    }
  }

  private static let samples = [
    "Ann: Hello. [laughs] See https://a.b/c.\nBob: 3.14, 1,000!\n\nAnn: “Fine” — (music)...\n",
    "嗯，我 感觉 [停顿] 这本该。\n主持人：2020年，GPT-3——是吗？\n“好的。” 但它\n",
    "1\n00:00:01,000 --> 00:00:03,000\n<i>So</i> &amp; {\\an8}\n\n2\n00:00:03,100 --> 00:00:05,000\n- Hi!\n- Ho\n",
    "WEBVTT\n\n00:01.000 --> 00:03.000\n<v Ann>Hello</v> ♪\n",
    "# T\n\n**Ann:** *x* [y](z) `c`\n> q\n- [ ] a\n",
    "[00:12:30] Ann: a\n00:13 b\n(0:14) c\n>> D: e\n— f\n",
    "نعم، طبعا. حقا؟\nवह गया। ठीक है।\nวันนี้ เราคุย\nДа — нет; т.е. «да».\n",
  ]

  @Test(arguments: 0..<samples.count)
  func `make a transcript or an error, whatever is done to them`(sample: Int) {
    var generator = SeededGenerator(seed: UInt64(sample))
    let signs = Array(
      "[](){}<>*_`#:：>-—\"“”'’.,，。…0123456789 \n\r\t\u{202e}\u{0}\u{feff}♪&;/\\|\u{301}😀")
    for _ in 0..<80 {
      var bytes = Array(Self.samples[sample].utf8)
      for _ in 0..<Int.random(in: 1...12, using: &generator) {
        let place = Int.random(in: 0...bytes.count, using: &generator)
        switch Int.random(in: 0..<5, using: &generator) {
        case 0: bytes.insert(UInt8.random(in: 0...255, using: &generator), at: place)
        case 1: bytes.removeSubrange(place..<min(place + 3, bytes.count))
        case 2: bytes.insert(contentsOf: bytes.prefix(place).suffix(30), at: place)
        default:
          let sign = signs.randomElement(using: &generator).map(String.init) ?? ""
          let count = Int.random(in: 1...4, using: &generator)
          bytes.insert(contentsOf: String(repeating: sign, count: count).utf8, at: place)
        }
      }
      if let transcript = try? Transcript(parsing: bytes) { check(transcript) }
    }
  }

  @Test(
    arguments: [
      "a", "好", "[", "]", "(", "*", "_", "`", "<", "{", "♪", ":", "：", "\"", "“", ".", "...a", "—",
      " ", "1",
      "1:", "00:00 ", "-->", ">>", "- ", "Ann: ", "a ", "好 ", "a.", "好，", "[a]", "[x](y)", "**b** ",
      "\u{301}",
      "\u{200d}", "👩‍👩‍👧", "ไ", "न", "ש", "A", "http://a.b/", "&amp;", "\\", "-", "・", "가", "ﷺ",
    ])
  func `repeated without end are read in a time that grows as they do`(unit: String) {
    let words = String(repeating: unit, count: 2_500)
    for text in [
      words, "Go.\n" + words + "\nStop.\n", words.prefix(1_000) + "\n" + words.suffix(1_000),
    ] {
      if let transcript = try? Transcript(parsing: Array(text.utf8)) { check(transcript) }
    }
    let lines = String(repeating: unit + "\n", count: 600)
    if let transcript = try? Transcript(parsing: Array(lines.utf8)) { check(transcript) }
  }
}
