internal import Algorithms

/// The letters and digits of a transcript, to find in it what a cue shows of it: cues leave out
/// punctuation, and break lines where the transcript does not.
struct LetterIndex {
  /// Where in the transcript a letter stands.
  struct Place: Hashable {
    var turn: Int
    var clause: Int
    /// Its place in the text of the clause, in scalars.
    var scalar: Int
  }

  /// The letters of all turns, in lower case.
  private let letters: [UInt32]
  /// Where each of them stands.
  let places: [Place]
  /// For a few letters, where such a few begin.
  private let starts: [Key: [Int]]

  private struct Key: Hashable {
    var first: UInt32
    var second: UInt32
    var third: UInt32
  }

  /// Indexes the turns of a transcript. Linear in the length of their text.
  init(_ turns: [Turn]) {
    var letters: [UInt32] = []
    var places: [Place] = []
    for (turn, clauses) in turns.enumerated() {
      for (clause, text) in clauses.clauses.enumerated() {
        for (scalar, letter) in Self.letters(of: text.text) {
          letters.append(letter)
          places.append(Place(turn: turn, clause: clause, scalar: scalar))
        }
      }
    }
    var starts: [Key: [Int]] = [:]
    for index in letters.indices {
      starts[Self.key(letters[index...]), default: []].append(index)
    }
    (self.letters, self.places, self.starts) = (letters, places, starts)
  }

  /// The letters and digits of a text with where they stand in it, in scalars.
  static func letters(of text: String) -> [(scalar: Int, letter: UInt32)] {
    var letters: [(Int, UInt32)] = []
    for (index, scalar) in text.unicodeScalars.enumerated() {
      let properties = scalar.properties
      guard properties.isAlphabetic || properties.numericType != nil else { continue }
      let lower = properties.lowercaseMapping.unicodeScalars.first ?? scalar
      letters.append((index, lower.value))
    }
    return letters
  }

  /// The letters of some turns.
  func letters(of turns: ClosedRange<Int>) -> Range<Int> {
    let start = places.partitioningIndex { $0.turn >= turns.lowerBound }
    return start..<max(start, places.partitioningIndex { $0.turn > turns.upperBound })
  }

  private static func key(_ letters: ArraySlice<UInt32>) -> Key {
    let start = letters.startIndex
    func letter(_ offset: Int) -> UInt32 {
      start + offset < letters.endIndex ? letters[start + offset] : 0
    }
    return Key(first: letter(0), second: letter(1), third: letter(2))
  }

  /// Where a text is in some turns.
  ///
  /// - Parameters:
  ///   - text: The text; one without letters is nowhere.
  ///   - before: What stands before it, where that is known: of several places the one is meant
  ///     where the most of it does.
  ///   - turns: Where it is looked for.
  /// - Returns: The places as ranges of letters; no more than two, which is to say that there are
  ///   several.
  func places(of text: String, after before: String?, in turns: ClosedRange<Int>) -> [Range<Int>] {
    let wanted = Self.letters(of: text).map(\.letter)
    let context = Array(Self.letters(of: before ?? "").map(\.letter).suffix(40))
    guard !wanted.isEmpty else { return [] }
    var found: [Range<Int>] = []
    var most = 0
    for start in candidates(wanted, in: letters(of: turns)) {
      guard start + wanted.count <= letters.count,
        letters[start..<start + wanted.count].elementsEqual(wanted)
      else { continue }
      let isFirst = start == 0 && before != nil && context.isEmpty
      let shared = zip(letters[..<start].reversed(), context.reversed()).prefix { $0 == $1 }.count
      let likeness = isFirst ? 1 : shared
      if likeness > most || found.isEmpty {
        (found, most) = ([start..<start + wanted.count], likeness)
      } else if likeness == most, found.count < 2 {
        found.append(start..<start + wanted.count)
      }
    }
    return found
  }

  /// Where a text may begin, among some letters.
  private func candidates(_ wanted: [UInt32], in range: Range<Int>) -> ArraySlice<Int> {
    guard wanted.count < 3 else {
      let all = starts[Self.key(wanted[...])] ?? []
      let first = all.partitioningIndex { $0 >= range.lowerBound }
      return all[first...].prefix { $0 < range.upperBound }
    }
    // Too short for the index, as 嗯 and 是的 are.
    return range.filter { letters[$0] == wanted[0] }[...]
  }
}
