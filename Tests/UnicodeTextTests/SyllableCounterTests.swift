import Testing
import UnicodeText

@Suite struct `Syllables` {
  @Test func `are one for each Han character`() {
    #expect(SyllableCounter(language: "zh").count("你好，世界！") == 4)
  }
}
