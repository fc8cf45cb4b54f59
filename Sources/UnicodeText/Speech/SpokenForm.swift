/// Writes a text as it is said, in the letters a–z: numbers and symbols by their names in the
/// language, abbreviations letter by letter, every script in Latin letters (Han as pinyin).
///
/// The letters are units of sound for whoever matches text with audio: nearly the same sound is the
/// same letter throughout a text. They are no phonemes. What a script does not write, such as the
/// vowels of Arabic or the Japanese reading of a kanji, is not in them.
///
///     let spoken = SpokenForm(language: "en")
///     spoken.latinLetters(of: "GPT-3 costs $5.")
///     // ["gee", "pee", "tee", "three", "costs", "five", "dollars"]
package struct SpokenForm: ~Copyable {
  private let verbalizer: Verbalizer
  private let transliterator: Transliterator?

  /// Creates the form for text in a language: an ISO 639-1 code.
  package init(language: String) {
    verbalizer = Verbalizer(language: language)
    transliterator = Transliterator(
      Self.ownRules[language, default: ""] + "Any-Latin; Latin-ASCII; Lower")
  }

  /// The words of a text, in the order in which they are said, each of letters a–z; none that has no
  /// letter. Linear in the length of the text.
  package func latinLetters(of text: String) -> [String] {
    let words = verbalizer.words(of: ArraySlice(Array(text.unicodeScalars)))
    var joined = String.UnicodeScalarView()
    for word in words {
      for letter in word.letters {
        if let digraph = Self.digraphs[letter.lowercased] {
          joined.append(contentsOf: digraph.unicodeScalars)
        } else {
          joined.append(letter)
        }
      }
      joined.append(" ")
    }
    let latin = transliterator?.transliterate(String(joined)) ?? String(joined)
    return latin.unicodeScalars
      .split { $0.isSpace || $0 == "-" }
      .map { String(scalars: $0.lazy.map(\.lowercased).filter(\.isASCIILetter)) }
      .filter { !$0.isEmpty }
  }

  /// Rules for single languages that keep sounds apart where the general ones only drop accents
  /// (ш is *sh* rather than *š* and then *s*).
  private static let ownRules = [
    "ru": "Russian-Latin/BGN; ", "uk": "Ukrainian-Latin/BGN; ", "bg": "Bulgarian-Latin/BGN; ",
    "be": "Belarusian-Latin/BGN; ", "sr": "Serbian-Latin/BGN; ", "mk": "Macedonian-Latin/BGN; ",
  ]

  /// Letters that would lose their sound with their accent.
  private static let digraphs: [Unicode.Scalar: String] = [
    "š": "sh", "č": "ch", "ž": "zh", "ş": "sh", "ș": "sh", "ś": "sh", "ć": "ch", "ź": "zh",
    "ż": "zh",
    "ř": "rzh",
  ]
}
