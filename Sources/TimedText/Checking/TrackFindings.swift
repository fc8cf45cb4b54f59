public import Timeline
public import UnicodeText

extension LayoutProfile {
  /// What the profile forbids and the track does, in the order of the cues.
  ///
  /// Text is judged by the rules of its language: what its markup says it is in, row by row, else
  /// that of the track.
  ///
  /// - Parameters:
  ///   - track: Any track; without a language it is judged by the one that its text seems to be in.
  ///   - precision: How fine the times of its file are: what rounding to that explains is no fault.
  /// - Returns: Findings without a cause: what could have been done is not told by the track.
  /// - Throws: `BreakIteratorError` where words cannot be told apart for want of ICU's data.
  /// - Complexity: O(*n*) in the length of the text.
  public func findings(
    in track: SubtitleTrack, precision: MediaTime = .milliseconds(1)
  ) throws(BreakIteratorError) -> [Finding] {
    let language = track.language ?? track.guessedLanguage
    var inspection = CueInspection(
      profile: self, language: language, rounding: precision,
      words: try BreakIterator(.word, language: language))
    let cues = track.cues
    for (index, cue) in cues.enumerated() {
      inspection.inspect(
        cue, index: index, previous: index > 0 ? cues[index - 1] : nil,
        next: index + 1 < cues.count ? cues[index + 1] : nil)
    }
    return inspection.findings
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
