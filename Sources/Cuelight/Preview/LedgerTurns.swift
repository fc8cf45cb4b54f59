internal import Algorithms

extension GenerationReport {
  /// How far lengths of one recording may differ: decoders differ in what they make of the ends.
  private static let lengthTolerance = MediaTime.seconds(1)
  /// How far the cue that opens a turn may be from where the turn was found: layout moves it by two
  /// frames, and what is farther off has been moved since.
  private static let cueTolerance = MediaTime.milliseconds(250)

  /// Makes sure that the report is that of a recording of a length.
  func requireBelonging(to duration: MediaTime) throws(ReportError) {
    let reported = MediaTime(seconds: self.duration)
    let (shorter, longer) = (min(reported, duration), max(reported, duration))
    guard shorter >= .zero, longer - shorter <= Self.lengthTolerance else {
      throw .otherRecording(reported: reported, actual: duration)
    }
  }

  /// The turns, each with the cue of a track that opens it.
  func turns(in track: SubtitleTrack) -> [StripTurn] {
    let starts = track.cues.enumerated().map { (time: $1.inTime, cue: $0) }
      .sorted { $0.time < $1.time }
    return turns.map { turn in
      let range = Self.range(turn.start, turn.end)
      let numbers = turn.lines.map { min(max($0, 0), 1 << 40) }
      let first = numbers.first ?? 0
      return StripTurn(
        lines: first...max(first, numbers.last ?? first), range: range,
        cue: range.flatMap { Self.cue(turn.cue, at: $0.lowerBound, of: track, starts) },
        probability: min(max(turn.probability, 0), 1))
    }
  }

  private static func range(_ start: Double?, _ end: Double?) -> TimeRange? {
    guard let start, let end, start >= 0, end >= start, end < 1e9 else { return nil }
    return MediaTime(seconds: start)..<MediaTime(seconds: end)
  }

  /// The cue that opens a turn: the one of the number that the report gives, or the nearest.
  private static func cue(
    _ number: Int?, at time: MediaTime, of track: SubtitleTrack,
    _ starts: [(time: MediaTime, cue: Int)]
  ) -> Int? {
    func distance(_ other: MediaTime) -> MediaTime { max(other, time) - min(other, time) }
    if let number, number > 0, track.cues.indices.contains(number - 1),
      distance(track.cues[number - 1].inTime) <= cueTolerance
    {
      return number - 1
    }
    let next = starts.partitioningIndex { $0.time >= time }
    let around = starts[max(next - 1, 0)..<min(next + 1, starts.count)]
    let nearest = around.min { distance($0.time) < distance($1.time) }
    return nearest.flatMap { distance($0.time) <= cueTolerance ? $0.cue : nil }
  }
}

extension Generation {
  /// The turns, each with the cue that opens it.
  var stripTurns: [StripTurn] {
    var opening: [Int: Int] = [:]
    for (cue, sources) in laidOut.sources.enumerated() {
      for source in sources where source.opensTurn { opening[source.turn] = cue }
    }
    return turns.enumerated().map { index, turn in
      StripTurn(
        lines: turn.turn.lines, range: turn.range, cue: opening[index], text: turn.turn.text,
        probability: turn.probability)
    }
  }
}
