/// Which words of a transcript each cue of a track is to show, and which have no cue yet.
struct CueSlots {
  /// For each cue the units of the transcript that it shows; empty where it shows none of them.
  private(set) var units: [Range<Int>]
  /// Whether what a cue shows is not what it showed.
  private(set) var isChanged: [Bool]
  /// Units that no cue shows, each with how many cues stand before them.
  private(set) var inserted: [(place: Int, units: Range<Int>)] = []
  /// Cues whose text was replaced by so much more or less that they are divided anew, in order.
  private(set) var merged: [ClosedRange<Int>] = []

  /// The units that begin a turn where the cue goes on in the same row, though it is the way of the
  /// track that turns begin with a row.
  private(set) var splits: Set<Int> = []

  private let old: TrackText
  private let new: TranscriptText
  /// For each unit of the transcript its cue.
  private var owners: [Int?]

  /// - Complexity: O(*n*) in the length of the texts.
  init(_ old: TrackText, _ new: TranscriptText, _ alignment: TextAlignment) {
    self.old = old
    self.new = new
    units = Array(repeating: 0..<0, count: old.cues.count)
    isChanged = Array(repeating: false, count: old.cues.count)
    owners = alignment.sources.map { $0.map { old.units[$0].owner } }
    for hunk in alignment.hunks where !hunk.new.isEmpty {
      if hunk.old.isEmpty { insert(hunk.new, before: hunk.old.lowerBound) } else { replace(hunk) }
    }
    collect()
    compare(alignment)
  }

  // MARK: - Who shows what

  /// Gives what was put in between two units to the cue around them, to one of the cues beside them
  /// whose sentence it goes on with, or to none.
  private mutating func insert(_ range: Range<Int>, before unit: Int) {
    let previous = unit > 0 ? old.units[unit - 1].owner : nil
    let next = unit < old.units.count ? old.units[unit].owner : nil
    if let previous, previous == next { return own(range, previous) }
    var range = range
    if let previous, !beginsAnew(range.lowerBound) {
      // Marks that end something stand behind what they end.
      let marks = range.prefix { new.units[$0].weight == 0 && new.units[$0].ending > 0 }
      own(marks, previous)
      range = marks.upperBound..<range.upperBound
      if range.isEmpty { return }
    }
    let goesOn =
      previous != nil && new.units[range.lowerBound].joint.isDisjoint(with: .owner)
      && !endsSentence(before: range.lowerBound)
    let leadsOn =
      next != nil && range.upperBound < new.units.count
      && new.units[range.upperBound].joint.isDisjoint(with: .owner)
      && !endsSentence(before: range.upperBound)
    let others = [goesOn ? previous : nil, leadsOn ? next : nil].compactMap(\.self)
    if isCue(range, before: next, orIn: others) { return }
    let head =
      goesOn
      ? firstEnd(in: range)
      : isOnlyMarks(range) && previous != nil
        ? range.upperBound : range.lowerBound
    let tail = leadsOn ? lastEnd(in: range) : range.upperBound
    if head >= tail, let previous, let next {
      let isClauseEnd =
        new.units[range.lowerBound].joint.contains(.space)
        && new.units[max(0, range.lowerBound - 1)].ending > 0
      return own(range, goesOn && (!leadsOn || !isClauseEnd) ? previous : next)
    }
    if let previous, head > range.lowerBound { own(range.lowerBound..<head, previous) }
    if let next, tail < range.upperBound { own(max(head, tail)..<range.upperBound, next) }
  }

  /// Whether what was put in between two cues is one that was missing: it is as long as a cue, and
  /// there is the time that it takes. Then both beside it stay as they are, even if they are of one
  /// sentence with it: those are the others it may be in.
  private func isCue(_ range: Range<Int>, before next: Int?, orIn others: [Int]) -> Bool {
    let syllables = weight(of: range)
    guard syllables >= Self.shortestCue else { return false }
    let room = old.room[next ?? old.cues.count]
    let usual = syllables / Self.syllablesPerSecond
    if room >= 0.8 * usual { return true }
    // People may speak twice as fast; then it would be more hurried still in the time of another.
    return room >= max(0.5 * usual, Self.leastRoom)
      && others.allSatisfy { cue in
        room * (syllables + weight(of: cue)) > old.lengths[cue] * syllables
      }
  }

  private func weight(of range: Range<Int>) -> Double {
    new.units[range].reduce(0) { $0 + Double($1.weight) }
  }

  private func weight(of cue: Int) -> Double {
    old.units[old.cues[cue]].reduce(0) { $0 + Double($1.weight) }
  }

  /// How fast people speak (Pellegrino, Coupé and Marsico, 2011: five to eight, in these languages).
  private static let syllablesPerSecond = 5.0
  /// What is shorter, in syllables, is a word that a cue beside it lacks.
  private static let shortestCue = 4.0
  /// In less time, in seconds, no cue is shown between two others.
  private static let leastRoom = 1.0

  /// Whether something begins with a unit, be it with dots: a turn, or what stands apart from the end of
  /// a sentence.
  private func beginsAnew(_ unit: Int) -> Bool {
    let joint = new.units[unit].joint
    return joint.contains(.owner) || joint.contains(.space) && endsSentence(before: unit)
  }

  private func isOnlyMarks(_ range: Range<Int>) -> Bool {
    new.units[range].allSatisfy { $0.weight == 0 }
  }

  /// Whether a sentence ends before a unit, quotation marks and brackets behind it passed over.
  private func endsSentence(before unit: Int) -> Bool {
    var index = unit - 1
    while index >= 0, unit - index <= 4 {
      if new.units[index].ending == 2 { return true }
      guard new.units[index].weight == 0 else { return false }
      index -= 1
    }
    return false
  }

  /// Behind the first sentence or turn that ends in a range.
  private func firstEnd(in range: Range<Int>) -> Int {
    range.dropFirst().first { isSentenceStart($0) } ?? range.upperBound
  }

  /// Behind the last one.
  private func lastEnd(in range: Range<Int>) -> Int {
    range.dropFirst().last { isSentenceStart($0) } ?? range.lowerBound
  }

  private func isSentenceStart(_ unit: Int) -> Bool {
    new.units[unit].joint.contains(.owner)
      || new.units[unit].weight > 0 && endsSentence(before: unit)
  }

  private mutating func own(_ range: Range<Int>, _ cue: Int) {
    for unit in range { owners[unit] = cue }
  }

  /// Shares what stands in the place of text of several cues out among them, as much of it to each as
  /// it had of the old, cut at the best places near by.
  private mutating func replace(_ hunk: (old: Range<Int>, new: Range<Int>)) {
    let first = old.units[hunk.old.lowerBound].owner
    let last = old.units[hunk.old.upperBound - 1].owner
    guard first < last else { return own(hunk.new, first) }
    let weights = (first...last).map { cue in
      old.units[old.cues[cue].clamped(to: hunk.old)].reduce(Float(0)) { $0 + $1.weight + 0.01 }
    }
    let total = weights.reduce(0, +)
    let weight = new.units[hunk.new].reduce(Float(0)) { $0 + $1.weight + 0.01 }
    if weight < total * 0.6 || weight > total * 1.7 {
      merged.append(first...last)
      return own(hunk.new, first)
    }
    var start = hunk.new.lowerBound
    var share: Float = 0
    for (cue, part) in zip(first..<last, weights) {
      share += part
      let end = cut(hunk.new, from: start, at: weight * share / total, slack: weight / 6)
      own(start..<end, cue)
      start = end
    }
    own(start..<hunk.new.upperBound, last)
  }

  /// The best place near a share of the weight.
  private func cut(_ range: Range<Int>, from start: Int, at target: Float, slack: Float) -> Int {
    var sum: Float = 0
    var best = (place: start, cost: Float.infinity)
    for unit in range {
      if unit >= start, unit > range.lowerBound || target == 0 {
        let joint = new.units[unit].joint
        let isBroken = new.units[unit - 1].kind == .spaced && new.units[unit].kind == .spaced
        let quality: Float =
          joint.contains(.owner)
          ? 0
          : endsSentence(before: unit)
            ? 0.2
            : new.units[unit - 1].ending > 0 ? 0.5 : joint.contains(.space) || !isBroken ? 1 : 8
        let isMark = new.units[unit].weight == 0
        let cost = abs(sum - target) / max(slack, 1) + quality + (isMark ? 4 : 0)
        if cost < best.cost { best = (unit, cost) }
      }
      sum += new.units[unit].weight + 0.01
    }
    return abs(sum - target) / max(slack, 1) + 0.5 < best.cost ? range.upperBound : best.place
  }

  // MARK: - What that makes of each cue

  private mutating func collect() {
    var place = 0
    var start = 0
    while start < owners.count {
      let owner = owners[start]
      var end = start + 1
      while end < owners.count, owners[end] == owner { end += 1 }
      if let owner {
        units[owner] = start..<end
        place = owner + 1
      } else {
        inserted.append((place, start..<end))
      }
      start = end
    }
  }

  private mutating func compare(_ alignment: TextAlignment) {
    splits = newSplits(alignment)
    for (cue, range) in units.enumerated() {
      let before = old.cues[cue]
      guard range.count == before.count else {
        isChanged[cue] = true
        continue
      }
      isChanged[cue] = zip(range, before).contains { unit, source in
        guard alignment.sources[unit] == source else { return true }
        return unit > range.lowerBound
          && (splits.contains(unit)
            || !TextUnit.agree(
              old.units[source].joint, new.units[unit].joint,
              between: old.units[source - 1], and: old.units[source], isFlat: old.isFlat))
      }
    }
  }

  /// The units that begin a turn inside a row, where turns begin with a row or a cue nearly always:
  /// so a turn was split there.
  ///
  /// How many turns there are tells the transcript, and how many go on in a row those of which nothing
  /// was changed there: so it makes next to no difference whether the rest was corrected before.
  private func newSplits(_ alignment: TextAlignment) -> Set<Int> {
    let isLaidOutAnew = Set(merged.flatMap(\.self))
    var inside: Set<Int> = []
    var (turns, untouched) = (0, 0)
    for unit in new.units.indices.dropFirst() where new.units[unit].joint.contains(.owner) {
      turns += 1
      guard let owner = owners[unit], owner == owners[unit - 1], !isLaidOutAnew.contains(owner),
        let source = alignment.sources[unit],
        old.units[source].joint.isDisjoint(with: [.row, .owner, .aside])
      else { continue }
      inside.insert(unit)
      if alignment.sources[unit - 1] == source - 1 { untouched += 1 }
    }
    return untouched * 10 <= turns ? inside : []
  }
}
