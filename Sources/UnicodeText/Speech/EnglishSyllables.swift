/// The syllables of English words, by rules of thumb for its spelling.
enum EnglishSyllables {
  /// The syllables of a word in lower case.
  static func count(in word: [Unicode.Scalar]) -> Int {
    let apostrophe = word.firstIndex { $0 == "'" || $0 == "’" }
    guard let apostrophe else { return stem(word[...]) }
    let before = word[..<apostrophe], after = word[(apostrophe + 1)...]
    // `didn't` has a syllable more than `did`, `don't` and `Ann's` have not; `boss's` has.
    let syllables = stem(before)
    if after.elementsEqual("t".unicodeScalars), before.last == "n" {
      let consonant = before.dropLast().last
      return syllables + (consonant == "d" || consonant == "s" || consonant == "t" ? 1 : 0)
    }
    if after.elementsEqual("s".unicodeScalars) { return syllables + (hisses(before) ? 1 : 0) }
    return syllables
  }

  private static func stem(_ word: ArraySlice<Unicode.Scalar>) -> Int {
    let letters = Array(word)
    guard letters.count > 2 else { return 1 }
    var count = vowelGroups(letters)
    count += extraVowels(letters)
    count -= silentVowels(letters)
    return max(1, count)
  }

  private static func isVowel(_ letters: [Unicode.Scalar], _ index: Int) -> Bool {
    guard letters.indices.contains(index) else { return false }
    if letters[index] == "y" {
      return index > 0 && !(index + 1 < letters.count && isPlain(letters[index + 1]))
    }
    // The u of qu is no vowel.
    if letters[index] == "u", index > 0, letters[index - 1] == "q" { return false }
    return isPlain(letters[index])
  }

  private static func isPlain(_ letter: Unicode.Scalar) -> Bool {
    letter != "y" && LatinSyllables.isVowel(letter)
  }

  private static func vowelGroups(_ letters: [Unicode.Scalar]) -> Int {
    letters.indices.filter { isVowel(letters, $0) && !isVowel(letters, $0 - 1) }.count
  }

  /// Vowels beside others that are syllables of their own: `media`, `create`, `going`, `rhythm`.
  private static func extraVowels(_ letters: [Unicode.Scalar]) -> Int {
    var extra = 0
    for index in letters.indices.dropFirst()
    where isVowel(letters, index) && isVowel(letters, index - 1) {
      let before = index > 1 ? letters[index - 2] : " "
      let after = index + 1 < letters.count ? letters[index + 1] : " "
      switch (letters[index - 1], letters[index]) {
      case ("i", "a"):
        // `special` and `Asia` have one, `media` and `trial` have two.
        if !"tcsg".unicodeScalars.contains(before) { extra += 1 }
      case ("i", "o"), ("i", "u"):
        if !"tscxg".unicodeScalars.contains(before) { extra += 1 }
      case ("e", "o") where after != "u" && after != "p": extra += 1
      case ("u", "a") where before != "g": extra += 1
      case ("u", "o"), ("y", "a"), ("y", "o"), ("i", "i"), ("a", "o"): extra += 1
      case ("e", "a"):
        // `create`, `area`, `ideal`; not `great`, `clear`, `deal`.
        let isCreate = before == "r" && after == "t" && index > 2 && letters[index - 3] == "c"
        if isCreate || after == " " && index > 2 && before != "t"
          || before == "d" && after == "l" && index > 3
        {
          extra += 1
        }
      case ("i", "e") where after == "t" || before == "c" && after == "n": extra += 1
      case ("e", "i") where after == "n" && index + 2 < letters.count && letters[index + 2] == "g":
        extra += 1
      case ("o", "i") where after == "n" && index + 2 < letters.count && letters[index + 2] == "g":
        extra += 1
      case ("a", "i") where after == "c": extra += 1
      default: break
      }
    }
    if ends(letters, "ying"), letters.count > 4 { extra += 1 }
    if ends(letters, "ism") || ends(letters, "isms") || ends(letters, "thm") { extra += 1 }
    return extra
  }

  /// Vowels that are written and not said: the e of `made`, `makes`, `walked`, `movement`.
  private static func silentVowels(_ letters: [Unicode.Scalar]) -> Int {
    var silent = 0
    let count = letters.count
    func consonant(_ place: Int) -> Bool { place >= 0 && !isVowel(letters, place) }
    if letters[count - 1] == "e", consonant(count - 2) {
      // `table` is two, `pale` is one.
      let isSyllabic = letters[count - 2] == "l" && consonant(count - 3) && count > 3
      if !isSyllabic { silent += 1 }
    } else if ends(letters, "es"), count > 3, consonant(count - 3), !hisses(letters.dropLast(2)) {
      let isSyllabic = letters[count - 3] == "l" && consonant(count - 4)
      if !isSyllabic { silent += 1 }
    } else if ends(letters, "ed"), count > 3, consonant(count - 3) {
      let before = letters[count - 3]
      let isSyllabic =
        before == "t" || before == "d"
        || before == "l" && consonant(count - 4) && letters[count - 4] != "l"
      if !isSyllabic { silent += 1 }
    }
    for suffix in [
      "ely", "eful", "eless", "ement", "ements", "eness", "efully", "etime", "ething", "ically",
    ]
    where ends(letters, suffix) {
      let place = count - suffix.unicodeScalars.count
      if place > 1, consonant(place - 1), vowelGroups(Array(letters[..<place])) > 0 {
        silent += 1
        break
      }
    }
    if letters.starts(with: "some".unicodeScalars), count > 6, !ends(letters, "ething"),
      !ends(letters, "etime")
    {
      silent += 1
    }
    if letters.starts(with: "every".unicodeScalars)
      || letters.starts(with: "evening".unicodeScalars)
    {
      silent += 1
    }
    return silent
  }

  private static func hisses(_ letters: some BidirectionalCollection<Unicode.Scalar>) -> Bool {
    guard let last = letters.last else { return false }
    let before = letters.dropLast().last
    return "sxzcg".unicodeScalars.contains(last) || last == "h" && (before == "c" || before == "s")
  }

  private static func ends(_ letters: [Unicode.Scalar], _ suffix: String) -> Bool {
    letters.suffix(suffix.unicodeScalars.count).elementsEqual(suffix.unicodeScalars)
  }
}
