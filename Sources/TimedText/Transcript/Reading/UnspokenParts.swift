internal import UnicodeText

/// What of the rows of subtitles is not said: names, times and arrows at their starts, and marks
/// such as `[pause]` wherever they stand.
///
/// It is what a transcript of the same words is read without.
package struct UnspokenParts: Sendable, Hashable {
  /// For each row how much at its start is a label, in bytes of UTF-8.
  package private(set) var labels: [Int]
  /// For each row its marks, in bytes of UTF-8, in order.
  package private(set) var marks: [[Range<Int>]]

  /// Looks for them in rows; what is a label is told by all of them together.
  ///
  /// - Complexity: O(*n*) in the length of the rows.
  package init(ofRows rows: [String], options: TranscriptOptions = TranscriptOptions()) {
    let scalars = rows.map { Array($0.unicodeScalars) }
    var lines: [SourceLine] = []
    var starts: [Int] = []
    for (index, row) in scalars.enumerated() {
      let start = row.firstIndex { !$0.isSpace } ?? row.count
      let end = row.lastIndex { !$0.isSpace } ?? start
      starts.append(start)
      guard start < row.count else { continue }
      lines.append(
        SourceLine(
          number: index, scalars: Array(row[start...end]), hadSpaceBefore: start > 0,
          hadSpaceBehind: end + 1 < row.count, followsBlank: false))
    }
    // A row that is nothing but a label is not among the lines that come back.
    labels = scalars.map { $0.reduce(0) { $0 + UTF8.width($1) } }
    for line in LabelReader(options: options).read(lines).lines {
      var end = starts[line.number] + line.labelLength
      let row = scalars[line.number]
      if line.labelLength == 0 {
        end = 0
      } else {
        while end < row.count, row[end].isSpace { end += 1 }
      }
      labels[line.number] = row[..<end].reduce(0) { $0 + UTF8.width($1) }
    }
    for (index, row) in scalars.enumerated() where starts[index] == row.count { labels[index] = 0 }
    marks = scalars.map { MarkedText.asides(in: $0, vocabulary: options.marks) }
  }
}

extension MarkedText {
  /// Where in a text what nobody says stands, in bytes of UTF-8, in order.
  fileprivate static func asides(
    in text: [Unicode.Scalar], vocabulary: MarkVocabulary
  ) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var (index, offset) = (0, 0)
    while index < text.count {
      var end = index + 1
      let aside = aside(in: text, at: index, vocabulary)
      if let aside { end = aside.end }
      let width = text[index..<end].reduce(0) { $0 + UTF8.width($1) }
      if aside != nil { found.append(offset..<offset + width) }
      (index, offset) = (end, offset + width)
    }
    return found
  }
}
