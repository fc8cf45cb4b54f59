internal import Timeline

/// Something of a track that a format cannot hold and that was left out.
public struct Loss: Sendable, Hashable, CustomStringConvertible {
  /// What it is.
  public let feature: TrackFeature
  /// How many cues, or blocks of the file, lose it.
  public let count: Int
  /// The index of the first cue that loses it; nothing where it is not a cue's.
  public let firstCue: Int?

  /// The loss in words, as `italics of 3 cues, the first is cue 12`.
  public var description: String {
    guard let firstCue else {
      return "\(feature.words) of the file" + (count == 1 ? "" : " in \(count) places")
    }
    let first = "cue \(firstCue + 1)"
    return "\(feature.words) of "
      + (count == 1 ? first : "\(count) cues, the first is \(first)")
  }
}

extension SubtitleTrack {
  /// What of the track a format cannot hold, in the order of `TrackFeature`.
  ///
  /// - Complexity: O(*n*) in the number of cues and the size of their markup.
  public func losses(in format: SubtitleFormat) -> [Loss] {
    let held = format.features
    var counts: [TrackFeature: (count: Int, cue: Int?)] = [:]
    func lose(_ features: Set<TrackFeature>, cue: Int?) {
      for feature in features where !held.contains(feature) {
        counts[feature, default: (0, cue)].count += 1
      }
    }
    guard format != .json else { return [] }
    // What styles say is not lost where it becomes markup.
    let cues =
      format.subStation == nil
      ? withStylesAsMarkup(for: format, keepingDrawings: true).0.cues : cues
    let sheet = held.contains(.classes) ? nil : WebVTTStyleSheet(self)
    let holdsAllText = held.isSuperset(of: [.text, .rows, .blankRows])
    for index in cues.indices where !cues[index].isPlain || !holdsAllText {
      var cue = cues[index]
      if let sheet { cue.text = cue.text.withClassesAsLooks(sheet) }
      lose(cue.features(for: format), cue: index)
      // Who speaks when is said of one person at a time.
      if !held.contains(.text), Set(cue.text.spans.compactMap(\.markup.voice)).count > 1 {
        counts[.voice, default: (0, index)].count += 1
      }
    }
    var parts: [TrackFeature: Int] = [:]
    func lose(_ features: Set<TrackFeature>) {
      for feature in features where !held.contains(feature) { parts[feature, default: 0] += 1 }
    }
    for block in blocks { lose(block.features(for: format, isMapped: sheet != nil)) }
    for attribute in attributes where !attribute.isOf(format) { lose([.foreign]) }
    if language != nil { lose([.language]) }
    if title != nil { lose([.title]) }
    if !held.contains(.outTime) {
      for (index, pair) in zip(cues, cues.dropFirst()).enumerated()
      where pair.0.outTime != pair.1.inTime { lose([.outTime], cue: index) }
    }
    if format.codec.showsOneAtATime {
      let overlaps = zip(cues, cues.dropFirst()).enumerated().filter {
        $0.element.0.outTime > $0.element.1.inTime
      }
      if let first = overlaps.first { counts[.outTime] = (overlaps.count, first.offset) }
    }
    if format.codec.isInOrderOfTime || format == .lrc {
      let early = cues.indices.dropFirst().filter { cues[$0].inTime < cues[$0 - 1].inTime }
      if let first = early.first { counts[.order] = (early.count, first) }
    }
    return TrackFeature.allCases.flatMap { feature in
      [
        counts[feature].map { Loss(feature: feature, count: $0.count, firstCue: $0.cue) },
        parts[feature].map { Loss(feature: feature, count: $0, firstCue: nil) },
      ].compactMap(\.self)
    }
  }
}
