internal import Timeline
internal import UnicodeText

extension CueInspection {
  /// Judges what is shown: the rows of one language.
  mutating func inspect(_ group: RowGroup, of cue: Cue, _ site: Site) {
    let lengths = group.lengths
    inspectLengths(of: group, lengths, site)
    inspectShape(of: group, lengths, site)
    for (number, line) in group.lines.enumerated() {
      inspectEnds(of: line, group.rules, site.line(group.first + number))
      // What another speaker says begins with a word of its own.
      if number > 0, line.dash == nil, line.speaker == group.lines[number - 1].speaker {
        inspectBreak(group.lines[number - 1].text, line.text, site.line(group.first + number - 1))
      }
    }
    if cue.outTime > cue.inTime {
      inspectReadingSpeed(of: group, length: lengths.reduce(0, +), site)
    }
  }

  private mutating func inspectLengths(of group: RowGroup, _ lengths: [Int], _ site: Site) {
    if group.lines.count > profile.maximumLines {
      report(
        .lineCount, site, measured: Double(group.lines.count), limit: Double(profile.maximumLines),
        "\(group.lines.count) lines exceed \(profile.maximumLines)")
    }
    let limit = group.rules.lineLength
    for (number, halves) in lengths.enumerated() where halves > limit * 2 {
      let length = Double(halves) / 2
      report(
        .lineLength, site.line(group.first + number), measured: length, limit: Double(limit),
        "\(Finding.number(length)) characters in a line exceed \(limit)")
    }
  }

  /// A name stands before the text where the format has no other place for it, so both are tried.
  private mutating func inspectShape(of group: RowGroup, _ lengths: [Int], _ site: Site) {
    guard lengths.count == 2, group.isOneText else { return }
    let label = group.lines[0].speaker.map { group.rules.halves(SubRip.label(for: $0)) } ?? 0
    let isUnspaced = group.lines[0].text.last.map { Glyph($0).isUnspaced } ?? false
    let space = isUnspaced && group.rules.counting == .fullWidth ? 0 : group.rules.halves(" ")
    let together = lengths[0] + lengths[1] + space
    if profile.keepsOneLine, label + lengths[0] + lengths[1] + 2 <= group.rules.lineLength * 2 {
      report(
        .needlessBreak, site, measured: Double(together) / 2,
        limit: Double(group.rules.lineLength), "two lines would fit into one")
    }
    guard let least = profile.leastBalance else { return }
    func share(_ upper: Int) -> Double {
      Double(min(upper, lengths[1])) / Double(max(1, max(upper, lengths[1])))
    }
    let balance = max(share(lengths[0]), share(lengths[0] + label))
    if balance < least {
      report(
        .lineBalance, site, measured: balance, limit: least,
        "one line has \(Int(balance * 100)) % of the other's length, less than "
          + "\(Int(least * 100)) %")
    }
  }

  private mutating func inspectEnds(of line: Cue.Line, _ rules: LanguageRules, _ site: Site) {
    guard let first = line.text.first(where: { !$0.isWhitespace }),
      let last = line.text.last(where: { !$0.isWhitespace })
    else { return }
    let (opening, closing) = (Glyph(first), Glyph(last))
    // Text may well begin with an ellipsis, with a number such as .5, or, in German and Swedish,
    // with a mark that closes a quotation in English.
    let ignoresQuotes = rules.counting == .characters
    if opening.isProhibitedAtLineStart, first != ".", !(ignoresQuotes && opening.isEitherQuote) {
      report(.kinsoku, site, measured: 1, limit: 0, "a line begins with “\(first)”")
    }
    if closing.isProhibitedAtLineEnd, !(ignoresQuotes && closing.isEitherQuote) {
      report(.kinsoku, site, measured: 1, limit: 0, "a line ends with “\(last)”")
    }
  }

  /// Words are told apart where they are written without spaces; elsewhere a line that ends is a
  /// space.
  private mutating func inspectBreak(_ upper: String, _ lower: String, _ site: Site) {
    let head = String(upper.reversed().prefix(24).prefix { Glyph($0).isUnspaced }.reversed())
    let tail = String(lower.prefix(24).prefix { Glyph($0).isUnspaced })
    guard !head.isEmpty, !tail.isEmpty else { return }
    let boundaries = words.boundaries(in: head + tail)
    let cut = head.utf8.count
    guard !boundaries.contains(cut), let end = boundaries.first(where: { $0 > cut }) else { return }
    let start = boundaries.last { $0 < cut } ?? 0
    let word = String(decoding: Array((head + tail).utf8)[start..<end], as: UTF8.self)
    guard !Self.twoWords.contains(word) else { return }
    report(.wordBreak, site, measured: 1, limit: 0, "a line ends inside “\(word)”")
  }

  /// What ICU's dictionary has for a word and is two: a particle that ends a phrase, and a verb.
  private static let twoWords: Set = ["的是"]

  private mutating func inspectReadingSpeed(of group: RowGroup, length: Int, _ site: Site) {
    let (speed, limit, unit) = group.rules.readingSpeed(
      of: group.lines, length: length, over: site.range.duration)
    let tolerance = 1 + rounding.seconds / max(site.range.duration.seconds, 1e-3)
    if speed > limit * tolerance {
      report(
        .readingSpeed, site, measured: speed, limit: limit,
        "\(Finding.number(speed)) \(unit) exceed \(Finding.number(limit))")
    }
  }

  // MARK: - All rows

  mutating func inspectBlanks(of cue: Cue, _ site: Site) {
    for (number, row) in cue.text.string.split(
      separator: "\n", omittingEmptySubsequences: false
    ).enumerated() {
      let kind =
        row.allSatisfy(\.isWhitespace)
        ? "a line is empty"
        : row.first?.isWhitespace == true
          ? "a line begins with a blank"
          : row.last?.isWhitespace == true ? "a line ends with a blank" : nil
      guard let kind else { continue }
      report(.blanks, site.line(number), measured: 1, limit: 0, kind)
    }
  }

  /// What is said twice in quick succession is short; a longer text that is shown twice was put
  /// there twice, or cut in two.
  mutating func inspectRepetition(of previous: Cue, by cue: Cue, _ site: Site) {
    guard previous.text.string == cue.text.string else { return }
    let gap = site.range.lowerBound - Self.bounded(previous).upperBound
    let isLong = cue.text.string.count(where: { !$0.isWhitespace }) > Self.longestEcho
    guard gap < .zero || isLong && gap <= profile.chainedGap else { return }
    report(.repeated, site, measured: gap.seconds, limit: 0, "shows the same as the cue before it")
  }

  /// The most characters of what people say twice in a row.
  private static let longestEcho = 12
}
