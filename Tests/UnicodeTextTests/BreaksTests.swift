import Testing
import UnicodeText

struct BreaksTests {
  /// The text cut at its boundaries.
  private func pieces(_ text: String, _ unit: BreakIterator.Unit, _ language: String) throws
    -> [String]
  {
    var iterator = try BreakIterator(unit, language: language)
    let boundaries = iterator.boundaries(in: text)
    let bytes = Array(text.utf8)
    return zip(boundaries, boundaries.dropFirst()).map {
      String(decoding: bytes[$0..<$1], as: UTF8.self)
    }
  }

  @Test(arguments: [
    ("zh", "我们喜欢小说", ["我们", "喜欢", "小说"]),
    ("ja", "コンピューターを使う", ["コンピューター", "を", "使う"]),
    ("th", "ภาษาไทยเขียนติดกัน", ["ภาษา", "ไทย", "เขียน", "ติด", "กัน"]),
    ("en", "Don't stop.", ["Don't", " ", "stop", "."]),
  ])
  func `cuts words by dictionary where no spaces are written`(
    language: String, text: String, words: [String]
  ) throws {
    #expect(try pieces(text, .word, language) == words)
  }

  @Test(arguments: [
    ("好的。”他说", ["好", "的。”", "他", "说"]), ("「あっ」と", ["「あっ」", "と"]),
    ("in 2020, yes", ["in ", "2020, ", "yes"]), ("百分之50！", ["百", "分", "之", "50！"]),
  ])
  func `keeps closing marks from the start of a line`(text: String, lines: [String]) throws {
    #expect(try pieces(text, .line, "ja") == lines)
  }

  @Test func `serves one text after another`() throws {
    var words = try BreakIterator(.word, language: "en")
    #expect(words.boundaries(in: "") == [])
    #expect(words.boundaries(in: "a b") == [0, 1, 2, 3])
    #expect(words.boundaries(in: "é") == [0, 2])
  }

  @Test func `takes an unknown language`() throws {
    var lines = try BreakIterator(.line, language: "x-nowhere")
    #expect(lines.boundaries(in: "a b").last == 3)
  }
}

struct DisplayWidthTests {
  @Test(arguments: [
    ("", 0), ("abc", 3), ("我们", 4), ("ｶﾅ", 2), ("Ａ", 2), ("e\u{301}", 1), ("👩‍👩‍👧", 2), ("🇫🇷", 2),
    ("❤️", 2), ("❤", 1), ("한국", 4), ("\u{1112}\u{1161}\u{11AB}", 2), ("ที่", 1), ("“”", 2),
    ("\u{200B}", 0), ("\t", 0),
  ])
  func `counts columns`(text: String, columns: Int) {
    #expect(text.displayWidth == columns)
  }

  @Test func `draws quotation marks full-width among Han characters`() {
    #expect(Character("“").eastAsianWidth == 2)
    #expect(Character("…").eastAsianWidth == 2)
    #expect(Character("a").eastAsianWidth == 1)
    #expect(Character("汉").eastAsianWidth == 2)
  }
}
