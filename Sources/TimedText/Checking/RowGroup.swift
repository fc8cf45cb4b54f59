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

  /// The rows of a cue by their languages: those that its markup says, row by row, and else that of
  /// the track.
  static func groups(of cue: Cue, language: String, profile: LayoutProfile) -> [RowGroup] {
    let lines = cue.lines
    let hasTags = cue.text.spans.contains {
      if case .language = $0.markup.kind { true } else { false }
    }
    guard hasTags else {
      return [RowGroup(first: 0, lines: lines, rules: profile.rules(for: language))]
    }
    var groups: [RowGroup] = []
    var last: String?
    for (number, (line, row)) in zip(lines, cue.text.rows).enumerated() {
      let tag = row.wholeLanguage ?? language
      if tag == last {
        groups[groups.count - 1].lines.append(line)
      } else {
        groups.append(RowGroup(first: number, lines: [line], rules: profile.rules(for: tag)))
        last = tag
      }
    }
    return groups
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
