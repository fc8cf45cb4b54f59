internal import UnicodeText

/// Takes the text out of a transcript that is written in Markdown: headings apart, emphasis, links
/// and quotes without their signs.
struct MarkdownText {
  /// Whether lines are Markdown: they have a heading, bold text or links.
  static func isMarkdown(_ lines: [SourceLine]) -> Bool {
    var signs = 0
    for line in lines {
      let text = line.scalars
      if isHeading(text) { signs += 2 }
      if text.starts(with: "**".unicodeScalars) || text.starts(with: "![".unicodeScalars) {
        signs += 1
      }
      if let bracket = text.firstIndex(of: "]"), bracket + 1 < text.count, text[bracket + 1] == "("
      {
        signs += 1
      }
    }
    return signs >= 2
  }

  /// Whether a line is a heading: `## Introduction`.
  static func isHeading(_ text: [Unicode.Scalar]) -> Bool {
    guard text.first == "#" else { return false }
    let end = text[...].end(of: 0) { $0 == "#" }
    return end <= 6 && end < text.count && text[end] == " "
  }

  /// The lines without front matter, without headings, which are named by their numbers, and without
  /// the signs of quotes at their starts. Headings that recur are names of speakers, and stay.
  static func body(of lines: [SourceLine]) -> (lines: [SourceLine], headings: [Int]) {
    var body = lines[...]
    if isFence(lines.first), let end = lines.dropFirst().prefix(60).firstIndex(where: isFence) {
      body = lines[(end + 1)...]
    }
    let headings = body.filter { isHeading($0.scalars) }
    let recur = Set(headings.map(\.scalars)).count < headings.count
    let dropped = headings.filter { heading in
      let title = heading.scalars.drop { $0 == "#" }
      return !(recur && NameReader.name(title).map(NameShape.isName) ?? false)
    }.map(\.number)
    let numbers = Set(dropped)
    return (body.filter { !numbers.contains($0.number) }.map(unquoted), dropped)
  }

  private static func unquoted(_ line: SourceLine) -> SourceLine {
    guard line.scalars.count > 2, line.scalars[0] == ">", line.scalars[1] == " " else {
      return line
    }
    var line = line
    line.scalars.removeFirst(2)
    return line
  }

  private static func isFence(_ line: SourceLine?) -> Bool {
    line?.scalars.elementsEqual("---".unicodeScalars) ?? false
  }
}

extension MarkdownText {
  /// A text without the signs of emphasis, links, pictures and code. Linear in its length: what
  /// closes a sign is looked for over a bounded stretch only.
  static func plain(_ text: [Unicode.Scalar]) -> [Unicode.Scalar] {
    var result: [Unicode.Scalar] = []
    result.reserveCapacity(text.count)
    var closings: Set<Int> = []
    var index = 0
    while index < text.count {
      if closings.remove(index) != nil {
        index = text[...].end(of: index) { $0 == text[index] }
      } else if let link = link(text, at: index) {
        if !link.isPicture { result += plain(Array(text[link.label])) }
        index = link.end
      } else if let (inner, close) = emphasis(text, at: index) {
        closings.insert(close)
        index = inner
      } else if text[index] == "\\", index + 1 < text.count, text[index + 1].isPunctuation {
        result.append(text[index + 1])
        index += 2
      } else {
        result.append(text[index])
        index += 1
      }
    }
    return result
  }

  private static let longest = 400

  /// A link `[text](address)` or picture `![text](address)` that begins at an index.
  private static func link(
    _ text: [Unicode.Scalar], at start: Int
  ) -> (label: Range<Int>, end: Int, isPicture: Bool)? {
    let isPicture = text[start] == "!"
    let open = isPicture ? start + 1 : start
    guard open < text.count, text[open] == "[" else { return nil }
    let limit = min(text.count, open + longest)
    guard let close = text[(open + 1)..<limit].firstIndex(where: { $0 == "]" || $0 == "[" }),
      text[close] == "]", close + 1 < text.count, text[close + 1] == "(",
      let end = text[(close + 1)..<min(text.count, close + longest)].firstIndex(of: ")")
    else { return nil }
    return (open + 1..<close, end + 1, isPicture)
  }

  /// Emphasis or code that begins at an index: where it begins inside its signs, and where the signs
  /// that close it are.
  private static func emphasis(
    _ text: [Unicode.Scalar], at start: Int
  ) -> (inner: Int, close: Int)? {
    let sign = text[start]
    guard "*_`~".unicodeScalars.contains(sign) else { return nil }
    let inner = text[...].end(of: start) { $0 == sign }
    let count = inner - start
    guard count <= 3, sign != "~" || count == 2, inner < text.count, !text[inner].isSpace,
      sign != "_" || start == 0 || !text[start - 1].isWordLike
    else { return nil }
    var index = inner
    let limit = min(text.count, inner + longest)
    while index < limit {
      guard text[index] == sign else {
        index += 1
        continue
      }
      let end = text[...].end(of: index) { $0 == sign }
      let closesWord = sign != "_" || end == text.count || !text[end].isWordLike
      if end - index == count, !text[index - 1].isSpace, closesWord { return (inner, index) }
      index = end
    }
    return nil
  }
}
