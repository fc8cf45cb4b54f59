internal import TimedText
internal import Timeline

extension TrackCorrecting {
  /// Whether anything has a time that goes by the length of words, which a recording tells better.
  var hasEstimates: Bool {
    !passages.isEmpty
      || rewritten.keys.contains { !isAsLong($0, before: true) || !isAsLong($0, before: false) }
  }

  /// Times what changed by the recording.
  mutating func time(by timer: PassageTimer) {
    var isSame: [Int: (start: Bool, end: Bool)] = [:]
    let anew = Set(divided.flatMap(\.self))
    let touched = rewritten.keys.sorted().compactMap { cue -> Passage? in
      let units = slots.units[cue]
      let (isSameStart, isSameEnd) = (isAsLong(cue, before: true), isAsLong(cue, before: false))
      guard !isSameStart || !isSameEnd else { return nil }
      isSame[cue] = (isSameStart, isSameEnd)
      var passage = room.passage(
        replacing: cue..<cue + 1, units, comparison.new.turns(of: units))
      passage.beginsThere = isSameStart
      return passage
    }
    let kept = track.cues.indices.compactMap { cue -> Passage? in
      guard !slots.units[cue].isEmpty, !anew.contains(cue), isSame[cue] == nil else { return nil }
      let turns = comparison.new.turns(of: slots.units[cue])
      let range = room.cues[cue].range
      return Passage(
        cues: cue..<cue + 1, units: slots.units[cue], turns: turns, beginsThere: true,
        clauseRanges: Passage.spread(turns, over: range))
    }
    for (index, passage) in passages.enumerated() {
      guard let first = passage.cues.first, !slots.units[first].isEmpty else { continue }
      passages[index].beginsThere = isAsLong(first, before: true)
    }
    let ranges = timer.time(passages + touched, among: kept, pace: room.pace)
    for index in passages.indices { passages[index].clauseRanges = ranges[index] }
    for (passage, ranges) in zip(touched, ranges.dropFirst(passages.count)) {
      let all = ranges.flatMap(\.self)
      if let first = all.first, let last = all.last {
        let cue = passage.cues.lowerBound
        let start = isSame[cue]?.start ?? true ? track.cues[cue].inTime : first.lowerBound
        let end =
          isSame[cue]?.end ?? true
          ? track.cues[cue].outTime : out(of: track.cues[cue], spokenUntil: last.upperBound)
        heard[cue] = start..<max(start, end)
      }
    }
  }

  /// Whether what was changed at the start of a cue, or at its end, takes about as long to say as what
  /// stood there: then the cue begins, or ends, when it did.
  private func isAsLong(_ cue: Int, before: Bool) -> Bool {
    let mine = comparison.old.cues[cue]
    let (old, new) = (comparison.old.units, comparison.new.units)
    let units = slots.units[cue]
    // A mark that stayed at the end says nothing of the words before it.
    let kept = units.filter {
      new[$0].weight > 0 && comparison.alignment.sources[$0].map(mine.contains) ?? false
    }
    guard let edge = before ? kept.first : kept.last,
      let source = comparison.alignment.sources[edge]
    else { return false }
    let (gone, put) =
      before
      ? (mine.lowerBound..<source, units.lowerBound..<edge)
      : (source + 1..<mine.upperBound, edge + 1..<units.upperBound)
    func weight(_ units: ArraySlice<TextUnit>) -> Float { units.reduce(0) { $0 + $1.weight } }
    return abs(weight(new[put]) - weight(old[gone])) < 1
  }

  /// When a cue goes whose speech ends: when it went, where that is long enough after and not too
  /// long, and never when the next one is there.
  private func out(of cue: Cue, spokenUntil end: MediaTime) -> MediaTime {
    let latest = room.next(after: cue.inTime).map { $0 - profile.minimumGap } ?? .farAway
    if cue.outTime >= end, cue.outTime - end <= profile.lingering { return cue.outTime }
    return min(max(end, min(cue.outTime, end + profile.lingering)), max(latest, cue.inTime))
  }
}
