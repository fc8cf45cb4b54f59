public import Timeline
public import UnicodeText

/// Timed turns as cues, with where each cue comes from and what could not be done as the profile
/// asks.
public struct LaidOutTrack: Sendable, Hashable {
  /// What a cue shows: a stretch of a turn.
  public struct Source: Sendable, Hashable {
    /// The index of the timed turn.
    public var turn: Int
    /// The clauses of the turn, of those that somebody speaks, that the cue shows all or a part of.
    public var clauses: ClosedRange<Int>
    /// Whether the turn begins with this cue.
    public var opensTurn: Bool

    /// Creates a source.
    public init(turn: Int, clauses: ClosedRange<Int>, opensTurn: Bool) {
      self.turn = turn
      self.clauses = clauses
      self.opensTurn = opensTurn
    }
  }

  /// The cues: in the order of the turns, in order of time, none over another, all inside the
  /// recording.
  public var track: SubtitleTrack
  /// Where each cue comes from: one source, or two where two turns share a cue.
  public var sources: [[Source]]
  /// What the profile forbids and could not be helped, each with its cause.
  public var findings: [Finding]

  /// Lays out timed turns.
  ///
  /// Every turn that is spoken opens a cue at the very time at which it begins; only where it is
  /// too short to be shown on its own does it share a cue with the turn before or behind it. All
  /// of its text that is spoken is shown, in order. Cues end at the best places that the limits
  /// leave: the ends of clauses first, and never inside a word, a number, a name or an address that
  /// fits in a line. The layout of a turn depends on no turn beyond its nearest neighbours that have room.
  ///
  /// - Parameters:
  ///   - turns: The turns in the order of the transcript, their times in order.
  ///   - audio: What is heard where, so that a cue stays up in silence only; nothing where it is
  ///     not known.
  ///   - duration: The length of the recording.
  ///   - profile: What to keep to.
  ///   - language: The language of the text as a BCP 47 tag; guessed by the text without one.
  /// - Throws: `BreakIteratorError` where words cannot be told apart for want of ICU's data.
  /// - Complexity: O(*n*) in the length of the text.
  public init(
    layingOut turns: [TimedTurn], audio: [LabelledSpan] = [], duration: MediaTime,
    profile: LayoutProfile, language: String? = nil
  ) throws(BreakIteratorError) {
    let turns = turns.map(\.heard)
    let tag = language ?? UnicodeText.LanguageGuess.tag(of: turns.lazy.map(\.turn.text))
    let rules = profile.rules(for: tag)
    let timing = CueTiming(profile: profile, rules: rules, audio: audio, duration: duration)
    var builder = try TurnTextBuilder(language: tag, rules: rules)

    let texts = Self.texts(of: turns, &builder)
    let passages = Passages(
      texts, turns: turns, profile: profile, rules: rules, timing: timing)
    let plans = passages.plans()
    let ranges = CueRanges(plans, rules: rules, timing: timing).ranges

    let lines = CueLines(turns: turns, profile: profile, rules: rules)
    track = SubtitleTrack(
      language: language,
      cues: zip(plans, ranges).map { Cue(range: $1, lines: lines.lines(of: $0)) })
    sources = plans.map { $0.parts.map(Source.init) }
    findings = try profile.findings(in: SubtitleTrack(language: tag, cues: track.cues))
    explain(plans, rules: rules, duration: duration)
    findings += zip(plans, plans.indices).flatMap { plan, cue in
      Self.wordBreaks(in: plan, lineEnds: lines.lineEnds(of: plan), cue: cue)
    }
    findings.sort { $0.cue ?? 0 < $1.cue ?? 0 }
  }

  /// The turns that are spoken and have something to show.
  private static func texts(
    of turns: [TimedTurn], _ builder: inout TurnTextBuilder
  ) -> [TurnText] {
    var texts: [TurnText] = []
    var speaker: String?
    for (index, turn) in turns.enumerated() where turn.state != .unspoken {
      guard !turn.clauseRanges.isEmpty else { continue }
      var label = 0
      if let name = turn.turn.speaker, name != speaker {
        label = builder.rules.halves(SubRip.label(for: name))
        // A name that takes up most of the line is let stick out rather than squeeze the text.
        if label > builder.rules.lineLength { label = 0 }
      }
      speaker = turn.turn.speaker
      let text = builder.text(of: turn, turn: index, label: label)
      if !text.text.isEmpty { texts.append(text) }
    }
    return texts
  }
}

extension LaidOutTrack.Source {
  init(_ part: CuePlan.Part) {
    let first = part.turn.places[part.from].clauseAfter
    self.init(
      turn: part.turn.turn,
      clauses: first...max(first, part.turn.places[part.to].clauseBefore),
      opensTurn: part.from == 0)
  }
}
