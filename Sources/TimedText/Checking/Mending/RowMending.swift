internal import Timeline
internal import UnicodeText

/// Finds better rows for a cue: without blanks at their ends, and broken at better places. No letter
/// and no mark of the text changes.
struct RowMending: ~Copyable {
  private let profile: LayoutProfile
  private let languages: TrackLanguages
  private let rules: LanguageRules
  private var builder: TurnTextBuilder

  init(profile: LayoutProfile, languages: TrackLanguages) throws(BreakIteratorError) {
    self.profile = profile
    self.languages = languages
    rules = profile.rules(for: languages.main)
    // What is shown stays as it is: marks that a layout leaves out too.
    var shownRules = rules
    shownRules.spacedMarks = []
    builder = try TurnTextBuilder(language: languages.main, rules: shownRules)
  }

  /// The text without blanks at the ends of its rows and without empty rows.
  static func trimmed(_ text: CueText) -> CueText {
    guard !text.isBlank else { return text }
    var edits: [TextEdit] = []
    var offset = 0
    let rows = text.string.split(separator: "\n", omittingEmptySubsequences: false)
    let shown = rows.map { row in !row.allSatisfy(\.isWhitespace) }
    for (row, isShown) in zip(rows, shown) {
      let end = offset + row.utf8.count
      let head = row.prefix(while: \.isWhitespace).utf8.count
      let tail = row.reversed().prefix(while: \.isWhitespace).reduce(0) { $0 + $1.utf8.count }
      if isShown {
        if head > 0 { edits.append(TextEdit(range: offset..<offset + head, replacement: "")) }
        if tail > 0 { edits.append(TextEdit(range: end - tail..<end, replacement: "")) }
      } else {
        edits.append(TextEdit(range: offset..<end, replacement: ""))
      }
      offset = end + 1
    }
    let stripped = text.edited(edits)
    return stripped.edited(lineFeedsToDrop(in: stripped.string))
  }

  /// The line feeds that end an empty row, or come before nothing but empty rows.
  private static func lineFeedsToDrop(in text: String) -> [TextEdit] {
    var edits: [TextEdit] = []
    var isAtStart = true
    var waiting: Int?
    for (offset, byte) in text.utf8.enumerated() {
      if byte != 0x0A {
        waiting = nil
        isAtStart = false
      } else if isAtStart || waiting != nil {
        edits.append(TextEdit(range: offset..<offset + 1, replacement: ""))
      } else {
        waiting = offset
      }
    }
    if let waiting {
      edits.append(TextEdit(range: waiting..<waiting + 1, replacement: ""))
      edits.sort { $0.range.lowerBound < $1.range.lowerBound }
    }
    return edits
  }

  /// The text broken into rows as a layout would do it; nothing where that is not known to be safe.
  mutating func rebroken(_ cue: Cue) -> CueText? {
    guard !cue.text.isBlank else { return nil }
    let groups = RowGroup.groups(of: cue, languages: languages, profile: profile)
    guard groups.count == 1, let group = groups.first, group.isOneText, group.rules == rules,
      !group.lines.contains(where: { $0.text.allSatisfy(\.isWhitespace) }),
      !cue.text.spans.contains(where: { $0.range.isEmpty || $0.markup.kind == .ruby }),
      cue.text.string.utf8.count <= Self.longestText
    else { return nil }
    guard let seams = seams(of: cue.text.string) else { return nil }
    let joined = cue.text.edited(seams)
    let label = group.lines[0].speaker.map { rules.halves(SubRip.label(for: $0)) } ?? 0
    guard let ends = ends(of: joined.string, label: label) else { return nil }
    return joined.edited(Self.breaks(of: joined.string, at: ends))
  }

  /// The most text that is broken anew, in bytes: no cue has more.
  private static let longestText = 2000

  /// What becomes of each line feed where rows are joined: a space, or nothing between characters that
  /// are written without one; nothing at all where a row ends with a hyphen, which may belong to it or
  /// to its end.
  private func seams(of text: String) -> [TextEdit]? {
    var edits: [TextEdit] = []
    var offset = 0
    var before: Character?
    let characters = Array(text)
    for (index, character) in characters.enumerated() {
      if character == "\n" {
        guard let before, !"-‐‑–—/".contains(before) else { return nil }
        let after = index + 1 < characters.count ? characters[index + 1] : " "
        let isUnspaced = Glyph(before).isUnspaced || Glyph(before).scalar.isWidePunctuation
        let goesOnUnspaced = Glyph(after).isUnspaced || Glyph(after).scalar.isWidePunctuation
        edits.append(
          TextEdit(
            range: offset..<offset + 1, replacement: isUnspaced || goesOnUnspaced ? "" : " "))
      }
      before = character
      offset += character.utf8.count
    }
    return edits
  }

  /// Where rows end in a text of one row, as counts of characters other than white space.
  private mutating func ends(of text: String, label: Int) -> [Int]? {
    let turn = TimedTurn(
      turn: Turn(
        lines: 1...1, speaker: nil, clauses: [Clause(text: text, breakAfter: .turn, weight: 1)]),
      state: .timed, clauseRanges: [.zero ..< .seconds(1)], probability: 1, collar: .zero,
      evidence: .regions)
    let whole = builder.text(of: turn, turn: 0, label: label)
    let ends = LineBreaker(profile, rules).lineEnds(
      whole, from: 0, to: whole.lastPlace, lines: profile.maximumLines, lead: label)
    guard ends.allSatisfy({ whole.places[$0].kind != .insideWord }) else { return nil }
    var from = 0
    var count = 0
    return ends.map { end in
      count += whole.shown(from, end).count { !$0.isWhitespace }
      from = end
      return count
    }
  }

  /// Line feeds behind some counts of characters other than white space, in place of what white space
  /// stands there.
  private static func breaks(of text: String, at ends: [Int]) -> [TextEdit] {
    var edits: [TextEdit] = []
    var ends = ends.dropLast()[...]
    var (count, offset) = (0, 0)
    var blank: Int?
    for character in text {
      if character.isWhitespace {
        blank = blank ?? offset
      } else {
        if let end = ends.first, count == end {
          edits.append(TextEdit(range: (blank ?? offset)..<offset, replacement: "\n"))
          ends.removeFirst()
        }
        blank = nil
        count += 1
      }
      offset += character.utf8.count
    }
    return edits
  }
}
