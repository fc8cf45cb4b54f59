extension TimeMap {
  /// Finds what became of a recording's time by its sounds: what was cut, put in or played at another
  /// speed in another version of it.
  ///
  ///     let old = try await Recording(reading: .file("old.mp3"))
  ///     let new = try await Recording(reading: .file("new.mp3"))
  ///     let retime = try Retime(file, through: TimeMap(from: old, to: new))
  ///
  /// What of a cue that a cut runs through is left tells ``Recording/speech`` of the old one best, as
  /// ``RetimingOptions/speech``.
  ///
  /// - Throws: `AudioMatchError` where the two have nothing in common.
  /// - Complexity: time and memory linear in the lengths.
  public init(from old: Recording, to new: Recording) throws(AudioMatchError) {
    self = try AudioMatch(from: old.features, to: new.features).map
  }
}

extension Recording {
  /// Where somebody speaks, in order.
  public var speech: [TimeRange] { runs.speech }
}

extension CueMatch {
  /// Finds how subtitles have to be moved to be in time with a recording.
  ///
  /// - Throws: `CueMatchError` where no way to move them fits clearly better than chance.
  public init(_ track: SubtitleTrack, to recording: Recording) throws(CueMatchError) {
    try self.init(track.cues.map(\.range), to: recording.runs, of: recording.features)
  }

  /// What was found, as a clause: `in sync already`, or how the cues have to be moved.
  public var summary: String {
    guard case .moved(let map) = verdict else { return "in sync already" }
    let speed = map.pieces.compactMap(\.speed).first ?? .one
    let factor = speed.inverse ?? .one
    let rate: [String] = factor == .one ? [] : ["times are multiplied by \(factor)"]
    let shifts = map.pieces.compactMap { $0.new(at: .zero) }.map { shift in
      (shift < .zero ? "−" : "+") + "\(max(shift, -shift).seconds.rounded(to: 2)) s"
    }
    let places = map.pieces.filter { !$0.isInserted }.dropFirst().compactMap(\.new.start)
    let moved = shifts.enumerated().map { k, shift in
      k == 0 ? "shifted by \(shift)" : "by \(shift) from \(clock(places[k - 1].seconds)) on"
    }
    return (rate + moved).joined(separator: ", ")
  }
}

/// What a map found from audio takes from the old recording, cuts and inserts, for a person.
public struct FoundPieces: Sendable {
  /// How many stretches of the new recording are from the old one.
  public let pieces: Int
  /// What the new recording lacks.
  public let cuts: [TimeRange]
  /// What the old recording lacks.
  public let inserts: [TimeRange]
  /// The speeds other than 1, in the order in which they come.
  public let speeds: [RationalRate]

  /// Counts the pieces of a map.
  ///
  /// - Parameters:
  ///   - map: The map.
  ///   - oldDuration: The length of the old recording.
  ///   - newDuration: The length of the new one.
  public init(of map: TimeMap, oldDuration: MediaTime, newDuration: MediaTime) {
    func within(_ stretch: Stretch, _ duration: MediaTime) -> TimeRange? {
      let start = max(stretch.start ?? .zero, .zero)
      let end = min(stretch.end ?? duration, duration)
      // A hop is what a seam is found to.
      return end - start > FrameFeatures.hop ? start..<end : nil
    }
    pieces = map.pieces.count { !$0.isInserted }
    cuts = map.cuts.compactMap { within($0, oldDuration) }
    inserts = map.pieces.filter(\.isInserted).compactMap { within($0.new, newDuration) }
    speeds = map.pieces.compactMap(\.speed).reduce(into: []) {
      if $1 != .one, !$0.contains($1) { $0.append($1) }
    }
  }

  /// What was found, as a clause: `found 3 pieces: 2 cuts (1:12.4 in all), 1 insert (30.2 s)`.
  public var summary: String {
    let parts = [
      part(cuts, "cut"), part(inserts, "insert"),
      speeds.isEmpty ? nil : "speed \(speeds.map(\.description).joined(separator: ", "))",
    ].compactMap(\.self)
    let number = "found \(String(pieces, "piece"))"
    return parts.isEmpty
      ? number + ", nothing cut or put in" : "\(number): " + parts.joined(separator: ", ")
  }

  private func part(_ ranges: [TimeRange], _ noun: String) -> String? {
    guard !ranges.isEmpty else { return nil }
    let total = ranges.reduce(0) { $0 + $1.duration.seconds }
    let length = total < 60 ? "\(total.rounded(to: 1)) s" : clock(total)
    return ranges.count == 1
      ? "1 \(noun) (\(length))" : "\(ranges.count) \(noun)s (\(length) in all)"
  }
}

/// A number of seconds as minutes, or hours, and seconds with one digit behind the point: `1:12.4`.
private func clock(_ seconds: Double) -> String {
  let tenths = Int((max(seconds, 0) * 10).rounded())
  let (minutes, rest) = (tenths / 600, tenths % 600)
  let padded = (rest < 100 ? "0" : "") + "\(rest / 10).\(rest % 10)"
  guard minutes >= 60 else { return "\(minutes):\(padded)" }
  return "\(minutes / 60):" + (minutes % 60 < 10 ? "0" : "") + "\(minutes % 60):\(padded)"
}

extension Double {
  /// The number with so many digits behind the point.
  fileprivate func rounded(to digits: Int) -> String {
    let scale = digits == 1 ? 10 : 100
    let count = Int((self * Double(scale)).rounded())
    let fraction = String(count % scale)
    return "\(count / scale)."
      + String(repeating: "0", count: digits - fraction.count) + fraction
  }
}
