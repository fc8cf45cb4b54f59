internal import TimedText

/// A track and a transcript side by side: what each cue shows of the transcript.
struct TextComparison {
  let old: TrackText
  let new: TranscriptText
  let alignment: TextAlignment
  let slots: CueSlots
  /// Whether rows of the track have names before them.
  let hasNames: Bool
  /// The rules by which the track leaves out commas and full stops, where it does.
  let leftOut: LanguageRules?
  private let cues: [String]

  /// How much the two have in common, from 0 to 1: twice what both have, over what they have
  /// together.
  var similarity: Double {
    let all = old.units.count + new.units.count
    return all == 0 ? 0 : Double(2 * alignment.common) / Double(all)
  }

  /// - Complexity: O(*n* log *n*) in the length of the texts.
  init(_ cues: [Cue], _ turns: [Turn], rules: LanguageRules) {
    self.cues = cues.map(\.text.string)
    let names = Set(turns.compactMap { $0.speaker?.nameKey })
    let texts = turns.map(\.text)
    let openings = Set(texts.compactMap(\.opening))
    let parts = RowParts(
      cues, names: names, openings: openings, dashed: Set(texts.flatMap(\.dashed)))
    hasNames = parts.hasNames
    let leavesOut = Self.leavesOutMarks(cues, texts, rules)
    leftOut = leavesOut ? rules : nil
    let habits = Habits(cues.lazy.map(\.text.string), texts)
    func compare(_ foreignRows: [Set<Int>]) -> (TrackText, TranscriptText, TextAlignment) {
      var alphabet = UnitAlphabet(habits: habits)
      let old = TrackText(
        cues, parts: parts, foreignRows: foreignRows, leavingOut: leavesOut ? rules : nil, &alphabet
      )
      let new = TranscriptText(turns, leavingOut: leavesOut ? rules : nil, &alphabet)
      return (old, new, TextAlignment(old.units, new.units, room: old.room))
    }
    var found = compare(Array(repeating: [], count: cues.count))
    if let foreign = Self.foreignRows(cues, found.0, found.2) { found = compare(foreign) }
    (old, new, alignment) = found
    slots = CueSlots(old, new, alignment)
  }

  /// Whether the track shows hardly any of the commas and full stops of the transcript that the rules
  /// let it leave out: it may come from people who do not.
  private static func leavesOutMarks(
    _ cues: [Cue], _ texts: [String], _ rules: LanguageRules
  ) -> Bool {
    guard !rules.spacedMarks.isEmpty else { return false }
    func count(in text: String) -> Int { rules.leftOutMarks(of: text).count { $0 } }
    // No more than these are left out; they are counted faster.
    let firsts = Set(rules.spacedMarks.compactMap(\.unicodeScalars.first))
    let marks = texts.reduce(0) { $0 + $1.unicodeScalars.count(where: firsts.contains) }
    var shown = 0
    for cue in cues {
      shown += count(in: cue.text.string)
      if shown * 10 >= marks { return false }
    }
    return shown * 10 < texts.reduce(0) { $0 + count(in: $1) }
  }

  /// Whether the track shows commas or full stops that rules leave out.
  func showsMarks(of rules: LanguageRules) -> Bool {
    cues.contains { rules.leftOutMarks(of: $0).contains(true) }
  }

  /// The rows in another language, where a good part of the cues has some: they have next to nothing
  /// of the transcript, while the others are all of it.
  private static func foreignRows(
    _ cues: [Cue], _ old: TrackText, _ alignment: TextAlignment
  ) -> [Set<Int>]? {
    var isFound = Array(repeating: false, count: old.units.count)
    for source in alignment.sources.compactMap(\.self) { isFound[source] = true }
    var bilingual = 0
    let rows: [Set<Int>] = old.cues.map { units in
      let firstRow = units.first.map { old.units[$0].row }
      guard units.contains(where: { old.units[$0].row != firstRow }) else { return [] }
      var counts: [Int: (found: Int, all: Int)] = [:]
      for unit in units {
        counts[old.units[unit].row, default: (0, 0)].all += 1
        if isFound[unit] { counts[old.units[unit].row, default: (0, 0)].found += 1 }
      }
      let foreign = Set(counts.filter { $0.value.found * 4 < $0.value.all }.keys)
      let isBoth = !foreign.isEmpty && counts.contains { $0.value.found * 4 > $0.value.all * 3 }
      if isBoth { bilingual += 1 }
      return isBoth ? foreign : []
    }
    return bilingual * 3 > cues.count && bilingual > 2 ? rows : nil
  }

  /// For each unit that some cues are to show the unit of theirs that it is or stands in place of.
  func sources(of units: Range<Int>, in cues: ClosedRange<Int>) -> [Int] {
    let mine = old.cues[cues.lowerBound].lowerBound..<old.cues[cues.upperBound].upperBound
    var sources: [Int] = []
    var unit = units.lowerBound
    var next = mine.lowerBound
    while unit < units.upperBound {
      if let source = alignment.sources[unit], mine.contains(source) {
        sources.append(source)
        next = source + 1
        unit += 1
        continue
      }
      var end = unit
      var stop = mine.upperBound
      while end < units.upperBound {
        if let source = alignment.sources[end], mine.contains(source) {
          stop = source
          break
        }
        end += 1
      }
      let gone = next..<max(next, stop)
      for index in 0..<end - unit {
        sources.append(
          gone.isEmpty
            ? max(
              mine.lowerBound, next > mine.lowerBound ? next - 1 : min(stop, mine.upperBound - 1))
            : gone.lowerBound + index * gone.count / (end - unit))
      }
      unit = end
      next = max(next, stop)
    }
    return sources
  }
}
