internal import Timeline

/// Praat's TextGrid, `.TextGrid`: tiers of intervals and of points
/// (https://www.fon.hum.uva.nl/praat/manual/TextGrid_file_formats.html).
///
/// Each tier of intervals is a speaker, unless its name says that it is not. An interval without text
/// is a gap. A point is a cue that ends when it begins.
enum TextGrid: SubtitleCodec {
  static let name = "Praat TextGrid"
  static let fileExtensions = ["textgrid"]
  static let features: Set<TrackFeature> = [.voice, .rows, .blankRows, .outTime]
  static let hasPoints = true

  /// The kinds of tiers: of intervals, and of points.
  static let kinds = ["IntervalTier", "TextTier"]
  /// The tier of what no speaker is named for.
  static let plainTier = "text"

  /// Words in the names of tiers that hold no speaker's turns.
  private static let otherTiers: Set<String> = [
    "text", "texts", "word", "words", "phone", "phones", "phoneme", "phonemes", "segment",
    "segments", "syllable", "syllables", "sentence", "sentences", "utterance", "utterances",
    "phrase", "phrases", "transcript", "transcription", "transcripts", "orthography", "ort", "mau",
    "kan", "ipa", "note", "notes", "comment", "comments", "label", "labels", "silence", "silences",
    "sounding", "speech", "music", "subtitle", "subtitles", "cue", "cues", "chapter", "chapters",
    "translation", "gloss", "tone", "tones", "pitch", "point", "points", "tier", "intervals",
    "noise", "event", "events", "marks",
  ]

  /// Whether a tier's name is that of somebody who speaks.
  static func isSpeaker(_ name: String) -> Bool {
    let words = name.lowercased().split { !$0.isLetter }.map(String.init)
    return !name.isEmpty && !words.contains(where: otherTiers.contains)
  }

  static func likeness(of start: FileStart) -> Likeness {
    let first = start.firstLine
    guard first.begins(with: "File type") || first.begins(with: "\"ooTextFile") else {
      return .none
    }
    return start.lines.prefix(5).contains { line in
      String(decoding: line, as: UTF8.self).contains("\"TextGrid\"")
    } ? .certain : .none
  }

  static func read(_ source: SourceText) throws(SubtitleParseError) -> ParsedTrack {
    var reader = TextGridReader(source)
    return try reader.read()
  }

  // MARK: - Writing

  /// A tier that is being filled.
  private struct Tier {
    var name: String
    var isIntervals: Bool
    var cues: [Cue] = []
    var end = MediaTime.zero
  }

  static func write(_ track: SubtitleTrack, lineEnding: String, to out: inout ByteWriter) {
    let tiers = tiers(of: track)
    let start = bound("textgrid.xmin", of: track) ?? .zero
    let first = min(start, track.cues.map(\.inTime).min() ?? .zero)
    let last = max(
      bound("textgrid.xmax", of: track) ?? .zero, first,
      track.cues.map { max($0.inTime, $0.outTime) }.max() ?? .zero)
    func line(_ indent: Int, _ text: String) {
      out += String(repeating: "    ", count: indent) + text + lineEnding
    }
    func times(_ indent: Int, _ start: MediaTime, _ end: MediaTime) {
      line(indent, "xmin = \(decimal(start)) ")
      line(indent, "xmax = \(decimal(end)) ")
    }
    line(0, "File type = \"ooTextFile\"")
    line(0, "Object class = \"TextGrid\"")
    line(0, "")
    times(0, first, last)
    line(0, "tiers? <exists> ")
    line(0, "size = \(tiers.count) ")
    line(0, "item []: ")
    for (index, tier) in tiers.enumerated() {
      line(1, "item [\(index + 1)]:")
      line(2, "class = \"\(kinds[tier.isIntervals ? 0 : 1])\" ")
      line(2, "name = \(quoted(tier.name)) ")
      times(2, first, last)
      if tier.isIntervals {
        let intervals = intervals(of: tier, from: first, to: last)
        line(2, "intervals: size = \(intervals.count) ")
        for (number, interval) in intervals.enumerated() {
          line(2, "intervals [\(number + 1)]:")
          times(3, interval.start, interval.end)
          line(3, "text = \(quoted(interval.text)) ")
        }
      } else {
        line(2, "points: size = \(tier.cues.count) ")
        for (number, cue) in tier.cues.enumerated() {
          line(2, "points [\(number + 1)]:")
          line(3, "number = \(decimal(cue.inTime)) ")
          line(3, "mark = \(quoted(cue.text.string)) ")
        }
      }
    }
  }

  /// The intervals of a tier, with gaps between them, each beginning where the one before ends.
  private static func intervals(
    of tier: Tier, from first: MediaTime, to last: MediaTime
  ) -> [(start: MediaTime, end: MediaTime, text: String)] {
    var intervals: [(start: MediaTime, end: MediaTime, text: String)] = []
    var position = rounded(first)
    for cue in tier.cues {
      let (start, end) = (rounded(cue.inTime), rounded(cue.outTime))
      if start > position { intervals.append((position, start, "")) }
      intervals.append((start, end, cue.text.string))
      position = end
    }
    let end = rounded(last)
    if end > position || intervals.isEmpty { intervals.append((position, end, "")) }
    return intervals
  }

  /// The tiers, one a speaker, and more where cues of one overlap: the intervals of a tier do not.
  private static func tiers(of track: SubtitleTrack) -> [Tier] {
    var tiers: [Tier] = []
    /// The tiers of a name, the newest last.
    var known: [String: [Int]] = [:]
    let cues = track.cues.enumerated().sorted {
      ($0.element.inTime, $0.offset) < ($1.element.inTime, $1.offset)
    }
    for cue in cues.map(\.element) {
      let name = cue.text.speaker ?? cue.attributes["textgrid.tier"] ?? plainTier
      let isInterval = rounded(cue.outTime) > rounded(cue.inTime)
      let key = (isInterval ? "i" : "p") + name
      // Looked for among a few, so that many at once take no time without bound.
      let free = known[key]?.suffix(16).first {
        !isInterval || tiers[$0].end <= rounded(cue.inTime)
      }
      let index = free ?? tiers.count
      if free == nil {
        tiers.append(Tier(name: name, isIntervals: isInterval))
        known[key, default: []].append(index)
      }
      tiers[index].cues.append(cue)
      tiers[index].end = rounded(cue.outTime)
    }
    return tiers.isEmpty ? [Tier(name: plainTier, isIntervals: true)] : tiers
  }

  private static func bound(_ name: String, of track: SubtitleTrack) -> MediaTime? {
    track.attributes[name].flatMap { MediaTime(decimal: Array($0.utf8)[...]) }
  }

  private static func rounded(_ time: MediaTime) -> MediaTime {
    .milliseconds(Int(time.roundedMilliseconds))
  }

  private static func decimal(_ time: MediaTime) -> String {
    var out = ByteWriter()
    out.appendShortSeconds(time)
    return String(decoding: out.bytes, as: UTF8.self)
  }

  private static func quoted(_ text: String) -> String {
    "\"" + text.replacing("\"", with: "\"\"") + "\""
  }
}
