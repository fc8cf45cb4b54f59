/// What a person should know when subtitles were timed again.
public struct RetimeSummary: Sendable {
  private let retime: Retime

  /// Sums up.
  public init(_ retime: Retime) { self.retime = retime }

  /// Two or three lines: what was kept and how, what is gone, and what became of the recording.
  public var lines: [String] {
    guard !retime.isUnchanged else {
      return ["Kept: \(String(retime.result.outcomes.count, "cue")), none of them changed"]
    }
    return ["Kept: \(kept)", "Gone: \(gone)"] + (retime.map.map { ["Map: \(Self.map($0))"] } ?? [])
  }

  private func outcomes(_ kind: CueOutcome.Kind) -> [CueOutcome] {
    retime.result.outcomes.filter { $0.kind == kind }
  }

  private var kept: String {
    let all = retime.result.outcomes.filter { $0.cue != nil }
    let stay = all.count { $0.kind != .gone }
    let number = stay == all.count ? String(stay, "cue") : "\(stay) of \(String(all.count, "cue"))"
    let parts = CueOutcome.Kind.allCases.compactMap { kind -> String? in
      let found = outcomes(kind)
      guard kind != .gone, !found.isEmpty else { return nil }
      let places = kind == .unchanged || kind == .moved ? "" : " (\(list(found)))"
      return "\(found.count) \(kind.rawValue)\(places)"
    }
    return parts.isEmpty ? number : "\(number): \(parts.joined(separator: ", "))"
  }

  private var gone: String {
    let found = outcomes(.gone)
    return found.isEmpty ? "nothing" : "\(String(found.count, "cue")): \(list(found))"
  }

  /// Cues by their numbers and, as these say little, by when they were shown.
  private func list(_ outcomes: [CueOutcome]) -> String {
    let shown = outcomes.prefix(5).map { outcome in
      let time = outcome.old ?? outcome.new.first
      let place = time.map { " at \($0.lowerBound.description.dropLast(4))" } ?? ""
      return (outcome.cue.map { "\($0 + 1)" } ?? "new") + place
    }
    return shown.joined(separator: ", ") + (outcomes.count > shown.count ? ", …" : "")
  }

  /// A map in a line.
  static func map(_ map: TimeMap) -> String {
    let played = map.pieces.filter { !$0.isInserted }
    let cut = map.cuts.compactMap(\.range).filter { $0.upperBound > .zero }.reduce(MediaTime.zero) {
      $0 + $1.duration
    }
    let inserted = map.pieces.filter(\.isInserted).compactMap(\.new.range)
      .reduce(MediaTime.zero) { $0 + $1.duration }
    if map.pieces.count == 1, let piece = map.pieces.first, piece.new == .all {
      return Self.change(of: piece)
    }
    var parts = [String(played.count, "piece")]
    if cut > .zero { parts.append("\(cut.shortSeconds) s cut") }
    if inserted > .zero { parts.append("\(inserted.shortSeconds) s inserted") }
    let speeds = Set(played.compactMap(\.speed)).filter { $0 != .one }
    if speeds.count == 1, let speed = speeds.first {
      parts.append("played at \(speed) of the speed")
    }
    if speeds.count > 1 { parts.append("played at \(speeds.count) speeds") }
    if !map.isMonotone { parts.append("not in the old order, or repeated") }
    return parts.joined(separator: ", ")
  }

  /// What a piece does to the times in it.
  static func change(of piece: TimeMap.Piece) -> String {
    guard let speed = piece.speed, speed == .one else {
      return piece.speed.map { "played at \($0) of the speed" } ?? "inserted"
    }
    let place = piece.new.start ?? piece.new.end ?? .zero
    guard let old = piece.old(at: place), old != place else { return "as it was" }
    return (place > old ? "later" : "earlier")
      + " by \(MediaTime(ticks: abs(place.ticks - old.ticks)).shortSeconds) s"
  }
}

extension MediaTime {
  /// Seconds with milliseconds.
  fileprivate var shortSeconds: String { "\(seconds.rounded(toDecimals: 3))" }
}
