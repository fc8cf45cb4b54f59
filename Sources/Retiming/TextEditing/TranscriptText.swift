internal import TimedText

/// The words of a transcript as they are compared with a track's.
struct TranscriptText {
  /// The turns.
  let turns: [Turn]
  /// Their texts.
  let texts: [String]
  /// The units of all turns, in order.
  private(set) var units: [TextUnit] = []
  /// The units of each turn.
  private(set) var ranges: [Range<Int>] = []

  /// - Complexity: O(*n*) in the length of the text.
  init(_ turns: [Turn], leavingOut rules: LanguageRules?, _ alphabet: inout UnitAlphabet) {
    self.turns = turns
    texts = turns.map(\.text)
    for (turn, text) in texts.enumerated() {
      let first = units.count
      let leftOut = rules?.leftOutMarks(of: text)
      var offset = 0
      var joint: TextUnit.Joint = .owner
      for (index, character) in text.enumerated() {
        let range = offset..<offset + character.utf8.count
        offset = range.upperBound
        let letter = alphabet.letter(character)
        if leftOut?[index] ?? false || letter.isSpace { joint.insert(.space) }
        if leftOut?[index] ?? false, units.count > first {
          units[units.count - 1].ending = max(units[units.count - 1].ending, letter.ending)
        }
        guard !(leftOut?[index] ?? false), !letter.isSpace,
          !letter.isIgnored
        else { continue }
        units.append(
          TextUnit(
            code: letter.code, range: range, owner: turn, kind: letter.kind,
            weight: letter.weight, ending: letter.ending, joint: joint))
        joint = []
      }
      ranges.append(first..<units.count)
    }
  }

  /// What is shown between two units of a changed text: a space or nothing.
  func space(before unit: Int) -> String {
    guard unit > 0, units[unit].kind != .wide, units[unit - 1].kind != .wide else { return "" }
    let joint = units[unit].joint
    if joint.contains(.owner) {
      return units[unit].kind == .unspaced && units[unit - 1].kind == .unspaced ? "" : " "
    }
    return joint.contains(.space) ? " " : ""
  }

  /// Whether a unit goes on in a word of letters or digits.
  func isInWord(_ unit: Int) -> Bool {
    unit > 0 && units[unit].joint.isEmpty && units[unit].kind == .spaced
      && units[unit - 1].kind == .spaced
  }

  /// Whether a row may end before a unit: at a space, or before a letter of a script without spaces.
  func mayEndRow(before unit: Int) -> Bool {
    !units[unit].joint.isEmpty || units[unit].kind == .unspaced
  }

  /// The turns that some units make: each with what of its clauses they are.
  ///
  /// - Complexity: O(*n*) in the length of the turns.
  func turns(of range: Range<Int>) -> [Turn] {
    var pieces: [Turn] = []
    var start = range.lowerBound
    while start < range.upperBound {
      let turn = units[start].owner
      let end = min(range.upperBound, ranges[turn].upperBound)
      if let piece = piece(start..<end, of: turn) { pieces.append(piece) }
      start = end
    }
    return pieces
  }

  private func piece(_ range: Range<Int>, of turn: Int) -> Turn? {
    let text = texts[turn].utf8
    let first =
      range.lowerBound == ranges[turn].lowerBound ? 0 : units[range.lowerBound].range.lowerBound
    let last =
      range.upperBound == ranges[turn].upperBound
      ? text.count : units[range.upperBound].range.lowerBound
    var piece = turns[turn]
    if first > 0 { piece.changesVoice = false }
    piece.clauses = []
    var offset = 0
    for var clause in turns[turn].clauses {
      let count = clause.text.utf8.count
      let part =
        (max(first, offset) - offset)..<max(max(first, offset), min(last, offset + count)) - offset
      offset += count
      guard !part.isEmpty else { continue }
      if part.count < count {
        let utf8 = clause.text.utf8
        let start = utf8.index(utf8.startIndex, offsetBy: part.lowerBound)
        let end = utf8.index(start, offsetBy: part.count)
        clause.text = String(clause.text[start..<end])
        clause.weight *= Double(part.count) / Double(count)
        if part.upperBound < count { clause.breakAfter = .none }
      }
      piece.clauses.append(clause)
    }
    return piece.clauses.isEmpty ? nil : piece
  }
}
