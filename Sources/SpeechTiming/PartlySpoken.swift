internal import SpeechDetection
internal import TimedText

/// Times a transcript of which some turns are what is said, and the others are a translation: an
/// interview in two languages, say, of which one is translated.
///
/// The turns that are said are found by their sounds, as if the transcript had no others; what the
/// others say is speech without text to them. Then all is timed by the regions once more, with those
/// of the former held fast that surely are where they were found.
struct PartlySpoken {
  let task: TimingTask
  var effort = AcousticTimer.Effort()

  /// Where the turns are, given which of them are what is said and where the regions put all; nothing
  /// where the sounds do not bear that out, or where the two kinds of turns would not be in order.
  func time(_ isSpoken: [Bool], _ script: TimingScript, _ regions: RegionTiming) -> [PlacedTurn?]? {
    let said = task.turns.indices.filter { isSpoken[$0] }
    var saidTask = task
    (saidTask.turns, saidTask.pins) = (said.map { task.turns[$0] }, pins(of: said))
    let (saidScript, text) = (saidTask.script, saidTask.text)
    guard
      let found = saidTask.acoustics(saidScript, text, effort: effort)
        .time(regions.of(said, in: script)),
      TranscriptRelation(of: text, timed: found) == .said
    else { return nil }
    var placed: [PlacedTurn?] = Array(repeating: nil, count: task.turns.count)
    for (turn, place) in zip(said, found.turns(of: saidScript)) {
      if let place, place.probability >= Self.sure { placed[turn] = place }
    }
    placed = CrowdedTurns(turns: task.turns, runs: task.runs).removed(from: placed)
    var heldTask = task
    heldTask.pins = held(placed)
    heldTask.runs =
      PinnedRuns(task.runs, pins: heldTask.pins, hopCount: task.features.count).runs
    let heldScript = heldTask.script
    return heldTask.regions(heldScript)
      .flatMap { Self.joined(placed, $0.turns(of: heldScript)) }
  }

  /// The places of turns that were found by their sounds and are held fast there, and those of the
  /// others between them.
  private static func joined(_ held: [PlacedTurn?], _ all: [PlacedTurn?]) -> [PlacedTurn?]? {
    var joined = all
    var next = Int.max
    for turn in all.indices.reversed() {
      if var sounds = held[turn], let last = sounds.clauses.indices.last,
        sounds.clauses[0].onset == all[turn]?.clauses.first?.onset,
        sounds.clauses[last].onset < next
      {
        // What the next turn begins in is not this one's.
        sounds.clauses[last].offset = min(sounds.clauses[last].offset, next)
        joined[turn] = sounds
      }
      next = joined[turn]?.clauses.first?.onset ?? next
    }
    let places = joined.compactMap(\.self).flatMap(\.clauses)
    let areInOrder = zip(places, places.dropFirst()).allSatisfy { $0.offset <= $1.onset }
    return areInOrder ? joined : nil
  }

  /// The least probability of a turn that is held fast where its sounds are. A short one, among
  /// speech of which the transcript has no word, is easily found where it is not.
  private static let sure = 0.9

  /// The pins of some turns, numbered as these are.
  private func pins(of chosen: [Int]) -> [(pin: ClausePin, hop: Int?)] {
    let numbers = Dictionary(uniqueKeysWithValues: chosen.enumerated().map { ($1, $0) })
    return task.pins.compactMap { pinned in
      numbers[pinned.pin.turn].map { number in
        var pin = pinned.pin
        pin.turn = number
        return (pin, pinned.hop)
      }
    }
  }

  /// What holds turns fast: pins, and where those that were found begin, unless that is at odds with
  /// a pin. Where they end is left open: an answer in a word may lie in their last sound.
  private func held(_ placed: [PlacedTurn?]) -> [(pin: ClausePin, hop: Int?)] {
    var given = task.pins[...]
    var held: [(pin: ClausePin, hop: Int?)] = []
    for turn in task.turns.indices {
      while let next = given.first, next.pin.turn <= turn { held.append(given.removeFirst()) }
      guard let clauses = placed[turn]?.clauses, let first = clauses.first,
        let last = clauses.last, held.last.map({ $0.pin.turn < turn }) ?? true,
        (held.last?.hop ?? 0) <= first.onset,
        last.offset <= given.first?.hop ?? task.features.count
      else { continue }
      held.append(
        (ClausePin(turn: turn, at: FrameFeatures.time(ofHop: first.onset)), first.onset))
    }
    return held + given
  }
}
