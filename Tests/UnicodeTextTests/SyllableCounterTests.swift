import Testing
import UnicodeText

@Suite struct Syllables {
  @Test(
    arguments: [
      ("zh", "你好，世界！", 4), ("zh", "2020年", 5), ("zh", "15岁", 3), ("zh", "50%", 5),
      ("ja", "きょうは", 3),
      ("ja", "がっこう", 4), ("ja", "トーキョー", 4), ("ko", "안녕하세요", 5), ("hi", "कमल", 2), ("hi", "नमस्ते", 3),
      ("ta", "தமிழ்", 2), ("am", "ሰላም", 3),
    ] as [(String, String, Double)])
  func `are counted by the characters of scripts that write them`(
    language: String, text: String, count: Double
  ) {
    #expect(SyllableCounter(language: language).count(text) == count)
  }

  @Test(
    arguments: [
      ("en", "the table walked and wanted made lovely movements", 13),
      ("en", "create media going rhythm didn't several nations", 16),
      ("en", "GPT-3", 4), ("en", "1984", 5), ("fr", "les petites filles parlent", 5),
      ("fr", "la réalité du théâtre", 7), ("de", "das Theater ist aktuell", 8),
      ("es", "el león y la policía", 8), ("it", "la poesia è bella", 7), ("pl", "dzień dobry", 4),
      ("hu", "fiatal", 3), ("fi", "hyvää päivää", 4), ("tr", "saat kaç", 3),
      ("ru", "добрый вечер", 4),
      ("el", "καλημέρα και ευχαριστώ", 9), ("vi", "xin chào các bạn", 4),
    ] as [(String, String, Double)])
  func `are the groups of vowels of an alphabet, give or take its letters`(
    language: String, text: String, count: Double
  ) {
    let counted = SyllableCounter(language: language).count(text)
    #expect(abs(counted - count) <= 0.15 * count + 0.3, "\(counted)")
  }

  @Test(
    arguments: [
      ("ar", "السلام عليكم ورحمة الله", 10), ("he", "שלום לכולם, מה שלומכם", 8),
      ("fa", "سلام حال شما چطور است", 8),
      ("th", "สวัสดีครับ ประเทศไทย", 8), ("ar", "كَتَبَ", 3),
    ] as [(String, String, Double)])
  func `are estimated where a script leaves vowels out`(
    language: String, text: String, count: Double
  ) {
    let counted = SyllableCounter(language: language).count(text)
    #expect(abs(counted - count) <= 0.35 * count, "\(counted)")
  }

  @Test func `of more letters take longer`() {
    let counter = SyllableCounter(language: "en")
    #expect(counter.count("strength") > counter.count("a"))
  }

  @Test(arguments: ["嗯", "a", "7", "x²", "한", "न", "ש", "ไ", "Ⅳ", "ა", "ሀ", "𝒳", "ﷺ", "ʼn", "ᄀ"])
  func `are more than none for any word`(word: String) {
    for language in ["en", "zh", "und"] {
      #expect(SyllableCounter(language: language).count(word) > 0, "\(language)")
    }
  }

  @Test func `are none where there is no word`() {
    #expect(SyllableCounter(language: "zh").count("，。……—— “”") == 0)
  }
}
