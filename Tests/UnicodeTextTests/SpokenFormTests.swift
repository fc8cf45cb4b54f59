import Testing
import UnicodeText

@Suite struct `The spoken form of a text` {
  @Test(
    arguments: [
      ("en", "GPT-3 costs $5.", "gee pee tee three costs five dollars"),
      (
        "en", "On the 21st of May 1984, at 10:30",
        "on the twenty first of may nineteen eighty four at ten thirty"
      ),
      ("en", "1,000 and 3.14, 007", "one thousand and three point one four zero zero seven"),
      (
        "en", "labelbox.com/x & https://www.bread.com",
        "labelbox dot com slash x and double you double you double you dot bread dot com"
      ),
      (
        "en", "OpenAI, NASA, GPTs, the U.S. and I",
        "open ay eye nasa gee pee tee s the you ess and i"
      ),
      ("en", "50% of C++ in the 1990s", "fifty percent of see plus plus in the nineteen ninety s"),
      ("en", "don't — naïve café", "dont naive cafe"),
      ("zh", "2020年，15岁，50%", "er ling er ling nian shi wu sui bai fen zhi wu shi"),
      ("zh", "GPT-3有1,000个", "gee pee tee san you yi qian ge"),
      ("ja", "2020年、トランスフォーマー", "nisennijuu nian toransufoma"),
      ("ko", "2020년", "icheon isib nyeon"),
      (
        "fr", "Le 1er mai, 3,14 et 1 000 €", "le premier mai trois virgule un quatre et mille euros"
      ),
      ("de", "Am 3. Mai, 1.000 Straßen & BMW", "am drei mai eintausend strassen und be em we"),
      ("ru", "15% из США, ещё щука", "pyatnadtsat protsentov iz es sha a yeshche shchuka"),
      ("es", "El león: 1.000 €", "el leon mil euros"),
      ("tr", "beş çocuk", "besh cocuk"),
      ("ar", "في ٢٠٢٠", "fy alfyn wshrwn"),
      ("hi", "15 साल", "pandraha sala"),
      ("und", "7 up", "seven up"),
    ])
  func `is in letters from a to z`(language: String, text: String, expected: String) {
    #expect(
      SpokenForm(language: language).latinLetters(of: text).joined(separator: " ") == expected)
  }

  @Test func `of what nobody says is nothing`() {
    #expect(SpokenForm(language: "en").latinLetters(of: "… — “ ” ! 🎉 ()").isEmpty)
    #expect(SpokenForm(language: "zh").latinLetters(of: "").isEmpty)
  }

  @Test(arguments: [
    "en", "zh", "ja", "ko", "ru", "ar", "he", "hi", "th", "el", "ka", "am", "und", "xx",
  ])
  func `has no other letters, whatever the text`(language: String) {
    let text = "Hi 3½ Ⅳ ١٢ 你好 ひらカナ 한국 Привет γειά שלום مرحبا नमस्ते สวัสดี ქარ ሰላም ﷺ Ωß @#%&= x² 👍🏽 a.b/c"
    let words = SpokenForm(language: language).latinLetters(of: text)
    #expect(words.count > 10)
    #expect(words.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy { (0x61...0x7a).contains($0) } })
  }
}
