/// A line of a CMX 3600 list that says what is played: `001  TAPE1  V  C  …` and four time codes.
struct CMXEvent {
  /// A word and where it stands.
  struct Word {
    var text: Substring
    var offset: Int
  }

  /// The number, which may have letters behind it.
  var number: Substring
  /// The reel.
  var reel: String
  /// The channels, as `V`, `A2`, `AA/V`, `B` or `NONE`.
  var channels: String
  /// The transition, as `C`, `D`, `W001` or `KB`.
  var transition: Substring
  /// Where it is taken from, and where it goes: in and out of each.
  var codes: [TimeCode]
  /// Where the time codes stand.
  var codeOffsets: [Int]

  /// Whether words may be such a line: a number first, and time codes.
  static func looksLikeOne(_ words: [Substring]) -> Bool {
    guard words.count >= 7, let first = words.first?.utf8.first, (0x30...0x39).contains(first)
    else {
      return false
    }
    return words.suffix(4).count { TimeCode($0) != nil } >= 3
  }

  /// The event that words are; nothing, with what is wrong and where, in place of one that is none.
  init(_ words: [Word]) throws(CMXFault) {
    guard words.count >= 8 else {
      throw CMXFault(
        "the event is not whole: a number, a reel, channels, a transition and four time codes are expected",
        words[0].offset)
    }
    let codeWords = words.suffix(4)
    var codes: [TimeCode] = []
    for word in codeWords {
      guard let code = TimeCode(word.text) else {
        throw CMXFault("“\(word.text)” is no time code", word.offset)
      }
      codes.append(code)
    }
    self.codes = codes
    codeOffsets = codeWords.map(\.offset)
    number = words[0].text
    // From the end: a transition may have its length behind it, and a reel's name may have blanks.
    let rest = words[1..<(words.count - 4)]
    guard let place = rest.lastIndex(where: { Self.isTransition($0.text) }),
      place > rest.startIndex + 1
    else {
      throw CMXFault("the event has no transition, as C or D 024", words[0].offset)
    }
    transition = rest[place].text
    channels = rest[place - 1].text.uppercased()
    reel = rest[1..<(place - 1)].map { String($0.text) }.joined(separator: " ")
  }

  private static func isTransition(_ word: Substring) -> Bool {
    switch word.uppercased() {
    case "C", "D", "K", "KB", "KO": true
    case let word: word.hasPrefix("W") && word.dropFirst().allSatisfy(\.isNumber) && word.count <= 4
    }
  }

  /// The channels one by one: the first of sound, the second, the pictures.
  var layers: [String] {
    if channels == "B" { return ["V", "A1"] }
    var layers: [String] = []
    for part in channels.split(separator: "/") {
      switch part {
      case "A": layers.append("A1")
      case "AA": layers += ["A1", "A2"]
      default: layers.append(String(part))
      }
    }
    return layers
  }

  /// Whether it is black, or bars: nothing of a recording.
  var isBlack: Bool { ["BL", "BLK", "BLACK", "BARS"].contains(reel.uppercased()) }
  /// Whether its reel only says that it is of some file.
  var isAuxiliary: Bool { ["AX", "AUX", "UNKNOWN"].contains(reel.uppercased()) }
}

/// What is wrong with an event.
struct CMXFault: Error {
  var message: String
  var offset: Int

  init(_ message: String, _ offset: Int) {
    self.message = message
    self.offset = offset
  }
}
