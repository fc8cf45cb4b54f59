internal import TimedText
internal import Timeline

/// The cues of a corrected track as they come together.
struct CorrectedCues {
  private(set) var cues: [Cue] = []
  private(set) var origins: [Int?] = []
  /// The cues that are gone, each with how many new ones stand before it.
  private var removed: [(old: Int, place: Int)] = []
  private let gap: MediaTime
  /// Whether the last cue ends when it did.
  private var endsAsBefore = false

  /// How much later than it is heard a cue may begin, so that the one before it ends when it did:
  /// nobody sees that, and where speech goes on without a pause it is heard no better.
  private static let patience = MediaTime.milliseconds(200)

  init(gap: MediaTime) { self.gap = gap }

  /// Adds a cue as it was.
  mutating func keep(_ cue: Cue, at index: Int) {
    cues.append(cue)
    origins.append(index)
    endsAsBefore = true
  }

  /// Leaves a cue out.
  mutating func remove(_ index: Int) { removed.append((index, cues.count)) }

  /// Adds a cue with another text, and with other times where such were heard.
  mutating func append(_ cue: Cue, of index: Int, heard: TimeRange?) {
    var cue = cue
    if let heard {
      if heard.lowerBound < cue.inTime {
        cue.range = patient(heard)
        makeRoom(before: cue.inTime)
      } else {
        cue.range = heard
      }
    }
    cues.append(cue)
    origins.append(index)
    endsAsBefore = heard == nil
  }

  /// Adds cues that stand in the place of some, which the first of them and the last go on from.
  mutating func append(_ new: [Cue], replacing old: Range<Int>) {
    for (number, cue) in new.enumerated() {
      var cue = cue
      cue.range = patient(cue.range)
      makeRoom(before: cue.inTime)
      let isLast = number > 0 && number == new.count - 1 && old.count > 1
      if isLast { for index in old.dropFirst().dropLast() { remove(index) } }
      cues.append(cue)
      origins.append(
        old.isEmpty ? nil : number == 0 ? old.lowerBound : isLast ? old.upperBound - 1 : nil)
      endsAsBefore = false
    }
    if new.count < 2 { for index in old.dropFirst(new.count) { remove(index) } }
  }

  /// The range of a new cue, which waits for the end of one before it, where that is as it was and near.
  private func patient(_ range: TimeRange) -> TimeRange {
    // A cue that was read may end at any time, and beyond all that can be reckoned with.
    guard endsAsBefore, let last = cues.last, last.inTime < range.lowerBound,
      last.outTime < range.upperBound
    else { return range }
    let free = last.outTime + gap
    guard free > range.lowerBound, free - range.lowerBound <= Self.patience,
      free + Self.patience < range.upperBound
    else { return range }
    return free..<range.upperBound
  }

  /// Lets the cue before end before another begins.
  private mutating func makeRoom(before time: MediaTime) {
    guard let last = cues.indices.last, cues[last].inTime < time, cues[last].outTime > time else {
      return
    }
    cues[last].outTime = time - min(gap, (time - cues[last].inTime) / 3)
  }

  /// What became of each cue.
  func changes(of track: SubtitleTrack) -> [CueChange] {
    var changes: [CueChange] = []
    var gone = removed[...]
    func removeAll(upTo place: Int) {
      while let next = gone.first, next.place <= place {
        gone.removeFirst()
        let cue = track.cues[next.old]
        changes.append(
          CueChange(kind: .removed, old: next.old, oldText: cue.shown, oldRange: cue.range))
      }
    }
    for (index, (cue, origin)) in zip(cues, origins).enumerated() {
      removeAll(upTo: index)
      let old = origin.map { track.cues[$0] }
      changes.append(
        CueChange(
          kind: old == nil ? .new : old == cue ? .unchanged : .changed, old: origin, new: index,
          oldText: old?.shown, newText: cue.shown, oldRange: old?.range, newRange: cue.range))
    }
    removeAll(upTo: cues.count)
    return changes
  }
}
