/// A recording and subtitles for it as a person looks at them, with what is in doubt.
///
///     let recording = try await Recording(reading: .file("talk.mp3"))
///     let preview = try Preview(RecordingOutline(recording), track: track, report: report)
///     let strip = Strip(preview.input, layout: StripLayout(columns: 80))
///     for doubt in preview.doubts.prefix(10) { print(doubt.range.lowerBound, doubt.reasons) }
public struct Preview: Sendable {
  /// The subtitles.
  public let track: SubtitleTrack
  /// What a strip, a page or a picture shows.
  public let input: StripInput
  /// The places to look at, the worst first; none where only a part of the recording was listened to
  /// and no ledger tells.
  public let doubts: [Doubt]
  /// What was assumed when the words of the subtitles were looked for, as a sentence without a full
  /// stop; nothing where they are what is said, or were not looked for.
  public let note: String?

  /// Puts together what is known of subtitles.
  ///
  /// - Parameters:
  ///   - outline: The recording.
  ///   - track: The subtitles.
  ///   - profile: What the subtitles are judged by.
  ///   - report: The ledger that came with them, where there is one.
  ///   - hearing: Where their words are heard, which tells of what the ledger does not know.
  /// - Throws: ``ReportError`` where the report is that of another recording, or
  ///   `BreakIteratorError` where words cannot be told apart for want of ICU's data.
  /// - Complexity: O(*n* log *n*) in the length of the recording and of the text.
  public init(
    _ outline: RecordingOutline, track: SubtitleTrack, profile: LayoutProfile = .standard,
    report: GenerationReport? = nil, hearing: TrackHearing? = nil
  ) throws {
    let turns = try report.map { report in
      // How long it is, is an estimate where it was not listened to.
      if !outline.isProvisional { try report.requireBelonging(to: outline.duration) }
      return report.turns(in: track)
    }
    try self.init(
      outline, track: track, profile: profile, turns: turns ?? [], hearing: hearing)
  }

  /// Puts together what is known of subtitles that were just made.
  public init(_ outline: RecordingOutline, _ generation: Generation) throws {
    try self.init(
      outline, track: generation.track, profile: generation.profile,
      turns: generation.stripTurns)
  }

  private init(
    _ outline: RecordingOutline, track: SubtitleTrack, profile: LayoutProfile, turns: [StripTurn],
    hearing: TrackHearing? = nil
  ) throws {
    self.track = track
    note = hearing?.note
    var input = try StripInput(outline, track: track, profile: profile)
    for (cue, hearing) in zip(input.cues.indices, hearing?.cues ?? []) {
      input.cues[cue].hearing = hearing
    }
    for turn in turns {
      guard let cue = turn.cue else { continue }
      input.cues[cue].doubt = 1 - turn.probability
    }
    if outline.isProvisional {
      // What was not listened to is not silent: only a ledger can tell.
      var unheard = input
      unheard.spans = []
      doubts = turns.isEmpty ? [] : Doubt.ranked(in: unheard, turns: turns)
    } else {
      doubts = Doubt.ranked(in: input, turns: turns)
    }
    for doubt in doubts {
      guard let cue = doubt.cue, let probability = doubt.probability else { continue }
      input.cues[cue].doubt = 1 - probability
    }
    self.input = input
  }
}

extension StripInput {
  /// What a strip shows of a recording and of subtitles for it.
  ///
  /// - Parameters:
  ///   - outline: The recording.
  ///   - track: The subtitles.
  ///   - profile: What the subtitles are judged by: each cue tells what it has against it, by what
  ///     is heard as well.
  /// - Throws: `BreakIteratorError` where words cannot be told apart for want of ICU's data.
  /// - Complexity: O(*n*) in the length of the recording and of the text.
  public init(
    _ outline: RecordingOutline, track: SubtitleTrack = SubtitleTrack(cues: []),
    profile: LayoutProfile = .standard
  ) throws {
    var findings: [Int: [Finding]] = [:]
    for finding in try profile.findings(in: track, heard: outline.heardAudio)
    where finding.severity > .note && outline.tells(of: finding) {
      if let cue = finding.cue { findings[cue, default: []].append(finding) }
    }
    self.init(
      duration: outline.duration, levels: outline.levels, spans: outline.spans,
      cues: track.cues.enumerated().map { index, cue in
        let findings = findings[index] ?? []
        return StripCue(
          range: cue.range, text: cue.shown, speaker: cue.lines.first?.speaker,
          findings: findings.map(\.message), gravity: findings.map(\.gravity).max() ?? 0,
          isHeardAmiss: findings.contains { $0.rule.isOfAudio })
      })
  }

  /// What a strip shows of a recording and of subtitles for it.
  public init(
    _ recording: Recording, track: SubtitleTrack = SubtitleTrack(cues: []),
    profile: LayoutProfile = .standard
  ) throws {
    try self.init(RecordingOutline(recording), track: track, profile: profile)
  }
}

extension RecordingOutline {
  /// What is heard in the recording, for judging a track by it.
  fileprivate var heardAudio: HeardAudio {
    HeardAudio(spans: spans, speech: speech, duration: duration)
  }

  /// Whether a finding can be relied on: what a part that was not listened to sounds like, is not
  /// known.
  fileprivate func tells(of finding: Finding) -> Bool {
    guard isProvisional, finding.rule.isOfAudio, let range = finding.range else { return true }
    return heard.lowerBound <= range.lowerBound && range.upperBound <= heard.upperBound
  }
}

extension Finding {
  /// How much it asks to be looked at, from 0 to 1.
  fileprivate var gravity: Double {
    switch severity {
    case .error: 0.3
    case .warning: 0.05
    case .note: 0
    }
  }
}
