/// Counts how long a text takes to say, in syllables.
///
/// A syllable is the unit that speech rates of different languages agree on best (about five a
/// second; Pellegrino, Coupé and Marsico, 2011): a Han character, a kana's mora, a Hangul block, a
/// group of vowels in a Latin word, an akshara. Digits and symbols count as they are read in the
/// language. Counts are estimates where the writing leaves sounds out, as Arabic and Hebrew do.
package struct SyllableCounter: ~Copyable {
  /// The language that the text is read in: an ISO 639-1 code.
  package let language: String

  private let verbalizer: Verbalizer
  private let letterWeight: LetterWeight

  /// Creates a counter for text in a language.
  package init(language: String) {
    self.language = language
    verbalizer = Verbalizer(language: language)
    letterWeight = LetterWeight(language: language)
  }

  /// The syllables of a text: 0 where it holds no word. Linear in its length.
  package func count(_ text: String) -> Double {
    count(ArraySlice(Array(text.unicodeScalars)))
  }

  /// The syllables of a text: 0 where it holds no word.
  package func count(_ text: ArraySlice<Unicode.Scalar>) -> Double {
    verbalizer.words(of: text).reduce(0) { $0 + syllables(of: $1) }
  }

  private func syllables(of word: SpokenWord) -> Double {
    let letters = word.letters
    return switch word.script {
    case .han:
      // A kanji stands for 1.8 morae on average; a hanzi is one syllable.
      Double(letters.count) * (language == "ja" ? 1.8 : 1)
    case .hiragana, .katakana: Morae.count(in: letters)
    case .hangul, .bopomofo, .ethiopic: Double(letters.count)
    case .latin:
      letterWeight.weight(LatinSyllables.count(in: letters, language: language), letters)
    case .cyrillic:
      letterWeight.weight(max(1, Double(letters.lazy.filter(\.isCyrillicVowel).count)), letters)
    case .greek: letterWeight.weight(GreekSyllables.count(in: letters), letters)
    case .arabic: AbjadSyllables.count(in: letters, isPersian: language == "fa" || language == "ur")
    case .hebrew: AbjadSyllables.count(in: letters, isPersian: false)
    case .devanagari: Aksharas.count(in: letters, dropsFinalVowel: true)
    case .indic: Aksharas.count(in: letters, dropsFinalVowel: false)
    case .thai, .lao: ThaiSyllables.count(in: letters)
    default: max(1, Double(letters.count) / 2.5)
    }
  }
}

/// Lets syllables of many letters count for more than those of few: *strength* takes longer than
/// *a*.
///
/// A quarter of the count goes by letters. On recorded English and French prompts that takes the
/// spread of the logarithm of seconds a syllable from 0.31 and 0.33 to 0.27 and 0.30 for all
/// clauses, and leaves it for those of eight syllables and more.
private struct LetterWeight {
  private static let share = 0.25

  /// How many letters a syllable has in running text.
  private let lettersASyllable: Double

  init(language: String) {
    lettersASyllable =
      switch language {
      case "en", "fr", "de", "nl", "af": 3
      case "sv", "da", "nb", "is": 2.75
      case "fi", "pl", "lv", "lt": 2.55
      case "vi": 3.4
      case "el", "hr", "sr", "mk", "tr": 2.2
      default: 2.35
      }
  }

  /// How long a word takes of so many syllables, written with so many letters.
  func weight(_ syllables: Double, _ letters: ArraySlice<Unicode.Scalar>) -> Double {
    let byLetters = Double(letters.lazy.filter(\.isLetter).count) / lettersASyllable
    return (1 - Self.share) * syllables + Self.share * byLetters
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
