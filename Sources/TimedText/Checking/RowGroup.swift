internal import Algorithms
internal import Timeline

/// Rows of a cue that stand together and are judged together: all of them, or, where a cue shows
/// several languages, those of one.
struct RowGroup {
  /// Where its first row is in the cue.
  var first: Int
  /// The rows.
  var lines: [Cue.Line]
  /// What the profile asks of its language.
  var rules: LanguageRules

  /// The lengths of the rows in half characters.
  var lengths: [Int] { lines.map { rules.halves($0.shown) } }

  /// The shortest time in which it can be read, in seconds.
  var readingSeconds: Double {
    let (speed, limit, _) = rules.readingSpeed(
      of: lines, length: lengths.reduce(0, +), over: .seconds(1))
    return speed / max(limit, 1e-3)
  }

  /// Whether all of it is one text: no change of speaker, and no dialogue.
  var isOneText: Bool {
    lines.allSatisfy { $0.dash == nil && $0.speaker == lines[0].speaker }
  }

  /// The rows of a cue by their languages: those that its markup says, row by row, and else those of
  /// the track.
  static func groups(
    of cue: Cue, languages: TrackLanguages, profile: LayoutProfile
  ) -> [RowGroup] {
    let lines = cue.lines
    let hasTags = cue.text.spans.contains {
      if case .language = $0.markup.kind { true } else { false }
    }
    let tags =
      hasTags
      ? cue.text.rows.map { $0.wholeLanguage ?? languages.main }
      : languages.tags(of: lines.map(\.text), most: profile.maximumLines)
    return lines.indices.chunked { tags[$0] == tags[$1] }.map { rows in
      RowGroup(
        first: rows.lowerBound, lines: Array(lines[rows]),
        rules: profile.rules(for: tags[rows.lowerBound]))
    }
  }
}

extension CueText {
  /// The language that markup says all of the text is in.
  fileprivate var wholeLanguage: String? {
    var tag: String?
    for span in spans where span.range == 0..<string.utf8.count {
      if case .language(let language) = span.markup.kind { tag = language }
    }
    return tag
  }
}
