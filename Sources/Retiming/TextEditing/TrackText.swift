internal import TimedText
internal import Timeline
internal import UnicodeText

/// The words of a track as they are compared with a transcript's.
///
/// What is shown and not said is no part of them: names and dashes before rows, marks such as
/// `[pause]`, readings above the text, rows in another language, commas and full stops that a space
/// stands for.
struct TrackText {
  /// The units of all cues, in order.
  private(set) var units: [TextUnit] = []
  /// The units of each cue.
  private(set) var cues: [Range<Int>] = []
  /// Whether no cue has more than one row.
  let isFlat: Bool
  /// How many seconds are free before each cue, and behind the last.
  let room: [Double]
  /// How many seconds each cue is shown.
  let lengths: [Double]
  /// For each cue which rows are in another language than the transcript.
  let foreignRows: [Set<Int>]

  /// - Complexity: O(*n*) in the length of the text.
  init(
    _ cues: [Cue], parts: RowParts, foreignRows: [Set<Int>], leavingOut rules: LanguageRules?,
    _ alphabet: inout UnitAlphabet
  ) {
    self.foreignRows = foreignRows
    room = Self.room(cues)
    // Of times that were read, no difference may be within reach.
    lengths = cues.map { $0.outTime.seconds - $0.inTime.seconds }
    isFlat = !cues.contains { $0.text.string.utf8.contains(0x0A) }
    for (index, cue) in cues.enumerated() {
      let first = units.count
      read(cue.text, of: index, parts, rules, &alphabet)
      self.cues.append(first..<units.count)
    }
  }

  private static func room(_ cues: [Cue]) -> [Double] {
    var end = 0.0
    let before = cues.map { cue in
      let start = end
      end = max(end, cue.outTime.seconds)
      return cue.inTime.seconds - start
    }
    return before + [.infinity]
  }

  private mutating func read(
    _ text: CueText, of cue: Int, _ parts: RowParts, _ rules: LanguageRules?,
    _ alphabet: inout UnitAlphabet
  ) {
    let asides = parts.asides[cue] + text.readings
    let leftOut = rules?.leftOutMarks(of: text.string)
    var (offset, row) = (0, 0)
    var joint: TextUnit.Joint = .owner
    for (index, character) in text.string.enumerated() {
      let range = offset..<offset + character.utf8.count
      offset = range.upperBound
      if character == "\n" {
        row += 1
        joint.insert(.row)
      } else if foreignRows[cue].contains(row)
        || asides.contains(where: { $0.contains(range.lowerBound) })
      {
        joint.insert(.aside)
      } else if leftOut?[index] ?? false {
        joint.insert(.space)
      } else {
        let letter = alphabet.letter(character)
        if letter.isSpace { joint.insert(.space) }
        guard !letter.isSpace, !letter.isIgnored else { continue }
        units.append(
          TextUnit(
            code: letter.code, range: range, owner: cue, row: row, kind: letter.kind,
            weight: letter.weight, ending: letter.ending, joint: joint))
        joint = []
      }
    }
  }
}

/// For each cue of a track what of its text is shown and not said, in bytes of UTF-8.
struct RowParts {
  private(set) var asides: [[Range<Int>]] = []
  /// Whether any row has a name before it.
  private(set) var hasNames = false

  /// - Parameters:
  ///   - cues: The cues.
  ///   - names: Names that are known from elsewhere: a row that begins with one and a colon is
  ///     labelled, whatever the other rows are.
  ///   - openings: What is said before a colon in the transcript, which is no name.
  ///   - dashed: What is said behind a dash in the transcript, which is part of the text.
  init(_ cues: [Cue], names: Set<String>, openings: Set<String>, dashed: Set<String>) {
    var rows: [(cue: Int, start: Int, dash: Int, text: String)] = []
    for (index, cue) in cues.enumerated() {
      var start = 0
      for line in cue.lines {
        let isText = line.dash != nil && line.text.beginning.map(dashed.contains) ?? false
        rows.append((index, start, isText ? 0 : line.dash?.utf8.count ?? 0, line.text))
        start += line.shown.utf8.count + 1
      }
    }
    let unspoken = UnspokenParts(ofRows: rows.map(\.text))
    asides = Array(repeating: [], count: cues.count)
    for (index, row) in rows.enumerated() {
      var label = Self.label(of: row.text, names)
      if label == 0, !openings.contains(row.text.opening ?? "") { label = unspoken.labels[index] }
      if label > 0 { hasNames = true }
      if row.dash + label > 0 { asides[row.cue].append(row.start..<row.start + row.dash + label) }
      for mark in unspoken.marks[index] {
        let start = row.start + row.dash
        asides[row.cue].append(start + mark.lowerBound..<start + mark.upperBound)
      }
    }
  }

  /// How much of a row is a known name, its colon and the space behind, in bytes of UTF-8.
  private static func label(of row: String, _ names: Set<String>) -> Int {
    guard !names.isEmpty, let opening = row.opening, names.contains(opening),
      let colon = row.firstIndex(where: \.isColon)
    else { return 0 }
    let rest = row[row.index(after: colon)...].drop(while: \.isWhitespace)
    return row.utf8.count - rest.utf8.count
  }
}

extension String {
  /// What stands before the first colon, in small letters without spaces, where that is near.
  var opening: String? {
    let colon = unicodeScalars.prefix(72).firstIndex { $0 == ":" || $0 == "：" }
    return colon.map { self[..<$0].nameKey }
  }
}

extension String {
  /// What stands behind each dash between two spaces, as ``beginning`` has it.
  var dashed: [String] {
    var found: [String] = []
    let scalars = unicodeScalars
    for index in scalars.indices.dropFirst() where scalars[index].isDash {
      let rest = self[scalars.index(after: index)...]
      guard scalars[scalars.index(before: index)].isSpace, rest.first?.isWhitespace == true,
        let beginning = rest.beginning
      else { continue }
      found.append(beginning)
    }
    return found
  }
}

extension StringProtocol {
  /// The first letters, in small ones without spaces: enough of them to tell one place from others.
  fileprivate var beginning: String? {
    let letters = prefix(48).nameKey.prefix(12)
    return letters.count == 12 ? String(letters) : nil
  }

  /// A name as names are compared: in small letters, without spaces.
  var nameKey: String { lowercased().filter { !$0.isWhitespace } }
}

extension Character {
  fileprivate var isColon: Bool { self == ":" || self == "：" }
}
