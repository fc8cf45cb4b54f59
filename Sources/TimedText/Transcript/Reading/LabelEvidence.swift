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
      // Names in bold are names with a colon.
      style = name.style == .bold ? .colon : name.style
    }
  }

  /// Weighs the labels that lines may have; `findsNames` as the user wants it.
  init(_ lines: [SourceLine], _ labels: [LineLabel], findsNames: Bool) {
    let times = labels.compactMap { $0.time != nil && !$0.isTimeBracketed ? $0.time : nil }
    let rising = zip(times, times.dropFirst()).filter { $0 <= $1 }.count
    acceptsBareTimes = times.count >= 3 && rising * 10 >= (times.count - 1) * 9
    acceptsDashes = labels.lazy.filter(\.hasDash).count >= 2
    guard findsNames else { return }
    acceptSetOff(labels, isSubtitles: lines.contains { $0.fragment != nil })
    acceptInline(.colon, labels, lineCount: lines.count)
    acceptInline(.bracket, labels, lineCount: lines.count)
    acceptOnOwnLines(lines, labels)
  }

  /// The name that a line begins with, as it is written where it first occurs.
  func name(of label: LineLabel) -> String? { label.name.flatMap { names[NameKey($0)] } }
}

// MARK: - Names before what is said

extension LabelEvidence {
  /// Accepts names that something else beside them shows for what they are: a time (`Ann (0:12):`),
  /// or capitals where subtitles and `>>` name speakers (`>> ANN:`).
  private mutating func acceptSetOff(_ labels: [LineLabel], isSubtitles: Bool) {
    let timed = labels.filter { $0.name?.style != .ownLine && $0.name != nil && $0.time != nil }
    for label in labels {
      guard let name = label.name, name.style != .ownLine, NameShape.mayName(name.text) else {
        continue
      }
      let isTimed = label.time != nil && timed.count >= 2 && NameShape.isName(name.text)
      let isCapitals = name.style == .colon && NameShape.isCapitals(name.text.unicodeScalars)
      guard isTimed || isCapitals && (isSubtitles || label.hasArrows) else { continue }
      let key = NameKey(name)
      if names[key] == nil { names[key] = name.text }
    }
  }

  private mutating func acceptInline(
    _ style: LineLabel.Name.Style, _ labels: [LineLabel], lineCount: Int
  ) {
    var counts: [NameKey: (count: Int, name: String)] = [:]
    for label in labels {
      guard let name = label.name, NameShape.mayName(name.text) else { continue }
      let key = NameKey(name)
      guard key.style == style else { continue }
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
    var places: [NameKey: [Int]] = [:]
    for (index, label) in labels.enumerated() {
      guard let name = label.name, name.style == .ownLine, NameShape.isName(name.text),
        NameShape.mayName(name.text), index + 1 < labels.count
      else { continue }
      places[NameKey(name), default: []].append(index)
    }
    places = places.filter { $0.value.count > 1 || labels[$0.value[0]].time != nil }
    let heads = Set(places.values.joined())
    guard heads.count >= 2, heads.count * 12 >= lines.count, heads.count * 9 <= lines.count * 5,
      // Something is said behind every name.
      heads.allSatisfy({ !heads.contains($0 + 1) })
    else { return }
    let timed = heads.filter { labels[$0].time != nil }.count
    let setOff = heads.filter { index in
      (index == 0 || lines[index].followsBlank) && !lines[index + 1].followsBlank
    }.count
    let isTimed = timed * 5 >= heads.count * 4
    let isSetOff = heads.count >= 3 && setOff * 5 >= heads.count * 4
    let alternates =
      heads.count >= 4 && heads.contains(0) && heads.count * 3 >= lines.count
      && heads.count >= 2 * places.count
    guard isTimed || isSetOff || alternates else { return }
    for (key, indices) in places {
      if let name = labels[indices[0]].name { names[key] = name.text }
    }
  }
}
