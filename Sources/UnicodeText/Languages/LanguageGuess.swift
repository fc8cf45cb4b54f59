internal import RealModule

/// The language that a text seems to be in: by its script, and where several languages share one, by
/// their letters and small words.
public struct LanguageGuess: Sendable, Hashable {
  /// The language as a BCP 47 tag: `en`, `zh-Hans`, `und` where the text has no letters.
  public var tag: String
  /// How sure that is, from 0 to 1.
  public var certainty: Double

  /// The language alone, without a script: `zh`.
  public var code: String { String(tag.prefix { $0 != "-" }) }

  /// A language that is known.
  public init(stated tag: String) {
    self.init(tag: tag, certainty: 1)
  }

  private init(tag: String, certainty: Double) {
    self.tag = tag
    self.certainty = certainty
  }

  /// The language of a text, by a stretch at its start. Linear in the length of that.
  public init(_ text: String) {
    let stretch = String(scalars: text.unicodeScalars.prefix(Self.judged))
    let letters = LetterCounts(stretch)
    guard let (script, share) = letters.scripts.main else {
      self.init(tag: "und", certainty: 0)
      return
    }
    let (tag, certainty) = Self.language(of: stretch, script, letters)
    self.init(tag: tag, certainty: certainty * share)
  }

  /// How many characters are looked at.
  private static let judged = 60_000
}

extension LanguageGuess {
  private static func language(
    of text: String, _ script: Script, _ letters: LetterCounts
  ) -> (tag: String, certainty: Double) {
    switch script {
    case .han: east(letters)
    case .hangul: ("ko", 1)
    case .latin: latin(LatinWords(text), letters)
    case .cyrillic: cyrillic(letters)
    case .arabic: arabic(letters)
    case .greek: ("el", 1)
    case .hebrew: ("he", 1)
    case .thai: ("th", 1)
    case .lao: ("lo", 1)
    case .khmer: ("km", 1)
    case .myanmar: ("my", 1)
    case .georgian: ("ka", 1)
    case .armenian: ("hy", 1)
    case .ethiopic: ("am", 0.8)
    case .devanagari: (letters.share(of: "ळ") > 0.002 ? "mr" : "hi", 0.8)
    case .indic: (letters.indicLanguage, 1)
    default: ("und", 0)
    }
  }

  /// Chinese or Japanese, which has kana throughout.
  private static func east(_ letters: LetterCounts) -> (String, Double) {
    let kana = Double(letters.scripts[.hiragana])
    let share = kana / Double(letters.scripts[.han] + Int(kana) + 1)
    if share > 0.1 { return ("ja", min(1, share * 5)) }
    let simplified = letters.share(of: "们这来时个为说对会国样没还过问东车长实现发经")
    let traditional = letters.share(of: "們這來時個為說對會國樣沒還過問東車長實現發經")
    let certainty = 1 - Double.exp(-Double(letters.scripts[.han]) / 20)
    return (traditional > simplified ? "zh-Hant" : "zh-Hans", certainty)
  }

  private static func cyrillic(_ letters: LetterCounts) -> (String, Double) {
    let signs: [(tag: String, letters: String)] = [
      ("kk", "әқңұһ"), ("be", "ў"), ("uk", "іїєґ"), ("mk", "ѓќѕ"), ("sr", "ђћ"), ("sr", "љњџј"),
      ("ru", "ыэё"), ("bg", "ъ"),
    ]
    for (tag, own) in signs {
      let count = letters.count(of: own)
      // A name may bring a letter or two of a neighbour, but ў is no neighbour's.
      let isOwn = tag == "ru" || tag == "be" || 4 * count > letters.count(of: "ыэё")
      guard count > (tag == "be" || tag == "bg" ? 0 : 1), isOwn else { continue }
      return (tag, 1 - Double.exp(-Double(count) / 2))
    }
    return ("ru", 0.4)
  }

  private static func arabic(_ letters: LetterCounts) -> (String, Double) {
    let persian = letters.count(of: "پچژگکی"), urdu = 3 * letters.count(of: "ٹڈےںہ")
    let arabic = letters.count(of: "ةيكأإى")
    if max(persian, urdu) > arabic { return (urdu > persian ? "ur" : "fa", 0.9) }
    return ("ar", arabic > 0 ? 0.95 : 0.5)
  }

  private static func latin(
    _ words: LatinWords, _ letters: LetterCounts
  ) -> (String, Double) {
    let accented = letters.counts.filter { !$0.key.isASCII && $0.key.script == .latin }
    let scores = LatinLanguage.all.map { language in
      accented.reduce(2 * Double(words.count(in: language))) { sum, letter in
        // A letter that a language has speaks for it, one that it lacks against it.
        sum + Double(letter.value) * (language.letters.contains(letter.key) ? 0.5 : -2)
      }
    }
    guard let best = scores.indices.max(by: { scores[$0] < scores[$1] }), scores[best] > 0 else {
      return ("und", 0)
    }
    let second = scores.indices.filter { $0 != best }.map { scores[$0] }.max() ?? 0
    return (LatinLanguage.all[best].code, 1 - Double.exp(-(scores[best] - max(0, second)) / 8))
  }
}

/// How often each letter of a text occurs, in lower case.
private struct LetterCounts {
  var counts: [Unicode.Scalar: Int] = [:]
  var scripts = ScriptCounts()
  private var total = 0

  init(_ text: String) {
    for scalar in text.unicodeScalars where scalar.isLetter {
      counts[scalar.lowercased, default: 0] += 1
      total += 1
      scripts.add(scalar.script)
    }
  }

  func count(of letters: String) -> Int {
    letters.unicodeScalars.reduce(0) { $0 + (counts[$1] ?? 0) }
  }

  func share(of letters: String) -> Double {
    total == 0 ? 0 : Double(count(of: letters)) / Double(total)
  }

  /// The language of the script of India, Devanagari apart, that most letters are of.
  var indicLanguage: String {
    let blocks: [(first: UInt32, tag: String)] = [
      (0x980, "bn"), (0xa00, "pa"), (0xa80, "gu"), (0xb00, "or"), (0xb80, "ta"), (0xc00, "te"),
      (0xc80, "kn"), (0xd00, "ml"), (0xd80, "si"),
    ]
    let sizes = blocks.map { block in
      counts.reduce(0) { $0 + ((block.first..<block.first + 0x80) ~= $1.key.value ? $1.value : 0) }
    }
    let best = sizes.indices.max { sizes[$0] < sizes[$1] } ?? 0
    return blocks[best].tag
  }
}
