/// How likely a text is to be one that somebody wrote, as the logarithm of a probability.
///
/// The likelihoods of the same bytes decoded in different ways can be compared: each decoding is one
/// way of making those bytes. The model knows which characters of a script are common, that a word
/// is of one script, how capitals stand, and the letters and small words of languages.
struct TextPlausibility {
  private var total: Float = 0
  /// Han characters by each of the three models, of which one fits the whole text.
  private var simplified: Float = 0
  private var traditional: Float = 0
  private var kanji: Float = 0
  private var hasKana = false
  /// Letters beyond a–z, which one language has to explain.
  private var accented: [Unicode.Scalar: Int] = [:]
  private var scripts: Set<Script> = []
  private var previous = Previous()

  /// What each script beyond the first costs a text, in nats: few texts have a single letter of one.
  private static let scriptCost = 8.0

  private struct Previous {
    var script = Script.common
    var isLetter = false
    /// Whether words begin behind it: a space, a bracket, a quotation mark that opens, a dash.
    var opens = true
    var isLowercase = false
    var letterScript = Script.common
    /// Whether it is a quotation mark that closes, with no letter before it.
    var closesNothing = false
  }

  /// The logarithm of the probability of a text; `hasNextLine` where it may have NEL (U+0085), as text
  /// in a form of Unicode may. Linear in its length.
  static func logProbability(of text: String, hasNextLine: Bool) -> Double {
    var plausibility = TextPlausibility()
    for scalar in text.unicodeScalars {
      plausibility.add(hasNextLine && scalar == "\u{85}" ? "\u{2028}" : scalar)
    }
    return Double(plausibility.total + plausibility.hanProbability)
      + plausibility.latinProbability(text)
      - scriptCost * Double(max(0, plausibility.scripts.count - 1))
  }

  private var hanProbability: Float {
    hasKana ? max(kanji, simplified, traditional) : max(simplified, traditional)
  }
}

// MARK: - Characters

extension TextPlausibility {
  private mutating func add(_ scalar: Unicode.Scalar) {
    let script = scalar.script
    let isLetter = script != .common && scalar.isLetter
    if isLetter {
      total += switchCost(to: script) + caseCost(of: scalar) - (previous.closesNothing ? 8 : 0)
      addLetter(scalar, script)
      if script != previous.letterScript { scripts.insert(script.isIdeographic ? .han : script) }
      previous.letterScript = script
      previous.isLowercase = scalar.properties.isLowercase
    } else {
      total += commonProbability(of: scalar, script)
      previous.isLowercase = false
    }
    previous.closesNothing = previous.opens && (scalar == "’" || scalar == "”")
    previous.opens = scalar.isSpace || Self.openings.contains(scalar)
    previous.isLetter = isLetter
    previous.script = script
  }

  /// What it costs that a letter is not of the script of the letter before it: more inside a word.
  private func switchCost(to script: Script) -> Float {
    let before = previous.letterScript
    if before == script || before == .common { return 0 }
    if before.isIdeographic && script.isIdeographic { return 0 }
    let isMixable = before.mixesWithLatin || script.mixesWithLatin
    let isLatin = before == .latin || script == .latin
    if previous.isLetter { return isMixable && isLatin ? -3.5 : -9 }
    return isLatin ? -3 : -5
  }

  /// What it costs that a letter is a capital: more behind a small letter.
  private func caseCost(of scalar: Unicode.Scalar) -> Float {
    guard scalar.properties.isUppercase else { return 0 }
    if !previous.isLetter { return -2 }
    return previous.isLowercase ? -6 : -3
  }

  private mutating func addLetter(_ scalar: Unicode.Scalar, _ script: Script) {
    switch script {
    case .latin:
      if scalar.isASCII {
        total += CharacterModel.latin.logProbability(of: scalar.lowercased)
      } else if scalar.value >= 0xff00 {
        total -= 9
      } else {
        accented[scalar.lowercased, default: 0] += 1
      }
    case .han: addHan(scalar)
    case .hiragana, .katakana:
      hasKana = true
      total += scalar.value >= 0xff00 ? -9 : CharacterModel.kana.logProbability(of: scalar)
    case .hangul:
      total += scalar.value < 0xac00 ? -11 : CharacterModel.hangul.logProbability(of: scalar)
    case .cyrillic: total += CharacterModel.cyrillic.logProbability(of: scalar.lowercased)
    case .greek: total += CharacterModel.greek.logProbability(of: scalar.lowercased)
    case .hebrew: total += CharacterModel.hebrew.logProbability(of: scalar)
    case .arabic: total += CharacterModel.arabic.logProbability(of: scalar)
    case .thai: total += CharacterModel.thai.logProbability(of: scalar)
    default: total -= 7
    }
  }

  private mutating func addHan(_ scalar: Unicode.Scalar) {
    guard (0x4e00...0x9fff).contains(scalar.value) || scalar == "々" || scalar == "〇" else {
      total -= 16
      return
    }
    simplified += CharacterModel.simplified.logProbability(of: scalar)
    traditional += CharacterModel.traditional.logProbability(of: scalar)
    kanji += CharacterModel.kanji.logProbability(of: scalar)
  }

  private func commonProbability(of scalar: Unicode.Scalar, _ script: Script) -> Float {
    if scalar.isASCII {
      switch scalar {
      case " ": return -1.8
      case "\n", "\r", "\t": return -4
      case "\0"..." ", "\u{7f}": return -20
      default: return scalar.isASCIIDigit ? -5 : -4.5
      }
    }
    switch scalar {
    case "，", "。", "、", "！", "？", "：", "；", "「", "」", "…", "’", "“", "”", "—", "–", "ー": return -5
    case "©", "®", "™", "°", "€", "£", "§", "•", "½", "×": return previous.isLetter ? -10 : -8
    case "‘", "『", "』", "（", "）", "《", "》", "〈", "〉", "【", "】", "·", "・", "～", "〜", "«", "»", "„",
      "\u{a0}", "\u{3000}", "¿", "¡", "،", "؟", "؛", "\u{feff}", "‧", "−", "→", "♪", "№":
      return -7
    case "\u{2028}", "\u{2029}": return -8
    case "\u{80}"..."\u{9f}", "\u{fffd}", "\u{fffe}", "\u{ffff}": return -25
    case "\u{e000}"..."\u{f8ff}": return -16
    default: break
    }
    if scalar.isCombining { return markProbability(of: scalar, script) }
    let switching = signCost(of: script)
    if script == .thai { return switching + CharacterModel.thai.logProbability(of: scalar) }
    if script == .arabic { return switching + CharacterModel.arabic.logProbability(of: scalar) }
    if scalar.properties.generalCategory == .unassigned { return -25 }
    if (0x2500...0x259f).contains(scalar.value) { return -14 }
    if script != .common && script != .latin { return switching - 7 }
    return scalar.isWide ? -9 : -16
  }
}

extension TextPlausibility {
  private static let openings: Set<Unicode.Scalar> = ["(", "[", "«", "„", "“", "\"", "–", "—", "-"]

  /// What it costs that a sign or a digit of a script stands in a text of another.
  private func signCost(of script: Script) -> Float {
    let before = previous.letterScript
    guard script != .common, script != .latin, before != script, before != .common else { return 0 }
    return previous.isLetter ? -9 : -5
  }

  /// How likely a combining mark is behind what stands before it.
  private func markProbability(of mark: Unicode.Scalar, _ script: Script) -> Float {
    guard previous.isLetter || previous.script == script else { return -13 }
    let isArabic = (0x610...0x6ed).contains(mark.value),
      isHebrew = (0x591...0x5c7).contains(mark.value)
    let owner: Script = isArabic ? .arabic : isHebrew ? .hebrew : script
    guard owner == .common || owner == previous.letterScript else { return -13 }
    return owner == .thai ? CharacterModel.thai.logProbability(of: mark) : -6
  }
}

extension Script {
  /// Whether Latin letters stand beside its own without a space, and often do.
  fileprivate var mixesWithLatin: Bool { isIdeographic || spacesPhrases || self == .hangul }
}

// MARK: - Languages in Latin letters

extension TextPlausibility {
  /// How likely the letters beyond a–z and the small words are in the language that explains them
  /// best.
  private func latinProbability(_ text: String) -> Double {
    let words = LatinWords(text)
    // Letters that stand alone, as bullets do that were read in another encoding; where they are words,
    // they are among the commonest of their language.
    let alone = words.counts.filter { word, _ in
      word.unicodeScalars.count == 1 && word.unicodeScalars.first?.isASCII == false
    }
    let best = LatinLanguage.all.map { language in
      let letters = accented.reduce(0.0) { sum, letter in
        let cost = language.letters.contains(letter.key) ? 4.5 : Self.foreignCost(of: letter.key)
        return sum - Double(letter.value) * cost
      }
      let strangers = alone.reduce(0) { $0 + (language.words.contains($1.key) ? 0 : $1.value) }
      return letters + 2 * Double(words.count(in: language)) - 4 * Double(strangers)
    }
    return best.max() ?? 0
  }

  /// What a letter costs that the language does not have: less where names and loan words bring it.
  private static func foreignCost(of letter: Unicode.Scalar) -> Double {
    switch letter {
    case "é", "è", "ê", "ë", "à", "á", "â", "ç", "ñ", "ö", "ü", "ä", "í", "ó": 9
    default: 16
    }
  }
}
