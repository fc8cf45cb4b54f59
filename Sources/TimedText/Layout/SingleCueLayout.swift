internal import Timeline
package import UnicodeText

/// The rows of cues whose times are settled: breaks their text into lines and asks nothing else.
package struct SingleCueLayout: ~Copyable {
  private let profile: LayoutProfile
  private let rules: LanguageRules
  private var builder: TurnTextBuilder

  /// - Throws: `BreakIteratorError` where words cannot be told apart for want of ICU's data.
  package init(profile: LayoutProfile, language: String) throws(BreakIteratorError) {
    self.profile = profile
    rules = profile.rules(for: language)
    builder = try TurnTextBuilder(language: language, rules: rules)
  }

  /// The rows of one cue that shows some turns, or what there is of them: the best lines where there
  /// is one turn, a line each with dashes where there are more.
  ///
  /// - Complexity: O(*n*) in the length of the text, where it is no longer than a cue.
  package mutating func rows(of turns: [Turn]) -> [String] {
    let timed = turns.map { turn in
      TimedTurn(
        turn: turn, state: .timed,
        clauseRanges: turn.clauses.map { _ in MediaTime.zero..<MediaTime.zero },
        probability: 0, collar: .zero, evidence: .regions)
    }
    let parts = timed.enumerated().compactMap { index, turn in
      let text = builder.text(of: turn, turn: index, label: 0)
      return text.text.isEmpty ? nil : CuePlan.Part(turn: text, from: 0, to: text.lastPlace)
    }
    guard !parts.isEmpty else { return [] }
    let lines = CueLines(turns: timed, profile: profile, rules: rules)
    return lines.lines(of: CuePlan(parts: parts, isOneVoice: false)).map(\.shown)
  }
}
