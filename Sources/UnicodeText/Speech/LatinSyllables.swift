/// The syllables of a word in Latin letters: its groups of vowels, parted where two vowels are two
/// syllables in the language, less those that are silent.
enum LatinSyllables {
  /// The syllables of one word, at least 1.
  static func count(in word: ArraySlice<Unicode.Scalar>, language: String) -> Double {
    let letters = word.map(\.lowercased)
    switch language {
    // Vietnamese puts a space between syllables.
    case "vi": return 1
    case "en": return Double(max(1, EnglishSyllables.count(in: letters)))
    case "fr":
      return Double(max(1, groups(letters, parted: isHiatusInFrench) - silentEnding(letters)))
    case "hu", "tr", "id", "sw": return Double(max(1, letters.lazy.filter { isVowel($0) }.count))
    case "cs", "sk", "sl", "hr": return Double(max(1, groups(letters, parted: isHiatusInCzech)))
    case "de", "nl", "af", "sv", "da", "nb", "is":
      return Double(max(1, groups(letters, parted: isHiatusInGermanic)))
    case "fi", "et": return Double(max(1, groups(letters, parted: isHiatusInFinnic)))
    default: return Double(max(1, groups(letters, parted: isHiatusInRomance)))
    }
  }

  /// Whether a letter, in lower case, is a vowel, accented or not.
  static func isVowel(_ letter: Unicode.Scalar) -> Bool {
    switch letter.base {
    case "a", "e", "i", "o", "u", "y", "æ", "œ", "ø", "ı", "ə": true
    default: false
    }
  }

  /// How many groups of vowels a word has, where a condition parts a vowel from the one before it.
  private static func groups(
    _ letters: [Unicode.Scalar], parted: (Unicode.Scalar, Unicode.Scalar) -> Bool
  ) -> Int {
    var groups = 0
    var previous: Unicode.Scalar?
    for (index, letter) in letters.enumerated() {
      let isConsonant = letter == "y" && index == 0 && letters.count > 1
      guard isVowel(letter), !isConsonant else {
        previous = nil
        continue
      }
      if previous.map({ parted($0, letter) }) ?? true {
        groups += 1
        previous = letter
      } else {
        previous = letter
      }
    }
    return groups
  }

  /// Spanish, Italian, Portuguese, Romanian, and by default: two of a, e, o are two syllables, and an
  /// accented i or u is one of its own.
  private static func isHiatusInRomance(_ a: Unicode.Scalar, _ b: Unicode.Scalar) -> Bool {
    if a == "ã" || a == "õ" { return false }
    if b == "í" || b == "ú" || a == "í" || a == "ú" { return true }
    return isStrong(a) && isStrong(b)
  }

  private static func isStrong(_ vowel: Unicode.Scalar) -> Bool {
    switch vowel.base {
    case "a", "e", "o": true
    default: false
    }
  }

  private static func isHiatusInFrench(_ a: Unicode.Scalar, _ b: Unicode.Scalar) -> Bool {
    if a == "é" || b == "ï" || b == "ë" || b == "ü" { return b != "e" }
    return b == "é" && (a == "é" || a == "o" || a == "a")
  }

  /// A final e, es or ent that French does not say, behind a consonant or a vowel.
  private static func silentEnding(_ letters: [Unicode.Scalar]) -> Int {
    let stem =
      letters.suffix(3).elementsEqual("ent".unicodeScalars) && letters.count > 5
      ? letters.dropLast(2) : letters.last == "s" ? letters.dropLast() : letters[...]
    guard stem.last == "e", stem.count > 2 else { return 0 }
    // `-ment` is said.
    if letters.suffix(4).elementsEqual("ment".unicodeScalars) { return 0 }
    return isVowel(stem[stem.endIndex - 2]) && stem[stem.endIndex - 2] != "u" ? 0 : 1
  }

  /// German, Dutch, and the Nordic languages: what is no diphthong or long vowel is two syllables.
  private static func isHiatusInGermanic(_ a: Unicode.Scalar, _ b: Unicode.Scalar) -> Bool {
    let pairs: Set<String> = [
      "ie", "ei", "eu", "au", "äu", "ai", "aa", "ee", "oo", "ey", "ay", "oe", "ue", "ui", "ou",
      "ij",
      "uu", "oi", "oy", "øy", "øj", "ej", "aj", "yy",
    ]
    return !pairs.contains(String(a) + String(b))
  }

  private static func isHiatusInCzech(_ a: Unicode.Scalar, _ b: Unicode.Scalar) -> Bool {
    !(b == "u" && (a == "o" || a == "a" || a == "e"))
  }

  private static func isHiatusInFinnic(_ a: Unicode.Scalar, _ b: Unicode.Scalar) -> Bool {
    let pairs: Set<String> = [
      "aa", "ee", "ii", "oo", "uu", "yy", "ää", "öö", "õõ", "üü", "ai", "ei", "oi", "ui", "yi",
      "äi",
      "öi", "au", "eu", "iu", "ou", "ey", "äy", "öy", "iy", "ie", "uo", "yö", "ae", "õi", "õu",
      "ea",
    ]
    return !pairs.contains(String(a) + String(b))
  }
}
