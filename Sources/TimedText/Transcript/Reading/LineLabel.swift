internal import Timeline
internal import UnicodeText

/// What the start of a line may say of it rather than in it: who speaks, when, that another voice
/// does. Whether it does is for the whole transcript to tell.
struct LineLabel: Sendable, Hashable {
  /// A name as it may stand at the start of a line.
  struct Name: Sendable, Hashable {
    /// How it is set off from what is said.
    enum Style: Sendable, Hashable {
      /// `Ann:`, `Ann：`
      case colon
      /// `[Ann]`, `【Ann】`, with a colon or without
      case bracket
      /// `**Ann:**`, `**Ann**:`
      case bold
      /// On a line of its own, with nothing but a time.
      case ownLine
    }

    var text: String
    var style: Style
    /// Whether what follows opens with a quotation mark, as after *he said:*, so that the name is
    /// one only if other lines show it.
    var introducesQuotation = false
  }

  /// A name.
  var name: Name?
  /// A time, and whether it stands in brackets.
  var time: MediaTime?
  var isTimeBracketed = false
  /// `>>`: another voice.
  var hasArrows = false
  /// A dash or bullet: another voice, or an entry of a list.
  var hasDash = false
  /// Where what is said begins behind the time, the arrows and the dash, but before a name.
  var nameStart = 0
  /// Where what is said begins behind all of them.
  var end = 0

  /// How many characters of a line may be a label.
  static let longest = 72

  /// Reads what may be a label at the start of a line. Looks at no more than its first characters.
  init(_ line: [Unicode.Scalar], marks: MarkVocabulary) {
    let text = line.prefix(Self.longest)
    var index = 0
    if let end = text.arrowsEnd(from: index) {
      hasArrows = true
      index = end
    } else if let end = text.dashEnd(from: index) {
      hasDash = true
      index = end
    }
    if let end = readTime(text, at: index) { index = end }
    if !hasArrows, let end = text.arrowsEnd(from: index) {
      hasArrows = true
      index = end
    }
    nameStart = index
    end = index
    var reader = NameReader(text: text, isWholeLine: text.count == line.count, marks: marks)
    guard let (name, nameEnd) = reader.name(at: index) else { return }
    self.name = name
    end = nameEnd
    if time == nil, let (stamp, isBracketed) = reader.time {
      time = stamp
      isTimeBracketed = isBracketed
    }
    if time == nil, let end = readTime(text, at: nameEnd) { self.end = end }
  }

  /// Reads a time and what sets it off; gives where what follows it begins.
  private mutating func readTime(_ text: ArraySlice<Unicode.Scalar>, at start: Int) -> Int? {
    guard let (stamp, isBracketed) = TimeStamp.set(off: text, at: start) else { return nil }
    var end = stamp.end
    // The end of a stretch may follow its start: `[00:12 --> 00:15]`, `0:12 - 0:15`.
    let hasSeparator = end < text.endIndex && !text[end].isWordLike
    guard end == text.endIndex || hasSeparator else { return nil }
    while end < text.endIndex, text[end].isSpace || "-–—|:：,，".unicodeScalars.contains(text[end]) {
      end += 1
    }
    time = stamp.time
    isTimeBracketed = isBracketed
    return end
  }
}

extension TimeStamp {
  /// Reads a time in brackets or without; its end is behind the bracket, and behind the end of the
  /// stretch that it begins, where that is given.
  static func set(
    off text: ArraySlice<Unicode.Scalar>, at start: Int
  ) -> (stamp: TimeStamp, isBracketed: Bool)? {
    guard start < text.endIndex else { return nil }
    let closing: Unicode.Scalar? =
      switch text[start] {
      case "[": "]"
      case "(": ")"
      case "（": "）"
      case "【": "】"
      case "［": "］"
      case "<": ">"
      case "{": "}"
      default: nil
      }
    guard let closing else {
      guard var stamp = TimeStamp(text, at: start) else { return nil }
      stamp.skipEndOfStretch(text)
      return (stamp, false)
    }
    var index = start + 1
    while index < text.endIndex, text[index] == " " { index += 1 }
    guard var stamp = TimeStamp(text, at: index) else { return nil }
    stamp.skipEndOfStretch(text)
    index = stamp.end
    while index < text.endIndex, text[index] == " " { index += 1 }
    guard index < text.endIndex, text[index] == closing else { return nil }
    stamp.end = index + 1
    return (stamp, true)
  }

  /// Goes behind `--> 00:15` or `- 00:15`.
  private mutating func skipEndOfStretch(_ text: ArraySlice<Unicode.Scalar>) {
    var index = end
    while index < text.endIndex, text[index].isSpace || "-–—>~".unicodeScalars.contains(text[index])
    {
      index += 1
    }
    if index > end, let until = TimeStamp(text, at: index) { end = until.end }
  }
}

extension ArraySlice<Unicode.Scalar> {
  /// Where what follows `>>` and its like begins.
  fileprivate func arrowsEnd(from start: Int) -> Int? {
    guard start + 1 < endIndex, self[start] == self[start + 1],
      ">》＞»".unicodeScalars.contains(self[start])
    else { return nil }
    let end = end(of: start) { $0 == self[start] }
    return end - start > 3 ? nil : skippingSpaces(from: end)
  }

  /// Where what follows a dash or a bullet begins.
  fileprivate func dashEnd(from start: Int) -> Int? {
    guard start + 1 < endIndex, case let isDash = self[start].isDash,
      isDash || "•·▪●*+".unicodeScalars.contains(self[start])
    else { return nil }
    let next = self[start + 1]
    let isGlued = isDash && (next.isLetter && !next.isIdeographic || next.isOpening)
    guard next.isSpace || isGlued else { return nil }
    return skippingSpaces(from: start + 1)
  }

  /// Where the spaces that begin at an index end.
  func skippingSpaces(from start: Int) -> Int {
    var index = start
    while index < endIndex, self[index].isSpace { index += 1 }
    return index
  }
}
