import TestSupport
import TimedText

/// Talk made of sentences at random: turns as an interview has them, for texts to be wrapped,
/// labelled and damaged.
enum TranscriptTalk {
  /// Turns in Chinese, some of them a word that a listener says; with words in Latin letters and
  /// numbers, but without spaces.
  static func chinese(turns: Int, seed: UInt64) -> [String] {
    talk(
      turns: turns, seed: seed, sentences: chineseSentences, answers: ["嗯", "是的", "没错", "对", "好的"],
      separator: "")
  }

  /// Turns in English.
  static func english(turns: Int, seed: UInt64) -> [String] {
    talk(
      turns: turns, seed: seed, sentences: englishSentences,
      answers: ["Right.", "Mm-hmm.", "Yes."],
      separator: " ")
  }

  private static func talk(
    turns: Int, seed: UInt64, sentences: [String], answers: [String], separator: String
  ) -> [String] {
    var generator = SeededGenerator(seed: seed)
    return (0..<turns).map { _ in
      guard Int.random(in: 0..<6, using: &generator) > 0 else {
        return answers.randomElement(using: &generator) ?? ""
      }
      return (0..<Int.random(in: 1...7, using: &generator))
        .compactMap { _ in sentences.randomElement(using: &generator) }
        .joined(separator: separator)
    }
  }

  private static let chineseSentences = [
    "我觉得这件事情最有意思的地方在于，没有人事先想到过它会这样发展。",
    "那么，你当时是怎么决定要离开那家公司的呢？",
    "从2012年到2020年，我们一直在做同样的研究，只是规模越来越大。",
    "他们说：“好吧，我们再试一次。”",
    "用Transformer做出来的第一个版本只用了8个处理器。",
    "不过话说回来，当时的条件也确实有限，很多想法只能停留在纸面上。",
    "这很重要！", "我不太确定……", "也许吧，但我还是愿意相信，人们最终会找到一种更好的办法。",
    "如果你去看看那些数据，你就会明白，为什么大家都这么着急。",
    "像OpenAI、Anthropic这样的公司，每年都要花掉几十亿美元。",
    "对吧？", "后来呢，我就回到了学校，又读了三年书，写完了那篇论文。",
    "其实，说到底，这是一个关于信任的问题，而不是关于技术的问题——你明白我的意思吧？",
  ]

  private static let englishSentences = [
    "I think the most interesting part is that nobody had seen it coming.",
    "So how did you decide to leave the company back then?",
    "From 2012 to 2020 we did the same research over and over, only larger.",
    "They said, let's try it once more.", "It matters!", "Maybe.",
    "On the other hand, we had little to work with, and most ideas stayed on paper.",
    "If you look at the numbers, you will see why everybody is in such a hurry.",
    "Then I went back to school for three years and finished the thesis that I had left behind.",
    "It is a question of trust rather than one of technology, if you know what I mean.",
  ]
}
