/// Who speaks where in a recording, as somebody else found out: an RTTM file of a diariser's, or
/// subtitles that name their speakers.
public struct SpeakerTurns: Sendable {
  /// The names of the speakers, those who speak longest first, no more than the timing can tell
  /// apart.
  public let names: [String]
  private let turns: [(range: TimeRange, speaker: Int)]

  /// Takes the speakers of a track.
  ///
  /// - Parameter track: Any track whose cues name who speaks; cues that name nobody say nothing.
  public init(_ track: SubtitleTrack) {
    var lengths: [String: MediaTime] = [:]
    let named = track.cues.compactMap { cue in
      cue.text.speaker.map { (range: cue.range, name: $0) }
    }
    for (range, name) in named { lengths[name, default: .zero] += range.duration }
    names = lengths.keys.sorted {
      (lengths[$1] ?? .zero, $0) < (lengths[$0] ?? .zero, $1)
    }.prefix(FrameFeatures.mostChannels).map(\.self)
    let numbers = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
    turns = named.compactMap { turn in numbers[turn.name].map { (turn.range, $0) } }
  }

  /// The features with the speaker of each hop in the place of a channel with one speaker; of two
  /// who speak at once, the one who began later.
  func features(_ features: FrameFeatures) -> FrameFeatures {
    var features = features
    var speakers = [UInt8](repeating: FrameFeatures.noChannel, count: features.count)
    for (range, speaker) in turns {
      let hops = features.hops(of: range)
      for hop in hops { speakers[hop] = UInt8(speaker) }
    }
    features.storedChannels = speakers
    return features
  }

  /// For how many hops somebody must speak in a run that it is cut there: diarisers are held to a
  /// quarter of a second (NIST, The Rich Transcription evaluation plan, 2009), and what is off by as
  /// much must not cut a sliver off a run.
  private static let leastHops = 50

  /// The runs, cut where one speaker follows another without a pause; `features` are those that
  /// ``features(_:)`` gave, with the speaker of each hop.
  func cutting(_ runs: [SpeechRun], in features: FrameFeatures) -> [SpeechRun] {
    runs.cut(atChannelsOf: features, leading: Self.leastHops)
  }

  /// The turns with the names of those who speak them, where the transcript has none: of those who
  /// speak for most of a turn. `features` are those that ``features(_:)`` gave.
  func naming(_ turns: [TimedTurn], in features: FrameFeatures) -> [TimedTurn] {
    guard turns.allSatisfy({ $0.turn.speaker == nil }) else { return turns }
    return turns.map { turn in
      var turn = turn
      var counts = Array(repeating: 0, count: names.count)
      var hopCount = 0
      for hops in turn.clauseRanges.map(features.hops) {
        hopCount += hops.count
        for hop in hops where features.storedChannels[hop] != FrameFeatures.noChannel {
          counts[Int(features.storedChannels[hop])] += 1
        }
      }
      if let most = counts.indices.max(by: { counts[$0] < counts[$1] }), counts[most] * 2 > hopCount
      {
        turn.turn.speaker = names[most]
      }
      return turn
    }
  }
}
