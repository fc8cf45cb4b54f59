internal import Timeline
internal import UnicodeText

/// Joins the rows of the fragments that subtitles are cut into, and what else has a time at every
/// line, and where that is wanted the fragments to sentences: one that ends in mid-sentence goes on in
/// the next.
struct FragmentMerger {
  /// How long nobody may speak inside a sentence.
  private static let longestPause = MediaTime.seconds(2)
  /// How many fragments a turn takes at most: what has no end for so long has lost its full stops.
  private static let mostFragments = 12

  private let joiner: RowJoiner
  private let makesSentences: Bool

  /// Prepares to join lines; `makesSentences` says whether fragments are joined as well as rows.
  init(_ lines: [SourceLine], makesSentences: Bool = true) {
    var spaced = 0, unspaced = 0
    for line in lines {
      let spacing = RowJoiner.spacing(of: line.scalars, except: [])
      spaced += spacing.spaced
      unspaced += spacing.unspaced
    }
    joiner = RowJoiner(lines, spacesScripts: spaced > unspaced)
    self.makesSentences =
      makesSentences && lines.lazy.filter(\.endsSentence).count * 10 >= lines.count
  }

  /// The paragraphs that the fragments make, in order.
  func paragraphs(of lines: [SourceLine]) -> [Paragraph] {
    var paragraphs: [Paragraph] = []
    var previous: SourceLine?
    var fragments = 0
    for line in lines {
      let isSameFragment = previous?.fragment != nil && previous?.fragment == line.fragment
      if let previous, isSameVoice(line, as: paragraphs.last),
        continues(line, after: previous, isSameFragment: isSameFragment),
        fragments < Self.mostFragments, var paragraph = paragraphs.popLast()
      {
        joiner.join(&paragraph.text, line.text, isSpaced: true)
        paragraph.lines = paragraph.lines.lowerBound...line.number
        paragraphs.append(paragraph)
        if !isSameFragment { fragments += 1 }
      } else {
        paragraphs.append(Paragraph(line))
        fragments = 1
      }
      previous = line
    }
    return paragraphs
  }

  private func isSameVoice(_ line: SourceLine, as paragraph: Paragraph?) -> Bool {
    !line.hasVoiceSign && (line.speaker == nil || line.speaker == paragraph?.speaker)
  }

  private func continues(
    _ line: SourceLine, after previous: SourceLine, isSameFragment: Bool
  ) -> Bool {
    if isSameFragment { return true }
    guard makesSentences, !previous.endsSentence else { return false }
    guard let end = previous.fragment?.upperBound, let start = line.fragment?.lowerBound else {
      return true
    }
    return start - end < Self.longestPause
  }
}
