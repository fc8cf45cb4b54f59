/// Which characters of a track a transcript has, in order, as a reader would see the corrections:
/// in whole words and sentences rather than in single letters that happen to be alike.
struct TextAlignment {
  /// For each unit of the transcript the unit of the track that it is, or nothing.
  private(set) var sources: [Int?]
  /// Stretches that are not the same: units of the track, and what stands there in the transcript.
  private(set) var hunks: [(old: Range<Int>, new: Range<Int>)] = []

  /// How many units both have.
  var common: Int { sources.count { $0 != nil } }

  /// - Parameters:
  ///   - old: The units of the track.
  ///   - new: Those of the transcript.
  ///   - room: How many seconds are free before each cue.
  /// - Complexity: O(*n* log *n*) in the length of the texts.
  init(_ old: [TextUnit], _ new: [TextUnit], room: [Double]) {
    let matches = SequenceDiff(old.map(\.code), new.map(\.code)).matches
    sources = Array(repeating: nil, count: new.count)
    hunks = Self.hunks(matches, old.count, new.count)
    // What is the same is a whole cue or not only between hunks that are where they belong, and what
    // was joined may have a better place again.
    slide(old, new, room)
    join(old, new)
    slide(old, new, room)
    var (from, start) = (0, 0)
    for hunk in hunks + [(old.count..<old.count, new.count..<new.count)] {
      for offset in 0..<hunk.new.lowerBound - start { sources[start + offset] = from + offset }
      (from, start) = (hunk.old.upperBound, hunk.new.upperBound)
    }
  }

  private static func hunks(
    _ matches: [SequenceDiff.Match], _ old: Int, _ new: Int
  ) -> [(old: Range<Int>, new: Range<Int>)] {
    var hunks: [(old: Range<Int>, new: Range<Int>)] = []
    var (from, start) = (0, 0)
    for match in matches + [.init(old: old, new: new, count: 0)] {
      if match.old > from || match.new > start {
        hunks.append((from..<match.old, start..<match.new))
      }
      (from, start) = (match.old + match.count, match.new + match.count)
    }
    return hunks
  }

  /// Joins two hunks with what is the same between them, where that is no longer than either: chance
  /// makes letters alike in any two sentences. What is a whole cue stays.
  private mutating func join(_ old: [TextUnit], _ new: [TextUnit]) {
    var joined: [(old: Range<Int>, new: Range<Int>)] = []
    for hunk in hunks {
      var hunk = hunk
      while let last = joined.last {
        let same = last.old.upperBound..<hunk.old.lowerBound
        let size = min(
          max(last.old.count, last.new.count), max(hunk.old.count, hunk.new.count))
        guard same.count <= size,
          !Self.isWhole(same, old) || !Self.isWhole(last.new.upperBound..<hunk.new.lowerBound, new)
        else { break }
        hunk = (
          last.old.lowerBound..<hunk.old.upperBound, last.new.lowerBound..<hunk.new.upperBound
        )
        joined.removeLast()
      }
      joined.append(hunk)
    }
    hunks = joined
  }

  /// Whether a stretch begins and ends where a cue, a turn or a sentence does.
  private static func isWhole(_ range: Range<Int>, _ units: [TextUnit]) -> Bool {
    border(at: range.lowerBound, units) >= 3 && border(at: range.upperBound, units) >= 3
  }

  /// How good a place before a unit is for a correction to begin or to end.
  private static func border(at index: Int, _ units: [TextUnit]) -> Int {
    guard index > 0, index < units.count else { return 5 }
    let joint = units[index].joint
    if joint.contains(.owner) { return 5 }
    if units[index - 1].ending == 2 { return 4 }
    if !joint.isDisjoint(with: [.row, .aside]) || units[index - 1].ending == 1 { return 3 }
    return joint.contains(.space) ? 2 : units[index].kind == .unspaced ? 1 : 0
  }

  /// Moves what was only put in or only taken out to where a reader would say that it was, as far as
  /// that makes no difference to the texts. Of what is said twice in a row and shown once, that is
  /// missing which there is time for.
  private mutating func slide(_ old: [TextUnit], _ new: [TextUnit], _ room: [Double]) {
    for index in hunks.indices {
      let hunk = hunks[index]
      guard hunk.old.isEmpty || hunk.new.isEmpty else { continue }
      let isInsertion = hunk.old.isEmpty
      let text = isInsertion ? new : old
      let moved = isInsertion ? hunk.new : hunk.old
      let before = index > 0 ? hunks[index - 1] : (old: 0..<0, new: 0..<0)
      let after =
        index + 1 < hunks.count
        ? hunks[index + 1]
        : (old: old.count..<old.count, new: new.count..<new.count)
      let back = hunk.old.lowerBound - before.old.upperBound
      let ahead = after.old.lowerBound - hunk.old.upperBound
      var lowest = 0
      while -lowest < back,
        text[moved.lowerBound + lowest - 1].code == text[moved.upperBound + lowest - 1].code
      { lowest -= 1 }
      var highest = 0
      while highest < ahead,
        text[moved.lowerBound + highest].code == text[moved.upperBound + highest].code
      { highest += 1 }
      func worth(_ shift: Int) -> (border: Int, room: Double) {
        let place = hunk.old.lowerBound + shift
        let border =
          Self.border(at: place, old) + Self.border(at: hunk.new.lowerBound + shift, new)
          + Self.border(at: moved.upperBound + shift, text)
        let isBetweenCues =
          isInsertion && place > 0 && place < old.count && old[place].owner != old[place - 1].owner
        return (border, isBetweenCues ? room[old[place].owner] : 0)
      }
      var best = (shift: 0, worth: worth(0))
      for shift in lowest...highest where worth(shift) > best.worth {
        best = (shift, worth(shift))
      }
      hunks[index] = (
        hunk.old.lowerBound + best.shift..<hunk.old.upperBound + best.shift,
        hunk.new.lowerBound + best.shift..<hunk.new.upperBound + best.shift
      )
    }
  }
}
