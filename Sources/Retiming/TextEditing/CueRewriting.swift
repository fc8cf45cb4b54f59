internal import TimedText
internal import Timeline

extension TrackCorrecting {
  /// Rewrites the cues that changed, and finds those that cannot stay one cue.
  mutating func rewrite() throws {
    for range in slots.merged {
      if let last = divided.last, last.upperBound > range.lowerBound {
        divided[divided.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound + 1)
      } else {
        divided.append(range.lowerBound..<range.upperBound + 1)
      }
    }
    var isMerged = Set(divided.flatMap(\.self))
    var candidates: [Int] = []
    for cue in track.cues.indices
    where slots.isChanged[cue] && !slots.units[cue].isEmpty && !isMerged.contains(cue) {
      let sources = comparison.sources(of: slots.units[cue], in: cue...cue)
      if isSplit(cue, sources), isDividable(cue) {
        isMerged.insert(cue)
        divided.append(cue..<cue + 1)
        continue
      }
      let text = RewrittenCue(
        track.cues[cue].text, units: slots.units[cue], sources: sources,
        isKept: zip(slots.units[cue], sources).map { comparison.alignment.sources[$0] == $1 },
        comparison.old, comparison.new, of: cue)
      var changed = track.cues[cue]
      changed.text = text.text
      rewritten[cue] = (changed, text)
      candidates.append(cue)
    }
    try rewrap(candidates)
    for cue in try faults(candidates, [.lineLength, .lineCount, .readingSpeed])
    where isDividable(cue) {
      rewritten[cue] = nil
      divided.append(cue..<cue + 1)
    }
    divided.sort { $0.lowerBound < $1.lowerBound }
  }

  /// Breaks the rows of cues anew that are too long now, and lets those stay longer that can no
  /// longer be read.
  private mutating func rewrap(_ candidates: [Int]) throws {
    let long = try faults(candidates, [.lineLength, .lineCount])
    if !long.isEmpty {
      var layout = try SingleCueLayout(profile: profile, language: language)
      for cue in long where isDividable(cue) {
        let turns = comparison.new.turns(of: slots.units[cue])
        let rows = layout.rows(of: turns)
        if turns.count == 1, rewritten[cue]?.text.rewrap(track.cues[cue].text, rows: rows) == true,
          let text = rewritten[cue]?.text.text
        {
          rewritten[cue]?.cue.text = text
        }
      }
    }
    for cue in try faults(candidates, [.readingSpeed]) {
      let range = room.cues[cue].range
      let latest = room.next(after: range.lowerBound).map { $0 - profile.minimumGap }
      let wanted = room.duration(of: comparison.new.turns(of: slots.units[cue]))
      let end = min(
        max(range.upperBound, range.lowerBound + wanted + profile.lingering),
        latest ?? range.upperBound, range.lowerBound + profile.maximumDuration)
      if end > range.upperBound { rewritten[cue]?.cue.outTime = end }
    }
  }

  /// The cues that break one of some rules now and did not before, or not by as much.
  private func faults(_ candidates: [Int], _ rules: Set<Finding.Rule>) throws -> [Int] {
    func measures(_ cues: [Cue]) throws -> [Int: [Finding.Rule: Double]] {
      let alone = SubtitleTrack(language: language, cues: cues)
      return try profile.findings(in: alone).reduce(into: [:]) { measures, finding in
        guard let cue = finding.cue, rules.contains(finding.rule) else { return }
        let before = measures[cue]?[finding.rule] ?? 0
        measures[cue, default: [:]][finding.rule] = max(before, finding.measured)
      }
    }
    let present = candidates.filter { rewritten[$0] != nil }
    guard !present.isEmpty else { return [] }
    let before = try measures(present.map { room.cues[$0] })
    let after = try measures(
      present.map { cue in
        var changed = room.cues[cue]
        if let now = rewritten[cue]?.cue {
          changed.text = now.text
          if now.outTime != track.cues[cue].outTime { changed.outTime = now.outTime }
        }
        return changed
      })
    return present.enumerated().compactMap { index, cue in
      let isWorse = (after[index] ?? [:]).contains { rule, measure in
        measure > (before[index]?[rule] ?? 0) * 1.1
      }
      return isWorse ? cue : nil
    }
  }

  /// Whether a turn begins inside a row of a cue though turns begin with a row in this track.
  private func isSplit(_ cue: Int, _ sources: [Int]) -> Bool {
    let (old, new) = (comparison.old, comparison.new)
    return zip(slots.units[cue], sources).dropFirst().contains { unit, source in
      guard new.units[unit].joint.contains(.owner) else { return false }
      guard comparison.alignment.sources[unit] != source else { return slots.splits.contains(unit) }
      return old.units[source].joint.isDisjoint(with: [.row, .owner, .aside])
    }
  }

  /// Whether a cue has nothing that would be lost or out of place in a part of it.
  private func isDividable(_ cue: Int) -> Bool {
    comparison.old.foreignRows[cue].isEmpty
      && !track.cues[cue].text.spans.contains { $0.markup.kind == .ruby }
  }
}
