internal import Timeline
internal import UnicodeText

/// Judges cues one by one, each with its neighbours.
struct CueInspection: ~Copyable {
  let profile: LayoutProfile
  /// The languages of what says none of its own.
  let languages: TrackLanguages
  /// What rounding may do to a duration that is as it should be: the step of the file's times.
  let rounding: MediaTime
  var words: BreakIterator
  private(set) var findings: [Finding] = []

  init(
    profile: LayoutProfile, languages: TrackLanguages, rounding: MediaTime,
    words: consuming BreakIterator
  ) {
    self.profile = profile
    self.languages = languages
    self.rounding = max(rounding, .milliseconds(1))
    self.words = words
  }

  /// Judges a cue, and how it lies to the one before it and to the one behind it.
  mutating func inspect(_ cue: Cue, index: Int, previous: Cue?, next: Cue?) {
    let range = Self.bounded(cue)
    var site = Site(cue: index, range: range)
    if cue.text.isBlank {
      report(.empty, site, measured: 0, limit: 1, "shows nothing")
    } else {
      let groups = RowGroup.groups(of: cue, languages: languages, profile: profile)
      for group in groups { inspect(group, of: cue, site) }
      inspectBlanks(of: cue, site)
      if let previous { inspectRepetition(of: previous, by: cue, site) }
    }
    site.line = nil
    inspectDuration(of: cue, site)
    if let previous { inspectOrder(of: cue, behind: previous, site) }
    if let next { inspectGap(from: cue, to: next, site) }
  }

  /// The findings of one cue alone.
  mutating func findings(ofCue cue: Cue, index: Int, previous: Cue?, next: Cue?) -> [Finding] {
    findings.removeAll(keepingCapacity: true)
    inspect(cue, index: index, previous: previous, next: next)
    return findings
  }

  /// Where a finding is.
  struct Site {
    var cue: Int
    var line: Int?
    var range: TimeRange

    /// The same cue's line of a number.
    func line(_ number: Int) -> Site { Site(cue: cue, line: number, range: range) }
  }

  mutating func report(
    _ rule: Finding.Rule, _ site: Site, measured: Double, limit: Double, _ message: String
  ) {
    findings.append(
      Finding(
        rule: rule, cue: site.cue, line: site.line, range: site.range, measured: measured,
        limit: limit, message: message))
  }

  /// The times of a cue; what a file may claim beyond a hundred years is as good as that.
  static func bounded(_ cue: Cue) -> TimeRange {
    let most = MediaTime.seconds(100 * 366 * 86_400)
    return cue.range.clamped(to: -most..<most)
  }
}
