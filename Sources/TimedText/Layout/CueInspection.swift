internal import Timeline
internal import UnicodeText

/// Judges cues one by one.
struct CueInspection: ~Copyable {
  /// What rounding to milliseconds may do to a duration that is as it should be.
  static let rounding = MediaTime.milliseconds(1)

  let profile: LayoutProfile
  let rules: LanguageRules
  var words: BreakIterator
  private(set) var findings: [Finding] = []

  init(profile: LayoutProfile, rules: LanguageRules, words: consuming BreakIterator) {
    self.profile = profile
    self.rules = rules
    self.words = words
  }

  mutating func inspect(_ cue: Cue, index: Int, next: Cue?) {
    guard cue.lines.contains(where: { !$0.text.allSatisfy(\.isWhitespace) }) else {
      report(.empty, index, measured: 0, limit: 1, "shows nothing")
      return
    }
    let lengths = cue.lines.map { rules.halves($0.shown) }
    inspectLines(of: cue, lengths: lengths, index)
    inspectTime(of: cue, length: lengths.reduce(0, +), index)
    if let next { inspectGap(cue, index, next) }
  }

  private mutating func report(
    _ rule: Finding.Rule, _ cue: Int, line: Int? = nil, measured: Double, limit: Double,
    _ message: String
  ) {
    findings.append(
      Finding(
        rule: rule, cue: cue, line: line, measured: measured, limit: limit, message: message))
  }

  // MARK: - Lines

  private mutating func inspectLines(of cue: Cue, lengths: [Int], _ index: Int) {
    if cue.lines.count > profile.maximumLines {
      report(
        .lineCount, index, measured: Double(cue.lines.count), limit: Double(profile.maximumLines),
        "\(cue.lines.count) lines exceed \(profile.maximumLines)")
    }
    for (number, line) in cue.lines.enumerated() {
      let length = Double(lengths[number]) / 2
      if length > Double(rules.lineLength) {
        report(
          .lineLength, index, line: number, measured: length, limit: Double(rules.lineLength),
          "\(Finding.number(length)) characters in a line exceed \(rules.lineLength)")
      }
      inspectEnds(of: line, number, index)
      // What another speaker says begins with a word of its own.
      if number > 0, line.dash == nil, line.speaker == cue.lines[number - 1].speaker {
        inspectBreak(cue.lines[number - 1].text, line.text, number - 1, index)
      }
    }
  }

  private mutating func inspectEnds(of line: Cue.Line, _ number: Int, _ index: Int) {
    guard let first = line.text.first(where: { !$0.isWhitespace }),
      let last = line.text.last(where: { !$0.isWhitespace })
    else { return }
    let (opening, closing) = (Glyph(first), Glyph(last))
    // Text may well begin with an ellipsis, with a number such as .5, or, in German and Swedish,
    // with a mark that closes a quotation in English.
    let ignoresQuotes = rules.counting == .characters
    if opening.isProhibitedAtLineStart, first != ".", !(ignoresQuotes && opening.isEitherQuote) {
      report(
        .kinsoku, index, line: number, measured: 1, limit: 0, "a line begins with “\(first)”")
    }
    if closing.isProhibitedAtLineEnd, !(ignoresQuotes && closing.isEitherQuote) {
      report(.kinsoku, index, line: number, measured: 1, limit: 0, "a line ends with “\(last)”")
    }
  }

  /// Words are told apart where they are written without spaces; elsewhere a line that ends is a
  /// space.
  private mutating func inspectBreak(
    _ upper: String, _ lower: String, _ number: Int, _ index: Int
  ) {
    let head = String(upper.reversed().prefix(24).prefix { Glyph($0).isUnspaced }.reversed())
    let tail = String(lower.prefix(24).prefix { Glyph($0).isUnspaced })
    guard !head.isEmpty, !tail.isEmpty else { return }
    let boundaries = words.boundaries(in: head + tail)
    let cut = head.utf8.count
    guard !boundaries.contains(cut), let end = boundaries.first(where: { $0 > cut }) else { return }
    let start = boundaries.last { $0 < cut } ?? 0
    let word = String(decoding: Array((head + tail).utf8)[start..<end], as: UTF8.self)
    report(
      .wordBreak, index, line: number, measured: 1, limit: 0, "a line ends inside “\(word)”")
  }

  // MARK: - Time

  private mutating func inspectTime(of cue: Cue, length: Int, _ index: Int) {
    let shown = cue.range.duration
    if shown < profile.minimumDuration - Self.rounding {
      report(
        .tooShort, index, measured: shown.seconds, limit: profile.minimumDuration.seconds,
        "shown for \(Finding.number(shown.seconds)) s, less than "
          + "\(Finding.number(profile.minimumDuration.seconds)) s")
    }
    if shown > profile.maximumDuration + Self.rounding {
      report(
        .tooLong, index, measured: shown.seconds, limit: profile.maximumDuration.seconds,
        "shown for \(Finding.number(shown.seconds)) s, more than "
          + "\(Finding.number(profile.maximumDuration.seconds)) s")
    }
    let (speed, limit, unit) = rules.readingSpeed(of: cue, length: length)
    let rounding = 1 + Self.rounding.seconds / max(shown.seconds, 1e-3)
    if speed > limit * rounding {
      report(
        .readingSpeed, index, measured: speed, limit: limit,
        "\(Finding.number(speed)) \(unit) exceed \(Finding.number(limit))")
    }
  }

  private mutating func inspectGap(_ cue: Cue, _ index: Int, _ next: Cue) {
    if next.range.lowerBound < cue.range.lowerBound {
      report(
        .order, index, measured: next.range.lowerBound.seconds,
        limit: cue.range.lowerBound.seconds, "the next cue begins before it")
      return
    }
    let gap = next.range.lowerBound - cue.range.upperBound
    if gap < .zero {
      report(
        .overlap, index, measured: -gap.seconds, limit: 0,
        "still shown for \(Finding.number(-gap.seconds)) s when the next cue begins")
    } else if gap < profile.minimumGap - Self.rounding {
      report(
        .gap, index, measured: gap.seconds, limit: profile.minimumGap.seconds,
        "\(Finding.number(gap.seconds)) s to the next cue, less than "
          + "\(Finding.number(profile.minimumGap.seconds)) s")
    } else if gap > profile.minimumGap + Self.rounding,
      gap < profile.chainedGap - Self.rounding
    {
      report(
        .gap, index, measured: gap.seconds, limit: profile.chainedGap.seconds,
        "\(Finding.number(gap.seconds)) s to the next cue: neither closed to "
          + "\(Finding.number(profile.minimumGap.seconds)) s nor "
          + "\(Finding.number(profile.chainedGap.seconds)) s or more")
    }
  }
}
