/// The syllables of scripts that write consonants and leave most vowels out: an estimate by the
/// number of letters, or the marks where vowels are written.
enum AbjadSyllables {
  /// The syllables of one word, at least 1.
  static func count(in word: ArraySlice<Unicode.Scalar>, isPersian: Bool) -> Double {
    let marks = word.lazy.filter(\.isVowelMark).count
    let letters = Double(word.lazy.filter(\.isLetter).count)
    if Double(marks) > letters / 3 { return Double(max(1, marks)) }
    // Measured on running text: a syllable has 1.9 letters in Arabic and Hebrew, 2.1 in Persian.
    return max(1, letters / (isPersian ? 2.1 : 1.9))
  }
}

extension Unicode.Scalar {
  /// Whether it is a mark for a vowel of Arabic or Hebrew.
  fileprivate var isVowelMark: Bool {
    (0x64b...0x650).contains(value) || (0x5b0...0x5bb).contains(value) || value == 0x5c7
  }
}

/// The syllables of the scripts of India: an akshara is a consonant with its vowel, inherent or
/// written; a consonant whose vowel is struck out belongs to the next.
enum Aksharas {
  /// The syllables of one word, at least 1. Hindi and Marathi do not say the inherent vowel at the
  /// end of a word.
  static func count(in word: ArraySlice<Unicode.Scalar>, dropsFinalVowel: Bool) -> Double {
    var count = 0
    var endsBare = false
    for scalar in word {
      if scalar.isVirama {
        count -= 1
        endsBare = false
      } else if scalar.isLetter {
        count += 1
        endsBare = true
      } else if scalar.isCombining, !scalar.isNukta {
        endsBare = false
      }
    }
    if dropsFinalVowel, endsBare, count > 1 { count -= 1 }
    return Double(max(1, count))
  }
}

extension Unicode.Scalar {
  /// Whether it strikes out the inherent vowel: at the same place in every block of India.
  fileprivate var isVirama: Bool {
    switch value {
    case 0x94d, 0x9cd, 0xa4d, 0xacd, 0xb4d, 0xbcd, 0xc4d, 0xccd, 0xd4d, 0xdca: true
    default: false
    }
  }

  /// Whether it makes another consonant of the one before it.
  fileprivate var isNukta: Bool {
    switch value {
    case 0x93c, 0x9bc, 0xa3c, 0xabc, 0xb3c, 0xcbc: true
    default: false
    }
  }
}

/// The syllables of Thai and Lao, where a vowel may be one sign, several around a consonant, or none.
enum ThaiSyllables {
  /// The syllables of a stretch of text, at least 1: its written vowels, and half a syllable for each
  /// consonant beyond the one and a half that a syllable takes.
  static func count(in text: ArraySlice<Unicode.Scalar>) -> Double {
    var vowels = 0, consonants = 0, silent = 0
    // How many consonants ago a vowel stood that is written before its consonant.
    var sinceLead = Int.max
    for scalar in text {
      // Thai and Lao have their signs at the same places of their blocks.
      switch scalar.value >= 0xe80 ? scalar.value - 0x80 : scalar.value {
      case 0xe01...0xe2e:
        consonants += 1
        if sinceLead < 3 { sinceLead += 1 }
      case 0xe40...0xe44:
        vowels += 1
        sinceLead = 0
      case 0xe30...0xe3a, 0xe45:
        // With a vowel before the consonant (เ-า, เ-ี) it is one.
        if !(1...2).contains(sinceLead) { vowels += 1 }
        sinceLead = .max
      case 0xe4c: silent += 1
      default: break
      }
    }
    let spare = Double(consonants - silent) - 1.55 * Double(vowels)
    return max(1, Double(vowels) + max(0, spare) / 2)
  }
}

/// The syllables of Greek: its vowels, of which two letters may write one.
enum GreekSyllables {
  /// The syllables of one word, at least 1.
  static func count(in word: ArraySlice<Unicode.Scalar>) -> Double {
    var count = 0
    var previous: Unicode.Scalar = " "
    for scalar in word {
      let lower = scalar.lowercased
      let base = lower.base
      guard "αεηιουω".unicodeScalars.contains(base) else {
        previous = " "
        continue
      }
      let isDigraph =
        (base == "ι" && "αεουι".unicodeScalars.contains(previous)
          || base == "υ" && "αεηο".unicodeScalars.contains(previous))
        && lower != "ϊ" && lower != "ϋ" && lower != "ΐ" && lower != "ΰ"
      if !isDigraph { count += 1 }
      // The accent on the first of two vowels parts them.
      previous = lower == base ? base : " "
    }
    return Double(max(1, count))
  }
}
