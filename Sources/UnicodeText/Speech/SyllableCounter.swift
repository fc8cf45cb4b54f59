/// Counts how long a text takes to say, in syllables.
///
/// A syllable is the unit that speech rates of different languages agree on best (about five a
/// second; Pellegrino, Coupé and Marsico, 2011): a Han character, a kana's mora, a Hangul block, a
/// group of vowels in a Latin word, an akshara. Counts are estimates where the writing leaves
/// sounds out, as Arabic and Hebrew do.
package struct SyllableCounter: ~Copyable {
  /// The language that decides how digits and symbols are read: an ISO 639-1 code.
  package let language: String

  /// Creates a counter for text in a language.
  package init(language: String) {
    self.language = language
  }

  /// The syllables of a text: 0 where it holds no word. Linear in its length.
  package func count(_ text: String) -> Double {
    count(ArraySlice(Array(text.unicodeScalars)))
  }

  /// The syllables of a text: 0 where it holds no word.
  package func count(_ text: ArraySlice<Unicode.Scalar>) -> Double {
    var sum = 0.0
    var index = text.startIndex
    while index < text.endIndex {
      let scalar = text[index]
      if scalar.isNumber {
        let end = text.end(of: index) { $0.isNumber }
        sum += Double(end - index)
        index = end
      } else if scalar.isLetter || scalar.isCombining {
        let script = scalar.script
        let end = text.end(of: index) {
          ($0.isLetter && $0.script == script) || $0.isCombining || $0 == "ー"
            || ($0 == "'" || $0 == "’") && script == .latin
        }
        sum += syllables(ofWord: text[index..<end], script)
        index = end
      } else {
        index += 1
      }
    }
    return sum
  }

  private func syllables(ofWord word: ArraySlice<Unicode.Scalar>, _ script: Script) -> Double {
    switch script {
    case .han:
      // A kanji stands for 1.8 morae on average; every hanzi is one syllable.
      Double(word.count) * (language == "ja" ? 1.8 : 1)
    case .hiragana, .katakana: Morae.count(in: word)
    case .hangul, .bopomofo, .ethiopic: Double(word.count)
    case .latin: LatinSyllables.count(in: word, language: language)
    default: max(1, Double(word.count) / 2.5)
    }
  }
}

extension ArraySlice<Unicode.Scalar> {
  /// Where the stretch from an index ends whose every scalar, but for the first, meets a condition.
  package func end(of index: Int, while condition: (Unicode.Scalar) -> Bool) -> Int {
    var end = index + 1
    while end < endIndex, condition(self[end]) { end += 1 }
    return end
  }
}
