/// Turns whose clauses are cut at letters that are pinned.
struct ClauseCuts {
  private let whole: [Turn]
  /// For each clause that is cut, before which scalars.
  private var cuts: [Int: [Int: Set<Int>]] = [:]

  init(_ turns: [Turn]) { whole = turns }

  /// Cuts a clause before a letter, unless that is its first one.
  mutating func cut(before place: LetterIndex.Place) {
    let text = whole[place.turn].clauses[place.clause].text
    let letters = LetterIndex.letters(of: text)
    guard let first = letters.first?.scalar, place.scalar > first else { return }
    cuts[place.turn, default: [:]][place.clause, default: []].insert(place.scalar)
  }

  /// The clause that a letter is in once all cuts are made.
  func clause(of place: LetterIndex.Place) -> Int {
    var clause = place.clause
    for (index, scalars) in cuts[place.turn] ?? [:] {
      if index < place.clause { clause += scalars.count }
      if index == place.clause { clause += scalars.count { $0 <= place.scalar } }
    }
    return clause
  }

  /// The turns with all cuts made: the pieces of a clause joined are its text, and share its weight
  /// by their letters.
  var turns: [Turn] {
    var turns = whole
    for (turn, clauses) in cuts {
      turns[turn].clauses = whole[turn].clauses.enumerated().flatMap { index, clause in
        Self.pieces(of: clause, cutBefore: (clauses[index] ?? []).sorted())
      }
    }
    return turns
  }

  private static func pieces(of clause: Clause, cutBefore cuts: [Int]) -> [Clause] {
    guard !cuts.isEmpty else { return [clause] }
    let scalars = Array(clause.text.unicodeScalars)
    let letters = LetterIndex.letters(of: clause.text).map(\.scalar)
    let bounds = [0] + cuts + [scalars.count]
    return zip(bounds, bounds.dropFirst()).enumerated().map { index, piece in
      let share = letters.count { piece.0 <= $0 && $0 < piece.1 }
      return Clause(
        text: String(scalars: scalars[piece.0..<piece.1]),
        breakAfter: index == cuts.count ? clause.breakAfter : .none,
        weight: clause.weight * Double(share) / Double(letters.count),
        marksBefore: index == 0 ? clause.marksBefore : [],
        marksAfter: index == cuts.count ? clause.marksAfter : [])
    }
  }
}
