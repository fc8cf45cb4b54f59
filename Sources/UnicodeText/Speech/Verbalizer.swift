/// Turns a text into the words that are said: digits and symbols by their names in the language,
/// words in capitals letter by letter, addresses with their dots.
struct Verbalizer: ~Copyable {
  /// The language that the text is read in: an ISO 639-1 code.
  let language: String

  private let symbols: SymbolNames
  private let letterNames: LetterNames
  private let numbers: NumberReader

  init(language: String) {
    self.language = language
    symbols = SymbolNames(language: language)
    letterNames = LetterNames(language: language)
    numbers = NumberReader(language: language, symbols: symbols)
  }

  /// The words of a text, in the order in which they are said. Linear in its length.
  func words(of text: ArraySlice<Unicode.Scalar>) -> [SpokenWord] {
    let capitals = Capitals(of: text)
    var words: [SpokenWord] = []
    var index = text.startIndex
    var address = Address()
    while index < text.endIndex {
      let scalar = text[index]
      if scalar.isSpace { address = Address() }
      if scalar.isNumber {
        index = appendNumber(text, at: index, to: &words)
      } else if scalar.isLetter || scalar.isCombining {
        let script = scalar.script
        let end = text.end(of: index) { $0.continuesWord(of: script) }
        if script == .latin, address.isScheme(text[index..<end], before: text[end...]) {
          index = min(end + 3, text.endIndex)
          continue
        }
        appendWord(text[index..<end], script, capitals, to: &words)
        index = end
      } else {
        if let name = address.name(of: text, at: index, symbols) ?? name(ofSymbol: text, at: index)
        {
          append(name, to: &words)
        }
        index += 1
      }
    }
    return words
  }
}

extension Verbalizer {
  /// Appends a number with the sign that belongs to it, as it is said: `$5` with the dollars behind
  /// it, `50%` with 百分之 before it in Chinese. Gives where it ends.
  private func appendNumber(
    _ text: ArraySlice<Unicode.Scalar>, at index: Int, to words: inout [SpokenWord]
  ) -> Int {
    let (spelled, end) = numbers.read(text, at: index)
    let unit = symbolBehind(text, end)
    if let unit, unit.leads { append(unit.name, to: &words) }
    for word in spelled { append(word, to: &words) }
    if index > text.startIndex, let name = currency(text[index - 1]) { append(name, to: &words) }
    if let unit, !unit.leads { append(unit.name, to: &words) }
    return unit == nil ? end : end + 1
  }

  /// A sign that is said with the number before it: behind it, or before it as 百分之 is.
  private func symbolBehind(
    _ text: ArraySlice<Unicode.Scalar>, _ index: Int
  ) -> (name: String, leads: Bool)? {
    guard index < text.endIndex, let name = symbols[text[index]] else { return nil }
    switch text[index] {
    case "%", "％": return (name, language == "zh" || language == "tr")
    case "°", "€", "$", "£", "¥", "￥", "+": return (name, false)
    default: return nil
    }
  }

  private func currency(_ scalar: Unicode.Scalar) -> String? {
    switch scalar {
    case "$", "€", "£", "¥", "￥": symbols[scalar]
    default: nil
    }
  }

  /// What a symbol between words is called: `&`, `+`, `=`, `@`, and `#` before a number.
  private func name(ofSymbol text: ArraySlice<Unicode.Scalar>, at index: Int) -> String? {
    switch text[index] {
    case "&", "＆", "+", "＋", "=", "＝", "@", "%", "％": symbols[text[index]]
    case "€", "$", "£", "¥", "￥", "°":
      // Behind a number and a space; what stands right beside one was said with it.
      index - 1 > text.startIndex && text[index - 1].isSpace && text[index - 2].isDigit
        ? symbols[text[index]] : nil
    case "#" where index + 1 < text.endIndex && text[index + 1].isDigit: symbols["#"]
    default: nil
    }
  }

  /// Appends the words of a name, which may be several or of another script.
  private func append(_ name: String, to words: inout [SpokenWord]) {
    for part in name.unicodeScalars.split(whereSeparator: { $0.isSpace || $0 == "-" }) {
      let letters = Array(part).filter { $0.isLetter || $0.isCombining }
      guard let first = letters.first else { continue }
      words.append(SpokenWord(letters[...], first.script))
    }
  }

  private func appendWord(
    _ word: ArraySlice<Unicode.Scalar>, _ script: Script, _ capitals: Capitals,
    to words: inout [SpokenWord]
  ) {
    guard script == .latin || script == .cyrillic else {
      words.append(SpokenWord(word, script))
      return
    }
    let isWebPrefix = word.elementsEqual("www".unicodeScalars)
    for part in capitals.parts(of: word) {
      guard isWebPrefix || capitals.isSpelt(part) else {
        words.append(SpokenWord(part, script))
        continue
      }
      for letter in part where letter.isLetter {
        if let name = letterNames[letter] { append(name, to: &words) }
      }
    }
  }
}

extension Unicode.Scalar {
  /// Whether it goes on a word of a script: a letter of it, a mark, the apostrophe in `don't`.
  fileprivate func continuesWord(of script: Script) -> Bool {
    if isCombining { return true }
    switch self {
    case "ー": return script == .katakana || script == .hiragana
    case "'", "’": return script == .latin
    default: return isLetter && self.script == script
    }
  }
}

/// The state of an address that is being read: `www.bread.com/flour`.
private struct Address {
  private var isInside = false

  /// Whether a word is the scheme of an address, which nobody says.
  func isScheme(_ word: ArraySlice<Unicode.Scalar>, before rest: ArraySlice<Unicode.Scalar>) -> Bool
  {
    (3...5).contains(word.count) && rest.starts(with: "://".unicodeScalars)
  }

  /// What a sign in an address is called.
  mutating func name(
    of text: ArraySlice<Unicode.Scalar>, at index: Int, _ symbols: SymbolNames
  ) -> String? {
    guard index > text.startIndex, index + 1 < text.endIndex else { return nil }
    let before = text[index - 1], after = text[index + 1]
    switch text[index] {
    case ".":
      // `e.g.` and `U.S.` have single letters.
      guard before.isWordLike, after.isWordLike, after.script == .latin || after.isDigit,
        index - 1 > text.startIndex, text[index - 2].isWordLike,
        index + 2 < text.endIndex, text[index + 2].isWordLike
      else { return nil }
      isInside = true
      return symbols.dot
    case "/": return isInside && after.isWordLike ? symbols["/"] : nil
    default: return nil
    }
  }
}
