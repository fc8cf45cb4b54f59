internal import TimedText

/// Gives the cues of a passage what the cues had that they stand in place of: settings, attributes,
/// and the markup of what is still there.
struct PassageStyle {
  private let track: SubtitleTrack
  private let comparison: TextComparison
  private let passage: Passage
  /// For each unit of the passage the unit of the track that it is or stands in place of.
  private let sources: [Int]

  init(_ track: SubtitleTrack, _ comparison: TextComparison, _ passage: Passage) {
    self.track = track
    self.comparison = comparison
    self.passage = passage
    sources =
      passage.cues.isEmpty
      ? []
      : comparison.sources(
        of: passage.units, in: passage.cues.lowerBound...passage.cues.upperBound - 1)
  }

  /// The cues with their style.
  func cues(_ cues: [Cue]) -> [Cue] {
    guard !passage.cues.isEmpty else { return cues.map(likeNeighbours) }
    var next = 0
    return cues.enumerated().map { index, cue in
      var places: [(unit: Int, range: Range<Int>)] = []
      let text = Array(cue.text.string.utf8)
      var position = 0
      while next < sources.count {
        let unit = bytes(of: passage.units.lowerBound + next)
        var start = position
        while start < text.count, !text[start...].starts(with: unit) { start += 1 }
        guard start < text.count else { break }
        places.append((next, start..<start + unit.count))
        position = start + unit.count
        next += 1
      }
      return styled(cue, places, isFirst: index == 0, isLast: index == cues.count - 1)
    }
  }

  private func bytes(of unit: Int) -> [UInt8] {
    let unit = comparison.new.units[unit]
    return Array(
      comparison.new.texts[unit.owner].utf8.dropFirst(unit.range.lowerBound)
        .prefix(unit.range.count))
  }

  private func styled(
    _ cue: Cue, _ places: [(unit: Int, range: Range<Int>)], isFirst: Bool, isLast: Bool
  ) -> Cue {
    var cue = cue
    let first = places.first.map { comparison.old.units[sources[$0.unit]].owner }
    let owner = first ?? passage.cues.lowerBound
    let old = track.cues[owner]
    cue.settings = old.settings
    cue.attributes = old.attributes
    if isFirst { cue.identifier = track.cues[passage.cues.lowerBound].identifier }
    if isLast, !isFirst, passage.cues.count > 1 {
      cue.identifier = track.cues[passage.cues.upperBound - 1].identifier
    }
    let pieces = places.compactMap { unit, range -> RewrittenCue.Piece? in
      let source = comparison.old.units[sources[unit]]
      guard source.owner == owner else { return nil }
      return RewrittenCue.Piece(range: range, source: source.range, isCopy: false)
    }
    if !old.text.spans.isEmpty, let head = pieces.first?.source, let tail = pieces.last?.source {
      cue.text = old.text.rewritten(as: cue.text.string) { span in
        if span.range.isEmpty {
          if span.range.lowerBound < head.lowerBound, case .time = span.markup.kind { return nil }
          if span.range.lowerBound >= tail.upperBound, !isLast { return nil }
        }
        return pieces.place(of: span)
      }
    }
    if isFirst, let label = label(of: passage.cues.lowerBound) {
      var text = CueText(label)
      text.append(cue.text)
      cue.text = text
    }
    return cue
  }

  /// The name before a cue's first row, where the text itself has it.
  private func label(of cue: Int) -> String? {
    let units = comparison.old.cues[cue]
    guard !units.isEmpty, track.cues[cue].lines.first?.dash == nil else { return nil }
    let count = comparison.old.units[units.lowerBound].range.lowerBound
    let label = String(decoding: track.cues[cue].text.string.utf8.prefix(count), as: UTF8.self)
    return label.allSatisfy(\.isWhitespace) ? nil : label
  }

  /// A cue between two others is shown as they are, where they agree.
  private func likeNeighbours(_ cue: Cue) -> Cue {
    let place = passage.cues.lowerBound
    let before = place > 0 ? track.cues[place - 1] : nil
    let after = place < track.cues.count ? track.cues[place] : nil
    guard let model = before ?? after else { return cue }
    var cue = cue
    let other = after ?? model
    if model.settings == other.settings { cue.settings = model.settings }
    cue.attributes = model.attributes.filter { other.attributes.contains($0) }
    return cue
  }
}
