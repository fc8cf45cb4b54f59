/// The main job on one screen: subtitles for a recording from its transcript.
///
///     let recording = try await Recording(reading: .file("talk.mp3"))
///     let transcript = try Transcript(contentsOfFile: "talk.txt")
///     let generation = try await Generation(timing: transcript, to: recording)
///     let srt = generation.track.encoded(as: .subRip)
public struct Generation: Sendable {
  /// How subtitles are made.
  public struct Options: Sendable {
    /// What the cues keep to.
    public var profile = LayoutProfile.standard
    /// What becomes of lines that nobody speaks.
    public var unspoken = UnspokenLines.leaveOut
    /// What turns are timed by.
    public var timing = TimingMethod.auto
    /// What is not to be gone by, where turns are timed by speech alone.
    package var ignored: Set<TimingEvidence> = []
    /// Whether a transcript is timed that seems to be of another recording, and a track made that
    /// has no cue.
    public var acceptsUnrelated = false
    /// The same in another language, to be shown below.
    public var second: Transcript?
    /// Who speaks where, where that is known; voices are told apart by their sound without it.
    public var speakers: SpeakerTurns?
    /// Times that somebody vouches for; all others are found between them.
    public var pins: Pins?
    /// How many threads may be at work; without it, one a core. The result does not depend on it.
    public var workers: Int?

    /// The usual options.
    public init() {}
  }

  /// What becomes of lines of the transcript that nobody speaks.
  public enum UnspokenLines: String, Sendable, CaseIterable {
    /// They have no cue, and are named.
    case leaveOut = "omit"
    /// They get a cue between their neighbours, where there is room.
    case keep
  }

  /// How the text in a second language finds its cues.
  public enum Pairing: String, Sendable, CaseIterable {
    /// Each turn is shown with the same turn in the first language.
    case byLine = "line"
    /// The second text is timed as well, and cues are paired by time.
    case byTime = "time"
  }

  /// The turns with their places in the recording.
  public let turns: [TimedTurn]
  /// The indices of the turns that nobody speaks and that have a place all the same, by
  /// ``UnspokenLines/keep``.
  public let placedTurns: [Int]
  /// The cues, with where each comes from and what the profile forbids and could not be helped.
  public let laidOut: LaidOutTrack
  /// Every second of the recording by what becomes of it.
  public let ledger: Ledger
  /// What the cues keep to.
  public let profile: LayoutProfile
  /// The language of the text, whose rules of the profile apply, as a BCP 47 tag; `und` where it is
  /// not known.
  public let language: String
  /// What was done or assumed when the transcript was read.
  public let notes: [TranscriptNote]
  /// How the second language found its cues; nothing without one.
  public let pairing: Pairing?

  /// The subtitles.
  public var track: SubtitleTrack { laidOut.track }

  /// Times a transcript to a recording and lays out its cues.
  ///
  /// - Throws: `GenerationError` where the transcript seems to be of another recording or nothing of
  ///   it has a place, `PinError` where a pin cannot be kept to, `BreakIteratorError` where words
  ///   cannot be told apart for want of ICU's data, or `CancellationError`.
  @concurrent
  public init(
    timing transcript: Transcript, to recording: Recording, options: Options = Options()
  ) async throws {
    let features = options.speakers?.features(recording.features) ?? recording.features
    let runs = options.speakers?.cutting(recording.runs, in: features) ?? recording.runs
    let pinned = try PlacedPins(
      options.pins ?? Pins([]), in: transcript.turns, duration: recording.duration)
    guard options.acceptsUnrelated || recording.hasRoom(for: transcript.turns) else {
      throw GenerationError.ofTranscript(.farTooLong)
    }
    try Task.checkCancellation()
    let timing = TurnTiming(
      pinned.turns, in: transcript.language.code, over: runs, of: features,
      by: options.timing, pins: pinned.pins, ignoring: options.ignored, workers: options.workers)
    try Task.checkCancellation()
    if !options.acceptsUnrelated { try timing.requireRelation(to: recording) }
    let turns = options.speakers?.naming(timing.turns, in: features) ?? timing.turns
    var second: LaidOutTrack?
    if let other = options.second, other.turns.count != transcript.turns.count {
      second = try await Self.second(other, timedTo: recording, options: options).laidOut
    }
    try self.init(
      layingOut: turns, in: transcript.language.tag, over: recording.spans,
      duration: recording.duration, options: options, notes: transcript.notes, second: second,
      heard: recording.heard)
  }

  /// A second transcript whose lines are not those of the first, timed like one of its own.
  private static func second(
    _ transcript: Transcript, timedTo recording: Recording, options: Options
  ) async throws -> Generation {
    var alone = options
    (alone.second, alone.pins) = (nil, nil)
    do {
      return try await Generation(timing: transcript, to: recording, options: alone)
    } catch let error as GenerationError {
      throw GenerationError.ofSecondTranscript(error.reason)
    }
  }

  /// Lays out the cues of turns that have been timed, and judges their times by what is heard.
  package init(
    layingOut timed: [TimedTurn], in language: String, over spans: [LabelledSpan],
    duration: MediaTime, options: Options = Options(), notes: [TranscriptNote] = [],
    second: LaidOutTrack? = nil, heard: HeardAudio? = nil
  ) throws {
    let turns =
      switch options.unspoken {
      case .leaveOut: timed
      case .keep: timed.placingUnspoken(within: duration)
      }
    self.turns = turns
    placedTurns = timed.indices.filter { timed[$0].range == nil && turns[$0].range != nil }
    profile = options.profile
    var laidOut = try LaidOutTrack(
      layingOut: turns, audio: spans, duration: duration, profile: options.profile,
      language: language)
    if var second = second?.track {
      pairing = .byTime
      second.language = options.second?.language.tag
      try laidOut.add(second: second, profile: options.profile)
    } else if let other = options.second {
      pairing = .byLine
      try laidOut.add(second: other.turns, profile: options.profile, language: other.language.tag)
    } else {
      pairing = nil
    }
    if let heard { laidOut.addFindings(by: heard, profile: options.profile) }
    self.laidOut = laidOut
    self.language = language
    self.notes = notes
    ledger = Ledger(cues: laidOut.track.cues, spans: spans, duration: duration)
  }
}

extension TurnTiming {
  /// Makes sure that the turns are those of a recording, and that some of them have a place.
  fileprivate func requireRelation(to recording: Recording) throws(GenerationError) {
    if relation == .unrelated { throw .ofTranscript(.unrelated) }
    guard turns.allSatisfy({ $0.range == nil }) else { return }
    throw .ofTranscript(recording.runs.isEmpty ? .noSpeech : .nothingTimed)
  }
}

/// Why there are no subtitles.
public enum GenerationError: Error, Sendable, Hashable, CustomStringConvertible {
  /// Of the transcript.
  case ofTranscript(Reason)
  /// Of the transcript in a second language.
  case ofSecondTranscript(Reason)

  /// What is wrong.
  public enum Reason: Sendable, Hashable {
    /// Neither the sounds nor the lengths of the transcript fit the speech.
    case unrelated
    /// Nobody could say a good part of it in so short a recording.
    case farTooLong
    /// Nobody speaks in the recording.
    case noSpeech
    /// Somebody does, and nothing of the transcript has a place there.
    case nothingTimed
  }

  /// What is wrong.
  public var reason: Reason {
    switch self {
    case .ofTranscript(let reason), .ofSecondTranscript(let reason): reason
    }
  }

  /// What happened, as a sentence without a full stop.
  public var description: String {
    let transcript =
      switch self {
      case .ofTranscript: "the transcript"
      case .ofSecondTranscript: "the second transcript"
      }
    return switch reason {
    case .unrelated:
      "\(transcript) fits the recording neither by its sounds nor by the lengths of its turns; "
        + "it seems to belong to another one"
    case .farTooLong:
      "\(transcript) is many times as long as what can be said in the recording; it seems to belong "
        + "to another one"
    case .noSpeech: "no speech was found in the recording that \(transcript) could be timed to"
    case .nothingTimed: "nothing of \(transcript) has a place in the speech of the recording"
    }
  }
}
