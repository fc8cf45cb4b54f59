internal import Algorithms
internal import Timeline

extension Doubt {
  /// The places of a recording and its subtitles that should be looked at, the worst first.
  ///
  /// Where there is a ledger, its probabilities decide, then what is wrong with the cues by their
  /// profile. What the ledger does not know, as cues that were moved since, and all cues where there
  /// is none, is judged by what the recording says: where the cue's words are heard, where that was
  /// asked, whether speech begins where the cue does, and whether it is spoken as fast as those around
  /// it.
  ///
  /// - Parameters:
  ///   - input: The recording and its cues.
  ///   - turns: The turns of the ledger, in the order of the transcript.
  /// - Returns: All cues, the turns that have none, and the gaps between cues with much speech in
  ///   them; equal ones in the order of time.
  /// - Complexity: O(*n* log *n*) in the number of cues, turns and spans, and O(*n*) in the text.
  public static func ranked(in input: StripInput, turns: [StripTurn] = []) -> [Doubt] {
    let heard = HeardSpeech(input.spans)
    var judged: [Int: StripTurn] = [:]
    for turn in turns {
      if let cue = turn.cue, input.cues.indices.contains(cue) { judged[cue] = turn }
    }
    let known = KnownTurns(judged.values)
    let signs = CueSigns.all(of: input.cues, over: heard)
    var doubts = input.cues.enumerated().map { index, cue in
      judged[index].map { Doubt(index, cue, turn: $0) }
        ?? Doubt(index, cue, signs: signs[index], isInTurn: known.contains(cue.range.lowerBound))
    }
    doubts += unplaced(turns)
    doubts += uncoveredSpeech(input, heard)
    return doubts.enumerated().sorted { a, b in
      (b.element.degree, a.element.range.lowerBound, a.offset)
        < (a.element.degree, b.element.range.lowerBound, b.offset)
    }.map(\.element)
  }

  /// The doubt about a cue that opens a turn.
  private init(_ index: Int, _ cue: StripCue, turn: StripTurn) {
    let probability = turn.probability.isFinite ? min(max(turn.probability, 0), 1) : 0
    var reasons = cue.findings
    if probability < 0.95 {
      reasons.insert("in time with a probability of \(Self.percent(probability))", at: 0)
    }
    self.init(
      kind: .cue, range: cue.range, cue: index, lines: turn.lines, text: cue.text,
      speaker: cue.speaker, probability: probability,
      degree: Self.degree(1 - probability, and: cue.gravity), reasons: reasons)
  }

  /// The doubt about a cue that opens no turn of a ledger; in the middle of one, it lies where its
  /// turn does.
  private init(_ index: Int, _ cue: StripCue, signs: CueSigns?, isInTurn: Bool) {
    let seen = (signs?.doubt ?? 0) / (isInTurn ? 2 : 1)
    let heard = cue.hearing.map { $0.doubt(ofCueAt: cue.range.lowerBound, unheard: seen) }
    let known = cue.doubt.flatMap { $0.isFinite ? min(max($0, 0), 1) : nil } ?? heard
    let reasons =
      (cue.hearing?.reasons(ofCueAt: cue.range.lowerBound) ?? [])
      + (signs?.reasons(besidesTimes: cue.isHeardAmiss) ?? [])
    self.init(
      kind: .cue, range: cue.range, cue: index, lines: nil, text: cue.text, speaker: cue.speaker,
      probability: known.map { 1 - $0 }, degree: Self.degree(known ?? seen, and: cue.gravity),
      reasons: reasons + cue.findings)
  }

  /// Two doubts about one thing.
  private static func degree(_ doubt: Double, and gravity: Double) -> Double {
    1 - (1 - doubt) * (1 - min(max(gravity.isFinite ? gravity : 1, 0), 1))
  }

  private static func percent(_ share: Double) -> String {
    "\(Int((share * 100).rounded())) %"
  }
}

/// The time of turns that a ledger knows and the track has.
private struct KnownTurns {
  private let ranges: [TimeRange]

  init(_ turns: some Sequence<StripTurn>) {
    ranges = turns.compactMap { $0.range?.clamped(to: CueIndex.limits) }
      .sorted { $0.lowerBound < $1.lowerBound }
  }

  /// Whether a time lies in a turn or right behind it.
  func contains(_ time: MediaTime) -> Bool {
    let time = min(max(time, CueIndex.limits.lowerBound), CueIndex.limits.upperBound)
    let next = ranges.partitioningIndex { $0.lowerBound > time }
    return next > 0 && time - ranges[next - 1].upperBound <= .milliseconds(100)
  }
}

// MARK: - What has no cue

extension Doubt {
  /// How much a turn that nobody is said to say is in doubt: the ledger is right in nine of ten.
  private static let degreeOfUnspoken = 0.2
  /// Less speech than this between two cues is no reason to look there.
  private static let leastSpeech = MediaTime.seconds(1)

  /// The turns that have no cue.
  private static func unplaced(_ turns: [StripTurn]) -> [Doubt] {
    var next = MediaTime.zero
    var following: [MediaTime] = []
    for turn in turns.reversed() {
      next = turn.range?.lowerBound ?? next
      following.append(next)
    }
    var doubts: [Doubt] = []
    var end = MediaTime.zero
    for (turn, start) in zip(turns, following.reversed()) {
      if let range = turn.range {
        end = range.upperBound
        continue
      }
      let lines =
        turn.lines.count == 1
        ? "line \(turn.lines.lowerBound) of the transcript is"
        : "lines \(turn.lines.lowerBound) to \(turn.lines.upperBound) of the transcript are"
      doubts.append(
        Doubt(
          kind: .unspoken, range: end..<max(end, start), lines: turn.lines, text: turn.text,
          degree: degreeOfUnspoken, reasons: ["\(lines) not spoken here, or not found"]))
    }
    return doubts
  }

  /// The gaps between cues in which somebody speaks.
  private static func uncoveredSpeech(_ input: StripInput, _ heard: HeardSpeech) -> [Doubt] {
    guard !input.cues.isEmpty else { return [] }
    let covered = CueIndex(input.cues).covered
    let end = min(max(input.duration, .zero), CueIndex.limits.upperBound)
    let starts = [MediaTime.zero] + covered.map(\.upperBound)
    let ends = covered.map(\.lowerBound) + [max(end, starts.last ?? .zero)]
    return zip(starts, ends).compactMap { start, end in
      guard start < end, let speech = heard.extent(in: start..<end) else { return nil }
      let time = heard.duration(in: speech)
      guard time >= leastSpeech else { return nil }
      // An advert is long, and known to whoever left it out; what is short may be a breath.
      return Doubt(
        kind: .speech, range: speech, text: "",
        degree: time < .milliseconds(1500) ? 0.005 : time < .seconds(10) ? 0.15 : 0.1,
        reasons: ["\(tenths(time)) s of speech without a cue"])
    }
  }

  /// Seconds with one decimal.
  static func tenths(_ time: MediaTime) -> String {
    let tenths = (time.roundedMilliseconds + 50) / 100
    return "\(tenths / 10).\(tenths % 10)"
  }
}
