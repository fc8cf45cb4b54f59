internal import TimedText
internal import Timeline

extension TrackCorrecting {
  /// Finds the place of everything that needs cues of its own.
  mutating func planPassages() {
    let namesSpeakers = comparison.hasNames || track.cues.contains { $0.text.speaker != nil }
    func turns(_ units: Range<Int>) -> [Turn] {
      var turns = comparison.new.turns(of: units)
      if !namesSpeakers { for index in turns.indices { turns[index].speaker = nil } }
      return turns
    }
    var inserted = slots.inserted[...]
    func insert(upTo place: Int, _ passages: inout [Passage]) {
      while let next = inserted.first, next.place <= place {
        inserted.removeFirst()
        let turns = turns(next.units)
        guard !turns.isEmpty else { continue }
        passages.append(
          room.passage(
            before: next.place, next.units, turns, least: profile.minimumDuration))
      }
    }
    for range in divided {
      insert(upTo: range.lowerBound, &passages)
      inserted.removeAll { $0.place > range.lowerBound && $0.place < range.upperBound }
      let shown = range.map { slots.units[$0] }.filter { !$0.isEmpty }
      guard let first = shown.first, let last = shown.last else { continue }
      let units = first.lowerBound..<last.upperBound
      passages.append(room.passage(replacing: range, units, turns(units)))
    }
    insert(upTo: track.cues.count, &passages)
  }

  /// Lays out all of them at once; what stands between two of them keeps them apart.
  mutating func layOutPassages() throws {
    laidOut = Array(repeating: [], count: passages.count)
    guard !passages.isEmpty else { return }
    let order = passages.indices.sorted {
      (passages[$0].spoken.lowerBound, $0) < (passages[$1].spoken.lowerBound, $1)
    }
    var turns: [TimedTurn] = []
    var owners: [Int?] = []
    func add(_ turn: Turn, _ ranges: [TimeRange], of owner: Int?) {
      turns.append(
        TimedTurn(
          turn: turn, state: ranges.isEmpty ? .unspoken : .timed, clauseRanges: ranges,
          probability: 1, collar: .zero, evidence: .regions))
      owners.append(owner)
    }
    let wall = Turn(
      lines: 1...1, clauses: [Clause(text: "x", breakAfter: .turn, weight: 1)])
    var latest = MediaTime.zero
    for (position, index) in order.enumerated() {
      let passage = passages[index]
      for (turn, ranges) in zip(passage.turns, passage.clauseRanges) {
        add(turn, ranges, of: index)
      }
      latest = max(latest, passage.spoken.upperBound)
      // What nobody says keeps two turns from sharing a cue.
      add(wall, [], of: nil)
      let following =
        position + 1 < order.count ? passages[order[position + 1]].spoken.lowerBound : nil
      let behind = max(
        passage.spoken.lowerBound, passage.cues.last.map { room.cues[$0].inTime } ?? .zero)
      if let next = room.next(after: behind), next < following ?? .farAway {
        add(wall, [next..<next], of: nil)
        add(wall, [], of: nil)
        latest = max(latest, next)
      }
    }
    let duration = options.duration ?? latest + .seconds(60)
    let layout = try LaidOutTrack(
      layingOut: turns, audio: options.audio, duration: max(duration, latest), profile: profile,
      language: language)
    for (cue, sources) in zip(layout.track.cues, layout.sources) {
      if let turn = sources.first?.turn, let owner = owners[turn] { laidOut[owner].append(cue) }
    }
  }
}
