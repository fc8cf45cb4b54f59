internal import Algorithms

extension GenerationReport {
  /// How far lengths of one recording may differ: decoders differ in what they make of the ends.
  private static let lengthTolerance = MediaTime.seconds(1)

  /// Makes sure that the report is that of a recording of a length.
  func requireBelonging(to duration: MediaTime) throws(ReportError) {
    let reported = MediaTime(seconds: self.duration)
    let (shorter, longer) = (min(reported, duration), max(reported, duration))
    guard shorter >= .zero, longer - shorter <= Self.lengthTolerance else {
      throw .otherRecording(reported: reported, actual: duration)
    }
  }

  /// The turns, long ones in their parts, each with the cue of a track that opens it.
  func turns(in track: SubtitleTrack) -> [StripTurn] {
    let opening = OpeningCues(of: track)
    return turns.flatMap { turn -> [StripTurn] in
      let numbers = turn.lines.map { min(max($0, 0), 1 << 40) }
      let first = numbers.first ?? 0
      func stripTurn(
        _ start: Double?, _ end: Double?, cue: Int?, _ text: String? = nil, probability: Double
      ) -> StripTurn {
        let range = Self.range(start, end)
        return StripTurn(
          lines: first...max(first, numbers.last ?? first), range: range,
          cue: range.flatMap {
            opening.cue(cue.flatMap { $0 > 0 ? $0 - 1 : nil }, at: $0.lowerBound)
          },
          text: text ?? "", probability: min(max(probability, 0), 1))
      }
      guard let parts = turn.parts, !parts.isEmpty else {
        return [stripTurn(turn.start, turn.end, cue: turn.cue, probability: turn.probability)]
      }
      return parts.map { part in
        stripTurn(
          part.start, part.end, cue: part.start == turn.start ? turn.cue : nil, part.text,
          probability: part.probability)
      }
    }
  }

  private static func range(_ start: Double?, _ end: Double?) -> TimeRange? {
    guard let start, let end, start >= 0, end >= start, end < 1e9 else { return nil }
    return MediaTime(seconds: start)..<MediaTime(seconds: end)
  }
}

/// The cues of a track by when they begin.
private struct OpeningCues {
  private let cues: [Cue]
  private let starts: [(time: MediaTime, cue: Int)]

  /// How far the cue that opens a turn may be from where the turn was found: layout moves it by two
  /// frames, and what is farther off has been moved since.
  private static let tolerance = MediaTime.milliseconds(250)

  init(of track: SubtitleTrack) {
    cues = track.cues
    starts = track.cues.enumerated().map { (time: $1.inTime, cue: $0) }
      .sorted { $0.time < $1.time }
  }

  /// The cue that opens what begins at a time: the one that is said to, or the nearest.
  func cue(_ stated: Int? = nil, at time: MediaTime) -> Int? {
    func distance(_ other: MediaTime) -> MediaTime { max(other, time) - min(other, time) }
    if let stated, cues.indices.contains(stated), distance(cues[stated].inTime) <= Self.tolerance {
      return stated
    }
    let next = starts.partitioningIndex { $0.time >= time }
    let around = starts[max(next - 1, 0)..<min(next + 1, starts.count)]
    let nearest = around.min { distance($0.time) < distance($1.time) }
    return nearest.flatMap { distance($0.time) <= Self.tolerance ? $0.cue : nil }
  }
}

extension Generation {
  /// For each turn the cue that opens it.
  var openingCues: [Int: Int] {
    var opening: [Int: Int] = [:]
    for (cue, sources) in laidOut.sources.enumerated() {
      for source in sources where source.opensTurn { opening[source.turn] = cue }
    }
    return opening
  }

  /// The turns, long ones in their parts, each with the cue that opens it.
  var stripTurns: [StripTurn] {
    let opening = openingCues
    let starts = OpeningCues(of: track)
    return turns.enumerated().flatMap { index, turn in
      let parts = turn.judgements
      let first = parts.firstIndex { $0.state != .unspoken }
      return parts.enumerated().map { number, part in
        let range = turn.range(of: part)
        return StripTurn(
          lines: turn.turn.lines, range: range,
          cue: range.flatMap {
            starts.cue(number == first ? opening[index] : nil, at: $0.lowerBound)
          },
          text: turn.text(of: part.clauses), probability: part.probability)
      }
    }
  }
}
