public import Timeline
public import UnicodeText

/// A track after what can safely be mended has been.
public struct MendedTrack: Sendable, Hashable {
  /// Something that was mended.
  public struct Change: Sendable, Hashable {
    /// The index of the cue.
    public var cue: Int
    /// The rules whose findings are gone.
    public var rules: [Finding.Rule]
    /// What was done, as `ends 0.04 s earlier`.
    public var message: String
  }

  /// The track: the same cues in the same order, each beginning when it did.
  public var track: SubtitleTrack
  /// What was mended, in the order of the cues.
  public var changes: [Change]
}

extension Finding.Rule {
  /// Whether findings of the rule may be mended without anybody's judgement.
  public var isMendable: Bool {
    switch self {
    case .lineLength, .lineCount, .lineBalance, .needlessBreak, .kinsoku, .wordBreak, .blanks,
      .readingSpeed, .tooShort, .gap, .chaining, .overlap, .format:
      true
    default: false
    }
  }
}

extension LayoutProfile {
  /// Mends what can safely be mended in a track.
  ///
  /// In-times, the order of the cues and the letters of their text stay. An out-time moves to the time
  /// that the profile asks for where the next cue is too near, and into the silence behind it where
  /// there is less time than it takes to read; rows are broken at better places. A change is made only
  /// where it leaves fewer findings and none that is new.
  ///
  /// - Parameters:
  ///   - track: Any track.
  ///   - rules: The rules to mend by.
  ///   - precision: How fine the times of its file are.
  ///   - end: Where the recording ends, if that is known: nothing is shown for longer.
  /// - Returns: The mended track; mending it again changes nothing.
  /// - Throws: `BreakIteratorError` where words cannot be told apart for want of ICU's data.
  /// - Complexity: O(*n*) in the length of the text.
  public func mended(
    _ track: SubtitleTrack, rules: RuleSelection = RuleSelection(),
    precision: MediaTime = .milliseconds(1), end: MediaTime? = nil
  ) throws(BreakIteratorError) -> MendedTrack {
    var mending = try TrackMending(
      track, profile: self, rules: rules, precision: precision, end: end)
    return mending.mended()
  }
}

/// Mends cue by cue. What a cue is judged by is itself, the cue before it and the in-time of the next
/// one; so a change is good if this cue and the next one have fewer findings afterwards.
private struct TrackMending: ~Copyable {
  private var track: SubtitleTrack
  private let rules: RuleSelection
  private var inspection: CueInspection
  private var rows: RowMending
  private let times: OutTimeMending

  init(
    _ track: SubtitleTrack, profile: LayoutProfile, rules: RuleSelection, precision: MediaTime,
    end: MediaTime?
  ) throws(BreakIteratorError) {
    let languages = TrackLanguages(of: track)
    let words = try BreakIterator(.word, language: languages.main)
    let rows = try RowMending(profile: profile, languages: languages)
    self.track = track
    self.rules = rules
    self.rows = rows
    inspection = CueInspection(
      profile: profile, languages: languages, rounding: precision, words: words)
    times = OutTimeMending(
      profile: profile, languages: languages, precision: precision, end: end)
  }

  mutating func mended() -> MendedTrack {
    var changes: [MendedTrack.Change] = []
    for index in track.cues.indices {
      // A change may make another one possible; each leaves fewer findings, so there is an end.
      while let change = mend(index) { changes.append(change) }
    }
    return MendedTrack(track: track, changes: changes)
  }

  private mutating func mend(_ index: Int) -> MendedTrack.Change? {
    let old = track.cues[index]
    let before = findings(at: index)
    guard before.contains(where: \.rule.isMendable) else { return nil }
    for candidate in candidates(for: old, index) where candidate.cue != old {
      track.cues[index] = candidate.cue
      let after = findings(at: index)
      if Tally(after).isBetter(than: Tally(before)) {
        let gone = Set(before.map(\.rule)).subtracting(after.map(\.rule))
        return MendedTrack.Change(
          cue: index, rules: Finding.Rule.allCases.filter(gone.contains),
          message: candidate.message)
      }
    }
    track.cues[index] = old
    return nil
  }

  private mutating func candidates(
    for cue: Cue, _ index: Int
  ) -> [(cue: Cue, message: String)] {
    var candidates: [(cue: Cue, message: String)] = []
    var trimmed = cue
    trimmed.text = RowMending.trimmed(cue.text)
    if trimmed.text != cue.text { candidates.append((trimmed, "has no blanks at its ends")) }
    if let text = rows.rebroken(trimmed), text != cue.text {
      var broken = cue
      broken.text = text
      candidates.append((broken, "is broken into lines elsewhere"))
    }
    let next = index + 1 < track.cues.count ? track.cues[index + 1] : nil
    for outTime in times.candidates(for: cue, next: next) {
      var moved = cue
      moved.outTime = outTime
      let change = outTime - cue.outTime
      let seconds = Finding.number(abs(change.seconds))
      candidates.append((moved, "ends \(seconds) s " + (change > .zero ? "later" : "earlier")))
    }
    return candidates
  }

  /// The findings that a change of a cue may change: its own, and those of the next one.
  private mutating func findings(at index: Int) -> [Finding] {
    let cues = track.cues
    func cue(_ index: Int) -> Cue? { cues.indices.contains(index) ? cues[index] : nil }
    let found = inspection.findings(
      ofCue: cues[index], index: index, previous: cue(index - 1), next: cue(index + 1))
    guard let next = cue(index + 1) else { return rules.applied(to: found) }
    let following = inspection.findings(
      ofCue: next, index: index + 1, previous: cues[index], next: cue(index + 2))
    return rules.applied(to: found + following)
  }
}

/// How many findings there are of each rule for each cue, and how far they go.
private struct Tally {
  private struct Key: Hashable {
    var rule: Finding.Rule
    var cue: Int?
  }

  private var counts: [Key: (count: Int, excess: Double)] = [:]
  private var total: Int

  init(_ findings: [Finding]) {
    total = findings.count
    for finding in findings {
      let key = Key(rule: finding.rule, cue: finding.cue)
      let old = counts[key] ?? (0, 0)
      counts[key] = (old.count + 1, max(old.excess, abs(finding.measured - finding.limit)))
    }
  }

  /// Whether there is less of something and more of nothing.
  func isBetter(than other: Tally) -> Bool {
    total < other.total
      && counts.allSatisfy { key, value in
        guard let old = other.counts[key] else { return false }
        return value.count <= old.count && value.excess <= old.excess + 1e-9
      }
  }
}
