internal import Timeline
internal import UnicodeText

/// Reads what may be a speaker's name at the start of a line, with the time or the manner that may
/// stand behind it: `Ann:`, `ANN (whispers):`, `[Ann]`, `**Ann:**`, `Speaker 1  0:12`, or a column of
/// its own before a tab.
struct NameReader {
  /// The start of the line.
  let text: ArraySlice<Unicode.Scalar>
  /// Whether the line ends where the text does.
  let isWholeLine: Bool
  let marks: MarkVocabulary
  /// The time that stood behind the name.
  var time: (MediaTime, isBracketed: Bool)?

  init(text: ArraySlice<Unicode.Scalar>, isWholeLine: Bool, marks: MarkVocabulary) {
    self.text = text
    self.isWholeLine = isWholeLine
    self.marks = marks
  }

  /// The name that begins at an index, and where what is said begins.
  mutating func name(at start: Int) -> (LineLabel.Name, end: Int)? {
    guard start < text.endIndex else { return nil }
    switch text[start] {
    case "[": return bracketed(at: start, closing: "]")
    case "【": return bracketed(at: start, closing: "】")
    case "［": return bracketed(at: start, closing: "］")
    case "<": return bracketed(at: start, closing: ">")
    case "*", "_": return emphasised(at: start)
    case "#": return heading(at: start)
    default: return plain(at: start)
    }
  }

  private func bracketed(
    at start: Int, closing: Unicode.Scalar
  ) -> (LineLabel.Name, end: Int)? {
    guard let close = text[start...].firstIndex(of: closing) else { return nil }
    let content = text[(start + 1)..<close]
    guard marks.mark(for: content) == nil, let name = Self.name(content) else { return nil }
    var end = text.skippingSpaces(from: close + 1)
    if end < text.endIndex, text[end] == ":" || text[end] == "：" {
      end = text.skippingSpaces(from: end + 1)
    }
    return (LineLabel.Name(text: name, style: .bracket), end)
  }

  /// A name in bold or italics, as Markdown has it: `**Ann:**`, `**Ann**:`, or on its own line.
  private func emphasised(at start: Int) -> (LineLabel.Name, end: Int)? {
    let marker = text[start]
    let inner = text.end(of: start) { $0 == marker }
    guard inner - start <= 3, inner < text.endIndex,
      let close = text[inner...].firstIndex(of: marker)
    else { return nil }
    var end = text.end(of: close) { $0 == marker }
    var content = text[inner..<close]
    var hasColon = false
    if let last = content.last, last == ":" || last == "：" {
      content = content.dropLast()
      hasColon = true
    } else if end < text.endIndex, text[end] == ":" || text[end] == "：" {
      end += 1
      hasColon = true
    }
    guard hasColon || isWholeLine && end == text.endIndex, let name = Self.name(content) else {
      return nil
    }
    let style: LineLabel.Name.Style = hasColon ? .bold : .ownLine
    return (LineLabel.Name(text: name, style: style), text.skippingSpaces(from: end))
  }

  /// A Markdown heading that may be a name.
  private func heading(at start: Int) -> (LineLabel.Name, end: Int)? {
    let inner = text.end(of: start) { $0 == "#" }
    guard isWholeLine, inner < text.endIndex, text[inner] == " ",
      let name = Self.name(text[inner...].filteringTrailingColon)
    else { return nil }
    return (LineLabel.Name(text: name, style: .ownLine), text.endIndex)
  }

  private mutating func plain(at start: Int) -> (LineLabel.Name, end: Int)? {
    var index = start
    while index < text.endIndex {
      let scalar = text[index]
      if scalar == ":" || scalar == "：" {
        guard let name = Self.name(text[start..<index]), !isInsideWord(index) else { return nil }
        let end = text.skippingSpaces(from: index + 1)
        let isQuoting = end < text.endIndex && text[end].opensQuotation
        return (LineLabel.Name(text: name, style: .colon, introducesQuotation: isQuoting), end)
      }
      if index > start, let end = endOfAside(at: index) { return labelled(start..<index, end) }
      if scalar == "\t", index > start, let name = Self.name(text[start..<index]) {
        return (LineLabel.Name(text: name, style: .colon), text.skippingSpaces(from: index))
      }
      guard scalar.canStandInName else { return nil }
      index += 1
    }
    guard isWholeLine, let name = Self.name(text[start...]) else { return nil }
    return (LineLabel.Name(text: name, style: .ownLine), text.endIndex)
  }

  /// Reads a time, or words in brackets, behind a name; gives where they end.
  private mutating func endOfAside(at index: Int) -> Int? {
    // Most are the letters of words, where nothing ends.
    guard !text[index].isWordLike else { return nil }
    let isSpace = text[index].isSpace
    let start = text.skippingSpaces(from: index)
    guard start < text.endIndex else { return nil }
    if isSpace || !text[start].isWordLike,
      let (stamp, isBracketed) = TimeStamp.set(off: text, at: start)
    {
      time = (stamp.time, isBracketed)
      return stamp.end
    }
    let closing: Unicode.Scalar? = text[start] == "(" ? ")" : text[start] == "（" ? "）" : nil
    guard let closing, let close = text[start...].firstIndex(of: closing) else { return nil }
    return close + 1
  }

  /// A name with an aside behind it, if a colon or the end of the line follows.
  private func labelled(_ range: Range<Int>, _ asideEnd: Int) -> (LineLabel.Name, end: Int)? {
    guard let name = Self.name(text[range]) else { return nil }
    let end = text.skippingSpaces(from: asideEnd)
    if end == text.endIndex {
      guard isWholeLine else { return nil }
      return (LineLabel.Name(text: name, style: .ownLine), end)
    }
    guard text[end] == ":" || text[end] == "：" else { return nil }
    return (LineLabel.Name(text: name, style: .colon), text.skippingSpaces(from: end + 1))
  }

  /// Whether a colon stands inside a time or an address.
  private func isInsideWord(_ index: Int) -> Bool {
    guard text[index] == ":", index + 1 < text.endIndex else { return false }
    let next = text[index + 1]
    return next.isASCIIDigit || next == "/" || next == "\\"
  }
}

extension NameReader {
  /// A name in its usual form, if a text may be one: few words of letters, no sentence.
  static func name(_ content: ArraySlice<Unicode.Scalar>) -> String? {
    let words = content.split { $0.isSpace }
    let ideographs = content.lazy.filter(\.isIdeographic).count
    guard (1...5).contains(words.count), content.count <= 40, ideographs <= 12,
      content.allSatisfy(\.canStandInName), content.contains(where: \.isLetter),
      let first = words.first?.first, first.isLetter || first.isDigit
    else { return nil }
    return String(scalars: words.joined(separator: CollectionOfOne(" ")))
  }
}

extension Unicode.Scalar {
  fileprivate var canStandInName: Bool {
    switch self {
    case ".", "'", "’", "-", "_", "·", "・", "&", "#", "/", ",", "–", "、": true
    default: isWordLike || isSpace
    }
  }

  fileprivate var opensQuotation: Bool {
    switch self {
    case "\"", "“", "‘", "「", "『", "«", "„": true
    default: false
    }
  }
}

extension ArraySlice<Unicode.Scalar> {
  fileprivate var filteringTrailingColon: ArraySlice<Unicode.Scalar> {
    last == ":" || last == "：" ? dropLast() : self
  }
}
