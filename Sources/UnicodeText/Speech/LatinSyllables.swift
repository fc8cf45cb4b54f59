/// The syllables of a word in Latin letters: its groups of vowels, less those that are silent.
enum LatinSyllables {
  /// The syllables of one word, at least 1.
  static func count(in word: ArraySlice<Unicode.Scalar>, language: String) -> Double {
    if isSpelt(word) {
      return word.reduce(0) { $0 + letterName($1, language: language) }
    }
    let letters = word.flatMap { $0.properties.lowercaseMapping.unicodeScalars }
    var groups = 0
    var inGroup = false
    for (offset, letter) in letters.enumerated() {
      let isVowel = isVowel(letter, startsWord: offset == 0)
      if isVowel && !inGroup { groups += 1 }
      inGroup = isVowel
    }
    return Double(max(1, groups - silentEndings(letters, language: language)))
  }

  /// Whether a word is read letter by letter: capitals alone and too few vowels to say it, or few
  /// letters.
  static func isSpelt(_ word: ArraySlice<Unicode.Scalar>) -> Bool {
    guard word.count > 1, word.count <= 6, word.allSatisfy({ $0.properties.isUppercase }) else {
      return word.count == 1
    }
    return word.count <= 3 || !word.contains { isVowel($0.lowercased, startsWord: false) }
  }

  private static func letterName(_ letter: Unicode.Scalar, language: String) -> Double {
    letter.lowercased == "w" && language == "en" ? 3 : 1
  }

  private static func isVowel(_ letter: Unicode.Scalar, startsWord: Bool) -> Bool {
    if letter == "y" { return !startsWord }
    return switch letter.base {
    case "a", "e", "i", "o", "u", "y", "æ", "œ", "ø", "ı", "ə": true
    default: false
    }
  }

  private static func silentEndings(_ letters: [Unicode.Scalar], language: String) -> Int {
    guard letters.count > 2, letters.last == "e", letters[letters.count - 2].isASCIILetter,
      !isVowel(letters[letters.count - 2], startsWord: false)
    else { return 0 }
    return language == "en" || language == "fr" ? 1 : 0
  }
}
