public import Timeline
public import UnicodeText

extension LayoutProfile {
  /// What the profile forbids and the track does, in the order of the cues.
  ///
  /// Text is judged by the rules of its language: what its markup says it is in, row by row, else
  /// that of the track; where cues show two languages, one above the other, each by its own.
  ///
  /// - Parameters:
  ///   - track: Any track; without a language it is judged by what its text seems to be in.
  ///   - heard: What is heard in the recording, where that is known: the times are judged by it too.
  ///   - precision: How fine the times of its file are: what rounding to that explains is no fault.
  /// - Returns: Findings in the order of the cues, those of speech without a cue last, without a cause: what could have been done is not told by the track.
  /// - Throws: `BreakIteratorError` where words cannot be told apart for want of ICU's data.
  /// - Complexity: O(*n*) in the length of the text, O(*n* log *n*) in the number of cues where `heard` is given.
  public func findings(
    in track: SubtitleTrack, heard: HeardAudio? = nil, precision: MediaTime = .milliseconds(1)
  ) throws(BreakIteratorError) -> [Finding] {
    let languages = TrackLanguages(of: track)
    var inspection = CueInspection(
      profile: self, languages: languages, rounding: precision,
      words: try BreakIterator(.word, language: languages.main))
    let cues = track.cues
    for (index, cue) in cues.enumerated() {
      inspection.inspect(
        cue, index: index, previous: index > 0 ? cues[index - 1] : nil,
        next: index + 1 < cues.count ? cues[index + 1] : nil)
    }
    guard let heard else { return inspection.findings }
    let audible = AudioInspection(
      heard, profile: self, languages: languages, rounding: precision
    ).findings(in: cues)
    return (inspection.findings + audible).enumerated().sorted {
      ($0.element.cue ?? cues.count, $0.offset) < ($1.element.cue ?? cues.count, $1.offset)
    }.map(\.element)
  }
}

extension SubtitleTrack {
  /// The language that the text seems to be in, as a BCP 47 tag; `und` where it has no letters.
  ///
  /// - Complexity: O(1) in the length of the track: no more than its start is read.
  public var guessedLanguage: String {
    UnicodeText.LanguageGuess.tag(of: cues.lazy.map(\.text.string))
  }
}

extension UnicodeText.LanguageGuess {
  /// The language that texts seem to be in together, by the first of them.
  static func tag(of texts: some Sequence<String>) -> String {
    var sample = ""
    for text in texts {
      if sample.utf8.count > 60_000 { break }
      sample += text.prefix(2000) + "\n"
    }
    return UnicodeText.LanguageGuess(sample).tag
  }
}
