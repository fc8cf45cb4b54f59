internal import Timeline
internal import UnicodeText

/// What the starts of all lines together say about which of them are labels.
///
/// A line that begins `Note: …` or `10:30 …` says little; that the same few names begin line after
/// line, or that times rise from line to line, says it.
struct LabelEvidence {
  /// How the names that were accepted are written, by their lower-case form and style.
  private(set) var names: [NameKey: String] = [:]
  /// Whether times without brackets are labels.
  private(set) var acceptsBareTimes = false
  /// Whether dashes or bullets are labels.
  private(set) var acceptsDashes = false

  struct NameKey: Hashable {
    var name: String
    var style: LineLabel.Name.Style

    init(_ name: LineLabel.Name) {
      self.name = name.text.lowercased()
      style = Self.style(of: name)
    }

    /// Names in bold are names with a colon.
    static func style(of name: LineLabel.Name) -> LineLabel.Name.Style {
      name.style == .bold ? .colon : name.style
    }
  }

  /// Weighs the labels that lines may have; `findsNames` as the user wants it.
  init(_ lines: [SourceLine], _ labels: [LineLabel], findsNames: Bool) {
    let times = labels.compactMap { $0.time != nil && !$0.isTimeBracketed ? $0.time : nil }
    let rising = zip(times, times.dropFirst()).filter { $0 <= $1 }.count
    acceptsBareTimes = times.count >= 3 && rising * 10 >= (times.count - 1) * 9
    acceptsDashes = Self.dashesOpenTurns(lines, labels)
    guard findsNames else { return }
    acceptSetOff(labels, isSubtitles: lines.contains { $0.fragment != nil })
    // A line that is only a time has nothing to be named.
    let spoken = zip(lines, labels).lazy.filter { $1.nameStart < $0.scalars.count }.count
    acceptInline(.colon, labels, lineCount: spoken)
    acceptInline(.bracket, labels, lineCount: spoken)
    acceptOnOwnLines(lines, labels)
  }

  /// Whether dashes stand where turns or entries of a list begin, rather than inside sentences that
  /// were wrapped before them.
  private static func dashesOpenTurns(_ lines: [SourceLine], _ labels: [LineLabel]) -> Bool {
    var dashes = 0, opening = 0
    for index in lines.indices where labels[index].hasDash {
      dashes += 1
      let follows = index == 0 || lines[index].followsBlank || labels[index - 1].hasDash
      if follows || lines[index - 1].endsSentence { opening += 1 }
    }
    return dashes >= 2 && opening * 5 >= dashes * 4
  }

  /// The name that a line begins with, as it is written where it first occurs.
  func name(of label: LineLabel) -> String? { label.name.flatMap { names[NameKey($0)] } }
}

// MARK: - Names before what is said

extension LabelEvidence {
  /// Accepts names that something else beside them shows for what they are: a time (`Ann (0:12):`),
  /// bold type (`**Ann:**`), or capitals where subtitles and `>>` name speakers (`>> ANN:`).
  private mutating func acceptSetOff(_ labels: [LineLabel], isSubtitles: Bool) {
    let timed = labels.lazy.filter {
      $0.name.map { $0.style != .ownLine } ?? false && $0.time != nil
    }
    let bold = labels.lazy.filter { $0.name?.style == .bold }
    let areTimed = timed.count >= 2, areBold = bold.count >= 2
    for label in labels {
      guard let name = label.name, name.style != .ownLine, NameShape.mayName(name.text) else {
        continue
      }
      let isMarked = label.time != nil && areTimed || name.style == .bold && areBold
      let isCapitals = name.style == .colon && NameShape.isCapitals(name.text.unicodeScalars)
      guard
        isMarked && NameShape.isName(name.text)
          || isCapitals && (isSubtitles || label.hasArrows)
      else { continue }
      let key = NameKey(name)
      if names[key] == nil { names[key] = name.text }
    }
  }

  private mutating func acceptInline(
    _ style: LineLabel.Name.Style, _ labels: [LineLabel], lineCount: Int
  ) {
    var counts: [NameKey: (count: Int, name: String)] = [:]
    for label in labels {
      guard let name = label.name, NameKey.style(of: name) == style, !name.introducesQuotation,
        NameShape.mayName(name.text)
      else { continue }
      let key = NameKey(name)
      counts[key, default: (0, name.text)].count += 1
    }
    let recurring = counts.filter { $0.value.count > 1 }
    let labelled = recurring.values.reduce(0) { $0 + $1.count }
    let isUsual = labelled >= 3 && labelled * 25 >= lineCount
    let all = counts.values.reduce(0) { $0 + $1.count }
    let isThroughout =
      all >= 2 && all * 5 >= lineCount * 3 && counts.values.allSatisfy { NameShape.isName($0.name) }
    guard isUsual || isThroughout else { return }
    for (key, value) in counts {
      let isName = NameShape.isName(value.name)
      // Among names that recur, one that occurs once is somebody who speaks once.
      let isAccepted =
        value.count > 1
        ? isName || value.count >= 3 && style == .colon : isName && all * 4 >= lineCount
      if isAccepted || isThroughout { names[key] = value.name }
    }
  }
}

// MARK: - Names on lines of their own

extension LabelEvidence {
  private mutating func acceptOnOwnLines(_ lines: [SourceLine], _ labels: [LineLabel]) {
    let candidates = labels.indices.dropLast().filter { index in
      guard let name = labels[index].name, name.style == .ownLine else { return false }
      return NameShape.isName(name.text) && NameShape.mayName(name.text)
    }
    let forms = [
      candidates.filter { labels[$0].time != nil },
      setOff(candidates, lines, labels),
      alternating(candidates, lines, labels),
    ]
    guard let heads = forms.first(where: { areHeads($0, of: lines) }) else { return }
    for head in heads {
      if let name = labels[head].name { names[NameKey(name)] = name.text }
    }
  }

  /// Whether lines may be names: they are not too few nor too many, and something is said behind
  /// each.
  private func areHeads(_ heads: [Int], of lines: [SourceLine]) -> Bool {
    heads.count >= 2 && heads.count * 12 >= lines.count && heads.count * 9 <= lines.count * 5
      && !zip(heads, heads.dropFirst()).contains { $0 + 1 == $1 }
  }

  /// The lines that begin blocks set off by blank lines, if nearly all blocks begin so and a name
  /// recurs; who speaks once is known by the form that the others have.
  private func setOff(
    _ candidates: [Int], _ lines: [SourceLine], _ labels: [LineLabel]
  ) -> [Int] {
    func beginsBlock(_ index: Int) -> Bool {
      (index == 0 || lines[index].followsBlank) && !lines[index + 1].followsBlank
    }
    let heads = candidates.filter(beginsBlock)
    let blocks = lines.indices.dropLast().lazy.filter(beginsBlock).count
    let names = Set(heads.compactMap { labels[$0].name.map(NameKey.init) })
    return heads.count >= 3 && heads.count * 5 >= blocks * 4 && names.count < heads.count
      ? heads : []
  }

  /// The lines that take turns with others from the first line on, each name at least twice.
  private func alternating(
    _ candidates: [Int], _ lines: [SourceLine], _ labels: [LineLabel]
  ) -> [Int] {
    let keys = candidates.compactMap { labels[$0].name.map(NameKey.init) }
    let counts = Dictionary(keys.map { ($0, 1) }, uniquingKeysWith: +)
    let heads = zip(candidates, keys).filter { counts[$0.1] ?? 0 > 1 }.map(\.0)
    return heads.count >= 4 && heads.first == 0 && heads.count * 3 >= lines.count ? heads : []
  }
}
