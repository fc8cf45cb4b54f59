internal import Timeline

/// Judges the times of cues by what is heard.
///
/// What is told is what can be heard for sure. A cue that begins in the middle of speech may be right
/// to do so: only where speech sets in and no cue is shown does the next one come late.
struct AudioInspection {
  /// The shortest speech without a cue that is told: what is shorter is mostly a breath, or an edge of
  /// what has one.
  static let shortestSpeech = MediaTime.seconds(1)
  /// Less speech than this under a cue is none: a click.
  private static let leastSpeech = MediaTime.milliseconds(60)
  /// How far behind the end of a recording a cue may end: a frame at 24 a second.
  private static let end = MediaTime(samples: 1, rate: 24)

  private let profile: LayoutProfile
  private let languages: TrackLanguages
  private let rounding: MediaTime
  private let heard: HeardAudio
  private let speech: OrderedRanges
  private let regions: OrderedRanges
  private let music: OrderedRanges

  init(_ heard: HeardAudio, profile: LayoutProfile, languages: TrackLanguages, rounding: MediaTime)
  {
    self.heard = heard
    self.profile = profile
    self.languages = languages
    self.rounding = max(rounding, .milliseconds(1))
    speech = OrderedRanges(heard.speech)
    regions = OrderedRanges(heard.spans.filter { $0.kind == .speech }.map(\.range))
    music = OrderedRanges(heard.spans.filter { $0.kind == .music }.map(\.range))
  }

  /// - Complexity: O(*n* log *n*) in the number of cues and stretches of speech.
  func findings(in cues: [Cue]) -> [Finding] {
    let order = cues.indices.sorted {
      (cues[$0].inTime, $0) < (cues[$1].inTime, $1)
    }
    var findings: [Finding] = []
    var latestEnd = MediaTime.zero
    for (place, index) in order.enumerated() {
      let cue = cues[index]
      let range = CueInspection.bounded(cue)
      let next = place + 1 < order.count ? CueInspection.bounded(cues[order[place + 1]]) : nil
      let judge = Judge(inspection: self, cue: cue, index: index, range: range)
      if let finding = judge.pastEnd { findings.append(finding) }
      if !range.isEmpty, range.lowerBound < heard.duration, !cue.text.isBlank {
        findings += judge.findings(shownBefore: latestEnd, next: next)
      }
      latestEnd = max(latestEnd, range.upperBound)
    }
    return findings + uncuedSpeech(in: cues)
  }

  private func uncuedSpeech(in cues: [Cue]) -> [Finding] {
    let shown = OrderedRanges(cues.filter { !$0.text.isBlank }.map(CueInspection.bounded))
    return regions.ranges.flatMap(shown.gaps)
      .filter { $0.duration >= Self.shortestSpeech }
      .map { range in
        let seconds = range.duration.seconds
        return Finding(
          rule: .uncuedSpeech, range: range, measured: seconds,
          limit: Self.shortestSpeech.seconds,
          message: "\(Finding.number(seconds)) s of speech at \(range.lowerBound) without a cue")
      }
  }

  /// One cue before the court.
  private struct Judge {
    let inspection: AudioInspection
    let cue: Cue
    let index: Int
    let range: TimeRange

    private var profile: LayoutProfile { inspection.profile }

    private func finding(
      _ rule: Finding.Rule, _ measured: MediaTime, _ limit: MediaTime, _ message: String
    ) -> Finding {
      Finding(
        rule: rule, cue: index, range: range, measured: measured.seconds, limit: limit.seconds,
        message: message)
    }

    var pastEnd: Finding? {
      let late = range.upperBound - inspection.heard.duration
      guard late > AudioInspection.end + inspection.rounding else { return nil }
      return finding(
        .pastEnd, late, .zero,
        "ends \(Finding.number(late.seconds)) s behind the end of the recording")
    }

    func findings(shownBefore: MediaTime, next: TimeRange?) -> [Finding] {
      guard !cue.text.isSoundLabel else { return [] }
      guard inspection.speech.duration(in: range) >= AudioInspection.leastSpeech else {
        let music = inspection.music.duration(in: range)
        return music * 2 >= range.duration
          ? [finding(.overMusic, .zero, .zero, "nobody speaks while it is shown: there is music")]
          : [finding(.overSilence, .zero, .zero, "nobody speaks while it is shown")]
      }
      return [start(shownBefore: shownBefore), end(next: next)].compactMap(\.self)
    }

    private func start(shownBefore: MediaTime) -> Finding? {
      let time = range.lowerBound
      guard let run = inspection.speech.first(endingAfter: time) else { return nil }
      let lead = run.lowerBound - time
      if lead > profile.maximumLeadIn + inspection.rounding {
        return finding(
          .earlyStart, lead, profile.maximumLeadIn,
          "begins \(Finding.number(lead.seconds)) s before its speech, more than "
            + "\(Finding.number(profile.maximumLeadIn.seconds)) s")
      }
      guard let region = inspection.regions.first(endingAfter: time) else { return nil }
      let delay = time - region.lowerBound
      // A longer one is speech without a cue.
      guard delay > profile.maximumDelay + inspection.rounding,
        delay < AudioInspection.shortestSpeech, shownBefore <= region.lowerBound
      else { return nil }
      return finding(
        .lateStart, delay, profile.maximumDelay,
        "begins \(Finding.number(delay.seconds)) s after its speech, more than "
          + "\(Finding.number(profile.maximumDelay.seconds)) s")
    }

    private func end(next: TimeRange?) -> Finding? {
      guard let last = inspection.speech.last(beginningBefore: range.upperBound) else { return nil }
      let late = range.upperBound - last.upperBound
      // Up to the next cue it may stay where else there would be a short gap.
      let isChained =
        next.map { $0.lowerBound - range.upperBound } ?? .seconds(1)
        <= profile.minimumGap + inspection.rounding
      let allowed = profile.lingering + (isChained ? profile.chainedGap : .zero)
      guard late > allowed + inspection.rounding else { return nil }
      let needed = max(profile.minimumDuration, readingTime)
      guard range.duration > needed + inspection.rounding else { return nil }
      return finding(
        .lingering, late, profile.lingering,
        "stays \(Finding.number(late.seconds)) s after its speech, more than "
          + "\(Finding.number(profile.lingering.seconds)) s")
    }

    /// The shortest time in which it can be read.
    private var readingTime: MediaTime {
      let groups = RowGroup.groups(of: cue, languages: inspection.languages, profile: profile)
      return MediaTime(seconds: min(groups.map(\.readingSeconds).max() ?? 0, 1e6))
    }
  }
}

extension CueText {
  /// Whether it tells of sounds or music, and not what somebody says: all of it in brackets, or a note
  /// or a number sign before it.
  var isSoundLabel: Bool {
    let text = string.drop(while: \.isWhitespace)
    guard let first = text.first, let last = text.last(where: { !$0.isWhitespace }) else {
      return true
    }
    switch (first, last) {
    case ("♪", _), ("♫", _), ("#", _), (_, "♪"), (_, "♫"): return true
    case ("[", "]"), ("(", ")"), ("（", "）"), ("【", "】"), ("［", "］"), ("〔", "〕"): return true
    default: return false
    }
  }
}
