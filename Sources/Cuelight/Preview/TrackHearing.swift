/// Where a recording has the words of subtitles: what it tells of their times besides where somebody
/// speaks.
///
///     let hearing = try await TrackHearing(of: track, in: recording)
///     let preview = try Preview(RecordingOutline(recording), track: track, hearing: hearing)
///
/// The words are timed anew as those of a transcript are, a turn a cue. The times that they have are
/// hints of where to look, and no more.
public struct TrackHearing: Sendable, Hashable {
  /// For each cue of the track where its words are heard; nothing for one without words, and for all
  /// of them where the words are not those of the recording.
  public let cues: [CueHearing?]
  /// What the words have to do with the recording.
  public let relation: TranscriptRelation

  /// Looks for the words of a track in a recording.
  ///
  /// Of two languages that cues show, one above the other, that counts which is spoken.
  ///
  /// - Parameters:
  ///   - track: Any track.
  ///   - recording: Its recording.
  ///   - workers: How many threads may be at work; without it, one a core. The result does not
  ///     depend on it.
  /// - Throws: `CancellationError`.
  /// - Complexity: That of timing a transcript with `TurnTiming`.
  @concurrent
  public init(
    of track: SubtitleTrack, in recording: Recording, workers: Int? = nil
  ) async throws {
    var cues = [CueHearing?](repeating: nil, count: track.cues.count)
    var relation: TranscriptRelation?
    let size = track.cues.reduce(0) { $0 + $1.text.string.utf8.count }
    let isTranscript = size <= Transcript.largestSize
    if !isTranscript { relation = .unrelated }
    // Where nobody speaks, there is nothing to ask.
    let isAsked = isTranscript && !recording.runs.isEmpty
    for words in isAsked ? CueTurns.inEachLanguage(of: track) : [] where !words.turns.isEmpty {
      try Task.checkCancellation()
      let timing = recording.hasRoom(for: words.turns) ? words.timed(in: recording, workers) : nil
      let found = timing?.relation ?? .unrelated
      if let relation, found.rank <= relation.rank { continue }
      relation = found
      cues = Array(repeating: nil, count: cues.count)
      for (turn, cue) in zip(found == .unrelated ? [] : timing?.turns ?? [], words.openedCues) {
        if let cue { cues[cue] = CueHearing(turn) }
      }
      if found == .said { break }
    }
    self.cues = cues
    self.relation = relation ?? .untold
  }

  /// What a user should know of it, as a sentence without a full stop; nothing where the words are
  /// those that are said.
  public var note: String? {
    switch relation {
    case .said, .untold: nil
    case .partly:
      "some of the subtitles seem to be a translation: their times are judged by pauses and voices, "
        + "less surely than by their sounds"
    case .translation:
      "the subtitles seem to be a translation: their times are judged by pauses and voices, less "
        + "surely than by sounds"
    case .unrelated:
      "the subtitles fit the recording neither by their sounds nor by their lengths: they are judged "
        + "by where somebody speaks alone"
    }
  }
}

extension CueTurns {
  fileprivate func timed(in recording: Recording, _ workers: Int?) -> TurnTiming {
    TurnTiming(
      turns, in: UnicodeText.LanguageGuess(stated: language).code, over: recording.runs,
      of: recording.features, workers: workers)
  }
}

extension TranscriptRelation {
  /// The greater, the more is known of the times.
  fileprivate var rank: Int {
    switch self {
    case .unrelated: 0
    case .untold: 1
    case .translation: 2
    case .partly: 3
    case .said: 4
    }
  }
}

extension CueHearing {
  fileprivate init(_ timed: TimedTurn) {
    let part = timed.judgements.first
    self.init(
      start: part.flatMap { timed.range(of: $0)?.lowerBound }, probability: part?.probability ?? 0)
  }
}
