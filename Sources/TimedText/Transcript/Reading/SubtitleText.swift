internal import Timeline
internal import UnicodeText

/// Takes the text of SubRip and WebVTT subtitles that are given as a transcript, row by row, with
/// the time of the subtitle that each row is of.
///
/// This is a reader for transcripts: it wants what is said and roughly when, and takes damaged files
/// as far as they go.
struct SubtitleText {
  private var rows: [SourceLine] = []
  private var range: TimeRange?
  /// Whether a block without a time is skipped: a note, a style, the header.
  private var isSkipping = false
  private var rowsOfCue = 0
  private var lastRow: [Unicode.Scalar] = []

  /// The rows of subtitles; nothing where the lines are no subtitles.
  static func rows(of lines: [SourceLine]) -> [SourceLine]? {
    let timings = lines.lazy.filter { timing(of: $0.scalars) != nil }.count
    let isWebVTT = lines.first?.scalars.starts(with: "WEBVTT".unicodeScalars) ?? false
    guard isWebVTT || timings * 5 >= lines.count, timings > 0 else { return nil }
    var reader = SubtitleText()
    for (index, line) in lines.enumerated() {
      let next = index + 1 < lines.count ? lines[index + 1] : nil
      reader.read(line, before: next)
    }
    return reader.rows
  }

  private mutating func read(_ line: SourceLine, before next: SourceLine?) {
    if let timing = Self.timing(of: line.scalars) {
      range = timing
      isSkipping = false
      rowsOfCue = 0
      return
    }
    if let next, Self.timing(of: next.scalars) != nil, isIdentifier(line) { return }
    if line.followsBlank, Self.opensComment(line.scalars) { isSkipping = true }
    guard !isSkipping, let range else { return }
    var row = line
    let (text, speaker) = Self.withoutTags(line.scalars)
    guard text.contains(where: { !$0.isSpace }) else { return }
    row.scalars = text
    row.fragment = range
    row.followsBlank = false
    if rowsOfCue == 0 { row.statedStart = range.lowerBound }
    if let speaker {
      row.speaker = speaker
      row.opensTurn = true
    }
    // Rolling captions show the last row of the cue before once more.
    defer { rowsOfCue += 1 }
    if rowsOfCue == 0, text == lastRow, let before = rows.last?.fragment,
      range.lowerBound - before.upperBound < .milliseconds(200)
    {
      return
    }
    lastRow = text
    rows.append(row)
  }

  /// Whether a line before a timing line is a counter or an identifier rather than text.
  private func isIdentifier(_ line: SourceLine) -> Bool {
    line.followsBlank || range == nil || line.scalars.allSatisfy(\.isASCIIDigit)
  }

  private static func opensComment(_ text: [Unicode.Scalar]) -> Bool {
    ["NOTE", "STYLE", "REGION"].contains { word in
      text.starts(with: word.unicodeScalars)
        && (text.count == word.unicodeScalars.count || text[word.unicodeScalars.count].isSpace)
    }
  }
}

extension SubtitleText {
  /// The time range that a timing line gives.
  static func timing(of text: [Unicode.Scalar]) -> TimeRange? {
    guard text.count < 200, text.contains(">"),
      let start = TimeStamp(text[...], at: 0)
    else { return nil }
    var index = text[...].skippingSpaces(from: start.end)
    guard text[index...].starts(with: "-->".unicodeScalars) else { return nil }
    index = text[...].skippingSpaces(from: index + 3)
    guard let end = TimeStamp(text[...], at: index), end.time >= start.time else { return nil }
    return start.time..<end.time
  }

  /// A row without its tags, its entities read, and the voice that a tag names.
  private static func withoutTags(
    _ row: [Unicode.Scalar]
  ) -> (text: [Unicode.Scalar], speaker: String?) {
    var text: [Unicode.Scalar] = []
    var speaker: String?
    var index = 0
    while index < row.count {
      if let end = tagEnd(row, at: index) {
        if let voice = voice(row[index..<end]) { speaker = voice }
        index = end
      } else if row[index] == "&", let (scalar, end) = entity(row, at: index) {
        text.append(scalar)
        index = end
      } else {
        text.append(row[index])
        index += 1
      }
    }
    let first = text.firstIndex { !$0.isSpace } ?? text.endIndex
    return (Array(text[first...]), speaker)
  }

  /// Where a tag (`<i>`, `</v>`, `<00:12.500>`, `{\an8}`) that begins at an index ends.
  private static func tagEnd(_ row: [Unicode.Scalar], at start: Int) -> Int? {
    guard start + 1 < row.count else { return nil }
    let next = row[start + 1]
    let closing: Unicode.Scalar
    switch row[start] {
    case "<" where next.isASCIILetter || next.isASCIIDigit || next == "/": closing = ">"
    case "{" where next == "\\": closing = "}"
    default: return nil
    }
    let limit = min(row.count, start + 200)
    return row[start..<limit].firstIndex(of: closing).map { $0 + 1 }
  }

  /// The name in a tag `<v Ann>`.
  private static func voice(_ tag: ArraySlice<Unicode.Scalar>) -> String? {
    let content = tag.dropFirst().dropLast()
    guard content.first == "v", let space = content.firstIndex(where: \.isSpace),
      content[..<space].dropFirst().first.map({ $0 == "." }) ?? true
    else { return nil }
    return NameReader.name(content[(space + 1)...])
  }

  private static func entity(
    _ row: [Unicode.Scalar], at start: Int
  ) -> (Unicode.Scalar, end: Int)? {
    let limit = min(row.count, start + 10)
    guard let end = row[start..<limit].firstIndex(of: ";") else { return nil }
    var name = String.UnicodeScalarView()
    name.append(contentsOf: row[(start + 1)..<end])
    let scalar: Unicode.Scalar? =
      switch String(name) {
      case "amp": "&"
      case "lt": "<"
      case "gt": ">"
      case "quot": "\""
      case "apos", "#39": "'"
      case "nbsp": " "
      case "lrm": "\u{200e}"
      case "rlm": "\u{200f}"
      default: nil
      }
    return scalar.map { ($0, end + 1) }
  }
}
