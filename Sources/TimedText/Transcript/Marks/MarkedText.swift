internal import UnicodeText

/// A paragraph's text with its marks taken out, and where they stood.
struct MarkedText: Sendable, Hashable {
  /// What is said.
  var text: [Unicode.Scalar] = []
  /// The marks, in order: each before the character at its place.
  var marks: [Placed] = []

  /// A mark and the place in the text before which it stood.
  struct Placed: Sendable, Hashable {
    var place: Int
    var mark: Mark
  }

  /// Takes the marks out of a text. Linear in its length: a mark is looked for over a bounded
  /// stretch only.
  init(_ source: [Unicode.Scalar], vocabulary: MarkVocabulary) {
    text.reserveCapacity(source.count)
    var index = 0
    var removedSpace = false
    while index < source.count {
      if let (mark, end) = Self.aside(in: source, at: index, vocabulary) {
        while text.last?.isSpace ?? false {
          text.removeLast()
          removedSpace = true
        }
        if let mark { marks.append(Placed(place: text.count, mark: mark)) }
        index = end
        while index < source.count, source[index].isSpace {
          index += 1
          removedSpace = true
        }
        continue
      }
      if removedSpace {
        if let last = text.last, Self.needsSpace(last, source[index]) { text.append(" ") }
        // Spaces belong to what comes before, so that a mark stands right before a word.
        for mark in marks.indices.reversed() {
          guard marks[mark].place >= text.count - 1, text.last == " " else { break }
          marks[mark].place = text.count
        }
        removedSpace = false
      }
      text.append(source[index])
      index += 1
    }
  }

  private static func needsSpace(_ last: Unicode.Scalar, _ next: Unicode.Scalar) -> Bool {
    !last.breaksAnywhere && !next.breaksAnywhere && !last.isOpening && !next.isClosing
      && !",.;:!?،؛؟".unicodeScalars.contains(next)
  }

  /// What begins at an index that nobody says, and where it ends: a mark, or a time, which is none.
  static func aside(
    in text: [Unicode.Scalar], at start: Int, _ vocabulary: MarkVocabulary
  ) -> (Mark?, end: Int)? {
    let opening = text[start]
    if opening.isMusicalNote { return (.music, endOfMusic(text, at: start, vocabulary)) }
    guard let closing = opening.closesMark else { return nil }
    let limit = min(text.count, start + 2 + MarkVocabulary.longestMark)
    guard start + 1 < limit,
      let end = text[(start + 1)..<limit].firstIndex(where: { $0 == closing || $0 == opening }),
      text[end] == closing
    else { return nil }
    let content = text[(start + 1)..<end]
    if let mark = vocabulary.mark(for: content) { return (mark, end + 1) }
    guard opening == "[" else { return nil }
    if let time = TimeStamp(content, at: content.startIndex), time.end == end {
      return (nil, end + 1)
    }
    // Subtitles for the hard of hearing write sounds in capitals: `[DOOR SLAMS]`.
    let isSound = NameShape.isCapitals(content) && content.contains(" ")
    return isSound ? (.noise, end + 1) : nil
  }

  /// Where notes end, with the word for music that they may enclose (`♪ music ♪`).
  private static func endOfMusic(
    _ text: [Unicode.Scalar], at start: Int, _ vocabulary: MarkVocabulary
  ) -> Int {
    let end = text[...].end(of: start) { $0.isMusicalNote || $0 == "\u{fe0f}" }
    let limit = min(text.count, end + MarkVocabulary.longestMark)
    guard let close = text[end..<limit].firstIndex(where: \.isMusicalNote),
      vocabulary.mark(for: text[end..<close]) != nil
    else { return end }
    return text[...].end(of: close) { $0.isMusicalNote || $0 == "\u{fe0f}" }
  }
}

extension Unicode.Scalar {
  /// Whether it stands for music: ♪ and its like.
  var isMusicalNote: Bool {
    switch self {
    case "♩", "♪", "♫", "♬", "🎵", "🎶", "🎼": true
    default: false
    }
  }

  /// What closes a mark that it opens.
  fileprivate var closesMark: Unicode.Scalar? {
    switch self {
    case "[": "]"
    case "(": ")"
    case "{": "}"
    case "<": ">"
    case "*": "*"
    case "［": "］"
    case "（": "）"
    case "【": "】"
    case "〔": "〕"
    case "〖": "〗"
    case "｛": "｝"
    default: nil
    }
  }
}
