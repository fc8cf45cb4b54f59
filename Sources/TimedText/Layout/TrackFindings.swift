internal import Timeline
public import UnicodeText

extension LayoutProfile {
  /// What the profile forbids and the track does, in the order of the cues.
  ///
  /// - Parameter track: Any track; without a language it is judged by the script of its text.
  /// - Returns: Findings without a cause: what could have been done is not told by the track.
  /// - Throws: `BreakIteratorError` where words cannot be told apart for want of ICU's data.
  /// - Complexity: O(*n*) in the length of the text.
  public func findings(in track: SubtitleTrack) throws(BreakIteratorError) -> [Finding] {
    let language =
      track.language
      ?? LanguageGuess.language(of: track.cues.lazy.flatMap(\.lines).map(\.text))
    var inspection = CueInspection(
      profile: self, rules: rules(for: language),
      words: try BreakIterator(.word, language: language))
    for (index, cue) in track.cues.enumerated() {
      let next = index + 1 < track.cues.count ? track.cues[index + 1] : nil
      inspection.inspect(cue, index: index, next: next)
    }
    return inspection.findings
  }
}
