internal import Timeline

/// Writes a TextGrid in its long form, as Praat does.
struct TextGridWriter {
  private let track: SubtitleTrack
  private let lineEnding: String
  private var tiers: [Tier] = []
  private let start: MediaTime
  private let end: MediaTime

  /// A tier that is being filled.
  private struct Tier {
    var name: String
    var isIntervals: Bool
    /// The indices of its cues, in order of time.
    var cues: [Int] = []
    var end = MediaTime.zero
  }

  /// What cues of one tier have in common.
  private struct TierKey: Hashable {
    var name: String
    var isIntervals: Bool
  }

  init(_ track: SubtitleTrack, lineEnding: String) {
    self.track = track
    self.lineEnding = lineEnding
    func bound(_ name: String) -> MediaTime {
      track.attributes[name].flatMap { MediaTime(decimal: Array($0.utf8)[...]) } ?? .zero
    }
    let cues = track.cues
    let first = cues.indices.reduce(bound("textgrid.xmin")) { min($0, cues[$1].inTime) }
    start = first
    end = cues.indices.reduce(max(bound("textgrid.xmax"), first)) {
      max($0, cues[$1].inTime, cues[$1].outTime)
    }
    fillTiers()
  }

  /// Makes the tiers, one a speaker, and more where cues of one overlap: the intervals of a tier do
  /// not.
  private mutating func fillTiers() {
    /// The tiers of a kind, the newest last.
    var known: [TierKey: [Int]] = [:]
    let cues = track.cues
    let order = cues.indices.sorted { (cues[$0].inTime, $0) < (cues[$1].inTime, $1) }
    for cue in order {
      let (start, end) = (Self.rounded(cues[cue].inTime), Self.rounded(cues[cue].outTime))
      let name =
        cues[cue].text.speaker ?? cues[cue].attributes["textgrid.tier"] ?? TextGrid.plainTier
      let key = TierKey(name: name, isIntervals: end > start)
      // Looked for among a few, so that many at once take no time without bound.
      let free = known[key]?.suffix(16).first { !key.isIntervals || tiers[$0].end <= start }
      let index = free ?? tiers.count
      if free == nil {
        tiers.append(Tier(name: name, isIntervals: key.isIntervals))
        known[key, default: []].append(index)
      }
      tiers[index].cues.append(cue)
      tiers[index].end = end
    }
    if tiers.isEmpty { tiers = [Tier(name: TextGrid.plainTier, isIntervals: true)] }
  }

  func append(to out: inout ByteWriter) {
    out.reserve(track.cues.indices.reduce(512) { $0 + track.cues[$1].text.string.utf8.count + 128 })
    line("File type = \"ooTextFile\"", to: &out)
    line("Object class = \"TextGrid\"", to: &out)
    line("", to: &out)
    times("", start, end, to: &out)
    line("tiers? <exists> ", to: &out)
    line("size = \(tiers.count) ", to: &out)
    line("item []: ", to: &out)
    for (index, tier) in tiers.enumerated() {
      line("    item [\(index + 1)]:", to: &out)
      line("        class = \"\(TextGrid.kinds[tier.isIntervals ? 0 : 1])\" ", to: &out)
      text("        name = ", tier.name, to: &out)
      times("        ", start, end, to: &out)
      if tier.isIntervals {
        appendIntervals(of: tier, to: &out)
      } else {
        appendPoints(of: tier, to: &out)
      }
    }
  }

  /// Writes the intervals of a tier, with gaps between them, each beginning where the one before ends.
  private func appendIntervals(of tier: Tier, to out: inout ByteWriter) {
    let (start, end) = (Self.rounded(self.start), Self.rounded(self.end))
    var gaps = 0
    var position = start
    for cue in tier.cues {
      if Self.rounded(track.cues[cue].inTime) > position { gaps += 1 }
      position = Self.rounded(track.cues[cue].outTime)
    }
    let hasRest = end > position || tier.cues.isEmpty
    line("        intervals: size = \(tier.cues.count + gaps + (hasRest ? 1 : 0)) ", to: &out)
    var number = 0
    func interval(_ start: MediaTime, _ end: MediaTime, _ words: String, to out: inout ByteWriter) {
      number += 1
      head("        intervals [", number, to: &out)
      times("            ", start, end, to: &out)
      text("            text = ", words, to: &out)
    }
    position = start
    for cue in tier.cues {
      let (inTime, outTime) = (
        Self.rounded(track.cues[cue].inTime), Self.rounded(track.cues[cue].outTime)
      )
      if inTime > position { interval(position, inTime, "", to: &out) }
      interval(inTime, outTime, track.cues[cue].text.string, to: &out)
      position = outTime
    }
    if hasRest { interval(position, end, "", to: &out) }
  }

  private func appendPoints(of tier: Tier, to out: inout ByteWriter) {
    line("        points: size = \(tier.cues.count) ", to: &out)
    for (number, cue) in tier.cues.enumerated() {
      head("        points [", number + 1, to: &out)
      time("            number = ", track.cues[cue].inTime, to: &out)
      text("            mark = ", track.cues[cue].text.string, to: &out)
    }
  }

  // MARK: - Lines

  private func line(_ text: String, to out: inout ByteWriter) {
    out += text
    out += lineEnding
  }

  private func head(_ name: String, _ number: Int, to out: inout ByteWriter) {
    out += name
    out.append(Int64(number))
    line("]:", to: &out)
  }

  private func times(
    _ indent: String, _ start: MediaTime, _ end: MediaTime, to out: inout ByteWriter
  ) {
    out += indent
    time("xmin = ", start, to: &out)
    out += indent
    time("xmax = ", end, to: &out)
  }

  private func time(_ name: String, _ time: MediaTime, to out: inout ByteWriter) {
    out += name
    out.appendShortSeconds(time)
    line(" ", to: &out)
  }

  private func text(_ name: String, _ text: String, to out: inout ByteWriter) {
    out += name
    out.append(UInt8(ascii: "\""))
    out.append(text, doubling: UInt8(ascii: "\""))
    line("\" ", to: &out)
  }

  private static func rounded(_ time: MediaTime) -> MediaTime {
    .milliseconds(Int(time.roundedMilliseconds))
  }
}
