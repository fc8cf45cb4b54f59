/// What capitals say of how a word is read: letter by letter (`GPT`), or in parts (`OpenAI`).
struct Capitals {
  /// Whether the text is written in capitals throughout, so that they say nothing.
  private let areEverywhere: Bool

  init(of text: ArraySlice<Unicode.Scalar>) {
    var capitals = 0, small = 0
    for scalar in text where scalar.isASCIILetter || !scalar.isASCII && scalar.properties.isCased {
      if scalar.properties.isUppercase { capitals += 1 } else { small += 1 }
    }
    areEverywhere = capitals > 12 && capitals > 2 * small
  }

  /// The parts of a word that begin with a capital, or are capitals: Open·AI, i·Phone, GPT·s.
  func parts(of word: ArraySlice<Unicode.Scalar>) -> [ArraySlice<Unicode.Scalar>] {
    guard !areEverywhere, word.dropFirst().contains(where: \.properties.isUppercase) else {
      return [word]
    }
    var parts: [ArraySlice<Unicode.Scalar>] = []
    var start = word.startIndex
    for index in word.indices.dropFirst() {
      let before = word[index - 1].properties.isUppercase, here = word[index].properties.isUppercase
      let isLast = index + 1 == word.endIndex
      let isPlural = !here && before && isLast && index - start > 1
      let isFollowedBySmall = !isLast && word[index + 1].properties.isLowercase
      // The last capital before small letters begins a word, but for the s of a plural.
      let opensWord =
        here && (!before || isFollowedBySmall && !(index + 2 == word.endIndex && index > start + 1))
      guard opensWord || isPlural else { continue }
      parts.append(word[start..<index])
      start = index
    }
    return parts + [word[start...]]
  }

  /// Whether a word is read letter by letter: capitals alone that are few, or that cannot be said.
  func isSpelt(_ word: ArraySlice<Unicode.Scalar>) -> Bool {
    let letters = word.filter(\.isLetter)
    guard letters.count > 1, letters.count <= 6, letters.allSatisfy(\.properties.isUppercase) else {
      // A letter alone is its name: `plan B`, but not the article or the pronoun.
      return letters.count == 1 && word.count == 1 && letters[0].properties.isUppercase
        && !["A", "I", "O", "Y", "E", "А", "И", "О", "В", "К", "С", "У", "Я"].contains(letters[0])
    }
    let vowels = letters.filter { LatinSyllables.isVowel($0.lowercased) || $0.isCyrillicVowel }
      .count
    if vowels == 0 { return true }
    return !areEverywhere && letters.count <= 3
  }
}

extension Unicode.Scalar {
  /// Whether it is a vowel of Cyrillic.
  var isCyrillicVowel: Bool {
    switch lowercased {
    case "а", "е", "ё", "и", "о", "у", "ы", "э", "ю", "я", "і", "ї", "є", "ў", "ө", "ү", "ұ", "ә":
      true
    default: false
    }
  }
}
