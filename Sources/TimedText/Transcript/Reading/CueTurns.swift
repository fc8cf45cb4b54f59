internal import UnicodeText

/// The words of subtitles, a turn a cue, to be looked for in a recording.
///
/// What is shown and not said is no part of them: names and dashes before rows, marks such as
/// `[pause]`, readings above the text, and the rows of a second language. When a cue begins is taken
/// as a hint.
public struct CueTurns: Sendable, Hashable {
  /// The turns, in the order in which their cues are shown; a cue has one for each of its speakers,
  /// and none without a word.
  public let turns: [Turn]
  /// For each turn the index of its cue in the track, where it is the first of that.
  public let openedCues: [Int?]
  /// The language of the words as a BCP 47 tag.
  public let language: String

  /// The turns of some cues in one language.
  private init(_ cues: [(index: Int, cue: Cue)], in language: String) {
    let options = TranscriptOptions()
    var reading = TranscriptReading(options: options)
    let paragraphs = reading.fragments(
      SubtitleRows(ofCues: cues.map(\.cue)), makesSentences: false)
    var builder = TurnBuilder(
      options: options, language: UnicodeText.LanguageGuess(stated: language).code)
    for paragraph in paragraphs { builder.add(paragraph) }
    self.language = language
    turns = builder.finish()
    var last: Int?
    openedCues = turns.map { turn in
      // What is numbered in place of lines are the cues.
      let cue = cues[turn.lines.lowerBound - 1].index
      defer { last = cue }
      return cue == last ? nil : cue
    }
  }

  /// The words of a track: once, or, where its cues show two languages one above the other, in each,
  /// the upper one first.
  ///
  /// - Parameters:
  ///   - track: Any track.
  ///   - most: How many rows one language has at most.
  /// - Returns: The words in each language.
  /// - Complexity: O(*n* log *n*) in the number of cues, O(*n*) in the length of the text.
  public static func inEachLanguage(of track: SubtitleTrack, rows most: Int = 2) -> [CueTurns] {
    let languages = TrackLanguages(of: track)
    let cues = track.cues.enumerated().map { (index: $0, cue: $1.withoutReadings) }
      .sorted { ($0.cue.inTime, $0.index) < ($1.cue.inTime, $1.index) }
    guard let lower = languages.lower else { return [CueTurns(cues, in: languages.main)] }
    return [languages.main, lower].map { language in
      CueTurns(
        cues.map { index, cue in
          let rows = cue.text.rows
          let tags = languages.tags(of: rows.map(\.string), most: most)
          return (index, cue.showing(zip(rows, tags).lazy.filter { $1 == language }.map(\.0)))
        }, in: language)
    }
  }
}

extension Cue {
  /// The cue without what stands above its text to say how that is read.
  fileprivate var withoutReadings: Cue {
    let readings = text.readings
    guard !readings.isEmpty else { return self }
    var kept: [CueText] = []
    var start = 0
    for reading in readings {
      if reading.lowerBound > start { kept.append(text[start..<reading.lowerBound]) }
      start = max(start, reading.upperBound)
    }
    kept.append(text[start..<text.string.utf8.count])
    var cue = self
    cue.text = kept.reduce(into: CueText()) { $0.append($1) }
    return cue
  }

  /// The cue with some rows in place of its own.
  fileprivate func showing(_ rows: some Sequence<CueText>) -> Cue {
    var cue = self
    cue.text = rows.reduce(into: CueText()) { text, row in
      if !text.isEmpty { text.append("\n") }
      text.append(row)
    }
    return cue
  }
}
